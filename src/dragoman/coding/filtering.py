"""Sentences that cannot hold an event, told without a parse: no entry of the lexicon can fit, or nobody can act."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from dragoman.coding.forms import forms
from dragoman.coding.grammar import load
from dragoman.coding.lexicon import Entry, Lexicon
from dragoman.model import Span
from dragoman.resolving.actors import ArticleActors, tables

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
Needs = tuple[frozenset[str], ...]
POINTING = ("speaker_plural", "third_singular_person", "third_plural", "third_singular_thing", "both_sides")


class Filter:
    """Tells which sentences are worth a parse."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self._heads: dict[str, tuple[Needs, ...]] = _needs(lexicon, language)
        grammar = load(language)
        self._pointers = frozenset(word for name in POINTING for word in grammar[name])
        self._roles = frozenset(phrase.split()[-1] for phrase in tables.load(language).roles)

    def may_hold(self, text: str, span: Span, named: ArticleActors) -> bool:
        """Whether a sentence has the words that some entry asks for, and anyone who could take part in it."""
        found = WORD.findall(text[span[0] : span[1]].lower())
        words = {*found, *(part for word in found if "-" in word for part in word.split("-"))}
        if not any(self._fits(word, words) for word in words if word in self._heads):
            return False
        if named.within(*span):
            return True
        return not words.isdisjoint(self._pointers) or not words.isdisjoint(self._roles)

    def _fits(self, word: str, words: set[str]) -> bool:
        return any(all(not need.isdisjoint(words) for need in needs) for needs in self._heads[word])


def _needs(lexicon: Lexicon, language: str) -> dict[str, tuple[Needs, ...]]:
    """Form of a head → for each of its entries, the sets of which a word must be in the sentence."""
    made: dict[str, list[str]] = defaultdict(list)
    for form, lemma in forms(language).items():
        made[lemma].append(form)
    table: dict[str, list[Needs]] = defaultdict(list)
    for entry in lexicon.entries:
        if not entry.effect:  # an operator alone is no event
            table[entry.head].append(_asked(entry, made))
    found: dict[str, tuple[Needs, ...]] = {}
    for head, asked in table.items():
        least = ((),) if () in asked else tuple(dict.fromkeys(asked))
        for form in made[head]:
            found[form] = (*found.get(form, ()), *least)
        for part in head.split("-") if "-" in head else ():
            found[part] = (*found.get(part, ()), *least)
    return found


def _asked(entry: Entry, made: dict[str, list[str]]) -> Needs:
    """What an entry asks for besides its head: the other words of its phrase, one of the lemmas of each condition."""
    asked = [frozenset([word, *made.get(word, ())]) for word in entry.companions]
    asked += [_spelled(c.lemmas, made) for c in entry.conditions if c.test == "in"]
    return tuple(asked)


def _spelled(lemmas: Iterable[str], made: dict[str, list[str]]) -> frozenset[str]:
    """Every form of some lemmas; of a lemma of two words the last."""
    last = [lemma.split()[-1].split("-")[-1] for lemma in lemmas]
    return frozenset(form for lemma in last for form in (lemma, *made.get(lemma, ())))
