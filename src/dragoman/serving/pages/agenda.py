"""The agenda: what was announced, promised or threatened, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from dragoman.record.agenda import Entry, latest, newest
from dragoman.record.agenda import agenda as promises
from dragoman.record.asking import count
from dragoman.record.filters import Filters
from dragoman.serving.pages.filtering import chips, filters_of
from dragoman.serving.pages.promises import PromiseLine, promise_line
from dragoman.serving.pages.rendering import asks_for_part, render, speaking
from dragoman.serving.room import InRoom
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)
BACK = (365, 180, 90, 60, 30, 14, 7, 3, 1)
"""Days that something may have been announced ago, where nothing else is asked for: the most that are not too much."""
HOLDS = 600
"""Events that a page looks through for promises."""
PART, LOOKED_AT = 3, 40
"""Promises of each kind that other pages show, out of so many that were made last."""
MOST = 600
"""Promises that are looked at."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Promises by what is to be thought of them."""

    day: date | None
    """The day on which they stand so: that of the youngest article."""
    soon: tuple[PromiseLine, ...]
    overdue: tuple[PromiseLine, ...]
    decided: tuple[PromiseLine, ...]
    open: tuple[PromiseLine, ...]
    """Without a day."""


@router.get("/agenda")
def agenda(request: Request, room: InRoom) -> HTMLResponse:
    """The whole agenda; takes the filters of events."""
    voice = speaking(request)
    filters = filters_of(request)
    if asks_for_part(request):
        with room.store.reading() as connection:
            found = newest(connection, replace(filters, status=()), limit=LOOKED_AT)
        return render(request, "agenda/part.html", agenda=arranged(found, None, voice), each=PART)
    with room.store.reading() as connection:
        day = latest(connection)
        since = filters.since or (_since(connection, filters, day) if day else None)
    asked = replace(filters, since=since, status=())
    entries = list(islice(promises(room.store, asked), MOST)) if day else []
    whole = arranged(entries, day, voice)
    return render(
        request,
        "agenda/page.html",
        agenda=whole,
        today=voice.day(day) if day else "",
        since=voice.day(since) if since else "",
        filters=filters,
        chips=list(chips(request, filters, voice)),
    )


def _since(connection: Connection, filters: Filters, day: date) -> date:
    """From when on there are as many events as a page can look through."""
    days = [day - timedelta(days) for days in BACK]
    narrowed = (replace(filters, since=since, status=()) for since in days)
    return next(
        (since for since, asked in zip(days, narrowed, strict=True) if count(connection, asked, HOLDS + 1) <= HOLDS),
        days[-1],
    )


def arranged(entries: Sequence[Entry], day: date | None, voice: Voice) -> Agenda:
    """Promises by state: what comes next first, and what was decided last first."""
    by_state: dict[str, list[Entry]] = {}
    for entry in entries:
        state = entry.promise.state
        kind = ("soon" if entry.promise.due else "open") if state == "open" else state
        by_state.setdefault(kind if kind in ("soon", "open", "overdue") else "decided", []).append(entry)

    def due(entry: Entry) -> date:
        return entry.promise.due.end if entry.promise.due else date.max

    def settled(entry: Entry) -> date:
        return entry.promise.decided or date.min

    return Agenda(
        day,
        _lines(sorted(by_state.get("soon", ()), key=due), voice),
        _lines(sorted(by_state.get("overdue", ()), key=settled, reverse=True), voice),
        _lines(sorted(by_state.get("decided", ()), key=settled, reverse=True), voice),
        _lines(reversed(by_state.get("open", ())), voice),
    )


def _lines(entries: Iterable[Entry], voice: Voice) -> tuple[PromiseLine, ...]:
    return tuple(promise_line(entry, voice) for entry in entries)
