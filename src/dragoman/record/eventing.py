"""The rows of events: written anew whenever an event's mentions or its corrections change."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from dragoman.merging.fulfilment import promised
from dragoman.model import Event
from dragoman.record import summing, writing
from dragoman.record.objects import packed
from dragoman.record.schema import dyads, event_actors, event_contexts, events
from dragoman.record.told import RecordedEvent, pairs

Row = dict[str, Any]


def replace(connection: Connection, gone: Iterable[str], made: Sequence[RecordedEvent], first: Sequence[Event]) -> None:
    """Take out the events with these ids and put others in; what is summed of them follows.

    ``first`` are the events as the first mention of each of ``made`` has them: what is the same is not kept twice.
    """
    ids = sorted({*gone, *(each.id for each in made)})
    before = summing.tallied(connection, ids)
    for table in (events.c.id, event_actors.c.event, event_contexts.c.event, dyads.c.event):
        writing.remove(connection, table, ids)
    told = [event_row(each, told) for each, told in zip(made, first, strict=True)]
    acting = [row for each in made for row in actor_rows(each)]
    paired = [row for each in made for row in dyad_rows(each)]
    contexts = [{"context": c, "event": e.id} for e in made for c in sorted(set(e.event.contexts))]
    for into, rows in ((events, told), (event_actors, acting), (event_contexts, contexts), (dyads, paired)):
        writing.insert(connection, into, rows)
    summing.settle(connection, before, summing.tally(told, acting, paired))


def event_row(told: RecordedEvent, first: Event) -> Row:
    """The event's own row."""
    event = told.event
    return {
        "id": told.id,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "quad": event.quad,
        "goldstein": event.goldstein,
        "status": event.status,
        "promises": event.promises,
        "promised_start": event.promised_when.start if event.promised_when else None,
        "promised_end": event.promised_when.end if event.promised_when else None,
        "start": event.when.start if event.when else None,
        "end": event.when.end if event.when else None,
        "place": event.where.name if event.where else None,
        "country": event.where.country if event.where else None,
        "confidence": event.confidence,
        "mentions": told.mentions,
        "articles": told.articles,
        "sources": told.sources,
        "first_published": told.first_published,
        "last_published": told.last_published,
        "first_mention": told.first_mention,
        "disagreements": {field: dict(values) for field, values in told.disagreements.items()},
        "told": None if event == dataclasses.replace(first, id=event.id) else packed(event),
        "original": packed(told.original) if told.original else None,
        "corrected": told.corrected,
        "confirmed": told.confirmed,
        "rejected": told.rejected,
        "promising": bool(promised(told.happening)[1]),
        "arrived": told.arrived,
    }


def actor_rows(told: RecordedEvent) -> list[Row]:
    """Who acts and who receives."""
    day = told.event.when.start if told.event.when else None
    return [
        {
            "event": told.id,
            "side": side,
            "position": position,
            "code": actor.code,
            "sector": actor.sector,
            "name": actor.name or actor.text,
            "day": day,
        }
        for side, actors in (("actor", told.event.actor), ("recipient", told.event.recipient))
        for position, actor in enumerate(actors)
    ]


def dyad_rows(told: RecordedEvent) -> list[Row]:
    """The pairs of codes that the event counts for in a series; none for one that was rejected."""
    event = told.event
    if told.rejected:
        return []
    both = pairs(event)
    return [
        {
            "actor": actor,
            "recipient": recipient,
            "event": told.id,
            "day": event.when.start if event.when else None,
            "until": event.when.end if event.when else None,
            "status": event.status,
            "quad": event.quad,
            "goldstein": event.goldstein,
            "mentions": told.mentions,
            "type": event.type,
            "mutual": (recipient, actor) in both,
        }
        for actor, recipient in both
    ]
