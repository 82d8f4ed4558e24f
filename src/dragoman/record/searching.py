"""Full-text search over titles and texts, by words and "whole phrases", in each database's own index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Integer, func, literal_column, select, text

from dragoman.record.errors import WrongQuestion
from dragoman.record.schema import articles
from dragoman.record.store import Store

_PART = re.compile(r'(-)?(?:"([^"]*)"?|(\S+))')


def matching(query: str, dialect: str) -> ColumnElement[bool]:
    """A condition on the table of articles. Words must all be there, those after ``-`` must not."""
    query = query.replace("\x00", " ")
    if dialect != "sqlite":
        words: ColumnElement[Any] = literal_column("articles.words")
        return words.op("@@")(func.websearch_to_tsquery(literal_column("'simple'"), query))
    found = text("select rowid from article_words where article_words match :article_words_query")
    return articles.c.number.in_(found.bindparams(article_words_query=_sqlite_query(query)).columns(rowid=Integer))


def _sqlite_query(query: str) -> str:
    """The query in the language of FTS5, whose own signs are never taken from what a user types."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _PART.findall(query):
        cleaned = " ".join(re.findall(r"\w+", phrase or word))
        if cleaned:
            (unwanted if minus else wanted).append(f'"{cleaned}"')
    if not wanted:
        raise WrongQuestion("nothing to search for: name at least one word")
    return " AND ".join(wanted) + "".join(f" NOT {each}" for each in unwanted)


def search(store: Store, query: str, limit: int = 50) -> Iterator[tuple[str, str | None]]:
    """Ids and titles of the articles that match, the youngest first."""
    with store.reading() as connection:
        found = (
            select(articles.c.id, articles.c.title)
            .where(matching(query, connection.dialect.name))
            .order_by(articles.c.published.desc(), articles.c.id)
            .limit(limit)
        )
        yield from connection.execute(found).all()
