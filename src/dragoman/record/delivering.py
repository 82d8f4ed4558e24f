"""What is to be sent to those who follow: a queue that several processes work on, each delivery by one of them.

The sending itself is done by others: here a delivery is made, claimed, and told to be done or to have failed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, insert, select, update

from dragoman.record.alerts import Alert, alert_of
from dragoman.record.errors import NoSuchThing
from dragoman.record.following import Channel, Follow, News, follow, since, youngest
from dragoman.record.moments import moment
from dragoman.record.schema import deliveries, follows
from dragoman.record.store import Readable, Store, reading

State = Literal["waiting", "claimed", "done", "failed"]

HELD = timedelta(minutes=10)
"""How long a delivery belongs to the process that claimed it: one that has died does not hold it for ever."""
FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=12)
"""The pause after the first try that failed, twice as long after each more, up to the longest."""
TRIES = 12
"""After so many the delivery has failed for good: some two days after the first."""
TOGETHER = 100
"""Events that one delivery tells at most, unless one article tells more."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something to be sent for a follow: what came in between two articles, or an alert."""

    number: int
    follow: Follow
    after: int
    upto: int
    alert: Alert | None
    created: str
    state: State
    tries: int
    due: str
    problem: str | None


def queue(store: Store, channels: Sequence[Channel] = ("webhook", "email"), now: datetime | None = None) -> int:
    """Make the deliveries of all that has come in for follows by these channels; returns how many.

    Each follow's position moves in the same step, so that however many processes do this, nothing is queued twice.
    While a delivery of a follow is still to be sent, nothing more is queued for it: what comes in meanwhile is told
    together.
    """
    made = 0
    f = follows.c
    with store.reading() as connection:
        query = select(f.number).where(f.channel.in_(channels), f.paused.is_(None), f.position < youngest(connection))
        numbers = connection.execute(query.order_by(f.number)).scalars().all()
    for number in numbers:
        made += _queued(store, number, now or datetime.now(UTC))
    return made


def _queued(store: Store, number: int, now: datetime) -> int:
    with store.reading() as connection:
        if connection.execute(select(deliveries.c.number).where(*_open(number))).first():
            return 0
        try:
            one = follow(connection, number)
        except NoSuchThing:
            return 0
        fresh = since(connection, one.filters, one.position, TOGETHER)
    with store.noting() as connection:
        at = follows.c.number == number, follows.c.position == one.position, follows.c.paused.is_(None)
        if not connection.execute(update(follows).where(*at).values(position=fresh.upto)).rowcount:
            return 0  # another process was faster
        if not fresh.events:
            return 0
        row = {"follow": number, "after": one.position, "upto": fresh.upto, "alert": None}
        connection.execute(insert(deliveries).values(_waiting(row, now)))
        return 1


def queue_alert(connection: Connection, alert: int, numbers: Sequence[int], now: datetime | None = None) -> None:
    """Make the deliveries of an alert to these follows."""
    rows = [_waiting({"follow": n, "after": 0, "upto": 0, "alert": alert}, now or datetime.now(UTC)) for n in numbers]
    if rows:
        connection.execute(insert(deliveries), rows)


def claim(store: Store, who: str, limit: int = 10, now: datetime | None = None) -> list[Delivery]:
    """Deliveries that are due, which belong to this process for ten minutes: no other is given them meanwhile."""
    now = now or datetime.now(UTC)
    d = deliveries.c
    due = d.state.in_(("waiting", "claimed")) & (d.due <= moment(now))
    live = d.follow.in_(select(follows.c.number).where(follows.c.paused.is_(None)))
    query = select(d.number).where(due, live).order_by(d.due, d.number).limit(limit)
    with store.noting() as connection:
        numbers = connection.execute(query.with_for_update(skip_locked=True)).scalars().all()
        if not numbers:
            return []
        held = {"state": "claimed", "claimed_by": who, "due": moment(now + HELD), "tries": d.tries + 1}
        connection.execute(update(deliveries).where(d.number.in_(numbers)).values(**held))
        rows = connection.execute(select(deliveries).where(d.number.in_(numbers)).order_by(d.number)).all()
        return [_delivery(connection, row) for row in rows]


def finish(store: Store, number: int, who: str) -> bool:
    """Note that a delivery has been sent; false if it did not belong to this process any more."""
    return _settled(store, number, who, {"state": "done", "problem": None, "claimed_by": None})


def fail(
    store: Store,
    number: int,
    who: str,
    problem: str,
    *,
    for_good: bool = False,
    wait: timedelta | None = None,
    now: datetime | None = None,
) -> bool:
    """Note that a delivery could not be sent; it is tried again later, the more often it fails, the later.

    ``wait``: at least so long. False if it did not belong to this process any more.
    """
    now = now or datetime.now(UTC)
    with store.reading() as connection:
        tries = connection.execute(select(deliveries.c.tries).where(deliveries.c.number == number)).scalar() or 0
    over = for_good or tries >= TRIES
    pause = max(min(FIRST * 2 ** max(0, min(tries - 1, 20)), LONGEST), wait or timedelta(0))
    values = {"state": "failed" if over else "waiting", "due": moment(now + pause), "claimed_by": None}
    return _settled(store, number, who, {**values, "problem": problem[:500].replace("\x00", "")})


def deliveries_of(place: Readable, number: int, limit: int = 20) -> list[Delivery]:
    """The last deliveries of a follow, the youngest first."""
    query = select(deliveries).where(deliveries.c.follow == number).order_by(deliveries.c.number.desc()).limit(limit)
    with reading(place) as connection:
        return [_delivery(connection, row) for row in connection.execute(query).all()]


def content(place: Readable, delivery: Delivery) -> News:
    """The events that a delivery tells, as they stand now."""
    with reading(place) as connection:
        if delivery.alert is not None:
            return News((), delivery.upto, False)
        return since(connection, delivery.follow.filters, delivery.after, 100 * TOGETHER, delivery.upto)


def waiting(place: Readable) -> dict[str, int]:
    """State → deliveries."""
    query = select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
    with reading(place) as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def _open(number: int) -> tuple[Any, ...]:
    d = deliveries.c
    return d.follow == number, d.alert.is_(None), d.state.in_(("waiting", "claimed"))


def _waiting(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    return {**row, "created": moment(now), "state": "waiting", "tries": 0, "due": moment(now)}


def _settled(store: Store, number: int, who: str, values: dict[str, Any]) -> bool:
    d = deliveries.c
    mine = (d.number == number) & (d.claimed_by == who) & (d.state == "claimed")
    with store.noting() as connection:
        return bool(connection.execute(update(deliveries).where(mine).values(**values)).rowcount)


def _delivery(connection: Connection, row: Row[Any]) -> Delivery:
    return Delivery(
        number=row.number,
        follow=follow(connection, row.follow),
        after=row.after,
        upto=row.upto,
        alert=alert_of(connection, row.alert) if row.alert is not None else None,
        created=row.created,
        state=row.state,
        tries=row.tries,
        due=row.due,
        problem=row.problem,
    )
