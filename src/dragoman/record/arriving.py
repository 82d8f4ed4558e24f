"""What has come into the record since, whatever day it is about: for those who want to be told."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from dragoman.record import writing
from dragoman.record.asking import Found, _filled
from dragoman.record.filters import Filters, conditions
from dragoman.record.schema import articles, corrections, events


def latest(connection: Connection) -> int:
    """The number of the article that came last; 0 in an empty record."""
    return int(connection.execute(select(func.max(articles.c.number))).scalar() or 0)


def arrived(
    connection: Connection, filters: Filters, *, after: int = 0, upto: int | None = None, limit: int = 50
) -> list[Found]:
    """Events first told by an article numbered after one and up to another, the last that came first."""
    e = events.c
    query = select(events).where(conditions(filters, connection), e.arrived > after)
    if upto is not None:
        query = query.where(e.arrived <= upto)
    rows = connection.execute(query.order_by(e.arrived.desc(), e.id.desc()).limit(limit)).all()
    return list(_filled(connection, rows, text=True))


def corrected_at(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """When people last decided something about events, by the ids that these had then."""
    c = corrections.c
    found: dict[str, str] = {}
    for portion in writing.portions(sorted(set(ids))):
        query = select(c.event, func.max(c.at)).where(c.event.in_(portion)).group_by(c.event)
        found.update((event, at) for event, at in connection.execute(query))
    return found
