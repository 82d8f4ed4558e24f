"""The events that a point of a series counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Select, and_, select, union

from dragoman.record.asking import Found, find_within
from dragoman.record.periods import Period, first_day
from dragoman.record.schema import dyads, events
from dragoman.record.series import Asked


def behind(
    connection: Connection, asked: Asked, period: str, quads: tuple[int, ...] = (), limit: int | None = None
) -> Iterator[Found]:
    """The events of a series in one of its periods, by day: as many as the point says. Raises ``ValueError``."""
    first, last = bounds(period, asked.by)
    ways = [_direction(asked.actor, asked.recipient, first, last)]
    if asked.either:
        ways.append(_direction(asked.recipient, asked.actor, first, last))
    wanted: list[ColumnElement[bool]] = [events.c.id.in_(union(*ways)), ~events.c.rejected]
    for column, values in ((events.c.status, asked.status), (events.c.type, asked.type), (events.c.quad, quads)):
        if values:
            wanted.append(column.in_(values))
    return find_within(connection, and_(*wanted), limit)


def bounds(period: str, by: Period) -> tuple[date, date]:
    """The first and the last day of a period. Raises ``ValueError`` if it is none."""
    first = first_day(period, by)
    match by:
        case "day":
            return first, first
        case "week":
            return first, first + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[by]
    after = first.year * 12 + first.month - 1 + months
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _direction(actor: str, recipient: str, first: date, last: date) -> Select[tuple[str]]:
    d = dyads.c
    # As a series does: what is known less exactly than the period is not in it.
    return select(d.event).where(d.actor == actor, d.recipient == recipient, d.day >= first, d.until <= last)
