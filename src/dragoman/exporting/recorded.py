"""Events of the record: the object, the row and the printed form of each, with how widely it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

from dragoman.exporting.csv import COLUMNS as EVENT_COLUMNS
from dragoman.exporting.jsonl import event_object
from dragoman.exporting.tabular import Columns, Row

if TYPE_CHECKING:
    from dragoman.record.asking import Found

_FLOATS = frozenset({"goldstein", "latitude", "longitude", "confidence"})
_INTS = frozenset({"quad", "sentence_index", "reports"})
_DATES = frozenset({"promised_start", "promised_end", "start", "end", "published"})


def _kind(name: str) -> type:
    if name in _FLOATS:
        return float
    return int if name in _INTS else date if name in _DATES else str


COLUMNS: Columns = {
    **{name: _kind(name) for name in EVENT_COLUMNS},
    "mentions": int,
    "articles": int,
    "sources": int,
    "first_published": date,
    "last_published": date,
    "disagreements": str,
    "story": str,
    "corrected": bool,
    "confirmed": bool,
    "rejected": bool,
}
"""Those of ``dragoman code`` and what only the record knows; ``reports`` counts sentences of the first report."""


def event_of_record(found: Found) -> dict[str, Any]:
    """The event as a JSON object: that of the output contract, and what the record knows of it."""
    told = found.told
    return {
        **event_object(told.event),
        "mentions": told.mentions,
        "articles": told.articles,
        "sources": told.sources,
        "first_published": _iso(told.first_published),
        "last_published": _iso(told.last_published),
        "disagreements": {field: {v: len(ids) for v, ids in values.items()} for field, values in _said(told)},
        "story": found.story,
        "corrected": told.corrected,
        "confirmed": told.confirmed,
        "rejected": told.rejected,
        "original": event_object(told.original) if told.original else None,
    }


def row(found: Found) -> Row:
    """The event as a row."""
    told = found.told
    cells: dict[str, Any] = {name: of(told.event, found.article) for name, of in EVENT_COLUMNS.items()}
    for name in _DATES:
        if cells[name]:
            cells[name] = date.fromisoformat(str(cells[name]))
    return {
        **cells,
        "mentions": told.mentions,
        "articles": told.articles,
        "sources": told.sources,
        "first_published": told.first_published,
        "last_published": told.last_published,
        "disagreements": ";".join(field for field, _ in _said(told)),
        "story": found.story,
        "corrected": told.corrected,
        "confirmed": told.confirmed,
        "rejected": told.rejected,
    }


def print_events(found: Iterable[Found], stream: TextIO) -> int:
    """The events as a person reads them, each with the sentence of its first report; returns how many."""
    from rich.console import Console

    from dragoman.exporting.table import WIDTH, print_event

    console = Console(file=stream, highlight=False, soft_wrap=False)
    console.width = min(console.width, WIDTH)
    count = 0
    for each in found:
        count += 1
        print_event(each.told.event, each.article, console, notes=list(_notes(each)))
    return count


def _notes(found: Found) -> Iterator[str]:
    told = found.told
    if told.mentions > 1:
        yield f"{told.mentions} mentions, {told.sources} independent"
    if told.disagreements:
        yield f"reports differ in {', '.join(field for field, _ in _said(told))}"
    yield from (word for word in ("corrected", "confirmed", "rejected") if getattr(told, word))
    yield found.article.url or found.article.id
    yield told.id


def _said(told: Any) -> list[tuple[str, Any]]:
    return list(told.disagreements.items())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
