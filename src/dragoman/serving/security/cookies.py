"""Cookies that no script can read and no other site can use."""

from __future__ import annotations

from fastapi import Request, Response

from dragoman.serving.settings import Settings

SESSION = "dragoman-session"
FORM = "dragoman-form"
"""Of those who have no session, to tie their forms to their browser."""


def is_secure(request: Request, settings: Settings) -> bool:
    """Whether readers come by HTTPS, so that cookies may insist on it."""
    return settings.base.startswith("https://") or request.url.scheme == "https"


def cookie(request: Request, settings: Settings, name: str) -> str | None:
    """The value of one of these cookies. Where readers come by HTTPS, one that another host could set is none."""
    return request.cookies.get(_named(name, is_secure(request, settings))) or None


def set_cookie(response: Response, request: Request, settings: Settings, name: str, value: str) -> None:
    """Let the browser keep a value until it is closed; the record knows how long it counts."""
    secure = is_secure(request, settings)
    response.set_cookie(_named(name, secure), value, path="/", secure=secure, httponly=True, samesite="lax")


def drop_cookie(response: Response, request: Request, settings: Settings, name: str) -> None:
    """Let the browser forget it."""
    secure = is_secure(request, settings)
    response.delete_cookie(_named(name, secure), path="/", secure=secure, httponly=True, samesite="lax")


def _named(name: str, secure: bool) -> str:
    # The browser itself sees to it that __Host- cookies are of this very host, of HTTPS, and of the whole of it.
    return f"__Host-{name}" if secure else name
