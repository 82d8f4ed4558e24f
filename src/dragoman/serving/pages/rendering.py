"""Templates to answers. Everything that goes into a template is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.serving.pages.addresses import changed
from dragoman.serving.security.forgery import csrf_field
from dragoman.serving.viewer import DESK
from dragoman.serving.words import LANGUAGES, language_of
from dragoman.serving.words.voice import Voice, voice

SERVING = Path(__file__).parents[1]
TEMPLATES = SERVING / "templates"
PLACES = (
    ("today", "/"),
    ("events", "/events"),
    ("articles", "/articles"),
    ("stories", "/stories"),
    ("agenda", "/agenda"),
    ("corrections", "/corrections"),
)
"""Where the head of every page leads."""
SCHEMES = ("auto", "light", "dark")
SCHEME_COOKIE = "scheme"


@cache
def environment() -> Environment:
    """The templates; a name that is not given is an error, not a gap."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        places=PLACES,
        languages=LANGUAGES,
        speak=voice,
        sheets=frozenset(sheet.stem for sheet in (SERVING / "assets").glob("*.css")),
    )
    return made


def speaking(request: Request) -> Voice:
    """The voice in which a page answers."""
    return voice(language_of(request))


def render(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **given: Any
) -> HTMLResponse:
    """A page in the language of who asks."""
    told = environment().get_template(template).render(context(request, given))
    return HTMLResponse(told, status, {"Vary": "Cookie, Accept-Language, HX-Request", **(headers or {})})


def context(request: Request, given: Mapping[str, Any]) -> dict[str, Any]:
    """What every template is given beside its own."""
    speaks = speaking(request)
    room = getattr(request.app.state, "room", None)
    viewer = DESK if room is None or room.settings.is_desk else getattr(request.state, "viewer", None)
    scheme = request.cookies.get(SCHEME_COOKIE)
    return {
        "request": request,
        "path": request.url.path,
        "here": changed(request),
        "language": speaks.language,
        "scheme": scheme if scheme in SCHEMES else SCHEMES[0],
        "voice": speaks,
        "say": speaks.say,
        "viewer": viewer,
        "csrf": lambda: csrf_field(request),
        **given,
    }


def asks_for_part(request: Request) -> bool:
    """Whether a script asks for a part of a page, to put it into the one that is there."""
    return request.headers.get("hx-request") == "true"
