"""The words of every report of an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dragoman.model import Event
from dragoman.record import writing
from dragoman.record.amending import members_of
from dragoman.record.schema import articles


@dataclass(frozen=True, slots=True)
class Report:
    """One article's report, with the text that its spans are in."""

    mention: str
    article: str
    event: Event
    """As this article tells it."""
    text: str
    source: str | None
    copies: str
    """The group of copies that the article is in: they all are one source."""


def reports(connection: Connection, event: str) -> tuple[Report, ...]:
    """All reports of an event, the first one first; it may be named by its first digits. Raises ``NoSuchEvent``."""
    members = members_of(connection, event)
    a = articles.c
    rows: dict[str, Any] = {}
    for portion in writing.portions(sorted({each.mention.event.document.id for each in members})):
        query = select(a.id, a.text, a.source).where(a.id.in_(portion))
        rows.update((row.id, row) for row in connection.execute(query))
    return tuple(
        Report(
            mention=each.id,
            article=row.id,
            event=each.mention.event,
            text=row.text,
            source=row.source,
            copies=each.mention.copies,
        )
        for each in members
        if (row := rows.get(each.mention.event.document.id))
    )
