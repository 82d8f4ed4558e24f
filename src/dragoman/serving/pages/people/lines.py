"""An event in one line: who, what, whom, when, where, and the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model import Actor
from dragoman.record.asking import Found

SHOWN = 400
"""Characters of a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """An event as lists and feeds have it."""

    id: str
    type: str
    mode: str | None
    quad: int
    status: str
    actors: str
    recipients: str
    start: date | None
    end: date | None
    place: str | None
    sentence: str
    source: str | None
    url: str | None
    article_title: str | None
    published: date | None
    confirmed: bool
    rejected: bool
    corrected: bool


def line_of(found: Found) -> Line:
    """The line of an event; its sentence is that of the first report."""
    told, event = found.told, found.told.event
    sentence = " ".join(found.article.text[slice(*event.sentence.span)].split())
    return Line(
        id=told.id,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        status=event.status,
        actors=_names(event.actor),
        recipients=_names(event.recipient),
        start=event.when.start if event.when else None,
        end=event.when.end if event.when else None,
        place=event.where.name if event.where else None,
        sentence=sentence if len(sentence) <= SHOWN else sentence[: SHOWN - 1].rstrip() + "…",
        source=found.article.url,
        url=found.article.url,
        article_title=found.article.title,
        published=told.first_published,
        confirmed=told.confirmed,
        rejected=told.rejected,
        corrected=told.corrected,
    )


def _names(actors: Sequence[Actor]) -> str:
    return ", ".join(_name(each) for each in actors)


def _name(actor: Actor) -> str:
    name = " ".join((actor.name or actor.text).split())
    code = ":".join(part for part in (actor.code, actor.sector) if part)
    return f"{name} ({code})" if name and code else name or code
