"""Quotations of the record: who said what, to whom, and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from dragoman.model import Actor, Quote, Verb
from dragoman.record import writing
from dragoman.record.articles import published_in
from dragoman.record.identity import hashed
from dragoman.record.objects import actor, packed_quote
from dragoman.record.paging import SHOWN, Arm, Order, Page, along, by_day
from dragoman.record.schema import articles, quotations, spoken_of
from dragoman.record.searching import matching
from dragoman.record.store import Readable, reading

if TYPE_CHECKING:
    from dragoman.record.keeping import Kept


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said, with the article that it stands in. Spans are characters of the article's text."""

    id: str
    text: str
    span: tuple[int, int]
    direct: bool
    speaker: Actor | None
    """None where the text does not tell."""
    to: Actor | None
    verb: Verb | None
    article: str
    title: str | None
    language: str | None
    url: str | None
    source: str | None
    published: date | None


def place(connection: Connection, kept: Sequence[Kept], recoded: bool = False) -> None:
    """Put the quotations of articles in, in the place of those that were read in them before."""
    if recoded:
        ids = [each.id for each in kept]
        old = select(quotations.c.id)
        for portion in writing.portions(ids):
            gone = connection.execute(old.where(quotations.c.article.in_(portion))).scalars().all()
            writing.remove(connection, spoken_of.c.quotation, gone)
        writing.remove(connection, quotations.c.article, ids)
    rows = {quotation_id(each.id, quote): (each, quote) for each in kept for quote in each.coded.quotes}
    writing.insert(connection, quotations, [_row(id, *told) for id, told in rows.items()])
    pairs = [row for id, told in rows.items() for row in _pairs(id, *told)]
    writing.insert(connection, spoken_of, pairs)


def quotation_id(article: str, quote: Quote) -> str:
    """A quotation of an article of the record."""
    return hashed(article, quote.id)


def page(
    source: Readable,
    *,
    speaker: Sequence[str] = (),
    dyad: tuple[str, str] | None = None,
    article: str | None = None,
    search: str | None = None,
    language: Sequence[str] = (),
    host: Sequence[str] = (),
    direct: bool | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = SHOWN,
    after: str | None = None,
    order: Order = "newest",
) -> Page[Quotation]:
    """A page of quotations by the day of their articles; those without one come last. Raises ``WrongCursor``.

    ``speaker``: codes of those who speak. ``dyad``: one of the two speaks, to the other or naming it. ``search``: words
    of the article.
    """
    q = quotations.c
    with reading(source) as connection:
        wanted = published_in(language, host, since, until)
        if speaker:
            wanted.append(q.speaker_code.in_(speaker))
        if article:
            wanted.append(q.article == article)
        if direct is not None:
            wanted.append(q.direct == direct)
        if search:
            wanted.append(matching(search, connection.dialect.name))
        if dyad is None:
            query = _told().where(*wanted)
            return by_day(connection, query, q.published, q.id, limit=limit, after=after, order=order).map(_quotation)
        ways = dict.fromkeys((dyad, (dyad[1], dyad[0])))
        ids, next = along(connection, [_way(*way, wanted) for way in ways], limit, after, order)
        rows = {row.id: _quotation(row) for row in connection.execute(_told().where(q.id.in_(ids)))}
        return Page(tuple(rows[id] for id in ids), next)


def quotations_of(source: Readable, article: str) -> list[Quotation]:
    """The quotations of an article, in text order."""
    q = quotations.c
    with reading(source) as connection:
        query = _told().where(q.article == article).order_by(q.start, q.end.desc(), q.id)
        return [_quotation(row) for row in connection.execute(query)]


def _way(speaker: str, other: str, wanted: Sequence[ColumnElement[bool]]) -> Arm:
    """What one side says to the other, or of it."""
    s = spoken_of.c
    query = select(s.published.label("day"), s.quotation.label("id")).where(s.speaker == speaker, s.other == other)
    if wanted:
        there = exists().select_from(SAID).where(quotations.c.id == s.quotation, *wanted)
        query = query.where(there)
    return Arm(query, s.published, s.quotation)


SAID = quotations.join(articles, articles.c.id == quotations.c.article)


def _told() -> Select[Any]:
    q, a = quotations.c, articles.c
    # Of the article's text only the quotation's own characters leave the database.
    text = func.substr(a.text, q.start + 1, q.end - q.start).label("text")
    columns = (q.id, text, q.start, q.end, q.direct, q.speaker, q.to, q.verb, q.article, q.published)
    return select(*columns, a.title, a.language, a.url, a.source).select_from(SAID)


def _quotation(row: Any) -> Quotation:
    verb = row.verb
    return Quotation(
        id=row.id,
        text=row.text,
        span=(row.start, row.end),
        direct=row.direct,
        speaker=actor(row.speaker) if row.speaker else None,
        to=actor(row.to) if row.to else None,
        verb=Verb(verb["text"], (verb["span"][0], verb["span"][1]), verb["lemma"]) if verb else None,
        article=row.article,
        title=row.title,
        language=row.language,
        url=row.url,
        source=row.source,
        published=row.published,
    )


def _row(id: str, kept: Kept, quote: Quote) -> dict[str, Any]:
    told = packed_quote(quote)
    return {
        "id": id,
        "article": kept.id,
        "start": quote.span[0],
        "end": quote.span[1],
        "direct": quote.kind == "direct",
        "speaker": told.get("speaker"),
        "speaker_code": quote.speaker.code if quote.speaker else None,
        "to": told.get("to"),
        "verb": told.get("verb"),
        "published": kept.article.published,
    }


def _pairs(id: str, kept: Kept, quote: Quote) -> Iterator[dict[str, Any]]:
    """Whom it speaks to, and whom it names, if it is known who speaks."""
    speaker = quote.speaker.code if quote.speaker else None
    others = {code for code in (*quote.about, quote.to.code if quote.to else None) if code}
    for other in sorted(others - {speaker}) if speaker else ():
        yield {"speaker": speaker, "other": other, "quotation": id, "published": kept.article.published}
