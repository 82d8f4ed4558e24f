"""Correcting an event: a field in place, or a word on the whole of it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from dragoman.ontology import plover
from dragoman.record.amending import Amender
from dragoman.record.errors import WrongCorrection
from dragoman.record.explaining import explain
from dragoman.serving.pages.people.values import fields_of, seen, written
from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import Analyst

router = APIRouter(include_in_schema=False)

Short = Annotated[str, Field(max_length=100)]
Long = Annotated[str, Field(max_length=2000)]
Why = Annotated[str, Form(max_length=2000)]


class Changes(BaseModel):
    """The form with every field of an event."""

    type: Short = ""
    mode: Short = ""
    cameo: Short = ""
    contexts: Annotated[list[Short], Field(max_length=40)] = []
    status: Short = ""
    promises: Short = ""
    actor: Long = ""
    recipient: Long = ""
    when: Short = ""
    promised_when: Short = ""
    where: Annotated[str, Field(max_length=300)] = ""
    why: Long = ""
    seen: Short = ""

    def values(self) -> dict[str, str]:
        """The fields as ``record.fields`` reads them."""
        told = self.model_dump(exclude={"why", "seen", "contexts"})
        return {
            **{name: " ".join(value.split()) for name, value in told.items()},
            "contexts": ", ".join(sorted(self.contexts)),
        }


@router.get("/events/{event}/correct")
def correct_page(request: Request, room: InRoom, viewer: Analyst, event: str) -> HTMLResponse:
    """The form: a page, or the part of one that asks for it."""
    return _form(request, room, event)


@router.post("/events/{event}/correct")
def correct(
    request: Request, room: InRoom, viewer: Analyst, event: str, changes: Annotated[Changes, Form()]
) -> Response:
    """Change the fields that differ from what was shown."""
    told = explain(room.store, event).found.told
    values = changes.values()
    if changes.seen != seen(told.event):
        return _form(request, room, event, status=409, problem="correct.meanwhile")
    if not changes.why.strip():
        return _form(request, room, event, status=422, problem="correct.why_missing", instead=values)
    wanted = {name: value for name, value in values.items() if value != written(told.event, name)}
    if not wanted:
        return _form(request, room, event, status=422, problem="correct.nothing", instead=values)
    try:
        now = Amender(room.store, viewer.name, changes.why).change(told.id, wanted)
    except WrongCorrection as error:
        return _form(request, room, event, status=422, problem="correct.refused", why=str(error), instead=values)
    return RedirectResponse(f"/events/{now}", 303)


@router.post("/events/{event}/judge")
def judge(
    room: InRoom,
    viewer: Analyst,
    event: str,
    kind: Annotated[Literal["confirm", "reject"], Form()],
    why: Why = "",
) -> Response:
    """Confirm or reject the event."""
    if not why.strip():
        raise WrongCorrection("a correction needs a reason")
    now = Amender(room.store, viewer.name, why).judge(event, kind)
    return RedirectResponse(f"/events/{now}", 303)


def _form(
    request: Request,
    room: InRoom,
    event: str,
    status: int = 200,
    problem: str | None = None,
    why: str = "",
    instead: dict[str, str] | None = None,
) -> HTMLResponse:
    told = explain(room.store, event).found.told
    by_type = {type: plover.modes(type) for type in plover.TYPES if plover.modes(type)}
    part = "hx-request" in request.headers and request.method == "GET"
    return render(
        request,
        "people/correct_form.html" if part else "people/correct.html",
        status=status,
        event=told.id,
        fields=fields_of(told.event, instead),
        type=told.event.type,
        modes=by_type,
        seen=seen(told.event),
        problem=problem,
        why=why,
    )
