"""Events that may be the same happening as another one: of the same parties, about the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dragoman.record.asking import Found, find
from dragoman.record.filters import Filters
from dragoman.record.store import Store
from dragoman.record.told import RecordedEvent, pairs

AROUND = timedelta(days=7)
LOOKED_AT = 200
"""Events of each kind that are compared at most."""
SHOWN = 12


def likely_same(store: Store, told: RecordedEvent) -> list[Found]:
    """The likeliest first: of one type, near in time, in one place."""
    found: dict[str, Found] = {}
    for filters in _asked(told):
        for each in find(store, filters, LOOKED_AT):
            found.setdefault(each.told.id, each)
    found.pop(told.id, None)
    return sorted(found.values(), key=lambda each: (*_distance(told, each.told), each.told.id))[:SHOWN]


def _asked(told: RecordedEvent) -> Iterator[Filters]:
    event = told.event
    day = event.when.start if event.when else told.first_published
    last = event.when.end if event.when else day
    around = {"since": day - AROUND, "until": last + AROUND} if day and last else {}
    recipients = tuple(sorted({each.code for each in event.recipient if each.code}))
    for type in ((event.type,), ()):
        # Of the same type first: where much happened between the two, it must not be crowded out.
        for one, other in pairs(event)[:3]:
            yield Filters(dyad=(one, other), type=type, status=(), **around)  # type: ignore[arg-type]
        if not pairs(event) and recipients:
            yield Filters(recipient=recipients, type=type, status=(), **around)  # type: ignore[arg-type]


def _distance(told: RecordedEvent, other: RecordedEvent) -> tuple[int, int, int]:
    one, two = told.event, other.event
    alike = 2 * (one.type != two.type) + (one.quad != two.quad)
    apart = abs((one.when.start - two.when.start).days) if one.when and two.when else 4
    place = 0 if one.where and two.where and one.where.name == two.where.name else 1
    return alike, apart, place
