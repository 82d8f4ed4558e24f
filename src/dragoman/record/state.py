"""How the record is: how much it holds, what it was made with, what waits, what fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import Connection, Table, func, select, text

from dragoman.record.schema import (
    articles,
    comments,
    corrections,
    events,
    feed_items,
    feeds,
    mentions,
    stories,
    versions,
)
from dragoman.record.store import Store

TROUBLES = 20
"""Articles that could not be coded of which the last ones are told."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed as it was last seen. Its address is told without name, password and query, which may be keys."""

    address: str
    title: str | None
    checked: str | None
    due: str | None
    failures: int
    problem: str | None
    pending: int
    """What it has told of that is still to be read."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """An article that could not be coded, and why."""

    article: str
    title: str | None
    language: str | None
    why: str


@dataclass(frozen=True, slots=True)
class State:
    """The record at one moment."""

    articles: int
    mentions: int
    events: int
    """Those that people have rejected too."""
    stories: int
    corrections: int
    held: int
    """Comments that an editor has to look at."""
    uncoded: int
    """Articles that could not be coded."""
    latest: date | None
    """Day of the youngest article."""
    pending: int
    failed: int
    bytes: int | None
    """Size of the file, or of the database."""
    revision: str
    """Version of the tables."""
    versions: tuple[tuple[Mapping[str, str], int], ...]
    """What articles were coded with, and how many; most articles first."""
    feeds: tuple[FeedState, ...]
    troubles: tuple[Trouble, ...]


def state(store: Store) -> State:
    """The record as it is now."""
    with store.reading() as connection:
        queue = _queue(connection)
        by_feed: dict[str, int] = {}
        for (feed, kind), number in queue.items():
            if kind == "pending":
                by_feed[feed] = by_feed.get(feed, 0) + number
        troubled = articles.c.trouble.is_not(None)
        return State(
            articles=_count(connection, articles),
            mentions=_count(connection, mentions),
            events=_count(connection, events),
            stories=_count(connection, stories),
            corrections=_count(connection, corrections),
            held=_count(connection, comments, comments.c.state == "held"),
            uncoded=_count(connection, articles, troubled),
            latest=connection.execute(select(func.max(articles.c.published))).scalar(),
            pending=sum(by_feed.values()),
            failed=sum(number for (_, kind), number in queue.items() if kind == "failed"),
            bytes=_size(connection),
            revision=str(connection.execute(text("select version_num from alembic_version")).scalar()),
            versions=_versions(connection),
            feeds=tuple(
                FeedState(
                    address=_without_keys(row.address),
                    title=row.title,
                    checked=row.checked,
                    due=row.due,
                    failures=row.failures,
                    problem=row.problem and row.problem.replace(row.address, _without_keys(row.address)),
                    pending=by_feed.get(row.address, 0),
                )
                for row in connection.execute(select(feeds).order_by(feeds.c.address))
            ),
            troubles=tuple(
                Trouble(row.id, row.title, row.language, row.trouble)
                for row in connection.execute(
                    select(articles).where(troubled).order_by(articles.c.number.desc()).limit(TROUBLES)
                )
            ),
        )


def _count(connection: Connection, table: Table, *wanted: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*wanted)).scalar_one())


def _queue(connection: Connection) -> dict[tuple[str, str], int]:
    """Feed and state → how much of what it told of is in that state; what has been read is left out."""
    i = feed_items.c
    query = select(i.feed, i.state, func.count()).where(i.state.in_(("pending", "failed"))).group_by(i.feed, i.state)
    return {(feed, kind): number for feed, kind, number in connection.execute(query)}


def _versions(connection: Connection) -> tuple[tuple[Mapping[str, str], int], ...]:
    coded = select(articles.c.versions, func.count()).where(articles.c.versions.is_not(None))
    made_by = {row.id: row.made_by for row in connection.execute(select(versions))}
    counted = connection.execute(coded.group_by(articles.c.versions)).all()
    return tuple((made_by.get(id, {}), number) for id, number in sorted(counted, key=lambda each: (-each[1], each[0])))


def _size(connection: Connection) -> int | None:
    if connection.dialect.name == "sqlite":
        names = ("page_count", "page_size")
        pages, size = (int(connection.exec_driver_sql(f"pragma {name}").scalar_one()) for name in names)
        return pages * size
    return int(connection.exec_driver_sql("select pg_database_size(current_database())").scalar() or 0)


def _without_keys(address: str) -> str:
    try:
        parts = urlsplit(address)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "…" if parts.query else "", ""))
    except ValueError:
        return "an address that cannot be read"
