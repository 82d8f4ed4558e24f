"""Mentions into groups: which reports are of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from dragoman.merging.events import OneEvent
from dragoman.merging.grouping import regroup
from dragoman.merging.happening import event_id
from dragoman.merging.sighting import Sighting, sighting
from dragoman.model import Event
from dragoman.record import writing
from dragoman.record.identity import mention_id, versions_id
from dragoman.record.objects import packed
from dragoman.record.schema import mentions, sentences
from dragoman.record.shelves import MENTIONS, RecordShelf, shelve

if TYPE_CHECKING:
    from dragoman.record.keeping import Kept


def place(connection: Connection, kept: Sequence[Kept], gone: Sequence[str] = ()) -> set[str]:
    """Put in the mentions of articles, take out those with the ids ``gone``; returns every group that has changed."""
    coded = {mention_id(each.id, event): (each, event) for each in kept for event in each.coded.events}
    items = [sight(each, event, id) for id, (each, event) in coded.items()]
    removed, led = _leaving(connection, gone)
    shelf = RecordShelf(connection, MENTIONS, Sighting.unpacked)
    outcome = regroup(OneEvent(), shelf, items, removed)
    writing.remove(connection, mentions.c.id, gone)
    rows = [_row(*coded[item.id], item, outcome.leaders.get(item.id) or led[item.id]) for item in items]
    writing.insert(connection, mentions, rows)
    writing.insert(connection, sentences, [row for each in kept for row in _sentences(each)])
    shelve(connection, MENTIONS, items, removed, outcome)
    return {*led.values(), *outcome.groups, *outcome.dissolved}


def groups_of(connection: Connection, articles: Iterable[str]) -> set[str]:
    """The groups in which the mentions of these articles are."""
    found: set[str] = set()
    for portion in writing.portions(sorted(articles)):
        query = select(mentions.c.grouped).where(mentions.c.article.in_(portion))
        found.update(connection.execute(query).scalars())
    return found


def sight(kept: Kept, event: Event, id: str) -> Sighting:
    """The mention as merging sees it, under the names that the record has for it and its article."""
    document = replace(event.document, id=kept.id, published=kept.article.published)
    return sighting(replace(event, id=id, document=document), kept.article.text)


def _leaving(connection: Connection, gone: Sequence[str]) -> tuple[list[Sighting], dict[str, str]]:
    """The mentions that go, and the group of each."""
    items: list[Sighting] = []
    led: dict[str, str] = {}
    for portion in writing.portions(gone):
        query = select(mentions.c.id, mentions.c.item, mentions.c.grouped).where(mentions.c.id.in_(portion))
        for id, item, group in connection.execute(query):
            items.append(Sighting.unpacked(item))
            led[id] = group
    return items, led


def _row(kept: Kept, event: Event, item: Sighting, group: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "article": kept.id,
        "grouped": group,
        "event": event_id(group),
        "item": item.packed(),
        "coded": packed(event),
        "versions": versions_id(kept.coded.versions or event.versions),
        "kept": False,
    }


def _sentences(kept: Kept) -> list[dict[str, Any]]:
    spans = {e.index: e.span for event in kept.coded.events for e in event.evidence}
    return [
        {"article": kept.id, "index": index, "start": start, "end": end}
        for index, (start, end) in sorted(spans.items())
    ]
