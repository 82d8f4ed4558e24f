"""Logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record.accounts import login as let_in
from dragoman.record.credentials import begin_session, end_session
from dragoman.record.errors import TooManyAttempts
from dragoman.serving.pages.addresses import inside
from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom
from dragoman.serving.security import cookies
from dragoman.serving.security.peers import peer_of
from dragoman.serving.security.rates import too_often
from dragoman.serving.viewer import Reader

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login_page(request: Request, room: InRoom, next: str = "/") -> Response:
    """Where to log in."""
    if room.settings.is_desk or request.state.viewer:
        return RedirectResponse(_afterwards(next), 303)
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
        return RedirectResponse(_afterwards(next), 303)
    try:
        account = let_in(room.store, name, password, peer_of(request.scope))
    except TooManyAttempts as error:
        raise too_often(error.seconds) from None
    if account is None:
        return _form(request, next, name=name, wrong=True)
    answer = RedirectResponse(_afterwards(next), 303)
    begin(request, answer, room, account.name)
    return answer


@router.post("/logout")
def logout(request: Request, room: InRoom, viewer: Reader) -> Response:
    """Log out, here and in the record."""
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


def _afterwards(address: str) -> str:
    """Where to go after the login: to a page of this room, and to no other."""
    within = inside(address)
    return "/" if within.partition("?")[0] in ("/login", "/logout") else within


def _form(request: Request, next: str, name: str = "", wrong: bool = False) -> HTMLResponse:
    status = 401 if wrong else 200
    return render(request, "people/login.html", status=status, next=_afterwards(next), name=name[:100], wrong=wrong)
