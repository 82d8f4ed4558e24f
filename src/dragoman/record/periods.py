"""Days, weeks, months, quarters, years: their names, their order, and how each database tells them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, func, literal_column

Period = Literal["day", "week", "month", "quarter", "year"]
PERIODS: tuple[str, ...] = get_args(Period)
SUMMED: tuple[Period, ...] = ("month", "quarter", "year")
"""Periods that the sums of months answer for, the shortest first."""

_SQLITE = {
    "day": "{0}",
    "week": "date({0}, 'weekday 0', '-6 days')",
    "month": "substr({0}, 1, 7)",
    "quarter": "substr({0}, 1, 4) || '-Q' || ((cast(substr({0}, 6, 2) as integer) + 2) / 3)",
    "year": "substr({0}, 1, 4)",
}
_POSTGRESQL = {
    "day": "YYYY-MM-DD",
    "month": "YYYY-MM",
    "quarter": 'YYYY-"Q"Q',
    "year": "YYYY",
}


def period_of(column: ColumnElement[Any], by: Period, dialect: str) -> ColumnElement[str]:
    """The name of the period that a day is in; weeks are named after their Monday."""
    if dialect == "sqlite":
        return literal_column(_SQLITE[by].format(str(column)))
    if by == "week":
        return func.to_char(func.date_trunc("week", column), "YYYY-MM-DD")
    return func.to_char(column, _POSTGRESQL[by])


def name(day: date, by: Period) -> str:
    """The name of the period that a day is in."""
    match by:
        case "day":
            return day.isoformat()
        case "week":
            return (day - timedelta(days=day.weekday())).isoformat()
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "year":
            return f"{day.year:04}"


def shortest(day: date, until: date) -> str:
    """The shortest of month, quarter and year that holds both days; ``more`` if none does."""
    for by in SUMMED:
        if name(day, by) == name(until, by):
            return by
    return "more"


@lru_cache(10_000)
def first_day(period: str, by: Period) -> date:
    """The first day of a period."""
    match by:
        case "day" | "week":
            return date.fromisoformat(period)
        case "month":
            return date.fromisoformat(f"{period}-01")
        case "quarter":
            return date(int(period[:4]), 3 * int(period[-1]) - 2, 1)
        case "year":
            return date(int(period), 1, 1)


@lru_cache(10_000)
def last_day(period: str, by: Period) -> date:
    """The last day of a period."""
    return _next(first_day(period, by), by) - timedelta(days=1)


def between(first: str, last: str, by: Period) -> Iterator[str]:
    """All periods from one to another, none left out."""
    day, end = first_day(first, by), first_day(last, by)
    while day < end:
        yield name(day, by)
        day = _next(day, by)
    if day == end:
        yield last


def _next(day: date, by: Period) -> date:
    """The first day of the next period; the calendar's last one at its end."""
    try:
        if by in ("day", "week"):
            return day + timedelta(days=1 if by == "day" else 7)
        months = day.year * 12 + day.month - 1 + {"month": 1, "quarter": 3, "year": 12}[by]
        return date(months // 12, months % 12 + 1, 1)
    except (ValueError, OverflowError):
        return date.max
