"""An event: its fields with the words of every report, and what people have made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.model import Event
from dragoman.record.agenda import Entry, agenda, decided
from dragoman.record.evidence import Report, reports
from dragoman.record.explaining import explain
from dragoman.record.filters import Filters
from dragoman.record.told import Disagreements
from dragoman.serving.pages.addresses import outside
from dragoman.serving.pages.lines import EventLine, Party, lines, party
from dragoman.serving.pages.marking import Mark, Piece, cut
from dragoman.serving.pages.people.about import about
from dragoman.serving.pages.promises import PromiseLine, promise_line
from dragoman.serving.pages.reading import event_marks
from dragoman.serving.pages.rendering import render, speaking
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import AnyViewer
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One article's report."""

    mention: str
    article: str
    title: str
    source: str
    url: str | None
    published: str
    language: str | None
    copy: bool
    """Whether an earlier report has the same text."""
    sentences: tuple[tuple[Piece, ...], ...]
    rule: str
    confidence: str
    made_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an event in words, and as programs have them."""

    when: str
    basis: str
    where: str
    position: str
    said_by: Party | None
    contexts: str
    cameo: str
    goldstein: str
    confidence: str
    promises: str
    promised_when: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field in which reports differ: each value with how many say so."""

    field: str
    values: tuple[tuple[str, str], ...]


@router.get("/events/{id}")
def event(request: Request, room: InRoom, viewer: AnyViewer, id: str) -> Response:
    """One event; by the first digits of its id one is led to its whole address."""
    voice = speaking(request)
    told = explain(room.store, id)
    found = told.found
    if found.told.id != id:
        return RedirectResponse(f"/events/{found.told.id}", 303)
    with room.store.reading() as connection:
        line = lines(connection, [found], voice)[0]
        shown = tuple(_reports(reports(connection, found.told.id), voice))
        fulfilled = decided(connection, found)
    return _page(
        request,
        line,
        shown,
        found.told.event,
        found.told.disagreements,
        voice,
        {
            "promise": _promise(
                list(agenda(room.store, Filters(id=(found.told.id,), status=(), rejected=True))), voice
            ),
            "decided": [promise_line(entry, voice) for entry in fulfilled],
            "story": found.story,
            "original": _fields(found.told.original, voice) if found.told.original else None,
            "people": about(room.store, viewer, told),
        },
    )


def _page(
    request: Request,
    line: EventLine,
    shown: tuple[ReportLine, ...],
    told: Event,
    disagreements: Disagreements,
    voice: Voice,
    more: dict[str, Any],
) -> HTMLResponse:
    return render(
        request,
        "event/page.html",
        line=line,
        fields=_fields(told, voice),
        reports=shown,
        disagreements=_disagreements(disagreements, voice),
        dyads=_dyads(told),
        **more,
    )


def _fields(event: Event, voice: Voice) -> Fields:
    where = event.where
    place = ""
    if where:
        country = voice.country(where.country)
        place = ", ".join(dict.fromkeys(filter(None, (where.name, where.admin1, country))))
    position = ""
    if where and where.latitude is not None and where.longitude is not None:
        position = f"{voice.number(where.latitude, 2)}°, {voice.number(where.longitude, 2)}°"
    return Fields(
        when=voice.interval(event.when),
        basis=voice.say(f"basis.{event.when.basis}") if event.when else "",
        where=place,
        position=position,
        said_by=party(event.said_by, voice) if event.said_by else None,
        contexts=", ".join(voice.context(each) for each in event.contexts),
        cameo=event.cameo,
        goldstein=voice.signed(event.goldstein),
        confidence=voice.number(event.confidence, 2),
        promises=voice.type(event.promises) if event.promises else "",
        promised_when=voice.interval(event.promised_when) if event.promised_when else "",
    )


def _reports(found: Sequence[Report], voice: Voice) -> Iterator[ReportLine]:
    groups: dict[str, str] = {}
    for each in found:
        event = each.event
        marks = list(event_marks(event, each.mention))
        yield ReportLine(
            mention=each.mention,
            article=each.article,
            title=event.document.title or voice.say("story.untitled"),
            source=each.source or "",
            url=outside(event.document.url),
            published=voice.day(event.document.published, short=True) if event.document.published else "",
            language=event.document.language,
            copy=groups.setdefault(each.copies, each.article) != each.article,
            sentences=tuple(_sentences(each.text, event, marks)),
            rule=event.rule,
            confidence=voice.number(event.confidence, 2),
            made_by=tuple(sorted(event.versions.items())),
        )


def _sentences(text: str, event: Event, marks: Sequence[Mark]) -> Iterator[tuple[Piece, ...]]:
    """The sentences that tell the event, and those that only name who, when or where."""
    spans = {each.span for each in event.evidence}
    for start, end in sorted(spans):
        yield cut(text, marks, start, end)


def _disagreements(told: Disagreements, voice: Voice) -> tuple[Disagreement, ...]:
    return tuple(
        Disagreement(
            field=voice.field(field),
            values=tuple((value or "–", voice.count("report", len(ids))) for value, ids in values.items()),
        )
        for field, values in told.items()
    )


def _promise(entries: Sequence[Entry], voice: Voice) -> PromiseLine | None:
    return promise_line(entries[0], voice) if entries else None


def _dyads(event: Event) -> tuple[str, ...]:
    from dragoman.record.told import pairs

    seen: dict[frozenset[str], str] = {}
    for one, other in pairs(event):
        if one != other:
            seen.setdefault(frozenset((one, other)), f"{one}-{other}")
    return tuple(sorted(seen.values()))[:6]
