"""Dyads that moved most against their own past, and those that departed from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.record.agenda import latest
from dragoman.record.chance import Chance, chance, discoveries
from dragoman.record.schema import days as volumes
from dragoman.record.schema import dyads, events
from dragoman.record.store import Readable, reading

PAST = 730
"""Days of the past that a dyad is held against, as far as the record goes back."""
LEAST_PAST = 8
"""Spans that the past must have, or nothing is said."""
RATE = 0.05
"""Share of the departures told that may be chance (Benjamini and Hochberg)."""
LEAST = 3
"""Events below which nothing is a departure, however rare."""

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Move:
    """The events of two sides, of one quad class, in the last days, against those of as many days before."""

    one: str
    other: str
    """The sides, by the alphabet: both directions are counted together, each event once."""
    quad: int
    chance: Chance
    departs: bool
    """Whether it is too rare to be chance, for as many dyads as were looked at."""

    @property
    def ratio(self) -> float:
        """How many times as many as expected."""
        return self.chance.observed / self.chance.expected if self.chance.expected else 0.0


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved in so many days up to a day."""

    day: date
    days: int
    moves: tuple[Move, ...]
    """The rarest first."""
    tests: int
    """Pairs of sides and quad classes that were looked at: those that had an event in the past or now."""
    spans: int
    """As long spans of the past that they were held against."""


def moved(
    place: Readable, *, days: int = 7, day: date | None = None, limit: int | None = 50, rate: float = RATE
) -> Moves | None:
    """The pairs of sides that moved most up to a day; without one, up to that of the youngest article.

    None if the record does not go back far enough to tell.
    """
    with reading(place) as connection:
        end = day or latest(connection)
        if end is None:
            return None
        exposures = _exposures(connection, end, days)
        if len(exposures) - 1 < LEAST_PAST:
            return None
        counts = _counts(connection, end, days, len(exposures))
    now, past = exposures[0], exposures[1:]
    told = {key: chance(n[0], n[1:], past, now) for key, n in counts.items() if n[0]}
    highest = discoveries([each.p for each in told.values()], len(counts), rate)
    ranked = sorted(told.items(), key=lambda item: (item[1].p, -item[1].observed, item[0]))
    moves = tuple(
        Move(*key, each, departs=each.p <= highest and each.observed >= LEAST) for key, each in ranked[:limit]
    )
    return Moves(end, days, moves, len(counts), len(past))


def _exposures(connection: Connection, end: date, days: int) -> list[int]:
    """How many events the record holds in each span, the last one first, as far back as it goes."""
    v = volumes.c
    begin = end - timedelta(PAST + days - 1)
    query = select(v.day, func.sum(v.events)).where(v.day.between(begin, end), v.status == "actual")
    found = connection.execute(query.group_by(v.day)).all()
    if not found:
        return []
    # A span before the record's first event is no past, nor is one in which it only begins.
    spans = min((end - min(day for day, _ in found)).days + 1, PAST + days) // days
    held = [0] * spans
    for day, number in found:
        span = (end - day).days // days
        if span < spans:
            held[span] += int(number)
    return held


def _counts(connection: Connection, end: date, days: int, spans: int) -> dict[Key, list[int]]:
    """Events of each pair and quad class in each span, the last one first."""
    e, d = events.c, dyads.c
    begin = end - timedelta(spans * days - 1)
    short = (~d.mutual) | (d.actor <= d.recipient)
    query: Any = (
        select(d.actor, d.recipient, d.quad, d.day, d.until)
        .join(events, e.id == d.event)
        .where(e.start.between(begin, end), e.status == "actual", short)
    )
    counts: dict[Key, list[int]] = {}
    for actor, recipient, quad, day, until in connection.execute(query):
        if (until - day).days >= days:
            continue  # known less exactly than a span
        key = (actor, recipient, quad) if actor <= recipient else (recipient, actor, quad)
        if key not in counts:
            counts[key] = [0] * spans
        counts[key][(end - day).days // days] += 1
    return counts
