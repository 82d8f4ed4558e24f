"""What is to be sent to those who follow: put down, claimed by one process at a time, sent, tried again, given up.

Nothing is lost if a process is killed: what was to be sent is put down together with how far its follow has been seen
to, and what a killed process had claimed is free again after a while. It then goes out under the same id, so that who
got it before can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from dragoman.record.arriving import arrived, latest
from dragoman.record.errors import RecordError
from dragoman.record.follows import MAIL, UNCONFIRMED, Follow, _follow, live
from dragoman.record.moments import moment
from dragoman.record.schema import deliveries, follows
from dragoman.record.store import Store

LEASE = timedelta(minutes=5)
"""How long a claim holds: longer than any sending takes."""
KEPT = timedelta(days=30)
"""How long it is remembered that something has gone out."""
TRIES = 8
FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=12)
"""Before the second try; three times as long before each more: eight tries take some eighteen hours."""
MORNING = 5
"""Hour of the day, UTC, from which letters go out; weekly ones on Mondays, or later in the week if none went out."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something to be sent by whoever has claimed it."""

    number: int
    follow: Follow
    after: int
    upto: int
    """Events that first came with an article numbered after one and up to the other; both 0 for an alert, and where it
    is to be asked whether letters are wanted."""
    alert: int | None
    """The number of the alert that it tells."""
    created: str
    tries: int
    """This one included."""
    claimed_by: str

    @property
    def asks(self) -> bool:
        """Whether it is the letter that asks whether letters are wanted."""
        return self.alert is None and self.upto == 0


def put_down(store: Store, now: datetime | None = None) -> int:
    """Note what is to be sent since the last time; how many deliveries that makes."""
    now = now or datetime.now(UTC)
    with store.reading() as connection:
        upto = latest(connection)
        due = [each for each in live(connection, ("webhook", *MAIL)) if _is_time(connection, each, now)]
        news = {each.number: _has_news(connection, each, upto) for each in due if each.position < upto}
    _forget(store, now)
    made = 0
    for each in due:
        if each.number not in news:
            continue
        with store.noting() as connection:
            # Another process may have been faster: then the position is no longer what it was.
            seen = (follows.c.number == each.number) & (follows.c.position == each.position)
            moved = connection.execute(update(follows).where(seen).values(position=upto)).rowcount
            if moved and news[each.number]:
                row = {"follow": each.number, "after": each.position, "upto": upto, "created": moment(now)}
                connection.execute(insert(deliveries).values(**row, state="waiting", tries=0, due=moment(now)))
                made += 1
    return made


def put_down_alert(connection: Connection, alert: int, numbers: Sequence[int], now: datetime | None = None) -> None:
    """Note that an alert is to be sent to these follows, at once and whatever their channel."""
    when = moment(now)
    rows = [
        {"follow": number, "after": 0, "upto": 0, "alert": alert, "created": when, "due": when} for number in numbers
    ]
    if rows:
        connection.execute(insert(deliveries).values(state="waiting", tries=0), rows)


def claim(store: Store, by: str, now: datetime | None = None) -> Delivery | None:
    """The delivery that has been due the longest, for this process alone; None if nothing is due."""
    now = now or datetime.now(UTC)
    d = deliveries.c
    free = or_(d.state == "waiting", d.state == "sending") & (d.due <= moment(now))
    query = select(deliveries).where(free).order_by(d.due, d.number).limit(1)
    with store.noting() as connection:
        while (row := connection.execute(query).one_or_none()) is not None:
            same = (d.number == row.number) & (d.due == row.due) & (d.tries == row.tries)
            if row.tries >= TRIES:  # whatever tried to send it was ended each time
                given_up = {"state": "failed", "problem": "the sending was broken off each time"}
                connection.execute(update(deliveries).where(same).values(**given_up))
                continue
            told = {"state": "sending", "claimed_by": by, "tries": row.tries + 1, "due": moment(now + LEASE)}
            if not connection.execute(update(deliveries).where(same).values(**told)).rowcount:
                continue
            wanted = connection.execute(select(follows).where(follows.c.number == row.follow)).one_or_none()
            asks = row.alert is None and row.upto == 0
            if wanted is None or (wanted.paused and not (asks and wanted.paused == UNCONFIRMED)):
                connection.execute(update(deliveries).where(d.number == row.number).values(state="dropped"))
                continue
            return Delivery(row.number, _follow(wanted), row.after, row.upto, row.alert, row.created, row.tries + 1, by)
    return None


