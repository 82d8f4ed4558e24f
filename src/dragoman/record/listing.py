"""Articles and stories page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from dragoman.merging.stories import story_id
from dragoman.record.paging import Page, by_day
from dragoman.record.schema import articles, stories
from dragoman.record.searching import matching


def articles_page(
    connection: Connection,
    *,
    search: str | None = None,
    source: str | None = None,
    language: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 30,
    after: str | None = None,
) -> Page[Row[Any]]:
    """Articles with their texts, the youngest first. Raises ``WrongCursor``."""
    a = articles.c
    query = select(a.id, a.name, a.title, a.text, a.language, a.published, a.source, a.story, a.trouble)
    if search:
        query = query.where(matching(search, connection.dialect.name))
    if source:
        host = source.lower().removeprefix("www.")
        query = query.where(or_(a.source == host, a.source.endswith("." + host, autoescape=True)))
    if language:
        query = query.where(a.language == language)
    if since:
        query = query.where(a.published >= since)
    if until:
        query = query.where(a.published <= until)
    return by_day(connection, query, a.published, a.id, limit=limit, after=after)


def stories_page(
    connection: Connection,
    *,
    search: str | None = None,
    least: int = 1,
    limit: int = 30,
    after: str | None = None,
) -> Page[dict[str, Any]]:
    """Stories of at least so many articles, the youngest first. Raises ``WrongCursor``."""
    s = stories.c
    query = select(stories).where(s.articles >= least)
    if search:
        told = select(articles.c.story).where(matching(search, connection.dialect.name))
        leaders = connection.execute(told.where(articles.c.story.is_not(None)).limit(5000)).scalars()
        query = query.where(s.id.in_({story_id(leader) for leader in leaders}))
    return by_day(connection, query, s.end, s.id, limit=limit, after=after).map(lambda row: dict(row._mapping))


def articles_of(connection: Connection, story: str, limit: int = 200) -> Sequence[Any]:
    """The articles of a story, the oldest first, without their texts."""
    a = articles.c
    query = select(a.id, a.title, a.language, a.published, a.source, a.copies)
    query = query.where(a.story == story.removeprefix("st-"))
    return connection.execute(query.order_by(a.published, a.id).limit(limit)).all()
