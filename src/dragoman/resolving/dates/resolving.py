"""From a meaning to days, given when it was said, in which tense, and after which other date of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.resolving.dates import almanac
from dragoman.resolving.dates.finding import Expression
from dragoman.resolving.dates.holidays import holiday
from dragoman.resolving.dates.interval import Basis, Days, Interval, Tense
from dragoman.resolving.dates.meaning import (
    Day,
    Fraction,
    Holiday,
    Meaning,
    Month,
    Nothing,
    Open,
    Part,
    Range,
    Season,
    Shift,
    SoFar,
    Stretch,
    Weekday,
    Weekend,
    YearOf,
    Years,
    YearShift,
)
from dragoman.resolving.dates.reference import precision

ONE_DAY = timedelta(days=1)
# "recent weeks": what a reader takes the word for, a little under the next larger unit.
VAGUE = {"hour": 24, "day": 7, "week": 4, "month": 6, "quarter": 2, "year": 5, "decade": 3, "century": 2}
SLICES = {"early": (0, 3), "mid": (1, 3), "late": (2, 3), "first-half": (0, 2), "second-half": (1, 2)}
# The start or end of a year is nearer its edge than "early" and "late".
EDGES = {"start": (0, 4), "end": (3, 4)}


class _Unknown(Exception):
    """The days can't be told from what is known."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: date
    end: date
    basis: Basis = "stated"
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """The circumstances of saying."""

    published: date | None
    tense: Tense | None
    anchor: Days | None

    @property
    def day(self) -> date:
        if self.published is None:
            raise _Unknown
        return self.published

    @property
    def guess(self) -> Basis:
        """How sure a choice by tense is: without one it is a guess."""
        return "stated" if self.tense in ("past", "future") else "inferred"


def resolve(
    expression: Expression,
    published: date | None,
    tense: Tense | None = None,
    anchor: Days | None = None,
) -> Interval | None:
    """The days an expression names, None if they can't be told.

    A past tense never gives days after publication, a future tense none before it. ``anchor`` is the date that "the
    following day" counts from.
    """
    said = _Said(published, tense, anchor)
    try:
        found = _clipped(_days(expression.meaning, said), said)
    except (_Unknown, ValueError, OverflowError):
        return None
    size = precision(expression.meaning)
    return Interval(found.start, found.end, size, found.basis, found.open_start, found.open_end)


def _clipped(found: _Found, said: _Said) -> _Found:
    start, end = found.start, found.end
    if said.published is not None and said.tense == "past":
        end = min(end, said.published)
    if said.published is not None and said.tense == "future":
        start = max(start, said.published)
    if start > end:
        raise _Unknown
    return replace(found, start=start, end=end)


def _days(meaning: Meaning, said: _Said) -> _Found:
    match meaning:
        case Day():
            return _day(meaning, said)
        case Month():
            return _recurring(meaning.year, meaning.which, lambda year: almanac.month_days(year, meaning.month), said)
        case Season():
            return _recurring(meaning.year, meaning.which, lambda year: almanac.season_days(meaning.season, year), said)
        case Holiday():
            return _recurring(meaning.year, meaning.which, lambda year: holiday(meaning.name, year), said)
        case Fraction():
            return _recurring(
                meaning.year, None, lambda year: almanac.slice_of(_whole_year(year), meaning.index, meaning.parts), said
            )
        case Years():
            return _Found(date(meaning.first, 1, 1), date(meaning.first + meaning.count - 1, 12, 31))
        case Weekday():
            return _weekday(meaning, said)
        case Weekend():
            return _weekend(meaning, said)
        case Shift():
            return _shift(meaning, said)
        case Stretch():
            return _stretch(meaning, said)
        case SoFar():
            first, last = almanac.containing(said.day, meaning.unit)
            return _Found(said.day, last) if meaning.later else _Found(first, said.day)
        case Part():
            return _part(meaning, said)
        case Open():
            return _open(meaning, said)
        case Range():
            return _range(meaning, said)
        case Nothing():
            raise _Unknown


def _interval(days: Days, basis: Basis = "stated") -> _Found:
    return _Found(days[0], days[1], basis)


def _whole_year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _year(year: YearOf, said: _Said) -> int | None:
    if not isinstance(year, YearShift):
        return year
    if year.anchored:
        if said.anchor is None:
            raise _Unknown
        return said.anchor[0].year + year.shift
    return said.day.year + year.shift


def _basis(year: YearOf) -> Basis:
    return "inferred" if isinstance(year, YearShift) and year.anchored else "stated"


