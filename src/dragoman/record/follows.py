"""What people want to be told of, and by which way."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.record.arriving import latest
from dragoman.record.errors import NoSuchThing, RecordError, WrongQuestion
from dragoman.record.filters import Filters
from dragoman.record.moments import moment
from dragoman.record.schema import accounts, deliveries, follows
from dragoman.record.store import Store

Channel = Literal["feed", "webhook", "daily", "weekly"]
"""A feed with an address of its own, a webhook, or a letter a day or a week."""
CHANNELS: tuple[Channel, ...] = get_args(Channel)
MAIL: tuple[Channel, ...] = ("daily", "weekly")
MOST = 100
"""Follows of an account."""
UNCONFIRMED = "unconfirmed"
"""Stands in ``paused`` until whoever reads letters at the address has said that they want these."""


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing that somebody follows."""

    number: int
    key: str
    """Names its feed and its letters' addresses; nobody can guess it."""
    account: str
    name: str
    kind: str
    """``search``, ``dyad``, ``actor`` or ``story``."""
    what: Mapping[str, Any]
    """``filters`` as ``Filters.to_dict`` tells them, and the ``language`` to be told in."""
    channel: Channel
    address: str | None
    """Where webhooks and letters go."""
    secret: str | None
    """What webhooks are signed with, and letters' addresses."""
    departures: bool
    """Whether also to tell when dyads depart from their own past."""
    created: str
    paused: str | None
    """Since when nothing is sent; ``unconfirmed`` for letters that nobody has asked for at their address."""
    position: int
    """The number of the last article of which it has been seen to."""

    @property
    def filters(self) -> Filters:
        """What it asks for. Raises ``NoSuchThing`` for what a newer version follows."""
        try:
            return Filters.from_dict(dict(self.what["filters"]))
        except (KeyError, TypeError, ValueError):
            raise NoSuchThing("what is followed here is not known to this version") from None


def follow(
    store: Store,
    account: str,
    name: str,
    kind: str,
    filters: Filters,
    channel: Channel,
    *,
    language: str | None = None,
    address: str | None = None,
    secret: str | None = None,
    departures: bool = False,
    at: str | None = None,
) -> Follow:
    """Begin to follow; told is what comes from now on. Letters begin with one that asks whether they are wanted."""
    if channel not in CHANNELS:
        raise RecordError(f"one is told by {', '.join(CHANNELS)}, not by {channel}")
    with store.noting() as connection:
        mine = select(func.count()).select_from(follows).where(follows.c.account == account)
        if connection.execute(mine).scalar_one() >= MOST:
            raise WrongQuestion(f"an account follows {MOST} things at most")
        row: dict[str, Any] = {
            "key": secrets.token_urlsafe(24),
            "account": account,
            "name": " ".join(name.split())[:200] or kind,
            "kind": kind,
            "what": {"filters": filters.to_dict(), "language": language},
            "channel": channel,
            "address": address,
            "secret": secret,
            "departures": departures,
            "created": at or moment(),
            "paused": UNCONFIRMED if channel in MAIL else None,
            "position": latest(connection),
        }
        made = connection.execute(insert(follows).values(row)).inserted_primary_key
        assert made is not None  # noqa: S101 -- one row has one key
        if channel in MAIL:
            asking = {"follow": made[0], "after": 0, "upto": 0, "created": row["created"], "due": row["created"]}
            connection.execute(insert(deliveries).values(**asking, state="waiting", tries=0))
        return Follow(number=int(made[0]), **row)


def follows_of(store: Store, account: str) -> list[Follow]:
    """What an account follows, in the order in which it began to."""
    query = select(follows).where(follows.c.account == account).order_by(follows.c.number)
    with store.reading() as connection:
        return [_follow(row) for row in connection.execute(query)]


def live(connection: Connection, channels: tuple[Channel, ...]) -> list[Follow]:
    """Those that are to be told by these ways: not paused, and not of accounts that are shut out."""
    shut = select(accounts.c.name).where(accounts.c.disabled.is_not(None))
    wanted = (follows.c.channel.in_(channels), follows.c.paused.is_(None), follows.c.account.not_in(shut))
    return [_follow(row) for row in connection.execute(select(follows).where(*wanted).order_by(follows.c.number))]


def by_key(store: Store, key: str) -> Follow:
    """The follow that a key names, if its account is not shut out. Raises ``NoSuchThing``."""
    shut = select(accounts.c.name).where(accounts.c.disabled.is_not(None))
    query = select(follows).where(follows.c.key == key, follows.c.account.not_in(shut))
    with store.reading() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        raise NoSuchThing("nothing is followed under this address any more")
    return _follow(row)


def pause(store: Store, account: str, number: int, at: str | None = None) -> None:
    """Tell nothing for the time being. Raises ``NoSuchThing``."""
    _change(store, account, number, paused=at or moment(), only_if_live=True)


def resume(store: Store, account: str, number: int) -> None:
    """Tell again, of what comes from now on; letters that nobody has confirmed stay unsent."""
    with store.reading() as connection:
        position = latest(connection)
    _change(store, account, number, paused=None, position=position, only_if_paused=True)


def confirm(store: Store, key: str) -> None:
    """Whoever reads letters at the address wants these."""
    with store.noting() as connection:
        asked = (follows.c.key == key) & (follows.c.paused == UNCONFIRMED)
        connection.execute(update(follows).where(asked).values(paused=None, position=latest(connection)))


def stop(store: Store, key: str, at: str | None = None) -> None:
    """Whoever reads letters at the address wants no more of them."""
    with store.noting() as connection:
        wanted = (follows.c.key == key) & (follows.c.paused.is_(None) | (follows.c.paused == UNCONFIRMED))
        connection.execute(update(follows).where(wanted).values(paused=at or moment()))


def remove(store: Store, account: str, number: int) -> None:
    """Follow it no longer; what was still to be sent is not. Raises ``NoSuchThing``."""
    with store.noting() as connection:
        _mine(connection, account, number)
        connection.execute(delete(deliveries).where(deliveries.c.follow == number))
        connection.execute(delete(follows).where(follows.c.number == number))


def _change(
    store: Store,
    account: str,
    number: int,
    *,
    only_if_live: bool = False,
    only_if_paused: bool = False,
    **values: Any,
) -> None:
    with store.noting() as connection:
        there = _mine(connection, account, number)
        if (only_if_live and there.paused) or (only_if_paused and there.paused in (None, UNCONFIRMED)):
            return
        connection.execute(update(follows).where(follows.c.number == number).values(**values))


def _mine(connection: Connection, account: str, number: int) -> Any:
    query = select(follows).where(follows.c.number == number, follows.c.account == account)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NoSuchThing(f"{account} follows nothing of number {number}")
    return row


def _follow(row: Any) -> Follow:
    return Follow(**{field.name: getattr(row, field.name) for field in fields(Follow)})
