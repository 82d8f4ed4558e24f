"""What was announced, promised or threatened, and what became of it: ``merging.promises`` asked of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, exists, func, or_, select

from dragoman.merging import promises
from dragoman.model import Happening, Promise
from dragoman.record.asking import Found, find_within
from dragoman.record.filters import Filters, conditions
from dragoman.record.schema import articles, days, event_actors, events
from dragoman.record.store import Store

TOGETHER = 200
"""Promises whose outcomes are looked for at a time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise, with the event that made it."""

    promise: Promise
    made: Found


def agenda(store: Store, filters: Filters, *, as_of: date | None = None, states: Sequence[str] = ()) -> Iterator[Entry]:
    """Promises by the day on which they were made, as they stood on a day; without one, on that of the latest news."""
    with store.reading() as connection:
        day = as_of or latest(connection)
        if day is None:
            return
        wanted = and_(conditions(filters, connection), events.c.promising)
        batch: list[Found] = []
        for found in find_within(connection, wanted, text=False):
            batch.append(found)
            if len(batch) == TOGETHER:
                yield from _judged(connection, batch, day, states)
                batch = []
        yield from _judged(connection, batch, day, states)


def latest(connection: Connection) -> date | None:
    """The day on which the youngest article was published."""
    return connection.execute(select(func.max(articles.c.published))).scalar()


def _judged(connection: Connection, batch: Sequence[Found], day: date, states: Sequence[str]) -> Iterator[Entry]:
    made = [each.told.happening for each in batch]
    by_key: dict[str, dict[str, Happening]] = {}
    for other in _others(connection, made):
        for key in promises.keys(other):
            by_key.setdefault(key, {})[other.id] = other
    for each, event in zip(batch, made, strict=True):
        others = {id: o for key in promises.seeks(event) for id, o in by_key.get(key, {}).items()}
        promise = promises.promise(event, others.values(), day)
        if promise is not None and (not states or promise.state in states):
            yield Entry(promise, each)


def _others(connection: Connection, made: Sequence[Happening]) -> Iterator[Happening]:
    """The events that may have decided what these promise."""
    keys = {key for event in made for key in promises.seeks(event)}
    windows = [window for event in made if (window := promises.window(event))]
    if not keys or not windows:
        return
    types, codes = ({key.split(" ", 1)[part] for key in keys} for part in (0, 1))
    first, last = min(w[0] for w in windows), max(w[1] for w in windows)
    e = events.c
    # A report may come late, and what happened is known by the day of its report where no other is told.
    # The first day of any event that lasted until then bounds what the index by day has to be read for.
    lasting = select(func.min(days.c.day)).where(days.c.until >= first, days.c.day < first)
    begin = connection.execute(lasting).scalar() or first
    in_time = or_(e.start.is_(None), and_(e.start.between(begin, last), e.end >= first))
    acting = exists().where(event_actors.c.event == e.id, event_actors.c.code.in_(codes))
    wanted = and_(e.type.in_(types), in_time, ~e.rejected, e.status != "hypothetical", acting)
    for found in find_within(connection, wanted, text=False):
        yield found.told.happening
