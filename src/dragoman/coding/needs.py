"""What the lexicon asks of a sentence, as far as that shows without a parse: words, and how many could take part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from dragoman.coding.forms import inflected
from dragoman.coding.grammar import Grammar
from dragoman.coding.lexicon import Entry, Lexicon
from dragoman.coding.relevance import NEEDS_RECIPIENT, NEEDS_RECIPIENT_OR_CONTENT, OF_THINGS

STRUCTURAL = frozenset({"subj", "obj", "iobj", "comp", "poss", "speaker", "mod"})
"""Slots that no word marks; any other is named after its preposition."""
MARKED = frozenset({"filled", "in", "actor"})
"""Tests that hold only where something stands in the slot."""


@dataclass(frozen=True, slots=True)
class Need:
    """What one entry asks for besides its head."""

    words: tuple[frozenset[str], ...]
    """Of each set, one word."""
    parties: int
    """How many have to take part for an event worth keeping (``relevance``)."""
    shifted: int
    """How many where an operator, a negation or a future may make an event of another type of it."""

    def met(self, words: Set[str], parties: int, shifted: bool) -> bool:
        """Whether a sentence of these words, in which so many could take part, has it."""
        enough = parties >= (self.shifted if shifted else self.parties)
        return enough and all(not asked.isdisjoint(words) for asked in self.words)

    def within(self, other: Need) -> bool:
        """Whether whatever has the other has this."""
        asked = set(self.words) <= set(other.words)
        return asked and self.parties <= other.parties and self.shifted <= other.shifted


class Needs:
    """What each entry of a lexicon asks for, by the forms of its head."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._language = lexicon.language
        self._grammar = grammar
        verbs: dict[str, set[Need]] = defaultdict(set)
        others: dict[str, set[Need]] = defaultdict(set)
        for entry in lexicon.entries:
            if entry.effect:
                continue  # an operator alone is no event
            need = self._need(entry)
            for form in inflected(self._language, entry.head, "noun" if entry.pos == "noun" else "verb"):
                (verbs if entry.pos == "verb" else others)[form].add(need)
        speech = frozenset(form for lemma in lexicon.speech for form in inflected(self._language, lemma))
        for word in grammar["deontic"]:  # "X said that Y must leave" has no entry: the demand is in the form
            others[word].add(Need((speech,), 2, 2))
        self.verbs = {form: _least(asked) for form, asked in verbs.items()}
        """By verbs, which no article precedes."""
        self.others = {form: _least(asked) for form, asked in others.items()}

    def _need(self, entry: Entry) -> Need:
        words = [self._spelled([word]) for word in entry.companions]
        for condition in entry.conditions:
            if condition.test == "in":
                words.append(self._spelled(condition.lemmas))
            if condition.test in MARKED:
                words += [self._marks(slot) for slot in condition.slot.split(".") if slot not in STRUCTURAL]
        acting = {c.slot.partition(".")[0] for c in entry.conditions if c.test == "actor"}
        least = 2 if "subj" in acting and len(acting) > 1 else 1
        return Need(tuple(dict.fromkeys(words)), max(least, _plain(entry)), least)

    def _marks(self, slot: str) -> frozenset[str]:
        """Words that mark a slot: its preposition, in a passive any that marks who did it."""
        return self._spelled(self._grammar["agent"] if slot in self._grammar["agent"] else [slot])

    def _spelled(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Every form of some lemmas; of a lemma of two words the last."""
        last = [lemma.split()[-1].split("-")[-1] for lemma in lemmas]
        return frozenset(form for lemma in last for form in inflected(self._language, lemma))


def _plain(entry: Entry) -> int:
    """How many have to take part where the entry's own type stays what it is."""
    alone = entry.type == "PROTEST" or (entry.pos != "noun" and entry.type not in NEEDS_RECIPIENT)
    if entry.type in NEEDS_RECIPIENT_OR_CONTENT - OF_THINGS and not entry.content:
        alone = False
    return 1 if alone else 2


def _least(asked: set[Need]) -> tuple[Need, ...]:
    """Without what asks for more than another."""
    return tuple(need for need in asked if not any(other != need and other.within(need) for other in asked))
