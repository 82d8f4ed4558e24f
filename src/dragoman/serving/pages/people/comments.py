"""Comments on events, articles and stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from dragoman.record.comments import Comment, comment, comments_on
from dragoman.record.store import Store
from dragoman.serving.pages.people.markdown import html_of
from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import Reader, Viewer

router = APIRouter(include_in_schema=False)

About = Literal["event", "article", "story"]
PATHS = {"event": "/events", "article": "/articles", "story": "/stories"}
LONGEST = 10_000
MOST = 200
"""Comments shown on one thing."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as it is shown."""

    number: int
    who: str
    at: str
    html: Markup
    state: str
    about: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is said about one thing, with a form to say more: for ``people/comments.html``."""

    about: About
    id: str
    comments: tuple[Remark, ...]
    longest: int = LONGEST


def remarks(store: Store, viewer: Viewer | None, about: About, id: str) -> Remarks:
    """What the viewer may see of it: what is shown, and what of their own is still held."""
    target = {about: id}
    page = comments_on(store, **target, states=("shown", "held"), limit=MOST)  # type: ignore[arg-type]
    own = viewer.name if viewer else None
    seen = [each for each in page.items if each.state == "shown" or each.who == own]
    return Remarks(about, id, tuple(map(remark_of, seen)))


def remark_of(said: Comment) -> Remark:
    """The comment, with its text made safe."""
    return Remark(said.number, said.who, said.at, html_of(said.text), said.state, said.about)


@router.post("/comments")
def say(
    request: Request,
    room: InRoom,
    viewer: Reader,
    about: Annotated[About, Form()],
    id: Annotated[str, Form(max_length=100)],
    text: Annotated[str, Form(max_length=LONGEST)] = "",
) -> Response:
    """Put down a comment; the answer is the page again, or the part of it with the comments."""
    if not text.strip():
        raise HTTPException(422, "a comment needs a text")
    target = {about: id}
    number = comment(room.store, viewer.name, text, role=viewer.role, **target)  # type: ignore[arg-type]
    if "hx-request" in request.headers:
        return render(request, "people/comments.html", remarks=remarks(room.store, viewer, about, id))
    return RedirectResponse(f"{PATHS[about]}/{id}#comment-{number}", 303)
