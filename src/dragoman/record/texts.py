"""The texts of articles, for lists that show a part of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dragoman.record import writing
from dragoman.record.schema import articles


def texts(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Article → its text; those that are not there are left out."""
    found: dict[str, str] = {}
    for portion in writing.portions(sorted(set(ids))):
        rows = connection.execute(select(articles.c.id, articles.c.text).where(articles.c.id.in_(portion)))
        found.update((row.id, row.text) for row in rows)
    return found
