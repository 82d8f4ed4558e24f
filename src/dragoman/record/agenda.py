"""What was announced, promised or threatened, and what became of it: ``merging.promises`` asked of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, and_, exists, func, or_, select, union

from dragoman.merging import promises
from dragoman.model import Happening, Promise
from dragoman.record.asking import Found, find_within, named
from dragoman.record.filters import Filters, conditions, earliest
from dragoman.record.schema import articles, dyads, event_actors, events
from dragoman.record.store import Readable, Store, reading
from dragoman.record.walking import walk

TOGETHER = 200
"""Promises whose outcomes are looked for at a time."""
LOOKED_THROUGH = 100
"""Promises of the same parties among which ``decided`` looks for those that an event decides."""
ROUNDS = 10
"""How often ``newest`` looks for more at most."""


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


def newest(
    place: Readable,
    filters: Filters,
    *,
    as_of: date | None = None,
    states: Sequence[str] = (),
    limit: int = 10,
) -> list[Entry]:
    """The last promises that were made, the youngest first, as they stood on a day; without one, on that of the news.

    With ``states``, no more than the last few hundred are looked through.
    """
    entries: list[Entry] = []
    with reading(place) as connection:
        day = as_of or latest(connection)
        after: str | None = None
        step = 2 * limit if states else limit
        for _ in range(ROUNDS if day else 0):
            ids, after = walk(connection, replace(filters, promising=True), step, after, "newest")
            entries += _judged(connection, named(connection, ids, text=False), day or date.min, states)
            if len(entries) >= limit or after is None:
                break
    return entries[:limit]


def decided(place: Readable, event: Found) -> list[Entry]:
    """Promises that an event kept, broke or called off, the youngest first: among the last that its parties made."""
    happening = event.told.happening
    parties = tuple(sorted({a.code for a in (*happening.actor, *happening.recipient) if a.code}))
    day = happening.when.end if happening.when else happening.reported
    if not parties or day is None:
        return []
    with reading(place) as connection:
        before = Filters(involving=parties, promising=True, status=(), until=day)
        ids, _ = walk(connection, before, LOOKED_THROUGH, None, "newest")
        made = [
            each
            for each in named(connection, ids, text=False)
            if each.told.id != event.told.id and promises.seeks(each.told.happening) & promises.keys(happening)
        ]
        entries = _judged(connection, made, latest(connection) or day, ())
        return [entry for entry in entries if entry.promise.by == event.told.id]


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
    asking = [event for event in made if promises.seeks(event)]
    for together, first, last in _spans(asking):
        keys = {key for event in together for key in promises.seeks(event)}
        types, codes = ({key.split(" ", 1)[part] for key in keys} for part in (0, 1))
        e = events.c
        base = (e.type.in_(types), ~e.rejected, e.status != "hypothetical")
        begun = earliest(connection, first)
        # A report may come late, and what happened is known by the day of its report where no other is told.
        for days, in_time in (
            ((begun, last), e.start.between(begun, last) & (e.end >= first)),
            (None, e.start.is_(None) & e.first_published.between(first, last)),
        ):
            party = _party(together, codes, days).subquery("party")
            query = select(e.id).join(party, party.c.event == e.id).where(*base, in_time).order_by(e.start, e.id)
            ids = list(dict.fromkeys(connection.execute(query).scalars()))
            for found in named(connection, ids, text=False):
                yield found.told.happening


def _spans(made: Sequence[Happening]) -> Iterator[tuple[list[Happening], date, date]]:
    """Promises whose times overlap, with the first and the last day on which they can be decided."""
    timed = sorted(((*window, n) for n, event in enumerate(made) if (window := promises.window(event))))
    together: list[Happening] = []
    first = last = date.min
    for begin, end, number in timed:
        if together and begin > last:
            yield together, first, last
            together = []
        first, last = (min(first, begin), max(last, end)) if together else (begin, end)
        together.append(made[number])
    if together:
        yield together, first, last


def _party(made: Sequence[Happening], codes: set[str], days: tuple[date, date] | None) -> CompoundSelect[Any]:
    """The events of some days, or of none, that have to do with those who can decide these promises."""
    a, d = event_actors.c, dyads.c
    acting = select(a.event).where(a.code.in_(codes), a.side.in_(("actor", "recipient")), _on(a.day, days))
    sides = [(*event.actor, *event.recipient) for event in made]
    if not all(actor.code for side in sides for actor in side) or any(
        len({a.code for a in side}) < 2 for side in sides
    ):
        return union(acting, acting)
    # Promises between known sides are decided between two of them, or by an event in which only one is known.
    known = {actor.code for side in sides for actor in side}
    between = select(d.event).where(d.actor.in_(known), d.recipient.in_(known), _on(d.day, days))
    other, pair = event_actors.alias("other"), dyads.alias("pair")
    alone = ~exists().where(pair.c.event == a.event)
    nobody = ~exists().where(other.c.event == a.event, other.c.side == "recipient")
    return union(between, acting.where(or_(alone, nobody)))


def _on(day: Any, days: tuple[date, date] | None) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = day.between(*days) if days else day.is_(None)
    return condition