def _recurring(year: YearOf, which: int | None, days_in: Callable[[int], Days], said: _Said) -> _Found:
    """What comes once a year: in the year that is told, the last or next one, or the one that the tense asks for."""
    known = _year(year, said)
    if known is not None:
        return _interval(days_in(known), _basis(year))
    today = said.day
    around = [days_in(number) for number in range(today.year - 2, today.year + 3)]
    if which == 0:
        return _interval(days_in(today.year))
    if which is not None:
        beyond = [days for days in around if (days[1] < today if which < 0 else days[0] > today)]
        return _interval(beyond[-1] if which < 0 else beyond[0])
    return _nearest(around, said)


def _nearest(candidates: Iterable[Days], said: _Said) -> _Found:
    """The candidate that the tense asks for: the last begun, the next not over, or the closest."""
    today = said.day
    days = sorted(candidates)
    if said.tense == "past":
        days = [pair for pair in days if pair[0] <= today][-1:]
    elif said.tense == "future":
        days = [pair for pair in days if pair[1] >= today][:1]
    if not days:
        raise _Unknown
    return _interval(min(days, key=lambda pair: _distance(pair, today)), said.guess)


def _distance(days: Days, today: date) -> tuple[int, int]:
    """Days between; of two equally far the one before today comes first."""
    if days[0] > today:
        return (days[0] - today).days, 1
    return max((today - days[1]).days, 0), 0


def _day(meaning: Day, said: _Said) -> _Found:
    if meaning.month is None:
        return _day_of_month(meaning, said)
    year = _year(meaning.year, said)
    if year is not None:
        day = date(year, meaning.month, meaning.day)
        return _Found(day, day, basis=_basis(meaning.year))
    reach = 8 if (meaning.month, meaning.day) == (2, 29) else 6 if meaning.weekday is not None else 2
    candidates = []
    for number in range(said.day.year - reach, said.day.year + reach + 1):
        if meaning.day <= almanac.month_days(number, meaning.month)[1].day:
            candidates.append(date(number, meaning.month, meaning.day))
    return _nearest(_on_weekday(candidates, meaning.weekday, said.day, 200), said)


def _day_of_month(meaning: Day, said: _Said) -> _Found:
    candidates = []
    for away in range(-12, 13):
        first, last = almanac.containing(almanac.add_months(said.day.replace(day=1), away), "month")
        if meaning.day <= last.day:
            candidates.append(first.replace(day=meaning.day))
    return _nearest(_on_weekday(candidates, meaning.weekday, said.day, 62), said)


def _on_weekday(days: list[date], weekday: int | None, today: date, reach: int) -> list[Days]:
    """Only the days on the weekday, if any near enough is: papers err on weekdays more than on days."""
    fitting = [day for day in days if weekday is not None and day.weekday() == weekday]
    near = any(abs((day - today).days) <= reach for day in fitting)
    return [(day, day) for day in (fitting if near else days)]


def _weekday(meaning: Weekday, said: _Said) -> _Found:
    today = said.day
    if meaning.week is not None:
        day = almanac.containing(today, "week")[0] + timedelta(weeks=meaning.week, days=meaning.weekday)
        return _Found(day, day)
    back = (today.weekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - today.weekday()) % 7
    if meaning.which == -1:
        return _one(today - timedelta(days=back or 7))
    if meaning.which == 1:
        return _one(today + timedelta(days=ahead or 7))
    if said.tense == "future":
        return _one(today + timedelta(days=ahead))
    if meaning.which == 0 and said.tense != "past":
        monday = almanac.containing(today, "week")[0]
        return _one(monday + timedelta(days=meaning.weekday), "inferred")
    return _one(today - timedelta(days=back), said.guess)


def _one(day: date, basis: Basis = "stated") -> _Found:
    return _Found(day, day, basis=basis)


def _weekend(meaning: Weekend, said: _Said) -> _Found:
    saturday = almanac.containing(said.day, "week")[0] + timedelta(days=5)
    begun = saturday <= said.day
    if meaning.which == -1:
        saturday -= timedelta(weeks=1)
    elif meaning.which == 1:
        saturday += timedelta(weeks=1 if begun else 0)
    elif said.tense == "past" or (said.tense != "future" and meaning.which is None):
        saturday -= timedelta(weeks=0 if begun else 1)
    return _Found(saturday, saturday + ONE_DAY, basis=said.guess if meaning.which is None else "stated")


