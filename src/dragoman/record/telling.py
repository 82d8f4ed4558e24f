"""What the mentions of one event say together, as an event in the article of the first report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.merging.happening import event_id, happening
from dragoman.model import Actor, Event, Happening, Mention, When
from dragoman.record.told import RecordedEvent

NOWHERE = (0, 0)
"""The empty span, of an empty text: for what another article says than the one that the event is shown in."""


def tell(mentions: Sequence[Mention]) -> RecordedEvent:
    """The event of these mentions, which come with the first report first."""
    first = mentions[0].event
    whole = happening(first.id, mentions)
    published = sorted(m.event.document.published for m in mentions if m.event.document.published)
    return RecordedEvent(
        id=event_id(first.id),
        event=_shown(first, whole),
        mentions=len(mentions),
        articles=whole.articles,
        sources=whole.sources,
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
        first_mention=first.id,
        members=whole.mentions,
        disagreements={d.field: {value: list(ids) for value, ids in d.values} for d in whole.differences},
    )


def _shown(first: Event, whole: Happening) -> Event:
    """The happening in the first report's article."""

    def here(field: str) -> bool:
        return whole.told_by.get(field, first.id) == first.id

    where = whole.where
    return replace(
        first,
        id=event_id(first.id),
        mode=whole.mode,
        contexts=whole.contexts,
        cameo=whole.cameo,
        goldstein=whole.goldstein,
        status=whole.status,
        actor=whole.actor if here("actor") else _afar(whole.actor),
        recipient=whole.recipient if here("recipient") else _afar(whole.recipient),
        when=whole.when if here("when") else _undated(whole.when),
        promised_when=whole.promised_when if here("promised_when") else _undated(whole.promised_when),
        where=where if where is None or here("where") else replace(where, span=NOWHERE, text=""),
        confidence=whole.confidence,
    )


def _afar(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple(replace(actor, text="", span=NOWHERE, name=actor.name or actor.text) for actor in actors)


def _undated(when: When | None) -> When | None:
    return replace(when, text=None, span=None) if when else None
