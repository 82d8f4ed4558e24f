"""One event out of several, or several out of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record.amending import Amender
from dragoman.record.errors import NoSuchEvent, WrongCorrection
from dragoman.record.explaining import explain
from dragoman.serving.pages.lines import lines
from dragoman.serving.pages.people.likely import likely_same
from dragoman.serving.pages.rendering import render, speaking
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import Analyst

router = APIRouter(prefix="/events", include_in_schema=False)
Ids = Annotated[list[Annotated[str, Form(max_length=100)]], Form(max_length=200)]
Why = Annotated[str, Form(max_length=2000)]


@router.get("/{event}/merge")
def merge_page(request: Request, room: InRoom, viewer: Analyst, event: str) -> HTMLResponse:
    """Which other events may be the same."""
    return _merge_form(request, room, event)


@router.post("/{event}/merge")
def merge(
    request: Request,
    room: InRoom,
    viewer: Analyst,
    event: str,
    other: Ids = [],  # noqa: B006 -- FastAPI copies it
    named: Annotated[str, Form(max_length=1000)] = "",
    why: Why = "",
) -> Response:
    """Make one of them: of those that were chosen, and those named by their ids."""
    others = [*other, *named.replace(",", " ").split()]
    try:
        _given(why, others)
        now = Amender(room.store, viewer.name, why).merge(event, others)
    except (WrongCorrection, NoSuchEvent) as error:
        return _merge_form(request, room, event, str(error))
    return RedirectResponse(f"/events/{now}", 303)


@router.get("/{event}/split")
def split_page(request: Request, room: InRoom, viewer: Analyst, event: str) -> HTMLResponse:
    """The reports of the event."""
    return _split_form(request, room, event)


@router.post("/{event}/split")
def split(
    request: Request,
    room: InRoom,
    viewer: Analyst,
    event: str,
    mention: Ids = [],  # noqa: B006
    why: Why = "",
) -> Response:
    """Make another event of the reports that were chosen."""
    try:
        _given(why, mention)
        now = Amender(room.store, viewer.name, why).split(event, mention)
    except WrongCorrection as error:
        return _split_form(request, room, event, str(error))
    return RedirectResponse(f"/events/{now}", 303)


def _given(why: str, chosen: list[str]) -> None:
    if not chosen:
        raise WrongCorrection("nothing was chosen")
    if not why.strip():
        raise WrongCorrection("a correction needs a reason")


def _merge_form(request: Request, room: InRoom, event: str, problem: str | None = None) -> HTMLResponse:
    found = explain(room.store, event).found
    likely = likely_same(room.store, found.told)
    with room.store.reading() as connection:
        own, *others = lines(connection, [found, *likely], speaking(request))
    status = 422 if problem else 200
    return render(request, "people/merge.html", status=status, line=own, likely=others, problem=problem)


def _split_form(request: Request, room: InRoom, event: str, problem: str | None = None) -> HTMLResponse:
    told = explain(room.store, event)
    with room.store.reading() as connection:
        (own,) = lines(connection, [told.found], speaking(request))
    status = 422 if problem else 200
    return render(request, "people/split.html", status=status, line=own, reports=told.reports, problem=problem)
