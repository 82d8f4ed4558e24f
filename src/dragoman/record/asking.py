"""Events out of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from dragoman.merging.happening import event_id
from dragoman.merging.stories import story_id
from dragoman.model import Article, Event, Source
from dragoman.record import writing
from dragoman.record.articles import article_of
from dragoman.record.errors import NoSuchEvent
from dragoman.record.filters import Filters, conditions
from dragoman.record.mentions import MADE
from dragoman.record.objects import unpacked
from dragoman.record.paging import SHOWN, Order, Page
from dragoman.record.schema import articles, events, mentions, versions
from dragoman.record.store import Readable, Store, reading
from dragoman.record.told import RecordedEvent
from dragoman.record.walking import how_many, walk


@dataclass(frozen=True, slots=True)
class Found:
    """An event with the article of its first report."""

    told: RecordedEvent
    article: Article
    story: str | None


def find(store: Store, filters: Filters, limit: int | None = None) -> Iterator[Found]:
    """The events that are asked for by day, then by id; those without a date come last."""
    with store.reading() as connection:
        yield from find_within(connection, conditions(filters, connection), limit)


def page(
    place: Readable,
    filters: Filters,
    *,
    limit: int = SHOWN,
    after: str | None = None,
    order: Order = "newest",
    text: bool = True,
) -> Page[Found]:
    """A page of the events that are asked for, by day; those without a date come last. Raises ``WrongCursor``.

    Without ``text``, articles come with an empty one, which is faster.
    """
    with reading(place) as connection:
        ids, next = walk(connection, filters, limit, after, order)
        return Page(tuple(named(connection, ids, text=text)), next)


def one(place: Readable, event: str) -> Found:
    """An event, which may be named by the first digits of its id. Raises ``NoSuchEvent``."""
    with reading(place) as connection:
        return named(connection, [full_id(connection, event)])[0]


def named(connection: Connection, ids: Sequence[str], *, text: bool = True) -> list[Found]:
    """The events with these ids, in this order; those that are not there are left out."""
    rows: dict[str, Row[Any]] = {}
    for portion in writing.portions(ids):
        rows.update((row.id, row) for row in connection.execute(select(events).where(events.c.id.in_(portion))))
    ordered = [rows[id] for id in ids if id in rows]
    return [found for some in writing.portions(ordered) for found in _filled(connection, some, text)]


def full_id(connection: Connection, event: str) -> str:
    """The id that begins with these digits, if there is only one; raises ``NoSuchEvent``."""
    digits = event.removeprefix("ev-")
    if not digits.isalnum():
        raise NoSuchEvent(f"there is no event {event}")
    low = event_id(digits)
    query = select(events.c.id).where(events.c.id.between(low, low + "z")).order_by(events.c.id).limit(2)
    found = list(connection.execute(query).scalars())
    if not found:
        raise NoSuchEvent(f"there is no event {event}")
    if len(found) > 1 and found[0] != low:
        raise NoSuchEvent(f"more than one event has an id that begins with {event}")
    return str(found[0])


def find_within(
    connection: Connection, wanted: ColumnElement[bool], limit: int | None = None, *, text: bool = True
) -> Iterator[Found]:
    """The events of a condition on their table; without ``text``, articles come with an empty one, which is faster."""
    left = limit
    e = events.c
    # Two questions, each of which an index answers in order; one would have to sort all that it finds.
    for there, order in ((e.start.is_not(None), (e.start, e.id)), (e.start.is_(None), (e.id,))):
        query = select(events).where(wanted, there).order_by(*order).limit(left)
        streamed = connection.execution_options(stream_results=True).execute(query)
        for rows in streamed.partitions(writing.PORTION):
            left = None if left is None else left - len(rows)
            yield from _filled(connection, rows, text)
        if left == 0:
            return


def count(place: Readable, filters: Filters, most: int | None = None) -> int:
    """How many events are asked for; with ``most``, counting stops there."""
    with reading(place) as connection:
        return how_many(connection, filters, most)


def _filled(connection: Connection, rows: Sequence[Row[Any]], text: bool) -> Iterator[Found]:
    """The rows with what the first mentions and their articles tell."""
    left_out = {"id", "copy_item", "story_item", *(() if text else ("text",))}
    about = [column for column in articles.c if column.name not in left_out]
    query = select(mentions.c.id, mentions.c.coded, versions.c.made_by, *about).select_from(MADE)
    query = query.where(mentions.c.id.in_([row.first_mention for row in rows]))
    reports = {report.id: report for report in connection.execute(query)}
    for row in rows:
        report = reports[row.first_mention]
        article = article_of(report)
        yield Found(_told(row, report), article, story_id(report.story) if report.story else None)


def _told(row: Row[Any], report: Row[Any]) -> RecordedEvent:
    document = Source(report.name, report.url, report.title, report.language, report.published)

    def event(packed: Any) -> Event:
        return replace(unpacked(packed, document, report.made_by or {}), id=row.id)

    return RecordedEvent(
        id=row.id,
        event=event(row.told or report.coded),
        mentions=row.mentions,
        articles=row.articles,
        sources=row.sources,
        first_published=row.first_published,
        last_published=row.last_published,
        first_mention=row.first_mention,
        arrived=row.arrived,
        disagreements=row.disagreements,
        original=event(row.original) if row.original else None,
        confirmed=row.confirmed,
        rejected=row.rejected,
    )
