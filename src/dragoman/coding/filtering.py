"""Sentences that cannot hold an event, told without a parse: no entry of the lexicon can fit, or nobody could act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from dragoman.coding.forms import inflected
from dragoman.coding.grammar import load
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.needs import Need, Needs
from dragoman.coding.reference import BACK
from dragoman.coding.relevance import POLITICAL
from dragoman.model import Span
from dragoman.parsing.parser import LANGUAGES
from dragoman.parsing.tokenizing import read_divider
from dragoman.resolving.actors import ArticleActors, tables

WORD = re.compile(r"[^\W\d_]+(?:[-‑–][^\W\d_]+)*", re.UNICODE)
KEPT = 50_000
"""Words of which it is remembered what they are put together from."""
POINTING = ("speaker_singular", "speaker_plural", "third_singular_person", "third_singular_thing", "third_plural")


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a sentence, in small letters."""

    all: frozenset[str]
    verbal: frozenset[str]
    """Those that can be verbs where they stand."""


class Filter:
    """Tells which sentences are worth a parse."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        grammar = load(language)
        self._needs = Needs(lexicon, grammar)
        self._divider = read_divider(LANGUAGES / language)
        self._parts = lru_cache(KEPT)(self._divided)
        self._determiners = grammar["determiners"]
        self._silent = bool(grammar["silent_subject"])
        both = {form for word in grammar["both_sides"] for form in inflected(language, word, "noun")}
        self._pointers = both.union(*(grammar[name] for name in POINTING))
        self._roles = _by_last_word(
            phrase
            for phrase, role in tables.load(language).roles.items()
            if not role.sectors or role.code or not POLITICAL.isdisjoint(role.sectors)
        )

    def telling(self, text: str, spans: Sequence[Span]) -> dict[int, Bag]:
        """The sentences that have the words some entry asks for, by index."""
        bags = ((index, self._bag(text, span)) for index, span in enumerate(spans))
        return {index: bag for index, bag in bags if self._fits(bag)}

    def may_hold(self, bag: Bag, spans: Sequence[Span], index: int, named: ArticleActors) -> bool:
        """Whether somebody in politics is in such a sentence, or before it and pointed at."""
        if named.within(*spans[index]) or any(_is_role(word, bag.all, self._roles) for word in bag.all):
            return True
        pointing = self._silent or not bag.all.isdisjoint(self._pointers)
        return pointing and bool(named.within(spans[max(0, index - BACK)][0], spans[index][0]))

    def _bag(self, text: str, span: Span) -> Bag:
        found = list(WORD.finditer(text, *span))
        loud = sum(text[m.start()].isupper() for m in found) * 3 > len(found)  # a headline with capitals
        everything: set[str] = set()
        verbal: set[str] = set()
        before, end = "", -2  # nothing stands before the first word
        for match in found:
            word = match[0]
            lower = word.lower()
            parts = self._parts(lower)
            everything.update(parts)
            joined = match.start() == end + 1
            named = joined and not loud and word[0] != lower[0]  # "the Court", "Operation Strike": no verb
            if not named and not (joined and before in self._determiners):
                verbal.update(parts)
            before, end = lower, match.end()
        return Bag(frozenset(everything), frozenset(verbal))

    def _divided(self, word: str) -> tuple[str, ...]:
        """A word, and what it is put together from."""
        if not word.isalpha():
            whole = word.replace("‑", "-").replace("–", "-")
            return (whole, *whole.split("-"))
        if self._divider:
            return (word, *(part for part, _, _ in self._divider.parts(word)))
        return (word,)

    def _fits(self, bag: Bag) -> bool:
        return _met(bag.verbal, self._needs.verbs, bag.all) or _met(bag.all, self._needs.others, bag.all)


def _met(heads: Set[str], table: Mapping[str, tuple[Need, ...]], words: Set[str]) -> bool:
    """Whether the words hold what an entry for one of the heads asks for."""
    needs = (need for head in table.keys() & heads for need in table[head])
    return any(all(not asked.isdisjoint(words) for asked in need) for need in needs)


def _by_last_word(phrases: Iterable[str]) -> Mapping[str, list[frozenset[str]]]:
    """Last word of each phrase → its other words."""
    found: dict[str, list[frozenset[str]]] = {}
    for phrase in phrases:
        *others, last = WORD.findall(phrase) or [phrase]
        found.setdefault(last, []).append(frozenset(others))
    return {last: [frozenset()] if frozenset() in others else others for last, others in found.items()}


def _is_role(word: str, words: Set[str], roles: Mapping[str, list[frozenset[str]]]) -> bool:
    return any(others <= words for others in roles.get(word, ()))