def sent(store: Store, delivery: Delivery) -> None:
    """It has gone out."""
    _settle(store, delivery, state="sent", problem=None)


def failed(
    store: Store,
    delivery: Delivery,
    problem: str,
    *,
    again: bool = True,
    after: float = 0.0,
    now: datetime | None = None,
) -> None:
    """It has not: to be tried again later, or, where that is of no use, given up and the follow paused."""
    now = now or datetime.now(UTC)
    problem = problem[:300]
    if again and delivery.tries < TRIES:
        due = now + max(pause(delivery.tries), timedelta(seconds=min(after, LONGEST.total_seconds())))
        _settle(store, delivery, state="waiting", problem=problem, due=moment(due))
        return
    if _settle(store, delivery, state="failed", problem=problem):
        with store.noting() as connection:
            still = (follows.c.number == delivery.follow.number) & follows.c.paused.is_(None)
            connection.execute(update(follows).where(still).values(paused=moment(now)))


def pause(tries: int) -> timedelta:
    """How long after so many tries the next one is made."""
    return min(timedelta(seconds=FIRST.total_seconds() * 3 ** min(tries - 1, 20)), LONGEST)


@dataclass(frozen=True, slots=True)
class Last:
    """How the last sending for a follow went."""

    at: str
    state: str
    tries: int
    problem: str | None


def last_of(store: Store, numbers: Sequence[int]) -> dict[int, Last]:
    """The last delivery of each of these follows."""
    d = deliveries.c
    youngest = select(func.max(d.number)).where(d.follow.in_(list(numbers))).group_by(d.follow)
    with store.reading() as connection:
        rows = connection.execute(select(deliveries).where(d.number.in_(youngest))).all()
    return {row.follow: Last(row.created, row.state, row.tries, row.problem) for row in rows}


def _settle(store: Store, delivery: Delivery, **values: object) -> bool:
    """Note how it went, unless the claim has run out and another process has taken it over."""
    d = deliveries.c
    mine = (d.number == delivery.number) & (d.claimed_by == delivery.claimed_by) & (d.tries == delivery.tries)
    with store.noting() as connection:
        return bool(
            connection.execute(update(deliveries).where(mine & (d.state == "sending")).values(**values)).rowcount
        )


def _forget(store: Store, now: datetime) -> None:
    """Let go of what went out long ago."""
    d = deliveries.c
    old = d.state.in_(("sent", "dropped")) & (d.created < moment(now - KEPT))
    with store.reading() as connection:
        there = connection.execute(select(d.number).where(old).limit(1)).first()
    if there:
        with store.noting() as connection:
            connection.execute(delete(deliveries).where(old))


def _has_news(connection: Connection, each: Follow, upto: int) -> bool:
    """Whether anything has come; what is followed under a newer version's filters is passed over."""
    try:
        return bool(arrived(connection, each.filters, after=each.position, upto=upto, limit=1))
    except RecordError:
        return False


def _is_time(connection: Connection, each: Follow, now: datetime) -> bool:
    """Webhooks are told at once, letters once a day or a week."""
    if each.channel not in MAIL:
        return True
    if now.hour < MORNING:
        return False
    d = deliveries.c
    query = select(func.max(d.created)).where(d.follow == each.number, d.upto > 0)
    before = datetime.fromisoformat(connection.execute(query).scalar() or each.created)
    today = now.astimezone(UTC).date()
    if each.channel == "daily":
        return before.date() < today
    return before.date().isocalendar()[:2] < today.isocalendar()[:2]
