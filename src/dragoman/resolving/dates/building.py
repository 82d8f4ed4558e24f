"""From a matched pattern to its meaning: one small constructor for each ``means`` that a pattern file may name."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import cast, get_args

from dragoman.resolving.dates.almanac import SEASON_STARTS, Unit
from dragoman.resolving.dates.holidays import NAMES
from dragoman.resolving.dates.meaning import (
    Day,
    Edge,
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
    Slice,
    SoFar,
    Stretch,
    Weekday,
    Weekend,
    YearOf,
    Years,
    YearShift,
)

Constants = Mapping[str, object]


class Captures:
    """What the slots of a pattern caught, together with the pattern's own constants."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.values = values

    def number(self, name: str) -> int | None:
        """A whole number, None where the slot caught nothing."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def need(self, name: str) -> int:
        """A whole number that must be there."""
        value = self.values[name]
        assert isinstance(value, int), name  # noqa: S101 - a fault of the pattern file, found by its tests
        return value

    def word(self, name: str) -> str:
        """A name from the word table or the pattern."""
        return str(self.values[name])

    def flag(self, name: str) -> bool:
        """A constant that is absent unless set."""
        return bool(self.values.get(name, False))

    def unit(self) -> Unit:
        """The calendar unit."""
        unit = self.word("unit")
        assert unit in get_args(Unit), unit  # noqa: S101 - as above
        return cast(Unit, unit)

    def meaning(self, name: str) -> Meaning:
        """A period found on the level below."""
        return cast(Meaning, self.values[name])

    def year(self) -> YearOf:
        """The year, however it is told."""
        if "year" in self.values:
            return self.number("year")
        if "year_which" in self.values:
            return YearShift(self.need("year_which"))
        return YearShift(0, anchored=True) if "year_that" in self.values else None


def _valid(month: int, day: int, year: YearOf) -> bool:
    return 1 <= day <= monthrange(year if isinstance(year, int) else 2000, month)[1]


def _day(found: Captures) -> Meaning | None:
    month, day, year = found.number("month"), found.need("day"), found.year()
    if month is not None and not _valid(month, day, year):
        return None
    return Day(day, month, year, found.number("weekday"))


def _numeric(found: Captures) -> Meaning | None:
    year, rest = divmod(found.need("numeric"), 10000)
    month, day = divmod(rest, 100)
    return Day(day, month, year, found.number("weekday")) if _valid(month, day, year) else None


def _days(found: Captures) -> Meaning | None:
    first, last = found.need("day"), found.need("day2")
    month, year = found.need("month"), found.year()
    if not (_valid(month, first, year) and _valid(month, last, year)) or last <= first:
        return None
    if found.flag("adjacent") and last != first + 1:
        return Nothing()  # "3 and 17 April": two days, not the two weeks between them
    return Range(Day(first, month, year), Day(last, month, year))


def _month(found: Captures) -> Meaning:
    return Month(found.need("month"), found.year(), found.number("which"))


def _season(found: Captures) -> Meaning | None:
    season, year, short = found.word("season"), found.number("year"), found.number("yy")
    if short is not None and (year is None or (year + 1) % 100 != short):
        return None
    return Season(season, found.year(), found.number("which")) if season in SEASON_STARTS else None


def _year(found: Captures) -> Meaning:
    return Years(found.need("year"))


def _short_years(found: Captures) -> Meaning | None:
    year, short = found.need("year"), found.need("yy")
    last = year - year % 100 + short
    return Range(Years(year), Years(last)) if last > year else None


def _decade(found: Captures) -> Meaning | None:
    decade = found.need("decade") if "decade" in found.values else found.need("short_decade")
    if decade < 100:
        decade += 1900 if decade >= 20 else 2000
    return Years(decade, 10) if decade % 10 == 0 else None


def _century(found: Captures) -> Meaning | None:
    number = found.need("ordinal")
    return Years(number * 100 - 99, 100) if 1 <= number <= 21 else None


def _fraction(found: Captures) -> Meaning | None:
    number, parts = found.need("ordinal"), found.need("parts")
    return Fraction(number - 1, parts, found.year()) if 1 <= number <= parts else None


def _weekday(found: Captures) -> Meaning:
    return Weekday(found.need("weekday"), found.number("which"), found.number("week"))


def _weekend(found: Captures) -> Meaning:
    return Weekend(found.number("which"))


def _holiday(found: Captures) -> Meaning | None:
    name = found.word("holiday")
    return Holiday(name, found.year(), found.number("which")) if name in NAMES else None


def _shift(found: Captures) -> Meaning:
    count = found.number("count")
    if count is None:
        count = found.need("which") if "which" in found.values else found.need("number")
    sign = -1 if found.flag("back") else 1
    return Shift(found.unit(), sign * count, anchored=found.flag("anchored"), ahead=found.flag("ahead"))


def _stretch(found: Captures) -> Meaning:
    count = found.number("count") if "count" in found.values else found.number("number")
    ahead = found.need("which") > 0 if "which" in found.values else found.flag("ahead")
    return Stretch(found.unit(), count, ahead, only_future=found.flag("only_future"))


def _so_far(found: Captures) -> Meaning:
    return SoFar(found.unit(), later=found.flag("later"))


def _part(found: Captures) -> Meaning:
    return Part(found.meaning("period"), cast(Slice, found.word("part")))


def _same(found: Captures) -> Meaning:
    return found.meaning("period")


def _open(found: Captures) -> Meaning:
    return Open(cast(Edge, found.word("edge")), found.meaning("period"))


def _range(found: Captures) -> Meaning:
    return Range(found.meaning("period"), found.meaning("period2"))


def _restated(found: Captures) -> Meaning:
    """ "on Friday (30.12.2022)": the figures say it in full."""
    return found.meaning("period2")


def _nothing(found: Captures) -> Meaning:
    return Nothing()


BUILDERS: dict[str, Callable[[Captures], Meaning | None]] = {
    "day": _day, "numeric": _numeric, "days": _days, "month": _month, "season": _season, "year": _year,
    "short-years": _short_years, "decade": _decade, "century": _century, "fraction": _fraction, "weekday": _weekday,
    "weekend": _weekend, "holiday": _holiday, "shift": _shift, "stretch": _stretch, "so-far": _so_far, "part": _part,
    "same": _same, "restated": _restated, "open": _open, "range": _range, "nothing": _nothing,
}  # fmt: skip
