"""Coding again what was coded with older versions; what people have decided is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from dragoman.model import Article
from dragoman.pipeline import Coder, UnknownLanguage
from dragoman.reading.problems import Problem
from dragoman.record import anchoring, writing
from dragoman.record.articles import article_of
from dragoman.record.identity import versions_id
from dragoman.record.keeping import Kept, note_versions, settle
from dragoman.record.schema import articles
from dragoman.record.store import Store

BATCH = 32
"""Articles in a transaction."""


def recode(
    store: Store, coder: Coder, *, everything: bool, processes: int, report: Callable[[Problem], None]
) -> Iterator[Article]:
    """Code again every article that was coded with other versions than today's; yields each that is done.

    It can be stopped at any time: the next run goes on where this one was. With ``everything``, all are coded.
    """
    waiting: deque[str] = deque()
    batch: list[Kept] = []
    for coded in coder.attempts(_articles(store, outdated(store, coder, everything), waiting), processes):
        batch.append(Kept(waiting.popleft(), coded))
        if coded.trouble:
            report(Problem(coded.article.id, coded.trouble))
        if len(batch) == BATCH:
            yield from again(store, batch)
            batch = []
    yield from again(store, batch)


def outdated(store: Store, coder: Coder, everything: bool = False) -> list[str]:
    """The articles to be coded again, in the order in which they came."""
    a = articles.c
    with store.reading() as connection:
        made = connection.execute(select(a.language, a.versions, func.min(a.id)).group_by(a.language, a.versions))
        due = [(row[0], row[1]) for row in made.all() if everything or _is_old(connection, coder, *row)]
        ids: list[tuple[int, str]] = []
        for language, versions in due:
            same = a.language.is_not_distinct_from(language) & a.versions.is_not_distinct_from(versions)
            ids += connection.execute(select(a.number, a.id).where(same)).all()
    return [id for _, id in sorted(ids)]


def _is_old(connection: Connection, coder: Coder, language: str | None, versions: str | None, sample: str) -> bool:
    """Whether articles of a language would be coded with other versions today, told by one of them."""
    row = connection.execute(select(articles).where(articles.c.id == sample)).one()
    try:
        return versions_id(coder.versions(article_of(row))) != versions
    except UnknownLanguage:
        return False


def _articles(store: Store, ids: Sequence[str], waiting: deque[str]) -> Iterator[Article]:
    """The articles one by one; ``waiting`` holds the ids of those that are being coded."""
    for portion in writing.portions(ids):
        with store.reading() as connection:
            rows = {row.id: row for row in connection.execute(select(articles).where(articles.c.id.in_(portion)))}
        for id in portion:
            if id in rows:
                waiting.append(id)
                yield article_of(rows[id])


def again(store: Store, batch: Sequence[Kept]) -> list[Article]:
    """Put the new codings in the place of the old ones; an article that could not be coded keeps its old one."""
    coded = [kept for kept in batch if kept.coded.versions]
    with store.writing() as connection:
        note_versions(connection, [kept.coded for kept in coded])
        gone = anchoring.find_again(connection, coded)
        settle(connection, coded, gone, recoded=True)
        statement = update(articles).where(articles.c.id == bindparam("id_"))
        rows = [_versions(kept) for kept in batch]
        if rows:
            connection.execute(statement.values(trouble=bindparam("trouble_")), rows)
        done = [row for row in rows if row["versions_"]]
        if done:
            connection.execute(statement.values(versions=bindparam("versions_")), done)
    return [kept.article for kept in batch]


def _versions(kept: Kept) -> dict[str, Any]:
    versions = kept.coded.versions
    return {"id_": kept.id, "versions_": versions_id(versions) if versions else None, "trouble_": kept.coded.trouble}
