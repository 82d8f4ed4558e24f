"""What one side did to another over time: counts of events and of reports, and their Goldstein scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select, union_all

from dragoman.record.periods import Period, between, name, period_of
from dragoman.record.schema import days, dyads, events
from dragoman.record.store import Store


@dataclass(slots=True)
class Point:
    """One period of a series."""

    period: str
    events: int = 0
    mentions: int = 0
    """Reports of these events: one for each article that tells one."""
    goldstein_sum: float = 0.0
    quads: dict[int, int] = field(default_factory=lambda: dict.fromkeys((1, 2, 3, 4), 0))
    """Events of each quad class."""
    volume: int | None = None
    """All events of the record in the period, of the same statuses; None unless asked for."""

    @property
    def goldstein_mean(self) -> float | None:
        """Mean score of the events; None where there are none."""
        return round(self.goldstein_sum / self.events, 4) if self.events else None

    @property
    def share(self) -> float | None:
        """Events for each thousand that the record holds in the period."""
        return round(1000 * self.events / self.volume, 4) if self.volume else None


@dataclass(frozen=True, slots=True)
class Series:
    """Points without gaps from the first period to the last."""

    points: tuple[Point, ...]
    vague: int
    """Events left out because their date is less exact than a period."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a series is about."""

    actor: str
    recipient: str
    by: Period = "month"
    either: bool = False
    """Both directions together, each event once."""
    status: tuple[str, ...] = ("actual",)
    type: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    volume: bool = False


def series(store: Store, asked: Asked) -> Series:
    """The series of a dyad."""
    with store.reading() as connection:
        return series_within(connection, asked)


def series_within(connection: Connection, asked: Asked) -> Series:
    """The same, on a connection of the caller's."""
    points: dict[str, Point] = {}
    vague = 0
    for period, quad, exact, number, reports, score in connection.execute(_query(asked, connection.dialect.name)):
        if not exact:
            vague += number
            continue
        point = points.setdefault(period, Point(period))
        point.events += number
        point.mentions += reports
        point.goldstein_sum = round(point.goldstein_sum + score, 4)
        point.quads[quad] += number
    whole = tuple(_without_gaps(points, asked))
    if asked.volume:
        _measure(connection, whole, asked)
    return Series(whole, vague)


def _query(asked: Asked, dialect: str) -> Any:
    rows = _rows(asked)
    period = period_of(rows.c.day, asked.by, dialect)
    exact = period == period_of(rows.c.until, asked.by, dialect)
    sums = (func.count(), func.sum(rows.c.mentions), func.sum(rows.c.goldstein))
    query = select(period.label("period"), rows.c.quad, exact.label("exact"), *sums)
    return query.group_by("period", rows.c.quad, "exact").order_by("period", rows.c.quad)


def _rows(asked: Asked) -> Any:
    """The events of the dyad, each once."""
    if not asked.either:
        return _direction(asked, asked.actor, asked.recipient).subquery("rows_")
    forth = _direction(asked, asked.actor, asked.recipient)
    back = _direction(asked, asked.recipient, asked.actor)
    # Where all sides act, an event stands in both directions.
    also = dyads.alias("also")
    same = (also.c.actor == asked.actor, also.c.recipient == asked.recipient, also.c.event == dyads.c.event)
    return union_all(forth, back.where(~exists().where(*same))).subquery("rows_")


def _direction(asked: Asked, actor: str, recipient: str) -> Select[Any]:
    d = dyads.c
    wanted: list[ColumnElement[bool]] = [d.actor == actor, d.recipient == recipient, d.day.is_not(None)]
    if asked.status:
        wanted.append(d.status.in_(asked.status))
    if asked.since:
        wanted.append(d.day >= asked.since)
    if asked.until:
        wanted.append(d.until <= asked.until)
    if asked.type:
        wanted.append(d.event.in_(select(events.c.id).where(events.c.type.in_(asked.type))))
    return select(d.day, d.until, d.quad, d.goldstein, d.mentions).where(*wanted)


def _without_gaps(points: dict[str, Point], asked: Asked) -> Iterator[Point]:
    if not points and not (asked.since and asked.until):
        return
    first = name(asked.since, asked.by) if asked.since else min(points)
    last = name(asked.until, asked.by) if asked.until else max(points)
    for period in between(first, last, asked.by):
        yield points.get(period) or Point(period)


def _measure(connection: Connection, points: Sequence[Point], asked: Asked) -> None:
    """How much the record holds in each period, by the same rule of exactness."""
    dialect = connection.dialect.name
    period = period_of(days.c.day, asked.by, dialect)
    query = select(period.label("period"), func.sum(days.c.events))
    query = query.where(period == period_of(days.c.until, asked.by, dialect)).group_by("period")
    if asked.status:
        query = query.where(days.c.status.in_(asked.status))
    if asked.since:
        query = query.where(days.c.day >= asked.since)
    if asked.until:
        query = query.where(days.c.until <= asked.until)
    volumes = {row[0]: int(row[1]) for row in connection.execute(query)}
    for point in points:
        point.volume = volumes.get(point.period, 0)
