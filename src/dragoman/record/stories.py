"""Stories out of the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select

from dragoman.merging.stories import story_id
from dragoman.record.articles import Listed, listed, listing
from dragoman.record.errors import NoSuchThing
from dragoman.record.filters import Filters
from dragoman.record.paging import SHOWN, Order, Page, by_day
from dragoman.record.schema import articles as pieces
from dragoman.record.schema import mentions, stories
from dragoman.record.searching import matching
from dragoman.record.store import Readable, Store, reading
from dragoman.record.walking import walk

LOOKED_AT = (24, 100, 200, 200)
"""Events among whose articles stories are looked for, round by round; most often the first round finds enough."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story without its articles."""

    id: str
    title: str | None
    start: date | None
    end: date | None
    articles: int
    sources: int
    """Independent ones."""
    languages: tuple[str, ...]


def page(
    place: Readable,
    *,
    since: date | None = None,
    until: date | None = None,
    search: str | None = None,
    articles: int = 1,
    sources: int = 1,
    limit: int = SHOWN,
    after: str | None = None,
    order: Order = "newest",
) -> Page[StoryRow]:
    """A page of stories by their last day; those without one come last. Raises ``WrongCursor``."""
    s = stories.c
    with reading(place) as connection:
        query = _wanted(connection, select(stories), since, until, search, articles)
        if sources > 1:
            query = query.where(s.sources >= sources)
        return by_day(connection, query, s.end, s.id, limit=limit, after=after, order=order).map(_story)


def story(place: Readable, id: str, limit: int = 200) -> tuple[StoryRow, tuple[Listed, ...]]:
    """A story, which may be named by the first digits of its id, with its articles, the oldest first.

    Raises ``NoSuchThing``.
    """
    with reading(place) as connection:
        whole = full_id(connection, id)
        row = connection.execute(select(stories).where(stories.c.id == whole)).one()
        query = listed().where(pieces.c.story == leader_of(whole)).order_by(pieces.c.published, pieces.c.id)
        return _story(row), tuple(map(listing, connection.execute(query.limit(limit))))


def latest(place: Readable, filters: Filters, limit: int = 10) -> list[StoryRow]:
    """The stories in which the newest of these events are told, the one of the newest event first."""
    with reading(place) as connection:
        found: dict[str, None] = {}
        after = None
        for events in LOOKED_AT:
            ids, after = walk(connection, filters, events, after, "newest")
            query = select(mentions.c.event, pieces.c.story).join(pieces, pieces.c.id == mentions.c.article)
            query = query.where(mentions.c.event.in_(ids), pieces.c.story.is_not(None))
            rank = {id: number for number, id in enumerate(ids)}
            told = sorted((rank[event], leader) for event, leader in connection.execute(query))
            found.update(dict.fromkeys(story_id(leader) for _, leader in told))
            if after is None or len(found) >= limit:
                break
        wanted = list(found)[:limit]
        rows = {row.id: _story(row) for row in connection.execute(select(stories).where(stories.c.id.in_(wanted)))}
        return [rows[id] for id in wanted if id in rows]


def find(
    store: Store,
    *,
    since: date | None = None,
    until: date | None = None,
    search: str | None = None,
    articles: int = 1,
    limit: int | None = None,
) -> Iterator[dict[str, Any]]:
    """Stories of at least so many articles, the widest told first, as rows."""
    s = stories.c
    query: Select[Any] = select(s.title, s.start, s.end, s.articles, s.sources, s.languages, s.id)
    with store.reading() as connection:
        query = _wanted(connection, query, since, until, search, articles)
        query = query.order_by(s.sources.desc(), s.articles.desc(), s.start.desc(), s.id).limit(limit)
        for row in connection.execute(query).mappings():
            yield {**row, "languages": " ".join(row["languages"])}


def _wanted(
    connection: Connection,
    query: Select[Any],
    since: date | None,
    until: date | None,
    search: str | None,
    articles: int,
) -> Select[Any]:
    s = stories.c
    query = query.where(s.articles >= articles)
    if since:
        query = query.where(s.end >= since)
    if until:
        query = query.where(s.start <= until)
    if search:
        told = select(pieces.c.story).where(matching(search, connection.dialect.name), pieces.c.story.is_not(None))
        query = query.where(s.id.in_(select("st-" + told.subquery().c.story)))
    return query


def _story(row: Any) -> StoryRow:
    told = {field.name: getattr(row, field.name) for field in fields(StoryRow)}
    return StoryRow(**{**told, "languages": tuple(row.languages)})


def full_id(connection: Connection, story: str) -> str:
    """The id that begins with these digits, if there is only one. Raises ``NoSuchThing``."""
    digits = story.removeprefix("st-")
    found: list[str] = []
    if digits.isalnum():
        low = story_id(digits)
        query = select(stories.c.id).where(stories.c.id.between(low, low + "z")).order_by(stories.c.id).limit(2)
        found = list(connection.execute(query).scalars())
    if not found and digits.isalnum():
        # Another article may lead it by now, and name it.
        moved = select(pieces.c.story).where(pieces.c.id == digits, pieces.c.story.is_not(None))
        found = [story_id(leader) for leader in connection.execute(moved).scalars()]
    if not found:
        raise NoSuchThing(f"there is no story {story}")
    if len(found) > 1 and found[0] != low:
        raise NoSuchThing(f"more than one story has an id that begins with {story}")
    return found[0]


def leader_of(story: str) -> str:
    """The id of the article that leads a story."""
    return story.removeprefix("st-")
