"""The events that a point of a series counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from dragoman.record import series
from dragoman.record.asking import Found, named
from dragoman.record.periods import Period, first_day, last_day
from dragoman.record.series import Asked
from dragoman.record.walking import walk

TOGETHER = 200


def behind(
    connection: Connection, asked: Asked, period: str, quads: tuple[int, ...] = (), limit: int | None = None
) -> Iterator[Found]:
    """The events of a series in one of its periods, by day: as many as the point says. Raises ``ValueError``."""
    filters = replace(series.behind(asked, period), quad=quads)
    after, left = None, limit
    while left is None or left > 0:
        some = TOGETHER if left is None else min(left, TOGETHER)
        ids, after = walk(connection, filters, some, after, "oldest")
        yield from named(connection, ids)
        if after is None:
            return
        left = None if left is None else left - len(ids)


def bounds(period: str, by: Period) -> tuple[date, date]:
    """The first and the last day of a period. Raises ``ValueError`` if it is none."""
    return first_day(period, by), last_day(period, by)
