"""Following: what somebody wants to be told, and what has come in since they were last told.

Events have the number of the first article that tells them. Articles are numbered as they come in, one writer at a
time, so that whoever has been told of everything up to one article misses nothing by going on after it, and hears
nothing twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.record.asking import Found, named
from dragoman.record.errors import NoSuchThing, RecordError
from dragoman.record.filters import Filters, conditions
from dragoman.record.moments import moment
from dragoman.record.schema import articles, deliveries, events, follows
from dragoman.record.store import Readable, Store, reading

Kind = Literal["search", "dyad", "actor", "story"]
Channel = Literal["feed", "webhook", "email"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
MOST = 200
"""Follows that one account may have."""


@dataclass(frozen=True, slots=True)
class Follow:
    """Something that somebody wants to be told of."""

    number: int
    key: str
    """Names its feed: nobody can guess it."""
    account: str
    name: str
    kind: Kind
    filters: Filters
    channel: Channel
    """``feed``: it is only asked for, nothing is sent."""
    address: str | None
    """Where to: the webhook's address, or the mail address."""
    secret: str | None
    """By which what is sent is signed."""
    departures: bool
    """Whether to be told as well when a dyad departs from its own past."""
    created: str
    paused: str | None
    """Since when nothing is sent."""
    position: int
    """The number of the last article that was told of."""


@dataclass(frozen=True, slots=True)
class News:
    """What is new for a follow, in the order in which it came."""

    events: tuple[Found, ...]
    upto: int
    """The number of the last article that these events were looked for in."""
    more: bool
    """Whether more came after it."""


def add_follow(
    store: Store,
    account: str,
    name: str,
    kind: Kind,
    filters: Filters,
    *,
    channel: Channel = "feed",
    address: str | None = None,
    secret: str | None = None,
    departures: bool = False,
    at: str | None = None,
) -> Follow:
    """Follow something from now on: what is in the record already is not told."""
    if kind not in KINDS or channel not in CHANNELS:
        raise RecordError(f"followed are {', '.join(KINDS)}, by {', '.join(CHANNELS)}")
    if (address is None) != (channel == "feed"):
        raise RecordError("a webhook and an e-mail need an address, and a feed has none")
    if not account.strip() or not name.strip():
        raise RecordError("a follow needs somebody who follows, and a name")
    row: dict[str, Any] = {
        "key": secrets.token_urlsafe(24),
        "account": account.strip(),
        "name": name.strip()[:200].replace("\x00", ""),
        "kind": kind,
        "what": filters.to_dict(),
        "channel": channel,
        "address": address,
        "secret": secret,
        "departures": departures,
        "created": at or moment(),
    }
    with store.noting() as connection:
        there = select(func.count()).select_from(follows).where(follows.c.account == row["account"])
        if connection.execute(there).scalar_one() >= MOST:
            raise RecordError(f"more than {MOST} follows are nobody's reading; remove some first")
        made = connection.execute(insert(follows).values(**row, position=youngest(connection))).inserted_primary_key
        assert made is not None  # noqa: S101 -- one row has one key
        return _one(connection, follows.c.number == made[0], f"{made[0]}")


def follow(place: Readable, number: int, account: str | None = None) -> Follow:
    """A follow, with ``account`` only if it is theirs. Raises ``NoSuchThing``."""
    with reading(place) as connection:
        return _one(connection, _theirs(number, account), f"{number}")


def follow_of_key(place: Readable, key: str) -> Follow:
    """The follow whose feed has this name. Raises ``NoSuchThing``."""
    with reading(place) as connection:
        return _one(connection, follows.c.key == key.replace("\x00", ""), "of this name")


def follows_of(place: Readable, account: str | None = None) -> list[Follow]:
    """What an account follows, or all, in the order in which it was begun."""
    query = select(follows).order_by(follows.c.number)
    with reading(place) as connection:
        found = connection.execute(query.where(follows.c.account == account) if account is not None else query)
        return [_follow(row) for row in found]


def remove_follow(store: Store, number: int, account: str | None = None) -> None:
    """Follow something no longer; what was still to be sent is not. Raises ``NoSuchThing``."""
    with store.noting() as connection:
        if not connection.execute(delete(follows).where(_theirs(number, account))).rowcount:
            raise NoSuchThing(f"there is no follow {number}")
        connection.execute(delete(deliveries).where(deliveries.c.follow == number))


def pause_follow(
    store: Store, number: int, paused: bool = True, account: str | None = None, at: str | None = None
) -> Follow:
    """Send nothing for a while, or go on where it was stopped. Raises ``NoSuchThing``."""
    return _changed(store, number, account, {"paused": (at or moment()) if paused else None})


def change_follow(
    store: Store,
    number: int,
    account: str | None = None,
    *,
    name: str | None = None,
    address: str | None = None,
    secret: str | None = None,
    departures: bool | None = None,
) -> Follow:
    """Give a follow another name, address or secret, or tell of departures or no longer. Raises ``NoSuchThing``."""
    values = {"name": name, "address": address, "secret": secret, "departures": departures}
    return _changed(store, number, account, {key: value for key, value in values.items() if value is not None})


def news(place: Readable, one: Follow, limit: int = 50, upto: int | None = None) -> News:
    """What has come in for a follow since its position, in the order in which it came: whole articles at a time.

    At most ``limit`` events, unless one article tells more.
    """
    with reading(place) as connection:
        return since(connection, one.filters, one.position, limit, upto)


def since(connection: Connection, filters: Filters, after: int, limit: int = 50, upto: int | None = None) -> News:
    """The same of any filters and position."""
    last = youngest(connection) if upto is None else upto
    e = events.c
    query = select(e.arrived, e.id).where(conditions(filters, connection), e.arrived > after, e.arrived <= last)
    found = connection.execute(query.order_by(e.arrived, e.id).limit(limit + 1)).all()
    more = len(found) > limit
    if more:
        # The last article is left for the next time, unless it is the only one: then all that it tells.
        cut = found[-1].arrived
        whole = [row for row in found if row.arrived < cut]
        if not whole:
            whole = list(connection.execute(query.where(e.arrived == cut).order_by(e.id)).all())
            more = cut < last
        found, last = whole, whole[-1].arrived
    return News(tuple(named(connection, [row.id for row in found])), last, more)


def youngest(connection: Connection) -> int:
    """The number of the article that came last; 0 in an empty record."""
    return int(connection.execute(select(func.max(articles.c.number))).scalar() or 0)


def told(store: Store, number: int, upto: int) -> None:
    """Note that a follow has been told of everything up to an article; it never goes back."""
    with store.noting() as connection:
        forward = (follows.c.number == number) & (follows.c.position < upto)
        connection.execute(update(follows).where(forward).values(position=upto))


def _theirs(number: int, account: str | None) -> Any:
    mine = follows.c.number == number
    return mine & (follows.c.account == account) if account is not None else mine


def _changed(store: Store, number: int, account: str | None, values: Mapping[str, Any]) -> Follow:
    with store.noting() as connection:
        _one(connection, _theirs(number, account), f"{number}")
        if values:
            connection.execute(update(follows).where(follows.c.number == number).values(**values))
        return _one(connection, follows.c.number == number, f"{number}")


def _one(connection: Connection, wanted: Any, name: str) -> Follow:
    row = connection.execute(select(follows).where(wanted)).one_or_none()
    if row is None:
        raise NoSuchThing(f"there is no follow {name}")
    return _follow(row)


def _follow(row: Any) -> Follow:
    values = dict(row._mapping)
    return Follow(**{**{k: v for k, v in values.items() if k != "what"}, "filters": Filters.from_dict(row.what)})
