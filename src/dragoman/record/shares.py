"""What the events of a dyad add to a series: from the sums of months where they tell it, else event by event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, exists, false, func, or_, select

from dragoman.record.periods import SUMMED, Period, first_day, last_day, name, period_of
from dragoman.record.schema import ANYBODY, days, dyads, event_actors, events, sums


class Share(NamedTuple):
    """Events of one period."""

    period: str
    exact: bool
    """Whether their dates are exact enough for the period; else it is that of the first day."""
    mutual: bool
    """Whether they stand in the other direction as well."""
    events: int
    mentions: int
    tenths: int
    """Ten times the sum of their Goldstein scores, which have one decimal: a whole number is the same in any order."""
    quads: tuple[int, ...]
    """Events of the quad classes 1 to 4."""


def by_quad(quad: Any, number: Any) -> list[ColumnElement[int]]:
    """The number summed up for each quad class: one row instead of four."""
    return [func.sum(case((quad == each, number), else_=0)) for each in (1, 2, 3, 4)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of which events: of what one side did to another, where ``*`` is anybody and nobody."""

    actor: str
    recipient: str
    by: Period
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def summed(self) -> bool:
        """Whether the sums of months tell it: they know no types, and no part of a period."""
        if self.by not in SUMMED or self.type:
            return False
        begins = self.since is None or self.since == first_day(name(self.since, self.by), self.by)
        return begins and (self.until is None or self.until == last_day(name(self.until, self.by), self.by))


def shares(connection: Connection, wanted: Wanted) -> list[Share]:
    """What the events of a dyad add, by period."""
    return from_sums(sums_of(connection, wanted), wanted.by) if wanted.summed else _from_events(connection, wanted)


def volumes(connection: Connection, wanted: Wanted) -> dict[str, int]:
    """How many events of whatever type the record holds in each period, by the same rule of exactness."""
    told: dict[str, int] = {}
    everybody = Wanted(ANYBODY, ANYBODY, wanted.by, wanted.status, (), wanted.since, wanted.until)
    for share in shares(connection, everybody) if everybody.summed else _from_days(connection, everybody):
        if share.exact:
            told[share.period] = told.get(share.period, 0) + share.events
    return told


def sums_of(connection: Connection, wanted: Wanted) -> Sequence[Row[Any]]:
    """The sums of a dyad by month, in no order: all that its shares by month, quarter and year are made of."""
    s = sums.c
    numbers = (func.sum(s.events), func.sum(s.mentions), func.sum(s.tenths), *by_quad(s.quad, s.events))
    query = select(s.period, s.within, s.mutual, *numbers).group_by(s.period, s.within, s.mutual)
    query = query.where(s.actor == wanted.actor, s.recipient == wanted.recipient)
    first = name(wanted.since, "month") if wanted.since else "0"
    query = query.where(s.period >= first, *([s.period <= name(wanted.until, "month")] if wanted.until else []))
    if wanted.status:
        query = query.where(s.status.in_(wanted.status))
    return connection.execute(query).all()


def from_sums(rows: Iterable[Row[Any]], by: Period) -> list[Share]:
    """Shares by month or by a longer period, out of the sums."""
    longer = ("more", *SUMMED[SUMMED.index(by) + 1 :])
    return [
        Share(_longer(row[0], by), row[1] not in longer, row[2], row[3], row[4], row[5], row[6:])
        for row in map(tuple, rows)
    ]


def exact_months(rows: Iterable[Row[Any]]) -> list[str]:
    """The months in which something happened whose date is known to the month, once or more often."""
    return [month for month, within, *_ in map(tuple, rows) if within == "month"]


@lru_cache(10_000)
def _longer(month: str, by: Period) -> str:
    return month if by == "month" else name(first_day(month, "month"), by)


def _from_events(connection: Connection, wanted: Wanted) -> list[Share]:
    rows = _rows(wanted).subquery("rows_")
    period = period_of(rows.c.day, wanted.by, connection.dialect.name)
    exact = _exact(rows.c.day, rows.c.until, wanted, connection.dialect.name)
    numbers = (func.count(), func.sum(rows.c.mentions), func.sum(rows.c.goldstein), *by_quad(rows.c.quad, 1))
    columns = (period.label("period"), exact.label("exact"), rows.c.mutual)
    query = select(*columns, *numbers).group_by("period", "exact", rows.c.mutual)
    return [
        Share(row[0], bool(row[1]), bool(row[2]), row[3], row[4], round(10 * row[5]), row[6:])
        for row in map(tuple, connection.execute(query))
    ]


def _from_days(connection: Connection, wanted: Wanted) -> list[Share]:
    d, dialect = days.c, connection.dialect.name
    period = period_of(d.day, wanted.by, dialect)
    exact = _exact(d.day, d.until, wanted, dialect)
    query = select(period.label("period"), exact.label("exact"), func.sum(d.events)).group_by("period", "exact")
    query = query.where(*_bounds(d.day, d.status, wanted))
    return [Share(row[0], bool(row[1]), False, int(row[2]), 0, 0, ()) for row in connection.execute(query)]


def _exact(day: Any, until: Any, wanted: Wanted, dialect: str) -> ColumnElement[bool]:
    same = period_of(day, wanted.by, dialect) == period_of(until, wanted.by, dialect)
    return and_(same, until <= wanted.until) if wanted.until else same


def _bounds(day: Any, status: Any, wanted: Wanted) -> list[ColumnElement[bool]]:
    bounds = [day >= wanted.since] if wanted.since else []
    bounds += [day <= wanted.until] if wanted.until else []
    return bounds + ([status.in_(wanted.status)] if wanted.status else [])


def _rows(wanted: Wanted) -> Select[Any]:
    """Each event with what a share counts of it."""
    if ANYBODY in (wanted.actor, wanted.recipient):
        return _of_anybody(wanted)
    d = dyads.c
    query = select(d.day, d.until, d.quad, d.goldstein, d.mentions, d.mutual)
    query = query.where(d.actor == wanted.actor, d.recipient == wanted.recipient, d.day.is_not(None))
    query = query.where(*_bounds(d.day, d.status, wanted))
    return query.where(d.type.in_(wanted.type)) if wanted.type else query


def _of_anybody(wanted: Wanted) -> Select[Any]:
    e, a = events.c, event_actors.c
    sides = [(code, side) for code, side in ((wanted.actor, "actor"), (wanted.recipient, "recipient"))]
    named = [(code, side) for code, side in sides if code != ANYBODY]
    mutual: ColumnElement[bool] = false()
    query_on: list[ColumnElement[bool]] = []
    for code, side in named:
        other = event_actors.alias()
        mutual = exists().where(other.c.event == e.id, other.c.code == code, other.c.side != side)
        query_on.append(e.id.in_(select(a.event).where(a.code == code, a.side == side)))
    query = select(
        e.start.label("day"), e.end.label("until"), e.quad, e.goldstein, e.mentions, mutual.label("mutual")
    ).where(~e.rejected, e.start.is_not(None), *query_on, *_bounds(e.start, e.status, wanted))
    return query.where(or_(*(e.type == type for type in wanted.type))) if wanted.type else query
