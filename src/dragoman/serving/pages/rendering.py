"""Templates to answers. Everything that goes into a template is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dragoman.serving.security.forgery import csrf_field
from dragoman.serving.viewer import DESK
from dragoman.serving.words import LANGUAGES, language_of, speaker

TEMPLATES = Path(__file__).parents[1] / "templates"


@cache
def environment() -> Environment:
    """The templates; a name that is not given is an error, not a gap."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **given: Any
) -> HTMLResponse:
    """A page in the language of who asks."""
    language = language_of(request)
    room = getattr(request.app.state, "room", None)
    viewer = DESK if room is None or room.settings.is_desk else getattr(request.state, "viewer", None)
    context = {
        "request": request,
        "path": request.url.path,
        "language": language,
        "languages": LANGUAGES,
        "say": speaker(language),
        "viewer": viewer,
        "csrf": lambda: csrf_field(request),
        **given,
    }
    return HTMLResponse(environment().get_template(template).render(context), status, headers)
