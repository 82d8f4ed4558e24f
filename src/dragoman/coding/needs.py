"""What the entries of a lexicon ask of a sentence, as far as that shows without a parse: words that must be in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dragoman.coding.entries import Condition, Entry
from dragoman.coding.forms import inflected
from dragoman.coding.grammar import Grammar
from dragoman.coding.lexicon import Lexicon

STRUCTURAL = frozenset({"subj", "obj", "iobj", "comp", "poss", "refl", "speaker", "mod"})
"""Slots that no word marks; any other is named after its preposition."""
MARKED = frozenset({"filled", "in", "actor", "sides"})
"""Tests that hold only where something stands in the slot."""
Need = tuple[frozenset[str], ...]
"""Of each set, one word."""


class Needs:
    """What each entry asks for besides its head, by the forms of the head."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._language = lexicon.language
        self._grammar = grammar
        self._forms: dict[frozenset[str], frozenset[str]] = {}
        asked: dict[tuple[str, str], set[Need]] = defaultdict(set)
        for entry in (*lexicon.entries, *lexicon.implied):
            if not entry.effect:  # an operator alone is no event
                asked[entry.head, entry.pos].add(self._need(entry))
        for lemma in grammar["deontic"]:  # "X said that Y must leave" has no entry: the demand is in the form
            asked[lemma, "adj"].add((self._spelled(lexicon.speech),))
        self.verbs: dict[str, tuple[Need, ...]] = {}
        """For heads that are verbs."""
        self.others: dict[str, tuple[Need, ...]] = {}
        for (head, pos), needs in asked.items():
            table, least = self.verbs if pos == "verb" else self.others, _least(needs)
            for form in inflected(self._language, head, "noun" if pos == "noun" else "verb"):
                table[form] = (*table.get(form, ()), *least)

    def _need(self, entry: Entry) -> Need:
        words = [self._spelled([word]) for word in entry.companions]
        for condition in entry.conditions:
            if condition.needs_word:
                words.append(self._spelled(condition.lemmas))
            if condition.test in MARKED:
                words += self._marking(condition)
        return tuple(dict.fromkeys(words))

    def _marking(self, condition: Condition) -> list[frozenset[str]]:
        """Words one of each of which marks the slots of a condition; of alternatives those of any."""
        paths = [[part for part in slot.split(".") if part not in STRUCTURAL] for slot in condition.slots]
        if len(paths) == 1:
            return [self._marks(part) for part in paths[0]]
        return [frozenset().union(*(self._marks(path[0]) for path in paths))] if all(paths) else []

    def _marks(self, slot: str) -> frozenset[str]:
        """Words that mark a slot: its preposition, in a passive any that marks who did it."""
        return self._spelled(self._grammar["agent"] if slot in self._grammar["agent"] else [slot])

    def _spelled(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Every form of some lemmas; of a lemma of two words the last."""
        wanted = frozenset(lemmas)
        if wanted not in self._forms:
            last = [lemma.split()[-1].split("-")[-1] for lemma in wanted]
            self._forms[wanted] = frozenset(form for lemma in last for form in inflected(self._language, lemma))
        return self._forms[wanted]


def _least(asked: set[Need]) -> tuple[Need, ...]:
    """Without what asks for all that another asks for, and more; the least first."""
    alike = {frozenset(need): need for need in sorted(asked, key=len)}  # the same words in another order
    kept = [need for words, need in alike.items() if not any(other < words for other in alike)]
    return tuple(sorted(kept, key=len))
