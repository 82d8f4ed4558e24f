"""Arithmetic on calendar units: days, weeks (Monday to Sunday), months, quarters, years and seasons."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from dragoman.resolving.dates.interval import Days

Unit = Literal["hour", "day", "week", "month", "quarter", "year", "decade", "century"]
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}

# Meteorological seasons of the northern hemisphere; winter begins in the year it is named by.
SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months away, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, unit: Unit, count: int) -> date:
    """The day ``count`` units away."""
    if unit == "hour":
        return day + timedelta(days=count // 24 if count >= 0 else -(-count // 24))
    if unit == "day":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(weeks=count)
    return add_months(day, count * MONTHS_IN[unit])


def containing(day: date, unit: Unit) -> Days:
    """The calendar unit that the day lies in."""
    if unit in ("hour", "day"):
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    length = MONTHS_IN[unit]
    first = (day.year * 12 + day.month - 1) // length * length
    last = first + length - 1
    return date(first // 12, first % 12 + 1, 1), month_days(last // 12, last % 12 + 1)[1]


def season_days(season: str, year: int) -> Days:
    """Three whole months from the season's first."""
    first = date(year, SEASON_STARTS[season], 1)
    return first, add_months(first, 3) - timedelta(days=1)


def slice_of(days: Days, index: int, parts: int) -> Days:
    """One of ``parts`` equal slices, cut at whole months (and for ten years and more at whole years) where possible."""
    start, end = days
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and end == month_days(end.year, end.month)[1] and months >= parts:
        step = 12 if months >= 12 * parts else 1
        cuts = [round(months / step * cut / parts) * step for cut in (index, index + 1)]
        return add_months(start, cuts[0]), add_months(start, cuts[1]) - timedelta(days=1)
    if months == 1 and start.day == 1 and parts == 3:
        # Readers cut a month at the 10th and the 20th, whatever its length.
        return start + timedelta(days=10 * index), end if index == 2 else start + timedelta(days=10 * index + 9)
    if months == 1 and start.day == 1 and parts == 2:
        return (start, start.replace(day=15)) if index == 0 else (start.replace(day=16), end)
    length = (end - start).days + 1
    first, last = length * index // parts, length * (index + 1) // parts - 1
    return start + timedelta(days=first), start + timedelta(days=max(first, last))
