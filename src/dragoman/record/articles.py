"""Articles out of the record: in lists, and each with all that was read in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from dragoman.merging.stories import story_id
from dragoman.model import Article
from dragoman.record.paging import SHOWN, Order, Page, by_day
from dragoman.record.schema import articles, mentions
from dragoman.record.searching import matching
from dragoman.record.store import Readable, reading


@dataclass(frozen=True, slots=True)
class Listed:
    """An article without its text."""

    id: str
    """Its id in the record."""
    name: str
    """Its id where it came from."""
    title: str | None
    language: str | None
    published: date | None
    url: str | None
    original_url: str | None
    original_language: str | None
    source: str | None
    """The host that published it."""
    story: str | None
    copies: str
    """Id of the group of near-copies that it is in: the article that leads it."""
    trouble: str | None
    """Why it could not be coded."""
    number: int
    """In what order it came into the record."""
    events: int
    """Mentions of events that were read in it."""


def page(
    place: Readable,
    *,
    search: str | None = None,
    language: Sequence[str] = (),
    source: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    story: str | None = None,
    copies: str | None = None,
    limit: int = SHOWN,
    after: str | None = None,
    order: Order = "newest",
) -> Page[Listed]:
    """A page of articles by day of publication; those without one come last. Raises ``WrongCursor``."""
    a = articles.c
    with reading(place) as connection:
        query = listed().where(*published_in(language, source, since, until))
        if search:
            query = query.where(matching(search, connection.dialect.name))
        if story:
            query = query.where(a.story == story.removeprefix("st-"))
        if copies:
            query = query.where(a.copies == copies)
        rows = by_day(connection, query, a.published, a.id, limit=limit, after=after, order=order)
        return rows.map(listing)


def published_in(
    language: Sequence[str] = (), source: Sequence[str] = (), since: date | None = None, until: date | None = None
) -> list[ColumnElement[bool]]:
    """Conditions on articles: languages, hosts with all below them, and days of publication."""
    a = articles.c
    wanted: list[ColumnElement[bool]] = []
    if language:
        wanted.append(a.language.in_(language))
    if source:
        hosts = [host.lower().removeprefix("www.") for host in source]
        wanted.append(or_(a.source.in_(hosts), *(a.source.endswith("." + host, autoescape=True) for host in hosts)))
    if since:
        wanted.append(a.published >= since)
    if until:
        wanted.append(a.published <= until)
    return wanted


def listed() -> Select[Any]:
    """What a list of articles is made of."""
    told = select(func.count()).where(mentions.c.article == articles.c.id).scalar_subquery()
    names = [field.name for field in fields(Listed) if field.name != "events"]
    return select(*(articles.c[name] for name in names), told.label("events"))


def listing(row: Any) -> Listed:
    """A row of ``listed``."""
    told: Mapping[str, Any] = row._mapping
    return Listed(**{**told, "story": story_id(row.story) if row.story else None})


def named(connection: Connection, ids: Sequence[str]) -> list[Listed]:
    """The articles with these ids, in this order."""
    rows = {row.id: listing(row) for row in connection.execute(listed().where(articles.c.id.in_(ids)))}
    return [rows[id] for id in ids if id in rows]


def article_of(row: Any) -> Article:
    """The article of a row, under the name that it came with."""
    return Article(
        id=row.name,
        text=getattr(row, "text", ""),
        title=row.title,
        language=row.language,
        published=row.published,
        url=row.url,
        original_url=row.original_url,
        original_language=row.original_language,
    )
