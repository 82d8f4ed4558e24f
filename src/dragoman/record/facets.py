"""How many events of each kind there are among those that are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.record.filters import Filters, conditions
from dragoman.record.schema import events

MOST = 20_000
"""Events that are counted at most: the first ones by day, as the pages show them."""
FIELDS = ("type", "quad", "status", "country")


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of events."""

    total: int
    whole: bool
    """Whether all were counted, or only the youngest ``MOST``."""
    by: dict[str, dict[str | int, int]]
    """Field → value → events, the most frequent first."""


def facets(connection: Connection, filters: Filters) -> Facets:
    """Counts of the events that are asked for, by type, quad class, status and the place's country."""
    e = events.c
    columns = [e[field] for field in FIELDS]
    wanted = select(*columns).where(conditions(filters, connection)).order_by(e.start.desc()).limit(MOST + 1).subquery()
    query = select(*wanted.c, func.count()).group_by(*wanted.c)
    by: dict[str, dict[str | int, int]] = {field: {} for field in FIELDS}
    total = 0
    for *values, number in connection.execute(query):
        total += number
        for field, value in zip(FIELDS, values, strict=True):
            if value is not None:
                by[field][value] = by[field].get(value, 0) + number
    ordered = {f: dict(sorted(v.items(), key=lambda item: (-item[1], str(item[0])))) for f, v in by.items()}
    return Facets(min(total, MOST), total <= MOST, ordered)
