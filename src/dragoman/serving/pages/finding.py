"""The words of a search, found again in a text: an extract around them, with each of them marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.serving.pages.marking import Mark, Piece, cut

_PART = re.compile(r'(-)?(?:"([^"]*)"?|(\S+))')
AROUND = 260
"""Characters of an extract."""


def words_of(search: str | None) -> tuple[str, ...]:
    """The words that a text must have, without case and accents; those after a minus are none."""
    found = [re.findall(r"\w+", phrase or word) for minus, phrase, word in _PART.findall(search or "") if not minus]
    return tuple(dict.fromkeys(_folded(word) for each in found for word in each))


def marks(text: str, words: tuple[str, ...]) -> Iterator[Mark]:
    """Where the words stand in a text."""
    if words:
        for found in re.finditer(r"\w+", text):
            if _folded(found[0]) in words:
                yield Mark(*found.span(), "word")


def extract(text: str, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """The part of a text in which the words stand closest; its beginning, if there are none."""
    found = list(marks(text, words))
    start = _densest(found) if found else 0
    start = text.rfind(" ", 0, max(0, start - 60)) + 1 if start > 60 else 0
    end = min(len(text), start + AROUND)
    if end < len(text):
        end = text.rfind(" ", start, end) if text.rfind(" ", start, end) > start else end
    before, after = (Piece("… "),) if start else (), (Piece(" …"),) if end < len(text) else ()
    return (*before, *cut(text, found, start, end), *after)


def _densest(found: list[Mark]) -> int:
    """Where the extract begins that holds the most of them, the first of several."""
    best, most = found[0].start, 0
    last = 0
    for first, mark in enumerate(found):
        last = max(last, first)
        while last < len(found) and found[last].end <= mark.start + AROUND - 60:
            last += 1
        if last - first > most:
            best, most = mark.start, last - first
    return best


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
