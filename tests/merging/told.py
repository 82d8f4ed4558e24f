"""Events made in a line, to say in a test only what it is about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dragoman.model import Actor, Article, Event, Evidence, Mention, Source, Trigger, When, Where
from dragoman.ontology.plover import quad

PLACES = {"Kyiv": ("UKR", 50.45, 30.52), "Odesa": ("UKR", 46.48, 30.73), "Bucha": ("UKR", 50.54, 30.21)}


def actor(told: str) -> Actor:
    """``RUS``, ``RUS/GOV`` or ``RUS/GOV/Vladimir Putin``; ``-/-/Wagner`` for somebody without a code."""
    code, sector, name = ([*told.split("/"), "", ""])[:3]
    return Actor(told, (0, 1), name or None, code.strip("-") or None, sector.strip("-") or None)


def when(told: str, basis: str = "stated") -> When:
    """``2023-03-14`` or ``2023-03-01..2023-03-31``."""
    first, _, last = told.partition("..")
    return When(date.fromisoformat(first), date.fromisoformat(last or first), basis)  # type: ignore[arg-type]


def event(
    code: str, sides: str, day: str | None = None, *, article: str = "a", published: str | None = None, **more: Any
) -> Event:
    """``event("CONSULT visit", "CHN > RUS", "2023-03-20")``; the day is the one stated, and published the day after."""
    type, _, mode = code.partition(" ")
    actors, _, recipients = sides.partition(">")
    basis = more.pop("basis", "stated")
    told = when(day, basis) if day else None
    out = published or (told.end + timedelta(basis != "published") if told else date(2023, 3, 14)).isoformat()
    place = more.pop("where", None)
    due = more.pop("due", None)
    trigger = Trigger("did", (0, 3))
    sentence = Evidence(more.pop("sentence", 1), more.pop("span", (0, 60)), trigger)
    return Event(
        id=more.pop("id", f"{article}-{code}-{sides}-{day}-{out}"),
        type=type,
        mode=mode or None,
        contexts=more.pop("contexts", ()),
        cameo=more.pop("cameo", "000"),
        quad=quad(type),
        goldstein=0.0,
        status=more.pop("status", "actual"),
        promises=more.pop("promises", None),
        promised_when=when(due) if due else None,
        actor=tuple(actor(a.strip()) for a in actors.split(",") if a.strip()),
        recipient=tuple(actor(r.strip()) for r in recipients.split(",") if r.strip()),
        trigger=trigger,
        when=told,
        where=Where(place, *PLACES[place], (0, 1), place) if place else None,
        said_by=None,
        sentence=sentence,
        evidence=(sentence,),
        confidence=more.pop("confidence", 0.8),
        rule="test",
        document=Source(article, None, None, more.pop("language", "en"), date.fromisoformat(out)),
        **more,
    )


def mention(told: Event, source: str | None = None, copies: str | None = None) -> Mention:
    """A mention of an article that has a publisher and a text of its own unless they are given."""
    return Mention(told, source or told.document.id, copies or told.document.id)


def article(id: str, text: str, published: str = "2023-03-14", title: str | None = None, **more: Any) -> Article:
    """An article, in English unless another language is given."""
    whole = f"{title}\n\n{text}" if title else text
    return Article(id, whole, title, more.pop("language", "en"), date.fromisoformat(published), **more)
