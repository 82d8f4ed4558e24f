"""Stories out of the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from dragoman.merging.stories import story_id
from dragoman.record.errors import NoSuchThing
from dragoman.record.schema import articles as pieces
from dragoman.record.schema import stories
from dragoman.record.searching import matching
from dragoman.record.store import Store


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
    query = select(s.title, s.start, s.end, s.articles, s.sources, s.languages, s.id).where(s.articles >= articles)
    if since:
        query = query.where(s.end >= since)
    if until:
        query = query.where(s.start <= until)
    with store.reading() as connection:
        if search:
            told = select(pieces.c.story).where(matching(search, connection.dialect.name))
            leads = {story_id(leader) for leader in connection.execute(told).scalars() if leader}
            query = query.where(s.id.in_(leads))
        query = query.order_by(s.sources.desc(), s.articles.desc(), s.start.desc(), s.id).limit(limit)
        for row in connection.execute(query).mappings():
            yield {**row, "languages": " ".join(row["languages"])}


def full_id(connection: Connection, story: str) -> str:
    """The id that begins with these digits, if there is only one. Raises ``NoSuchThing``."""
    digits = story.removeprefix("st-")
    found: list[str] = []
    if digits.isalnum():
        low = story_id(digits)
        query = select(stories.c.id).where(stories.c.id.between(low, low + "z")).order_by(stories.c.id).limit(2)
        found = list(connection.execute(query).scalars())
    if not found:
        raise NoSuchThing(f"there is no story {story}")
    if len(found) > 1 and found[0] != low:
        raise NoSuchThing(f"more than one story has an id that begins with {story}")
    return found[0]


def leader_of(story: str) -> str:
    """The id of the article that leads a story."""
    return story.removeprefix("st-")
