"""Sentences that cannot hold an event, told without a parse: no entry of the lexicon can fit, or too few could act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from dragoman.coding.forms import inflected
from dragoman.coding.grammar import load
from dragoman.coding.lexicon import Lexicon
from dragoman.coding.needs import Need, Needs
from dragoman.coding.reference import BACK
from dragoman.coding.relevance import POLITICAL
from dragoman.model import Span
from dragoman.parsing.splitting import starters
from dragoman.resolving.actors import ArticleActors, tables
from dragoman.resolving.actors.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:[-‑–][^\W\d_]+)*", re.UNICODE)
ONE = ("speaker_singular", "speaker_plural", "third_singular_person", "third_singular_thing")
SHIFTING = ("future", "reported_future", "deontic", "negators", "negative_determiners", "negative_pronouns")
MANY = 99


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a sentence, in lower case."""

    all: frozenset[str]
    verbal: frozenset[str]
    """Those that can be verbs where they stand."""
    shifted: bool
    """Whether one of them may make another event of what is told."""


class Filter:
    """Tells which sentences are worth a parse."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._grammar = grammar = load(language)
        self._needs = Needs(lexicon, grammar)
        operators = (form for e in lexicon.entries if e.effect for form in inflected(language, e.head))
        marks = (word for name in SHIFTING for mark in grammar[name] for word in WORD.findall(mark))
        self._shifters = frozenset((*operators, *marks))
        self._one = frozenset(word for name in ONE for word in grammar[name])
        roles = tables.load(language).roles
        self._roles = _by_last_word(roles)
        self._political = _by_last_word(
            phrase
            for phrase, role in roles.items()
            if not role.sectors or role.code or not POLITICAL.isdisjoint(role.sectors)
        )
        both = frozenset(form for word in grammar["both_sides"] for form in inflected(language, word, "noun"))
        self._several = grammar["third_plural"] | (both - grammar["both_sides"]) | both.difference(self._roles)
        self._starters = starters(language)

    def telling(self, text: str, spans: Sequence[Span]) -> dict[int, Bag]:
        """The sentences that have the words some entry asks for, by index."""
        bags = ((index, self._bag(text, span)) for index, span in enumerate(spans))
        return {index: bag for index, bag in bags if self._fits(bag, MANY)}

    def may_hold(self, bag: Bag, text: str, spans: Sequence[Span], index: int, named: ArticleActors) -> bool:
        """Whether one of these has as many who could take part as an entry asks for, one of them in politics."""
        names = [m.span for m in named.within(*spans[index])]
        if not names and not any(_is_role(word, bag, self._political) for word in bag.all):
            before = (spans[max(0, index - BACK)][0], spans[index][0])
            if bag.all.isdisjoint(self._one | self._several) or not named.within(*before):
                return False
        return self._fits(bag, len(names)) or self._fits(bag, self._parties(bag, text, spans[index], names))

    def _bag(self, text: str, span: Span) -> Bag:
        found = list(WORD.finditer(text, *span))
        loud = sum(text[m.start()].isupper() for m in found) * 3 > len(found)  # a headline with capitals
        everything: set[str] = set()
        verbal: set[str] = set()
        before, end = "", -1
        for match in found:
            word = match[0]
            lower = word.lower()
            parts = (lower, *lower.split("-")) if "-" in lower else (lower,)
            everything.update(parts)
            joined = match.start() == end + 1
            named = joined and not loud and word[0] != lower[0]  # "the Court", "Operation Strike": no verb
            if not named and not (joined and before in self._grammar["determiners"]):
                verbal.update(parts)
            before, end = lower, match.end()
        return Bag(frozenset(everything), frozenset(verbal), not everything.isdisjoint(self._shifters))

    def _fits(self, bag: Bag, parties: int) -> bool:
        needs = (*_asked(bag.verbal, self._needs.verbs), *_asked(bag.all, self._needs.others))
        return any(need.met(bag.all, parties, bag.shifted) for need in needs)

    def _parties(self, bag: Bag, text: str, span: Span, names: Sequence[Span]) -> int:
        """How many could take part at most: names, roles and pronouns; what stands side by side is one."""
        count, last = len(names), -1
        for match in WORD.finditer(text, *span):
            start, end = match.span()
            word = match[0]
            lower = word.lower()
            if any(first < end and start < stop for first, stop in names):
                last = end
            elif lower in self._several:
                count += 2
            elif lower in self._one:
                count += 1
            elif self._named(word, start - span[0]) or _is_role(fold(word), bag, self._roles):
                count += start > last + 1
                last = end
        return count

    def _named(self, word: str, place: int) -> bool:
        """Whether a word can be a name: it has a capital, and not only because it begins the sentence."""
        return not word.islower() and (place > 1 or word not in self._starters)


def _by_last_word(phrases: Iterable[str]) -> Mapping[str, list[frozenset[str]]]:
    """Last word of each phrase → its other words."""
    found: dict[str, list[frozenset[str]]] = {}
    for phrase in phrases:
        *others, last = WORD.findall(phrase) or [phrase]
        found.setdefault(last, []).append(frozenset(others))
    return {last: [frozenset()] if frozenset() in others else others for last, others in found.items()}


def _is_role(word: str, bag: Bag, roles: Mapping[str, list[frozenset[str]]]) -> bool:
    return any(others <= bag.all for others in roles.get(word, ()))


def _asked(words: Set[str], table: Mapping[str, tuple[Need, ...]]) -> Iterable[Need]:
    return (need for word in table.keys() & words for need in table[word])
