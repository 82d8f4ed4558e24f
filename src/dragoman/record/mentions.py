"""Mentions out of the record: each event as one article tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, select

from dragoman.merging.happening import rank
from dragoman.model import Mention, Source
from dragoman.record import writing
from dragoman.record.objects import unpacked
from dragoman.record.schema import articles, mentions, versions

REPORTS = mentions.join(articles, articles.c.id == mentions.c.article)
MADE = REPORTS.outerjoin(versions, versions.c.id == mentions.c.versions)


class Recorded(NamedTuple):
    """A mention, known by its id in the record as its article is, with the groups that it is in."""

    id: str
    mention: Mention
    grouped: str
    """The mention that leads its group, before corrections."""
    event: str
    name: str
    """The article's name outside of the record."""
    kept: bool
    number: int
    """Of the article: in what order it came into the record."""


def recorded(connection: Connection, column: Column[Any], values: Iterable[str]) -> list[Recorded]:
    """The mentions whose column has one of the values, the first report first."""
    m, a = mentions.c, articles.c
    columns = (m.id, m.grouped, m.event, m.coded, m.article, m.kept, a.number, versions.c.made_by)
    about = (a.name, a.url, a.title, a.language, a.published, a.source, a.copies)
    query = select(*columns, *about).select_from(MADE)
    found: list[Recorded] = []
    for portion in writing.portions(sorted(set(values))):
        for row in connection.execute(query.where(column.in_(portion))):
            document = Source(row.article, row.url, row.title, row.language, row.published)
            event = replace(unpacked(row.coded, document, row.made_by or {}), id=row.id)
            mention = Mention(event, row.source or f"article {row.article}", row.copies)
            found.append(Recorded(row.id, mention, row.grouped, row.event, row.name, row.kept, row.number))
    return sorted(found, key=lambda each: rank(each.mention.event))


def events_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The events that mentions report now."""
    m = mentions.c
    found: dict[str, str] = {}
    for portion in writing.portions(sorted(set(ids))):
        found.update((row.id, row.event) for row in connection.execute(select(m.id, m.event).where(m.id.in_(portion))))
    return found
