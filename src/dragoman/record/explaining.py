"""Everything that the record knows of one event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from dragoman.record.amending import members_of
from dragoman.record.asking import Found, find_within
from dragoman.record.corrections import Correction, history
from dragoman.record.mentions import Recorded
from dragoman.record.schema import articles, events
from dragoman.record.store import Store


@dataclass(frozen=True, slots=True)
class Report:
    """One article's report of the event."""

    mention: str
    article: str
    name: str
    url: str | None
    published: date | None
    copies: str
    sentences: tuple[tuple[str, str], ...]
    """Words that name the event, with the sentence they stand in."""
    rule: str
    confidence: float
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An event with its reports, the first one first, and its corrections, the oldest first."""

    found: Found
    reports: tuple[Report, ...]
    corrections: tuple[Correction, ...]


def explain(store: Store, event: str) -> Explanation:
    """Why an event is in the record; it may be named by the first digits of its id. Raises ``NoSuchEvent``."""
    with store.reading() as connection:
        members = members_of(connection, event)
        found = next(find_within(connection, events.c.id == members[0].event))
        ids = [each.mention.event.document.id for each in members]
        query = select(articles.c.id, articles.c.text).where(articles.c.id.in_(ids))
        texts = {row.id: row.text for row in connection.execute(query)}
        reports = tuple(_report(each, texts) for each in members)
        return Explanation(found, reports, tuple(history(connection, [each.id for each in members])))


def _report(each: Recorded, texts: Mapping[str, str]) -> Report:
    event = each.mention.event
    text = texts[event.document.id]
    return Report(
        mention=each.id,
        article=event.document.id,
        name=each.name,
        url=event.document.url,
        published=event.document.published,
        copies=each.mention.copies,
        sentences=tuple((e.trigger.text, text[slice(*e.span)]) for e in event.evidence),
        rule=event.rule,
        confidence=event.confidence,
        versions=event.versions,
    )
