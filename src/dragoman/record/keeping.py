"""Coded articles into the record: each with all that follows from it, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from dragoman.model import Article
from dragoman.pipeline import Coded
from dragoman.record import copying, deciding, mentioning, quoting, storytelling, writing
from dragoman.record.identity import article_id, source_of, storable, versions_id
from dragoman.record.schema import articles, versions
from dragoman.record.store import Store

LOOKED_UP = 64
"""Articles whose presence is asked for at a time."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as it is in the record, with how it was coded."""

    id: str
    coded: Coded

    @property
    def article(self) -> Article:
        """The article as it was read."""
        return self.coded.article


def unknown(store: Store, found: Iterable[Article]) -> Iterator[Article]:
    """The articles that the record does not hold yet, in the order given."""
    portion: list[Article] = []
    for article in found:
        portion.append(storable(article))
        if len(portion) == LOOKED_UP:
            yield from _unknown(store, portion)
            portion = []
    yield from _unknown(store, portion)


def _unknown(store: Store, portion: Sequence[Article]) -> list[Article]:
    if not portion:
        return []
    ids = [article_id(article) for article in portion]
    with store.reading() as connection:
        there = present(connection, ids)
    return [article for article, id in zip(portion, ids, strict=True) if id not in there]


def present(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the articles that are in the record."""
    there: set[str] = set()
    for portion in writing.portions(ids):
        there.update(connection.execute(select(articles.c.id).where(articles.c.id.in_(portion))).scalars())
    return there


def keep(store: Store, batch: Sequence[Coded]) -> list[Kept]:
    """Put articles in with their mentions, and settle copies, events and stories; returns those that are new."""
    with store.writing() as connection:
        return keep_within(connection, batch)


def keep_within(connection: Connection, batch: Sequence[Coded]) -> list[Kept]:
    """The same, in a transaction of the caller's."""
    fresh: dict[str, Kept] = {}
    for coded in batch:
        clean = storable(coded.article)
        fresh.setdefault(article_id(clean), Kept(article_id(clean), replace(coded, article=clean)))
    for id in present(connection, fresh):
        del fresh[id]
    kept = list(fresh.values())
    if not kept:
        return []
    note_versions(connection, [each.coded for each in kept])
    writing.insert(connection, articles, [_row(each) for each in kept])
    settle(connection, kept)
    return kept


def settle(connection: Connection, kept: Sequence[Kept], gone: Sequence[str] = (), recoded: bool = False) -> None:
    """Put what was coded into copies, events and stories, in which mentions with the ids ``gone`` are no more."""
    if not kept:
        return
    quoting.place(connection, kept, recoded)
    moved = copying.place(connection, kept, recoded)
    touched = mentioning.place(connection, kept, gone)
    deciding.refresh(connection, touched | mentioning.groups_of(connection, moved))
    told = storytelling.place(connection, kept, recoded)
    storytelling.refresh(connection, told | storytelling.stories_of(connection, moved))


def note_versions(connection: Connection, batch: Iterable[Coded]) -> None:
    """The versions that the articles were coded with."""
    made_by = {versions_id(coded.versions): coded.versions for coded in batch if coded.versions}
    writing.insert(connection, versions, [{"id": id, "made_by": made_by[id]} for id in sorted(made_by)])


def _row(kept: Kept) -> dict[str, Any]:
    article, coded = kept.article, kept.coded
    return {
        "id": kept.id,
        "name": article.id,
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "published": article.published,
        "url": article.url,
        "original_url": article.original_url,
        "original_language": article.original_language,
        "source": source_of(article),
        "copies": kept.id,
        "versions": versions_id(coded.versions) if coded.versions else None,
        "trouble": coded.trouble,
    }
