"""What one side did to another over time: counts of events and of reports, and their Goldstein scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sqlalchemy import Connection

from dragoman.record.errors import WrongQuestion
from dragoman.record.filters import Filters
from dragoman.record.periods import Period, between, first_day, last_day, name
from dragoman.record.schema import ANYBODY
from dragoman.record.shares import Share, Wanted, exact_months, from_sums, shares, sums_of, volumes
from dragoman.record.store import Readable, Store, reading

MOST = 30_000
"""Periods of a series: the days of eighty years."""


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
    """What a series is about. A side may be ``*``, for anybody and nobody."""

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


@dataclass(frozen=True)
class Directions:
    """The series of a dyad in each direction, and in either, where each event counts once; made when asked for."""

    asked: Asked
    """Of the direction forth."""
    shares_forth: Sequence[Share]
    shares_back: Sequence[Share]
    volumes: Mapping[str, int] | None

    @cached_property
    def forth(self) -> Series:
        """What the actor did to the recipient."""
        return _series(self.asked, self.shares_forth, self.volumes)

    @cached_property
    def back(self) -> Series:
        """What the recipient did to the actor."""
        return _series(_turned(self.asked), self.shares_back, self.volumes)

    @cached_property
    def either(self) -> Series:
        """What either did to the other."""
        if self.asked.actor == self.asked.recipient:
            return self.forth
        return _series(self.asked, [*self.shares_forth, *_once(self.shares_back)], self.volumes)


def series(store: Store, asked: Asked) -> Series:
    """The series of a dyad."""
    with store.reading() as connection:
        return series_within(connection, asked)


def series_within(connection: Connection, asked: Asked) -> Series:
    """The same, on a connection of the caller's."""
    told = shares(connection, _wanted(asked))
    if asked.either and asked.actor != asked.recipient:
        told += _once(shares(connection, _wanted(_turned(asked))))
    return _series(asked, told, _volumes(connection, asked))


def directions(place: Readable, asked: Asked) -> Directions:
    """Both directions and either at once, which costs no more than two of them."""
    with reading(place) as connection:
        forth, back = (shares(connection, _wanted(way)) for way in (asked, _turned(asked)))
        return Directions(asked, forth, back, _volumes(connection, asked))


def fitted(place: Readable, asked: Asked, fit: Callable[[int], Period]) -> Directions:
    """The same by the period that ``fit`` gives for a series of so many months, whatever ``asked`` says."""
    by_month = replace(asked, by="month")
    with reading(place) as connection:
        if not _wanted(by_month).summed:
            months = len(series_within(connection, replace(by_month, either=True, volume=False)).points)
            return directions(connection, replace(asked, by=fit(months)))
        sums = [sums_of(connection, _wanted(way)) for way in (by_month, _turned(by_month))]
        there = [month for rows in sums for month in exact_months(rows)]
        ends = {month: Point(month) for month in (min(there), max(there))} if there else {}
        chosen = replace(asked, by=fit(len(tuple(_without_gaps(ends, by_month)))))
        if not _wanted(chosen).summed:
            return directions(connection, chosen)
        forth, back = (from_sums(rows, chosen.by) for rows in sums)
        return Directions(chosen, forth, back, _volumes(connection, chosen))


def behind(asked: Asked, period: str, quad: int | None = None) -> Filters:
    """What asks for the events that a point of a series counts, or for those of them of one quad class."""
    sides = (asked.actor, asked.recipient)
    filters = Filters(
        type=asked.type,
        status=asked.status,
        quad=(quad,) if quad else (),
        since=max(first_day(period, asked.by), asked.since or date.min),
        until=min(last_day(period, asked.by), asked.until or date.max),
        exact=True,
    )
    if ANYBODY not in sides:
        return replace(filters, dyad=sides) if asked.either else replace(filters, directed=sides)
    codes = tuple(code for code in sides if code != ANYBODY)
    if asked.either:
        return replace(filters, involving=codes)
    return replace(filters, actor=codes) if asked.recipient == ANYBODY else replace(filters, recipient=codes)


def _wanted(asked: Asked) -> Wanted:
    return Wanted(asked.actor, asked.recipient, asked.by, asked.status, asked.type, asked.since, asked.until)


def _turned(asked: Asked) -> Asked:
    return replace(asked, actor=asked.recipient, recipient=asked.actor)


def _once(back: Iterable[Share]) -> list[Share]:
    """Those that have not been counted in the other direction: where all sides act, an event stands in both."""
    return [share for share in back if not share.mutual]


def _series(asked: Asked, told: Iterable[Share], held: Mapping[str, int] | None) -> Series:
    points: dict[str, Point] = {}
    tenths: dict[str, int] = {}
    vague = 0
    for share in told:
        if not share.exact:
            vague += share.events
            continue
        point = points.get(share.period) or points.setdefault(share.period, Point(share.period))
        point.events += share.events
        point.mentions += share.mentions
        for quad, number in enumerate(share.quads, 1):
            point.quads[quad] += number
        tenths[share.period] = tenths.get(share.period, 0) + share.tenths
    for period, score in tenths.items():
        points[period].goldstein_sum = score / 10
    whole = tuple(_without_gaps(points, asked))
    if held is not None:
        for point in whole:
            point.volume = held.get(point.period, 0)
    return Series(whole, vague)


def _volumes(connection: Connection, asked: Asked) -> Mapping[str, int] | None:
    return volumes(connection, _wanted(asked)) if asked.volume else None


def _without_gaps(points: dict[str, Point], asked: Asked) -> Iterator[Point]:
    if not points and not (asked.since and asked.until):
        return
    first = name(asked.since, asked.by) if asked.since else min(points)
    last = name(asked.until, asked.by) if asked.until else max(points)
    for number, period in enumerate(between(first, last, asked.by)):
        if number == MOST:
            raise WrongQuestion(f"more than {MOST:,} periods: ask for longer ones, or for fewer days")
        yield points.get(period) or Point(period)
