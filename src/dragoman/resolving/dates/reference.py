"""What an expression counts from, and how exact it is: both follow from its meaning alone."""

from __future__ import annotations

from typing import Literal

from dragoman.resolving.dates.almanac import Unit
from dragoman.resolving.dates.interval import Precision
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

Reference = Literal["itself", "publication", "text"]
OF_UNIT: dict[Unit, Precision] = {
    "hour": "hours", "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century",
}  # fmt: skip


def reference(meaning: Meaning) -> Reference:
    """``itself`` if the words fix the date alone, ``text`` if it counts from another date of the text."""
    if isinstance(meaning, Range):
        kinds = {reference(meaning.first), reference(meaning.last)}
        # "from 3 May to 5 June 2015": the second half completes the first.
        return "text" if "text" in kinds else "itself" if reference(meaning.last) == "itself" else "publication"
    if isinstance(meaning, Part):
        return reference(meaning.whole)
    if isinstance(meaning, Open):
        return reference(meaning.period)
    if isinstance(meaning, (Years, Nothing)):
        return "itself"
    if isinstance(meaning, Shift):
        return "text" if meaning.anchored else "publication"
    if isinstance(meaning, (Weekday, Weekend, Stretch, SoFar)):
        return "publication"
    return _of_year(meaning.year)


def _of_year(year: YearOf) -> Reference:
    if isinstance(year, YearShift):
        return "text" if year.anchored else "publication"
    return "publication" if year is None else "itself"


def precision(meaning: Meaning) -> Precision:
    """The size of the period that the words name."""
    if isinstance(meaning, (Day, Weekday, Holiday)):
        return "day"
    if isinstance(meaning, Month):
        return "month"
    if isinstance(meaning, Season):
        return "season"
    if isinstance(meaning, Years):
        return "year" if meaning.count == 1 else "decade" if meaning.count == 10 else "century"
    if isinstance(meaning, Fraction):
        return "quarter" if meaning.parts == 4 else "half"
    if isinstance(meaning, Weekend):
        return "weekend"
    if isinstance(meaning, Shift):
        return OF_UNIT[meaning.unit]
    if isinstance(meaning, Part):
        whole = precision(meaning.whole)
        return "hours" if whole == "day" else "span"
    if isinstance(meaning, Open):
        return precision(meaning.period)
    return "hours" if isinstance(meaning, SoFar) and meaning.unit in ("hour", "day") else "span"
