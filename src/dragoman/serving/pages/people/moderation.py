"""Comments that an editor has to look at, and what was decided about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record.comments import Moderation, State, comments_on, moderate, moderations_of
from dragoman.record.mentions import events_of
from dragoman.serving.pages.people.comments import Remark, remark_of
from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import Editor

router = APIRouter(prefix="/moderation", include_in_schema=False)
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Case:
    """A comment, where it stands, and its log."""

    remark: Remark
    address: str
    log: tuple[Moderation, ...]


@router.get("")
def moderation(
    request: Request,
    room: InRoom,
    viewer: Editor,
    state: State = "held",
    after: Annotated[str | None, Query(max_length=500)] = None,
) -> HTMLResponse:
    """The queue, or the comments of another state."""
    page = comments_on(room.store, states=(state,), limit=SHOWN, after=after, order="newest")
    with room.store.reading() as connection:
        events = events_of(connection, [each.mention for each in page.items if each.mention])
    cases = [
        Case(
            remark_of(each),
            f"/events/{events[each.mention]}" if each.mention in events else f"/articles/{each.article}",
            tuple(moderations_of(room.store, each.number)),
        )
        for each in page.items
    ]
    return render(request, "people/moderation.html", cases=cases, state=state, next=page.next)


@router.post("/{number}")
def decide(
    room: InRoom,
    viewer: Editor,
    number: int,
    state: Annotated[State, Form()],
    back: Annotated[State, Form()] = "held",
    why: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Show, hold or hide a comment. To hide one takes a reason."""
    if state == "hidden" and not why.strip():
        raise HTTPException(422, "to hide a comment takes a reason")
    moderate(room.store, number, state, viewer.name, why)
    return RedirectResponse(f"/moderation?state={back}", 303)
