"""The feeds that are followed: their state, and what they have told of that is still to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from dragoman.reading.drafts import Draft
from dragoman.record import writing
from dragoman.record.schema import feed_items, feeds

TRIES = 3
"""How often a page is asked for before the feed's own text must do."""
LONGEST = timedelta(days=1)
"""A feed that fails is asked less and less often, but at least once in this time."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was last seen."""

    address: str
    etag: str | None
    modified: str | None
    failures: int
    due: datetime | None
    problem: str | None

    @property
    def conditions(self) -> dict[str, str]:
        """Headers by which the server can say that nothing is new."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a feed tells of: where to read it, and what the feed itself has of it."""

    link: str
    feed: str
    draft: Draft
    tries: int = 0


def follow(connection: Connection, addresses: Iterable[str]) -> None:
    """Take feeds into the record."""
    writing.insert(connection, feeds, [{"address": each, "failures": 0} for each in addresses])


def followed(connection: Connection, addresses: Sequence[str] | None = None) -> list[Feed]:
    """The feeds with these addresses, or all."""
    query = select(feeds).order_by(feeds.c.address)
    wanted = None if addresses is None else set(addresses)
    rows = (row for row in connection.execute(query) if wanted is None or row.address in wanted)
    return [Feed(row.address, row.etag, row.modified, row.failures, _moment(row.due), row.problem) for row in rows]


def pending(connection: Connection, addresses: Iterable[str]) -> list[Item]:
    """What these feeds have told of that is still to be read."""
    query = select(feed_items).where(feed_items.c.state == "pending").order_by(feed_items.c.link)
    wanted = set(addresses)
    return [
        Item(row.link, row.feed, _draft(row.draft), row.tries)
        for row in connection.execute(query)
        if row.feed in wanted
    ]


def answered(
    connection: Connection, feed: Feed, items: Sequence[Item], etag: str | None, modified: str | None, due: datetime
) -> list[Item]:
    """Note what a feed tells, and that it is up to date, in one step; returns the items that are new."""
    known: set[str] = set()
    for portion in writing.portions(item.link for item in items):
        known.update(connection.execute(select(feed_items.c.link).where(feed_items.c.link.in_(portion))).scalars())
    fresh = {item.link: item for item in items if item.link not in known}
    rows = [
        {"link": item.link, "feed": item.feed, "state": "pending", "tries": 0, "draft": _stored(item.draft)}
        for item in fresh.values()
    ]
    writing.insert(connection, feed_items, rows)
    state = {"etag": etag, "modified": modified, "failures": 0, "problem": None}
    _note(connection, feed, due, state)
    return list(fresh.values())


def unchanged(connection: Connection, feed: Feed, due: datetime) -> None:
    """Note that a feed has nothing new."""
    _note(connection, feed, due, {"failures": 0, "problem": None})


def failed(connection: Connection, feed: Feed, problem: str, now: datetime, every: timedelta, wait: float) -> None:
    """Note that a feed could not be read; it is asked again later, the more often it fails, the later."""
    pause = min(max(every * 2 ** min(feed.failures + 1, 10), timedelta(seconds=wait)), LONGEST)
    _note(connection, feed, now + pause, {"failures": feed.failures + 1, "problem": problem})


def done(connection: Connection, read: Mapping[str, str]) -> None:
    """Note which article came of which link."""
    statement = update(feed_items).where(feed_items.c.link == bindparam("link_"))
    rows = [{"link_": link, "article_": article} for link, article in sorted(read.items())]
    if rows:
        values: dict[str, Any] = {"state": "done", "article": bindparam("article_"), "draft": None}
        connection.execute(statement.values(values), rows)


def postponed(connection: Connection, item: Item, last: bool) -> None:
    """Note that a page could not be read: to be tried again, or for the last time."""
    values: dict[str, Any] = {"tries": item.tries + 1, "state": "failed" if last else "pending"}
    connection.execute(update(feed_items).where(feed_items.c.link == item.link).values(values))


def _note(connection: Connection, feed: Feed, due: datetime, state: Mapping[str, Any]) -> None:
    times = {"checked": datetime.now(UTC).isoformat(timespec="seconds"), "due": due.isoformat(timespec="seconds")}
    connection.execute(update(feeds).where(feeds.c.address == feed.address).values({**times, **state}))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _stored(draft: Draft) -> dict[str, Any]:
    return {
        "text": draft.text,
        "title": draft.title,
        "id": draft.id,
        "url": draft.url,
        "published": draft.published.isoformat() if draft.published else None,
        "language": draft.language,
        "original_language": draft.original_language,
    }


def _draft(stored: dict[str, Any]) -> Draft:
    day = stored.pop("published")
    return Draft(**stored, published=date.fromisoformat(day) if day else None)
