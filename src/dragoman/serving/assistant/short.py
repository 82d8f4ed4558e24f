"""Things of the record in few words: what an assistant needs to tell them, and the id by which it can ask for more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dragoman.model import Actor, Event
from dragoman.record.articles import Listed
from dragoman.record.asking import Found
from dragoman.record.quoting import Quotation

Object = dict[str, Any]
SENTENCE = 400
"""Characters of a sentence that are shown."""


def without_gaps(told: Object) -> Object:
    """The object without what is empty, with days as texts."""
    filled = {name: value for name, value in told.items() if value not in (None, "", [], (), {}, False)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in filled.items()}


def event(found: Found) -> Object:
    """An event, with the sentence of its first report."""
    told = found.told
    return {
        **coded(told.event, found.article.text),
        "id": told.id,
        "reports": told.mentions,
        "independent_sources": told.sources,
        **without_gaps(
            {
                "article_title": found.article.title,
                "address": found.article.url,
                "published": found.article.published,
                "story": found.story,
                "reports_differ_in": sorted(told.disagreements),
                "corrected_by_people": told.corrected,
                "confirmed_by_people": told.confirmed,
                "rejected_by_people": told.rejected,
            }
        ),
    }


def coded(event: Event, text: str) -> Object:
    """What an event is."""
    when = event.when
    return without_gaps(
        {
            "type": event.type,
            "mode": event.mode,
            "contexts": list(event.contexts),
            "status": event.status,
            "promises": event.promises,
            "quad_class": event.quad,
            "goldstein": event.goldstein,
            "actor": side(event.actor),
            "recipient": side(event.recipient),
            "from": when.start if when else None,
            "to": when.end if when else None,
            "place": f"{event.where.name}, {event.where.country}" if event.where else None,
            "according_to": (event.said_by.name or event.said_by.text) if event.said_by else None,
            "confidence": event.confidence,
            "sentence": cut(text[slice(*event.sentence.span)], SENTENCE),
        }
    )


def article(each: Listed) -> Object:
    """An article without its text."""
    return without_gaps(
        {
            "id": each.id,
            "title": each.title,
            "published": each.published,
            "language": each.language,
            "source": each.source,
            "address": each.url,
            "story": each.story,
            "copy_of": None if each.copies == each.id else each.copies,
            "translates": each.original_url,
            "mentions_of_events": each.events,
        }
    )


def quotation(each: Quotation) -> Object:
    """What somebody said."""
    return without_gaps(
        {
            "text": cut(each.text, 2 * SENTENCE),
            "in_marks": each.direct,
            "speaker": side([each.speaker])[0] if each.speaker else None,
            "to": side([each.to])[0] if each.to else None,
            "published": each.published,
            "article": each.article,
            "article_title": each.title,
            "address": each.url,
        }
    )


def side(actors: Sequence[Actor]) -> list[str]:
    """Who takes part: ``RUS:GOV Sergei Lavrov``."""
    return [" ".join(filter(None, (_code(actor), actor.name or actor.text))) for actor in actors]


def cut(text: str, longest: int) -> str:
    """The text, or its beginning with a sign that there is more."""
    return text if len(text) <= longest else text[:longest] + " …"


def _code(actor: Actor) -> str:
    return ":".join(filter(None, (actor.code or ("" if actor.sector is None else "?"), actor.sector)))
