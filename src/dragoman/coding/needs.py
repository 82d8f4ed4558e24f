"""What the entries of a lexicon ask of a sentence, as far as that shows without a parse: words that must be in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dragoman.coding.forms import inflected
from dragoman.coding.grammar import Grammar
from dragoman.coding.lexicon import Entry, Lexicon

STRUCTURAL = frozenset({"subj", "obj", "iobj", "comp", "poss", "refl", "speaker", "mod"})
"""Slots that no word marks; any other is named after its preposition."""
MARKED = frozenset({"filled", "in", "actor"})
"""Tests that hold only where something stands in the slot."""
Need = tuple[frozenset[str], ...]
"""Of each set, one word."""


class Needs:
    """What each entry asks for besides its head, by the forms of the head."""

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
        for lemma in grammar["deontic"]:  # "X said that Y must leave" has no entry: the demand is in the form
            for form in inflected(self._language, lemma, "verb"):
                others[form].add((self._spelled(lexicon.speech),))
        self.verbs = {form: _least(asked) for form, asked in verbs.items()}
        """For heads that are verbs."""
        self.others = {form: _least(asked) for form, asked in others.items()}

    def _need(self, entry: Entry) -> Need:
        words = [self._spelled([word]) for word in entry.companions]
        for condition in entry.conditions:
            if condition.test == "in":
                words.append(self._spelled(condition.lemmas))
            if condition.test in MARKED:
                words += [self._marks(slot) for slot in condition.slot.split(".") if slot not in STRUCTURAL]
        return tuple(dict.fromkeys(words))

    def _marks(self, slot: str) -> frozenset[str]:
        """Words that mark a slot: its preposition, in a passive any that marks who did it."""
        return self._spelled(self._grammar["agent"] if slot in self._grammar["agent"] else [slot])

    def _spelled(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Every form of some lemmas; of a lemma of two words the last."""
        last = [lemma.split()[-1].split("-")[-1] for lemma in lemmas]
        return frozenset(form for lemma in last for form in inflected(self._language, lemma))


def _least(asked: set[Need]) -> tuple[Need, ...]:
    """Without what asks for all that another asks for, and more; the least first."""
    kept = [need for need in asked if not any(other != need and set(other) <= set(need) for other in asked)]
    return tuple(sorted(kept, key=len))
