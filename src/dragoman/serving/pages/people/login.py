"""Logging in and out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record.accounts import login as let_in
from dragoman.record.credentials import begin_session, end_session
from dragoman.record.errors import TooManyAttempts
from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom
from dragoman.serving.security import cookies
from dragoman.serving.security.peers import peer_of
from dragoman.serving.security.rates import too_often

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login_page(request: Request, room: InRoom, next: str = "/") -> Response:
    """Where to log in."""
    if room.settings.is_desk or request.state.viewer:
        return RedirectResponse(inside(next), 303)
    return _form(request, next)


@router.post("/login")
def login(
    request: Request,
    room: InRoom,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=2000)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Let in whoever knows the password, with a session that nobody knew before."""
    if room.settings.is_desk:
        return RedirectResponse(inside(next), 303)
    try:
        account = let_in(room.store, name, password, peer_of(request.scope))
    except TooManyAttempts as error:
        raise too_often(error.seconds) from None
    if account is None:
        return _form(request, next, name=name, wrong=True)
    answer = RedirectResponse(inside(next), 303)
    begin(request, answer, room, account.name)
    return answer


@router.post("/logout")
def logout(request: Request, room: InRoom) -> Response:
    """End the session here and in the record."""
    if request.state.session:
        end_session(room.store, request.state.session)
    answer = RedirectResponse("/login", 303)
    cookies.drop_cookie(answer, request, room.settings, cookies.SESSION)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def begin(request: Request, answer: Response, room: InRoom, name: str) -> None:
    """Begin a session; the one that the browser had, if any, ends."""
    if request.state.session:
        end_session(room.store, request.state.session)
    session = begin_session(room.store, name)
    cookies.set_cookie(answer, request, room.settings, cookies.SESSION, session)


def inside(address: str) -> str:
    """The address if it is a path of this room, else the first page: nobody is sent elsewhere after the login."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    plain = address.isascii() and address.isprintable() and "\\" not in address
    if parts.scheme or parts.netloc or not plain or not address.startswith("/") or address.startswith("//"):
        return "/"
    return "/" if parts.path in ("/login", "/logout") else address


def _form(request: Request, next: str, name: str = "", wrong: bool = False) -> HTMLResponse:
    status = 401 if wrong else 200
    return render(request, "people/login.html", status=status, next=inside(next), name=name[:100], wrong=wrong)
