"""One article of the record with all that was read in it, and what belongs to it: copies, original, translations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from dragoman.model import Article, Event
from dragoman.record.articles import Listed, article_of, listed, listing
from dragoman.record.asking import Found
from dragoman.record.asking import named as events_named
from dragoman.record.errors import NoSuchThing
from dragoman.record.mentions import recorded
from dragoman.record.quoting import Quotation, quotations_of
from dragoman.record.schema import articles, mentions, versions
from dragoman.record.store import Readable, reading

BESIDE = 50
"""Copies or translations that are told of one article."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as the article reports it: its spans are characters of the article's text."""

    mention: str
    event: str
    """Id of the event of the record that it is a report of."""
    coded: Event


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with what was read in it."""

    listed: Listed
    article: Article
    versions: Mapping[str, str]
    """What it was coded with; empty if it could not be."""
    tellings: tuple[Telling, ...]
    """In reading order."""
    events: Mapping[str, Found]
    """The events of the record that it reports, as they stand, by id; their articles come without text."""
    quotations: tuple[Quotation, ...]
    original: Listed | None
    """The article that this one translates, if the record has it."""
    translations: tuple[Listed, ...]
    """Articles that translate this one, or translate the same original."""
    copies: tuple[Listed, ...]
    """Near-copies of it."""


def opened(place: Readable, id: str) -> Opened:
    """An article by its id in the record. Raises ``NoSuchThing``."""
    with reading(place) as connection:
        row = connection.execute(select(articles).where(articles.c.id == id.replace("\x00", ""))).one_or_none()
        if row is None:
            raise NoSuchThing(f"there is no article {id}")
        one = listing(connection.execute(listed().where(articles.c.id == row.id)).one())
        made = select(versions.c.made_by).where(versions.c.id == row.versions)
        tellings = sorted(
            (
                Telling(each.id, each.event, each.mention.event)
                for each in recorded(connection, mentions.c.article, [id])
            ),
            key=lambda each: (each.coded.trigger.span, each.mention),
        )
        told = events_named(connection, sorted({each.event for each in tellings}), text=False)
        original, translations = _translated(connection, one)
        return Opened(
            listed=one,
            article=article_of(row),
            versions=connection.execute(made).scalar() or {},
            tellings=tuple(tellings),
            events={found.told.id: found for found in told},
            quotations=tuple(quotations_of(connection, id)),
            original=original,
            translations=translations,
            copies=_beside(connection, one, articles.c.copies == one.copies),
        )


def _translated(connection: Connection, one: Listed) -> tuple[Listed | None, tuple[Listed, ...]]:
    """The original, and the other translations, as far as addresses tell."""
    a = articles.c
    original = None
    if one.original_url and one.original_url != one.url:
        there = _beside(connection, one, a.url == one.original_url)
        original = next(iter(there), None)
    source = one.original_url or one.url
    others = _beside(connection, one, a.original_url == source) if source else ()
    return original, others


def _beside(connection: Connection, one: Listed, wanted: Any) -> tuple[Listed, ...]:
    a = articles.c
    query = listed().where(wanted, a.id != one.id).order_by(a.published, a.id).limit(BESIDE)
    return tuple(map(listing, connection.execute(query)))
