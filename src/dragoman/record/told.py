"""An event of the record: what its mentions say together, what people have corrected, and how widely it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.model import Actor, Event, Happening

Disagreements = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """What happened, once, however many reports there are of it."""

    id: str
    event: Event
    """As it stands now, in the article of the first report. What only other articles say has an empty span there."""
    mentions: int
    """Reports: one for each article that tells it."""
    articles: int
    sources: int
    """Independent ones: copies of one text and articles of one publisher count once."""
    first_published: date | None
    last_published: date | None
    first_mention: str
    arrived: int = 0
    """The number of the first of these articles that came into the record."""
    members: tuple[str, ...] = ()
    """The mentions, the first report first; empty where only their number was asked for."""
    disagreements: Disagreements = field(default_factory=dict)
    """Field → value → the mentions that say so, where they say different things."""
    original: Event | None = None
    """As it was coded, if it has been corrected."""
    confirmed: bool = False
    rejected: bool = False

    @property
    def corrected(self) -> bool:
        """Whether a person has changed a field."""
        return self.original is not None

    @property
    def happening(self) -> Happening:
        """The event as ``dragoman.merging`` takes it."""
        event = self.event
        return Happening(
            id=self.id,
            type=event.type,
            mode=event.mode,
            contexts=event.contexts,
            cameo=event.cameo,
            quad=event.quad,
            goldstein=event.goldstein,
            status=event.status,
            promises=event.promises,
            promised_when=event.promised_when,
            actor=event.actor,
            recipient=event.recipient,
            when=event.when,
            where=event.where,
            confidence=event.confidence,
            mentions=self.members,
            articles=self.articles,
            sources=self.sources,
            first=self.first_mention,
            reported=self.first_published,
            told_by={},
            differences=(),
        )


def pairs(event: Event) -> list[tuple[str, str]]:
    """The dyads of an event, as codes. Where all sides act and nobody receives, each pair in both directions."""
    actors = _codes(event.actor)
    recipients = _codes(event.recipient)
    if not event.recipient:
        return sorted((a, b) for a in actors for b in actors if a != b)
    return sorted((a, b) for a in actors for b in recipients)


def _codes(actors: Sequence[Actor]) -> set[str]:
    return {actor.code for actor in actors if actor.code}
