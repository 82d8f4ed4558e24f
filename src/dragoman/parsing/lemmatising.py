"""Dictionary forms, from a table of known words and learnt endings for the others.

The file, gzipped, has a kind in the first column:

``word  FORM  UPOS  FEATS  LEMMA``   FEATS empty for the commonest reading of the form
``ending  KEY  SUFFIX  CUT  ADD``    KEY is the word class with what of its features decides the ending
"""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

DECISIVE = ("Degree=", "Number=", "Tense=", "VerbForm=")
LONGEST_ENDING = 6
# A noun loses no more than a plural's ending, lest "protesters" become the "protest" that is known.
LONGEST_PLURAL = 2
# A change is tried on any word of its class, if that makes a known word, once so many endings call for it.
USUAL = 8
# Word classes whose lemma keeps the capitals of the text.
CAPITALISED = frozenset({"PROPN"})


class Lemmatizer:
    """Looks a word up, or cuts its ending off."""

    def __init__(self, words: dict[tuple[str, str, str], str], endings: dict[tuple[str, str], tuple[int, str]]) -> None:
        self._words = words
        self._endings = endings
        self._known = {(upos, lemma) for (_, upos, _), lemma in words.items()}
        self._lower = {form for form, upos, _ in words if upos not in CAPITALISED and form.islower()}
        self._changes: dict[str, list[tuple[int, str]]] = {}
        for (key, change), count in Counter((key, change) for (key, _), change in endings.items()).most_common():
            if count >= USUAL:
                self._changes.setdefault(key, []).append(change)
        self._seen: dict[tuple[str, str, str], str] = {}

    def lemma(self, form: str, upos: str, feats: str) -> str:
        """The dictionary form of a word read in a certain way."""
        key = (form, upos, feats)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > 100_000:
                self._seen.clear()
            found = self._seen[key] = self._find(form, upos, feats)
        return found

    def _find(self, form: str, upos: str, feats: str) -> str:
        words = self._words
        lower = form.lower()
        spellings = (form, form.capitalize(), lower) if upos in CAPITALISED else (lower, form, form.capitalize())
        for spelling in spellings:
            for reading in (feats, ""):
                lemma = words.get((spelling, upos, reading))
                if lemma is not None:
                    return lemma
        if upos in CAPITALISED:
            return self._cut(form, upos, feats)
        if upos == "ADJ" and form[:1].isupper() and lower not in self._lower:
            return self._cut(form, upos, feats)
        return self._cut(lower, upos, feats)

    def _cut(self, form: str, upos: str, feats: str) -> str:
        key = decisive_key(upos, feats)
        changes: list[tuple[int, str]] = []
        for size in range(min(LONGEST_ENDING, len(form) - 1), -1, -1):
            ending = self._endings.get((key, form[len(form) - size :].lower()))
            if ending is None:
                continue
            changes.append(ending)
        if not changes:
            return form
        for cut, add in changes + self._changes.get(key, []):
            if len(form) - cut < 2 or (upos == "NOUN" and cut - len(add) > LONGEST_PLURAL):
                continue
            lemma = form[: len(form) - cut] + add
            if (upos, lemma) in self._known:
                return lemma
        cut, add = changes[0]
        return form[: len(form) - cut] + add


def decisive_key(upos: str, feats: str) -> str:
    """The word class with the features that decide about endings."""
    return "|".join([upos, *(f for f in feats.split("|") if f.startswith(DECISIVE))])


def read_lemmatizer(path: Path) -> Lemmatizer:
    """Read the file described above."""
    words: dict[tuple[str, str, str], str] = {}
    endings: dict[tuple[str, str], tuple[int, str]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            kind, a, b, c, d = line.rstrip("\n").split("\t")
            if kind == "word":
                words[a, b, c] = d
            else:
                endings[a, b] = int(c), d
    return Lemmatizer(words, endings)
