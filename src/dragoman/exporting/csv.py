"""CSV for spreadsheets and R: one event a row, UTF-8, a header line, no cell with a line break or a tab.

Several actors share a cell, joined by ``;``, and stand at the same place in each of an event's actor columns.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from dragoman.model import Actor, Article, Event

if TYPE_CHECKING:
    from dragoman.exporting import Results

Cell = str | int | float | None
Column = Callable[[Event, Article], Cell]

FORMULA = frozenset("=+-@＝＋－＠")
"""A cell that begins so is run as a formula by spreadsheets, whatever the file is called."""


def write(results: Results, stream: TextIO) -> None:
    """A header line, then one row an event."""
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    for article, events in results:
        for event in events:
            rows.writerow([cell(column(event, article)) for column in COLUMNS.values()])


def cell(value: Cell) -> Cell:
    """A value as a spreadsheet may have it."""
    return safe(value) if isinstance(value, str) else value


def safe(text: str) -> str:
    """The text on one line, without control characters, and never the beginning of a formula."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return f"'{clean}" if clean[:1] in FORMULA else clean


def _joined(parts: Iterable[str | None]) -> str:
    """Parts in one cell; a part that is missing keeps its place, unless all are."""
    texts = [safe((part or "").replace(";", ",")) for part in parts]
    return ";".join(texts) if any(texts) else ""


def _actors(side: Callable[[Event], tuple[Actor, ...]]) -> dict[str, Column]:
    def of(take: Callable[[Actor], str | None]) -> Column:
        return lambda event, _: _joined(take(actor) for actor in side(event))

    return {
        "code": of(lambda actor: actor.code),
        "name": of(lambda actor: actor.name),
        "sector": of(lambda actor: actor.sector),
        "text": of(lambda actor: actor.text),
    }


def _prefixed(prefix: str, columns: dict[str, Column]) -> dict[str, Column]:
    return {f"{prefix}_{name}": column for name, column in columns.items()}


COLUMNS: dict[str, Column] = {
    "id": lambda e, _: e.id,
    "type": lambda e, _: e.type,
    "mode": lambda e, _: e.mode,
    "contexts": lambda e, _: _joined(e.contexts),
    "cameo": lambda e, _: e.cameo,
    "quad": lambda e, _: e.quad,
    "goldstein": lambda e, _: e.goldstein,
    "status": lambda e, _: e.status,
    "promises": lambda e, _: e.promises,
    "promised_start": lambda e, _: e.promised_when.start.isoformat() if e.promised_when else None,
    "promised_end": lambda e, _: e.promised_when.end.isoformat() if e.promised_when else None,
    **_prefixed("actor", _actors(lambda e: e.actor)),
    **_prefixed("recipient", _actors(lambda e: e.recipient)),
    "trigger": lambda e, _: e.trigger.text,
    "start": lambda e, _: e.when.start.isoformat() if e.when else None,
    "end": lambda e, _: e.when.end.isoformat() if e.when else None,
    "date_basis": lambda e, _: e.when.basis if e.when else None,
    "place": lambda e, _: e.where.name if e.where else None,
    "country": lambda e, _: e.where.country if e.where else None,
    "latitude": lambda e, _: e.where.latitude if e.where else None,
    "longitude": lambda e, _: e.where.longitude if e.where else None,
    "said_by_code": lambda e, _: e.said_by.code if e.said_by else None,
    "said_by_name": lambda e, _: (e.said_by.name or e.said_by.text) if e.said_by else None,
    "sentence_index": lambda e, _: e.sentence.index,
    "sentence": lambda e, article: article.text[slice(*e.sentence.span)],
    "reports": lambda e, _: len(e.evidence),
    "confidence": lambda e, _: e.confidence,
    "rule": lambda e, _: e.rule,
    "document": lambda e, _: e.document.id,
    "url": lambda e, _: e.document.url,
    "title": lambda e, _: e.document.title,
    "language": lambda e, _: e.document.language,
    "published": lambda e, _: e.document.published.isoformat() if e.document.published else None,
}
"""The columns in their order, each with what stands in it."""
