"""An article of the record, with all that was found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from dragoman.merging.stories import story_id
from dragoman.model import Actor, Article, Event
from dragoman.record.articles import article_of
from dragoman.record.errors import NoSuchThing
from dragoman.record.mentions import recorded
from dragoman.record.objects import actor
from dragoman.record.schema import articles, events, mentions, quotations, versions


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one article tells it, and what people have made of the event."""

    mention: str
    event: str
    """Its id in the record."""
    coded: Event
    """With spans in the article's text."""
    sources: int
    confirmed: bool
    rejected: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in an article."""

    start: int
    end: int
    direct: bool
    verb: str | None
    speaker: Actor | None


@dataclass(frozen=True, slots=True)
class Other:
    """Another article, as a link names it."""

    id: str
    title: str | None
    source: str | None
    language: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with what was found in it and what lies beside it."""

    id: str
    article: Article
    source: str | None
    story: str | None
    events: tuple[Told, ...]
    """By where the text tells them."""
    quotations: tuple[Said, ...]
    copies: tuple[Other, ...]
    """Articles with the same text, or nearly so."""
    same_story: tuple[Other, ...]
    translations: tuple[Other, ...]
    """The original that it says it translates, or its translations, as far as the record holds them."""
    made_by: Mapping[str, str]
    trouble: str | None


def opened(connection: Connection, id: str, others: int = 20) -> Opened:
    """The article with this id. Raises ``NoSuchThing``."""
    a = articles.c
    query = select(articles, versions.c.made_by).outerjoin(versions, versions.c.id == a.versions)
    row = connection.execute(query.where(a.id == id.replace("\x00", ""))).one_or_none()
    if row is None:
        raise NoSuchThing(f"there is no article {id}")
    copied = _others(connection, a.copies == row.copies, row.id, others)
    translated = [a.original_url == row.url] if row.url else []
    if row.original_url:
        translated.append(a.url == row.original_url)
    return Opened(
        id=row.id,
        article=article_of(row),
        source=row.source,
        story=story_id(row.story) if row.story else None,
        events=_events(connection, row.id),
        quotations=_quotations(connection, row.id),
        copies=copied,
        same_story=_others(connection, a.story == row.story, row.id, others) if row.story else (),
        translations=_others(connection, or_(*translated), row.id, others) if translated else (),
        made_by=row.made_by or {},
        trouble=row.trouble,
    )


def _events(connection: Connection, article: str) -> tuple[Told, ...]:
    found = [each for each in recorded(connection, mentions.c.article, [article]) if not each.kept]
    e = events.c
    columns = (e.id, e.sources, e.confirmed, e.rejected, e.corrected)
    rows = connection.execute(select(*columns).where(e.id.in_([each.event for each in found])))
    standing = {row.id: row for row in rows}
    told = [
        Told(each.id, each.event, each.mention.event, row.sources, row.confirmed, row.rejected, row.corrected)
        for each in found
        if (row := standing.get(each.event))
    ]
    return tuple(sorted(told, key=lambda each: (each.coded.trigger.span, each.event)))


def _quotations(connection: Connection, article: str) -> tuple[Said, ...]:
    q = quotations.c
    rows = connection.execute(select(quotations).where(q.article == article).order_by(q.start, q.end))
    return tuple(Said(r.start, r.end, r.direct, r.verb, actor(r.speaker) if r.speaker else None) for r in rows)


def _others(connection: Connection, wanted: ColumnElement[Any], but: str, limit: int) -> tuple[Other, ...]:
    a = articles.c
    query = select(a.id, a.title, a.source, a.language, a.published).where(wanted, a.id != but)
    rows: Sequence[Any] = connection.execute(query.order_by(a.published, a.id).limit(limit)).all()
    return tuple(Other(*row) for row in rows)
