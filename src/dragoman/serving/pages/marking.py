"""Text with spans marked in it: cut at every boundary, so that spans may overlap as they like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text, ``[start, end)`` in characters, and what it is there for."""

    start: int
    end: int
    kind: str
    """event, actor, recipient, speaker, place, date or quotation."""
    key: str = ""
    """What it belongs to: the id of an entry beside the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that all lie in the same spans."""

    text: str
    marks: tuple[Mark, ...] = ()
    """The shortest first, so that the first one is what a reader points at."""

    @property
    def kinds(self) -> str:
        """The kinds of its marks as classes of HTML: ``is-actor is-quotation``."""
        return " ".join(f"is-{kind}" for kind in sorted({mark.kind for mark in self.marks}))

    @property
    def keys(self) -> str:
        """What it belongs to, each once, the nearest first."""
        return " ".join(dict.fromkeys(mark.key for mark in self.marks if mark.key))

    @property
    def key(self) -> str:
        """The nearest of them."""
        return next((mark.key for mark in self.marks if mark.key), "")


def cut(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The characters from ``start`` to ``end`` in pieces. Spans that are empty or lie outside of them mark nothing."""
    end = len(text) if end is None else min(end, len(text))
    inside = [mark for mark in dict.fromkeys(marks) if mark.start < mark.end and mark.start < end and mark.end > start]
    edges = sorted({start, end, *(e for m in inside for e in (m.start, m.end) if start < e < end)})
    opening: dict[int, list[Mark]] = {}
    for mark in inside:
        opening.setdefault(max(mark.start, start), []).append(mark)
    found: list[Piece] = []
    held: list[Mark] = []
    for left, right in pairwise(edges):
        held = [mark for mark in held if mark.end > left] + opening.get(left, [])
        held.sort(key=lambda mark: (mark.end - mark.start, mark.start, mark.kind, mark.key))
        found.append(Piece(text[left:right], tuple(held)))
    return tuple(found)


def paragraphs(text: str, marks: Iterable[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """The text as paragraphs of pieces; what divides them is left out."""
    marks = tuple(marks)
    return tuple(cut(text, _near(marks, start, end), start, end) for start, end in _paragraphs(text))


def _near(marks: tuple[Mark, ...], start: int, end: int) -> Iterator[Mark]:
    return (mark for mark in marks if mark.start < end and mark.end > start)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in PARAGRAPH.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)
