"""Which article a mention stands in."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dragoman.record import writing
from dragoman.record.mentions import REPORTS
from dragoman.record.schema import articles, mentions


def located(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """Mention → the id of its article in the record, and the host that published it."""
    found: dict[str, tuple[str, str | None]] = {}
    query = select(mentions.c.id, mentions.c.article, articles.c.source).select_from(REPORTS)
    for portion in writing.portions(sorted(set(ids))):
        for id, article, source in connection.execute(query.where(mentions.c.id.in_(portion))):
            found[id] = (article, source)
    return found
