"""Events page by page, on a connection of the caller's."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dragoman.record.asking import Found, _filled
from dragoman.record.filters import Filters, conditions
from dragoman.record.paging import Order, Page, by_day
from dragoman.record.schema import events


def page_within(
    connection: Connection,
    filters: Filters,
    limit: int,
    after: str | None = None,
    order: Order = "newest",
    text: bool = True,
) -> Page[Found]:
    """A page of the events that are asked for, by day. Raises ``WrongCursor``."""
    query = select(events).where(conditions(filters, connection))
    rows = by_day(connection, query, events.c.start, events.c.id, limit=limit, after=after, order=order)
    return Page(tuple(_filled(connection, rows.items, text)), rows.next)
