"""One line of the lexicon: a word, what must stand around it, and what it then names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

UPOS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adj": ("ADJ", "VERB", "ADV")}
Test = Literal["filled", "empty", "in", "not in", "actor", "not actor", "plural", "own", "other", "sides", "state"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on the words around an entry's word."""

    slot: str
    test: Test
    lemmas: frozenset[str] = frozenset()
    by_name: bool = False
    """Whether somebody's name may stand there as well, of a subject: "Lula voló a Pekín"."""
    by_people: bool = False
    """Whether a people may stand there as well, where an entry asks for a crowd: "los venezolanos tomaron la plaza"."""

    @property
    def needs_word(self) -> bool:
        """Whether a sentence without any of its words cannot meet it."""
        return self.test == "in" and not self.by_name and not self.by_people

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots any of which may answer: ``to|into=court``."""
        return tuple(self.slot.split("|"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a word: an event (``type``) or an operator on another word's event (``effect``)."""

    word: str
    pos: str
    conditions: tuple[Condition, ...]
    actor: tuple[tuple[str, ...], ...]
    """Alternatives in order; each is a tuple of slots that act together."""
    recipient: tuple[str, ...]
    content: tuple[str, ...]
    type: str | None
    mode: str | None
    cameo: str | None
    effect: str | None
    example: str
    rule: str
    place: str
    """File and line, for messages."""
    head_last: bool = False
    """Whether the last word of a phrase is its head, as in the noun phrases of some languages, or the first."""
    shared: tuple[str, ...] = ()
    """Other words that the entry holds for as well, each in place of its own."""

    head: str = field(init=False)
    """The lemma that the entry is found by."""
    companions: tuple[str, ...] = field(init=False)
    """The other lemmas of a phrase."""
    asked: tuple[frozenset[str], ...] = field(init=False)
    """Words besides the head, of each set one, without which the entry cannot fit; of a pair of words the last."""

    def __post_init__(self) -> None:
        words = self.word.split()
        companions = tuple(words[:-1] if self.head_last else words[1:])
        named = [frozenset(lemma.split()[-1] for lemma in c.lemmas) for c in self.conditions if c.needs_word]
        object.__setattr__(self, "head", words[-1 if self.head_last else 0])
        object.__setattr__(self, "companions", companions)
        object.__setattr__(self, "asked", (*(frozenset([word]) for word in companions), *named))

    @property
    def specificity(self) -> int:
        """How much the entry asks for: of several that fit, the one that asks most is right."""
        return len(self.conditions) + 2 * len(self.companions)
