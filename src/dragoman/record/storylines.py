"""Stories by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from dragoman.record import writing
from dragoman.record.schema import stories


def by_ids(connection: Connection, ids: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of these stories, the youngest first."""
    found: list[dict[str, Any]] = []
    for portion in writing.portions(sorted(set(ids))):
        rows = connection.execute(select(stories).where(stories.c.id.in_(portion))).mappings()
        found += [dict(row) for row in rows]
    return sorted(found, key=lambda row: (str(row["end"] or ""), row["articles"], row["id"]), reverse=True)
