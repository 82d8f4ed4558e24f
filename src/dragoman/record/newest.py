"""The youngest events first, for pages that show a few."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select

from dragoman.record.asking import Found, _filled
from dragoman.record.schema import events


def newest(connection: Connection, wanted: ColumnElement[bool], limit: int, text: bool = True) -> list[Found]:
    """The youngest events of a condition on their table; those without a date are left out."""
    e = events.c
    query = select(events).where(wanted, e.start.is_not(None)).order_by(e.start.desc(), e.id.desc()).limit(limit)
    return list(_filled(connection, connection.execute(query).all(), text))
