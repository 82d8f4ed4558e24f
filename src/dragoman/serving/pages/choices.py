"""What a reader chooses once for all pages: the language, and light or dark. Kept in a cookie, not in an account."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse

from dragoman.serving.pages.addresses import inside
from dragoman.serving.pages.rendering import SCHEME_COOKIE, SCHEMES
from dragoman.serving.room import InRoom
from dragoman.serving.words import COOKIE, LANGUAGES

router = APIRouter(include_in_schema=False)
YEAR = 365 * 24 * 3600


@router.get("/choices")
def choose(room: InRoom, language: str | None = None, scheme: str | None = None, back: str = "/") -> RedirectResponse:
    """Keep a choice, and go back to the page on which it was made.

    Asked for as a page is, since a form to send would cost every page a cookie, and nothing is at stake.
    """
    answer = RedirectResponse(inside(back), 303)
    secure = room.settings.base.startswith("https://")
    for name, value, known in ((COOKIE, language, LANGUAGES), (SCHEME_COOKIE, scheme, SCHEMES)):
        if value is None:
            continue
        if value not in known:
            raise HTTPException(422, f"{name}: one of {', '.join(known)}")
        answer.set_cookie(name, value, max_age=YEAR, secure=secure, httponly=True, samesite="lax")
    return answer
