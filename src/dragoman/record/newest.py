"""Events page by page, on a connection of the caller's."""

from __future__ import annotations

from sqlalchemy import Connection

from dragoman.record.asking import Found, page
from dragoman.record.filters import Filters
from dragoman.record.paging import Order, Page


def page_within(
    connection: Connection,
    filters: Filters,
    limit: int,
    after: str | None = None,
    order: Order = "newest",
    text: bool = True,
) -> Page[Found]:
    """A page of the events that are asked for, by day. Raises ``WrongCursor``."""
    return page(connection, filters, limit=limit, after=after, order=order, text=text)
