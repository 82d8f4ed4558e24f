"""The lexicon's example sentences, with their marks taken off."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the spans of its ``{actors}`` and ``<recipients>``, and what is said after ``=>``."""

    text: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    type: str | None
    status: str | None


def unmarked(marked: str) -> Example:
    """Read a marked sentence."""
    sentence, _, wanted = marked.partition(" => ")
    text = ""
    opened = {"}": 0, ">": 0}
    spans: dict[str, list[Span]] = {"}": [], ">": []}
    for character in sentence:
        if character in "{<":
            opened["}" if character == "{" else ">"] = len(text)
        elif character in "}>":
            spans[character].append((opened[character], len(text)))
        else:
            text += character
    kind, _, status = wanted.partition(" ")
    return Example(text, tuple(spans["}"]), tuple(spans[">"]), kind or None, status or None)
