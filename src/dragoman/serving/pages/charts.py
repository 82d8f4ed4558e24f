"""Series as the scripts draw them and as the tables beside them tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.record.periods import Period, first_day, last_day
from dragoman.record.series import Point, Series
from dragoman.serving.words.voice import Voice

MOST: tuple[tuple[Period, int], ...] = (("day", 3), ("week", 18), ("month", 160), ("quarter", 480))
"""The shortest period by which a series of so many months still reads as one picture."""
PER_MONTH: dict[Period, float] = {"day": 30.5, "week": 4.4, "month": 1, "quarter": 1 / 3, "year": 1 / 12}
HOLDS = 1500
"""Periods that a picture can hold at most: it has about as many pixels."""


@dataclass(frozen=True, slots=True)
class Row:
    """One period of a series, for a table."""

    period: str
    label: str
    quads: tuple[int, int, int, int]
    events: int
    mentions: int
    goldstein: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A series of one pair of sides."""

    name: str
    """Whose it is: "Russia → China"."""
    way: str
    """forth, back or both."""
    rows: tuple[Row, ...]
    """The periods in which something happened."""
    drawn: dict[str, Any]
    """What the script is given."""
    events: int
    cooperation: int
    conflict: int
    goldstein: str
    vague: int


def fitting(number: int, wanted: Period | None = None) -> Period:
    """By what a series is shown that is of so many months: as wanted, unless that is more than a picture holds."""
    if wanted and number * PER_MONTH[wanted] <= HOLDS:
        return wanted
    return next((by for by, most in MOST if number <= most), "year")


def chart(series: Series, by: Period, name: str, way: str, voice: Voice) -> Chart:
    """The series as tables and scripts are given it."""
    told = [point for point in series.points if point.events]
    number = sum(point.events for point in told)
    quads = [sum(point.quads[quad] for point in told) for quad in (1, 2, 3, 4)]
    mean = sum(point.goldstein_sum for point in told) / number if number else None
    return Chart(
        name=name,
        way=way,
        rows=tuple(_row(point, by, voice) for point in told),
        drawn={
            "name": name,
            "way": way,
            "points": [_drawn(place, point, by, voice) for place, point in enumerate(series.points) if point.events],
        },
        events=number,
        cooperation=quads[0] + quads[1],
        conflict=quads[2] + quads[3],
        goldstein="" if mean is None else voice.signed(mean),
        vague=series.vague,
    )


def spanned(charts: Iterable[Chart]) -> tuple[str, str] | None:
    """The first and last day that any of them shows."""
    points = [point for each in charts for point in each.drawn["points"]]
    return (min(p["from"] for p in points), max(p["to"] for p in points)) if points else None


def reach(chart: Chart) -> tuple[float, float]:
    """How far conflict and cooperation go in any period, for pictures that shall be comparable."""
    up = max((p["quads"][0] + p["quads"][1] for p in chart.drawn["points"]), default=0)
    down = max((p["quads"][2] + p["quads"][3] for p in chart.drawn["points"]), default=0)
    # A side on which nothing happened keeps room for its name.
    least = max(1, 0.15 * max(up, down))
    return max(down, least), max(up, least)


def plot_words(voice: Voice) -> dict[str, str]:
    """What scripts write into pictures."""
    return {
        **{f"quad{quad}": voice.quad(quad) for quad in (1, 2, 3, 4)},
        **{f"short{quad}": voice.say("quads.verbal" if quad in (1, 3) else "quads.material") for quad in (1, 2, 3, 4)},
        "cooperation": voice.say("quads.cooperation"),
        "conflict": voice.say("quads.conflict"),
        "events": voice.say("plot.events"),
        "scores": voice.say("dyad.scores"),
    }


def _row(point: Point, by: Period, voice: Voice) -> Row:
    return Row(
        period=point.period,
        label=voice.period(point.period, by, short=True),
        quads=(point.quads[1], point.quads[2], point.quads[3], point.quads[4]),
        events=point.events,
        mentions=point.mentions,
        goldstein="" if point.goldstein_mean is None else voice.signed(point.goldstein_mean),
    )


def _drawn(place: int, point: Point, by: Period, voice: Voice) -> dict[str, Any]:
    return {
        # Its place among all periods: those without events are left out, and a line must break there.
        "place": place,
        "period": point.period,
        "label": voice.period(point.period, by, short=True),
        "from": first_day(point.period, by).isoformat(),
        "to": last_day(point.period, by).isoformat(),
        "quads": [point.quads[quad] for quad in (1, 2, 3, 4)],
        "events": point.events,
        "score": None if point.goldstein_mean is None else round(point.goldstein_mean, 2),
    }
