"""An event in one line: who did what to whom, when, where, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dragoman.model import Actor, Event, Where
from dragoman.record.asking import Found
from dragoman.record.locating import located
from dragoman.serving.pages.finding import marks
from dragoman.serving.pages.marking import Mark, Piece, cut
from dragoman.serving.words.countries import called
from dragoman.serving.words.voice import Voice

LONGEST = 420
"""Characters of a sentence that a line shows, around the words that name the event."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who acts, receives or speaks, as a reader is told of them."""

    name: str
    about: str
    """Country and sector, as far as the name does not say them itself."""
    code: str | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class EventLine:
    """What the template of a line is given."""

    id: str
    day: str
    iso: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    type: str
    doing: str
    mode: str
    quad: int
    quad_name: str
    goldstein: str
    status: str
    status_name: str
    place: str
    sources: int
    mentions: int
    confirmed: bool
    rejected: bool
    corrected: bool
    disagreeing: bool
    sentence: tuple[Piece, ...]
    language: str | None
    mention: str
    article: str | None
    source: str
    title: str


def lines(
    connection: Connection, found: Iterable[Found], voice: Voice, words: tuple[str, ...] = ()
) -> tuple[EventLine, ...]:
    """The lines of events, in their order; the words of a search are marked in them."""
    events = list(found)
    places = located(connection, [each.told.first_mention for each in events])
    return tuple(_line(each, places.get(each.told.first_mention), voice, words) for each in events)


def _line(found: Found, at: tuple[str, str | None] | None, voice: Voice, words: tuple[str, ...]) -> EventLine:
    told, event = found.told, found.told.event
    return EventLine(
        id=told.id,
        day=voice.interval(event.when, short=True),
        iso=event.when.start.isoformat() if event.when else "",
        actors=parties(event.actor, voice),
        recipients=parties(event.recipient, voice),
        type=event.type,
        doing=voice.type(event.type),
        mode=voice.mode(event.type, event.mode),
        quad=event.quad,
        quad_name=voice.quad(event.quad),
        goldstein=voice.signed(event.goldstein),
        status=event.status,
        status_name=voice.status(event.status),
        place=place(event.where, voice),
        sources=told.sources,
        mentions=told.mentions,
        confirmed=told.confirmed,
        rejected=told.rejected,
        corrected=told.corrected,
        disagreeing=bool(told.disagreements),
        sentence=sentence(found.article.text, event, words),
        language=found.article.language,
        mention=told.first_mention,
        article=at[0] if at else None,
        source=(at[1] if at else None) or found.article.id,
        title=found.article.title or "",
    )


def parties(actors: Sequence[Actor], voice: Voice) -> tuple[Party, ...]:
    """Actors as a reader is told of them, each once."""
    return tuple(dict.fromkeys(party(actor, voice) for actor in actors))


def party(actor: Actor, voice: Voice) -> Party:
    """One actor."""
    country = voice.country(actor.code) if actor.code else ""
    name = actor.name or actor.text or country or voice.sector(actor.sector)
    # A country is called what readers call it, whatever language the article was in.
    if actor.code and (name == actor.code or name in called(actor.code)):
        name = country
    about = [part for part in (country, voice.sector(actor.sector)) if part and part.lower() != name.lower()]
    return Party(name, ", ".join(about), actor.code, actor.inferred)


def place(where: Where | None, voice: Voice) -> str:
    """A place with its country."""
    if where is None:
        return ""
    country = voice.country(where.country) if where.country else ""
    return where.name if not country or country == where.name else f"{where.name}, {country}"


def sentence(text: str, event: Event, words: tuple[str, ...] = ()) -> tuple[Piece, ...]:
    """The sentence that reports the event, with the words that name it marked; its middle, if it is very long."""
    start, end = event.sentence.span
    if not text or end > len(text):
        return ()
    named = event.sentence.trigger.span
    found = [replace(mark, start=mark.start + start, end=mark.end + start) for mark in marks(text[start:end], words)]
    shown = [Mark(*named, "event"), *found]
    if end - start > LONGEST:
        middle = max(start, min(named[0] - LONGEST // 2, end - LONGEST))
        left, right = _word(text, middle, start), _word(text, min(middle + LONGEST, end), start)
        before = (Piece("… "),) if left > start else ()
        after = (Piece("…"),) if right < end else ()
        return (*before, *cut(text, shown, left, right), *after)
    return cut(text, shown, start, end)


def _word(text: str, at: int, least: int) -> int:
    """The beginning of the word that an offset is in."""
    if at >= len(text):
        return len(text)
    gap = text.rfind(" ", least, at)
    return at if at <= least or gap < least else gap + 1
