"""Whether a request that changes something was meant: not one that a page elsewhere has let a browser send."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from markupsafe import Markup

from dragoman.serving.room import InRoom
from dragoman.serving.settings import Settings

FIELD = "csrf"
HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def token_of(request: Request) -> str:
    """What a form of this page must send along; it counts for this session, or this browser, only."""
    request.state.has_form = True
    return _token(request.state.form_key)


def csrf_field(request: Request) -> Markup:
    """The hidden field for a form; templates have it as ``csrf()``."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token_of(request))


def _token(key: str) -> str:
    return hmac.new(key.encode(), b"a form of the reading room", hashlib.sha256).hexdigest()


async def meant(request: Request, room: InRoom) -> None:
    """Raises 403 for requests that somebody else may have forged; every route depends on it."""
    if request.method in SAFE or getattr(request.state, "by_token", False) or _is_one_click(request):
        return
    if from_elsewhere(request, room.settings):
        raise HTTPException(403, "this was sent from another site")
    if room.settings.is_desk and _is_of_a_program(request):
        return
    sent = request.headers.get(HEADER) or await _field(request)
    if not hmac.compare_digest(sent.encode(), _token(request.state.form_key).encode()):
        raise HTTPException(403, "the form is too old, or was not made here: load the page again")


def from_elsewhere(request: Request, settings: Settings) -> bool:
    """Whether the browser says that another site's page has sent this."""
    if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return True
    origin = request.headers.get("origin")
    if origin is None:
        return False
    if settings.address and not settings.is_desk:
        return origin.lower() != _origin(settings.base)
    return origin.lower() != f"{request.url.scheme}://{request.headers.get('host', '')}".lower()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _is_of_a_program(request: Request) -> bool:
    """A request to the API that a page elsewhere cannot send: browsers ask first whether they may, and may not."""
    if not request.url.path.startswith("/api/"):
        return False
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return request.method != "POST" or media_type == "application/json"


def _is_one_click(request: Request) -> bool:
    """A mail program's unsubscribing (RFC 8058), which knows no cookie: the address itself is the key."""
    return getattr(request.scope.get("route"), "name", "") == "unsubscribe"


async def _field(request: Request) -> str:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return ""
    value = (await request.form()).get(FIELD)
    return value if isinstance(value, str) else ""
