"""An article's text with everything marked in it that was found, and an entry beside it for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Actor, Event
from dragoman.record.asking import Found
from dragoman.record.opening import Opened, Telling
from dragoman.record.quoting import Quotation
from dragoman.serving.pages.lines import Party, parties, party, place
from dragoman.serving.pages.marking import Mark, Piece, paragraphs
from dragoman.serving.words.voice import Voice

KINDS = ("event", "actor", "recipient", "speaker", "place", "date", "quotation")
"""What is marked, in the order in which a legend names it."""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event as its entry beside the text tells it."""

    key: str
    id: str
    type: str
    doing: str
    mode: str
    quad: int
    quad_name: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: str
    status_name: str
    when: str
    basis: str
    place: str
    said_by: Party | None
    contexts: str
    cameo: str
    goldstein: str
    confidence: str
    rule: str
    sources: int
    rejected: bool
    confirmed: bool
    corrected: bool
    disagreeing: bool = False


@dataclass(frozen=True, slots=True)
class QuotationEntry:
    """A quotation as its entry beside the text tells it."""

    key: str
    text: str
    speaker: Party | None
    direct: bool
    verb: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read, in one language."""

    id: str
    title: tuple[Piece, ...]
    language: str | None
    paragraphs: tuple[tuple[Piece, ...], ...]
    events: tuple[EventEntry, ...]
    quotations: tuple[QuotationEntry, ...]
    kinds: tuple[str, ...]
    """Those of ``KINDS`` that are marked in it."""

    @property
    def heading(self) -> str:
        """The title as plain words."""
        return " ".join("".join(piece.text for piece in self.title).split())


def text_of(opened: Opened, voice: Voice, prefix: str = "") -> Text:
    """The text of an article; ``prefix`` keeps the keys of two texts on one page apart."""
    article = opened.article
    told = [each for each in opened.tellings if each.event in opened.events]
    marks = [mark for each in told for mark in event_marks(each.coded, f"{prefix}m-{each.mention}")]
    spoken = [(said, f"{prefix}q-{said.id}") for said in opened.quotations]
    marks += [mark for said, key in spoken for mark in _quotation_marks(said, key)]
    body = paragraphs(article.text, marks)
    title = article.title or ""
    heading: tuple[Piece, ...] = (Piece(title),) if title else ()
    # The text begins with its title where the source has one; the page tells it as its heading.
    if body and title and "".join(piece.text for piece in body[0]).strip() == title.strip():
        heading, body = body[0], body[1:]
    there = {_legend(mark.kind) for mark in marks}
    return Text(
        id=opened.listed.id,
        title=heading,
        language=article.language,
        paragraphs=body,
        events=tuple(_entry(each, opened.events[each.event], f"{prefix}m-{each.mention}", voice) for each in told),
        quotations=tuple(_quotation(said, key, voice) for said, key in spoken),
        kinds=tuple(kind for kind in KINDS if kind in there),
    )


def _legend(kind: str) -> str:
    return "event" if kind in ("cooperation", "conflict") else kind


def event_marks(event: Event, key: str) -> Iterator[Mark]:
    """The spans of an event in the article that tells it."""
    side = "cooperation" if event.quad < 3 else "conflict"
    for evidence in event.evidence:
        yield Mark(*evidence.trigger.span, side, key)
    yield from _actors(event.actor, "actor", key)
    yield from _actors(event.recipient, "recipient", key)
    if event.said_by:
        yield from _actors((event.said_by,), "speaker", key)
    if event.where:
        yield Mark(*event.where.span, "place", key)
    for when in (event.when, event.promised_when):
        if when and when.span:
            yield Mark(*when.span, "date", key)


def _quotation_marks(said: Quotation, key: str) -> Iterator[Mark]:
    yield Mark(*said.span, "quotation", key)
    if said.speaker:
        yield from _actors((said.speaker,), "speaker", key)


def _actors(actors: tuple[Actor, ...], kind: str, key: str) -> Iterator[Mark]:
    for actor in actors:
        yield Mark(*actor.span, kind, key)


def _entry(told: Telling, found: Found, key: str, voice: Voice) -> EventEntry:
    event, whole = told.coded, found.told
    return EventEntry(
        key=key,
        id=told.event,
        type=event.type,
        doing=voice.type(event.type),
        mode=voice.mode(event.type, event.mode),
        quad=event.quad,
        quad_name=voice.quad(event.quad),
        actors=parties(event.actor, voice),
        recipients=parties(event.recipient, voice),
        status=event.status,
        status_name=voice.status(event.status),
        when=voice.interval(event.when),
        basis=voice.say(f"basis.{event.when.basis}") if event.when else "",
        place=place(event.where, voice),
        said_by=party(event.said_by, voice) if event.said_by else None,
        contexts=", ".join(voice.context(each) for each in event.contexts),
        cameo=event.cameo,
        goldstein=voice.signed(event.goldstein),
        confidence=voice.number(event.confidence, 2),
        rule=event.rule,
        sources=whole.sources,
        rejected=whole.rejected,
        confirmed=whole.confirmed,
        corrected=whole.corrected,
    )


def _quotation(said: Quotation, key: str, voice: Voice) -> QuotationEntry:
    return QuotationEntry(
        key=key,
        text=" ".join(said.text.split()),
        speaker=party(said.speaker, voice) if said.speaker else None,
        direct=said.direct,
        verb=said.verb.text if said.verb else "",
    )