def _shift(meaning: Shift, said: _Said) -> _Found:
    if meaning.ahead and said.tense == "past":
        raise _Unknown
    if not meaning.anchored:
        return _interval(almanac.containing(almanac.add(said.day, meaning.unit, meaning.count), meaning.unit))
    if said.anchor is None:
        raise _Unknown
    first, last = said.anchor
    exact = (last - first).days < _length(meaning.unit)
    if not exact and meaning.count:
        raise _Unknown  # "the following day" after "in March": of no day in particular
    base = last if meaning.count > 0 else first
    if meaning.unit in ("hour", "day") and meaning.count == 0:
        return _Found(first, last, basis="inferred")
    return _interval(almanac.containing(almanac.add(base, meaning.unit, meaning.count), meaning.unit), "inferred")


def _length(unit: almanac.Unit) -> int:
    """Longest anchor, in days, that a distance in the unit still makes sense from."""
    return {"hour": 4, "day": 4, "week": 7, "month": 31, "quarter": 92}.get(unit, 366)


def _stretch(meaning: Stretch, said: _Said) -> _Found:
    if meaning.only_future and said.tense == "past":
        raise _Unknown
    count = VAGUE[meaning.unit] if meaning.count is None else meaning.count
    basis: Basis = "inferred" if meaning.count is None else "stated"
    edge = almanac.add(said.day, meaning.unit, count if meaning.ahead else -count)
    return _Found(said.day, edge, basis=basis) if meaning.ahead else _Found(edge, said.day, basis=basis)


def _part(meaning: Part, said: _Said) -> _Found:
    whole = _days(meaning.whole, said)
    if precision(meaning.whole) in ("day", "hours"):
        return whole
    index, parts = SLICES.get(meaning.slice) or EDGES[meaning.slice]
    if meaning.slice in EDGES and (whole.end - whole.start).days < 80:
        parts = 3  # a quarter of a month is too fine for "the end of May"
        index = min(index, 2)
    start, end = almanac.slice_of((whole.start, whole.end), index, parts)
    return replace(whole, start=start, end=end)


def _open(meaning: Open, said: _Said) -> _Found:
    if meaning.edge in ("since", "after"):
        past = replace(said, tense="past") if meaning.edge == "since" and said.tense is None else said
        period = _days(meaning.period, past)
        start = period.start if meaning.edge == "since" else period.end + ONE_DAY
        known = [period.end, start] + ([said.published] if said.published and said.tense != "future" else [])
        return replace(period, start=start, end=max(known), open_end=True)
    period = _days(meaning.period, said)
    limit = period.start - ONE_DAY if meaning.edge == "before" else period.end
    lower = limit if meaning.edge == "before" else period.start
    ahead = said.tense == "future" or (said.tense != "past" and said.published and lower > said.published)
    if ahead and said.published is not None:
        return replace(period, start=min(said.published, limit), end=limit, open_start=True)
    return replace(period, start=lower, end=limit, open_start=True)


def _range(meaning: Range, said: _Said) -> _Found:
    first, last = _completed(meaning.first, meaning.last)
    if said.tense == "future":
        end = _days(last, said)
        start = _days(first, replace(said, published=end.start, tense="past") if _recurs(first) else said)
    else:
        start = _days(first, said)
        end = _days(last, replace(said, published=start.start, tense="future") if _recurs(last) else said)
    if start.start > end.end:
        raise _Unknown
    basis: Basis = "stated" if start.basis == end.basis == "stated" else "inferred"
    return _Found(start.start, end.end, basis, start.open_start, end.open_end)


def _recurs(meaning: Meaning) -> bool:
    """Whether the days come again and again, so that one end of a range chooses the other."""
    match meaning:
        case Weekday():
            return meaning.which is None and meaning.week is None
        case Month() | Season() | Holiday():
            return meaning.which is None and meaning.year is None
        case Day() | Fraction():
            return meaning.year is None
        case Part():
            return _recurs(meaning.whole)
    return False


def _completed(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """ "from 3 May to 5 June 2015": the year of one half holds for the other."""
    if isinstance(first, (Day, Month)) and isinstance(last, (Day, Month)):
        if first.year is None and isinstance(last.year, int) and last.month is not None and first.month is not None:
            earlier = last.year - 1 if first.month > last.month else last.year
            return replace(first, year=earlier), last
        if last.year is None and isinstance(first.year, int) and last.month is not None and first.month is not None:
            later = first.year + 1 if last.month < first.month else first.year
            return first, replace(last, year=later)
    return first, last
