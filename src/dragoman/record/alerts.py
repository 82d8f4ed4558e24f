"""Alerts: dyads that departed from their own past, each told once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from dragoman.record.chance import Chance
from dragoman.record.deliveries import put_down_alert
from dragoman.record.errors import NoSuchThing
from dragoman.record.follows import MAIL, Follow, live
from dragoman.record.moments import moment
from dragoman.record.moving import Move, moved
from dragoman.record.paging import SHOWN, Page, by_number
from dragoman.record.schema import alerts
from dragoman.record.store import Readable, Store, reading


@dataclass(frozen=True, slots=True)
class Alert:
    """A departure that was told."""

    number: int
    raised: str
    day: date
    """The last of the days in which so many events came."""
    days: int
    one: str
    other: str
    quad: int
    chance: Chance


def raise_alerts(store: Store, *, days: int = 7, day: date | None = None, now: datetime | None = None) -> list[Alert]:
    """Note the departures of the last days that have not been told yet, and queue them for those who follow.

    One of a pair and quad class is not told again until as many days have gone by. Returns those that are new.
    """
    found = moved(store, days=days, day=day, limit=None)
    departed = [move for move in found.moves if move.departs] if found else []
    if not found or not departed:
        return []
    raised: list[Alert] = []
    with store.writing() as connection:  # in turn: two processes must not tell the same
        told = _told(connection, found.day, days)
        for move in departed:
            if (move.one, move.other, move.quad) in told:
                continue
            alert = _note(connection, move, found.day, days, moment(now))
            put_down_alert(connection, alert.number, _followers(connection, alert), now)
            raised.append(alert)
    return raised


def page(
    place: Readable, *, dyad: tuple[str, str] | None = None, limit: int = SHOWN, after: str | None = None
) -> Page[Alert]:
    """A page of alerts, the last one first. Raises ``WrongCursor``."""
    query = select(alerts)
    if dyad:
        query = query.where(alerts.c.actor == min(dyad), alerts.c.recipient == max(dyad))
    with reading(place) as connection:
        return by_number(connection, query, alerts.c.number, limit=limit, after=after).map(_alert)


def alert_of(connection: Connection, number: int) -> Alert:
    """An alert by its number. Raises ``NoSuchThing``."""
    row = connection.execute(select(alerts).where(alerts.c.number == number)).one_or_none()
    if row is None:
        raise NoSuchThing(f"there is no alert {number}")
    return _alert(row)


def _told(connection: Connection, day: date, days: int) -> set[tuple[str, str, int]]:
    a = alerts.c
    recent = (a.days == days, a.day > day - timedelta(days), a.day < day + timedelta(days))
    return {(row[0], row[1], row[2]) for row in connection.execute(select(a.actor, a.recipient, a.quad).where(*recent))}


def _note(connection: Connection, move: Move, day: date, days: int, raised: str) -> Alert:
    row: dict[str, Any] = {
        "raised": raised,
        "day": day,
        "days": days,
        "actor": move.one,
        "recipient": move.other,
        "quad": move.quad,
        "events": move.chance.observed,
        "expected": round(move.chance.expected, 4),
        "p": move.chance.p,
        "score": round(move.chance.score, 4),
    }
    made = connection.execute(insert(alerts).values(row)).inserted_primary_key
    assert made is not None  # noqa: S101 -- one row has one key
    return alert_of(connection, made[0])


def concerns(alert: Alert, follow: Follow) -> bool:
    """Whether a follow asks to be told of it: of its dyad, or of one of its sides."""
    if not follow.departures:
        return False
    sides, filters = {alert.one, alert.other}, follow.filters
    return (filters.dyad is not None and set(filters.dyad) == sides) or bool(sides & set(filters.involving))


def _followers(connection: Connection, alert: Alert) -> list[int]:
    return [each.number for each in live(connection, ("webhook", *MAIL)) if concerns(alert, each)]


def _alert(row: Any) -> Alert:
    chance = Chance(row.events, row.expected, row.p)
    return Alert(row.number, row.raised, row.day, row.days, row.actor, row.recipient, row.quad, chance)
