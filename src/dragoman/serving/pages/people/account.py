"""One's own account: the password, and the tokens of one's programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record import credentials
from dragoman.record.accounts import login, set_password
from dragoman.record.errors import TooManyAttempts, WrongAccount
from dragoman.serving.pages.people.login import begin
from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom
from dragoman.serving.security.peers import peer_of
from dragoman.serving.security.rates import too_often
from dragoman.serving.viewer import Reader, Viewer

router = APIRouter(prefix="/account", include_in_schema=False)
MOST_TOKENS = 20


@router.get("")
def account_page(request: Request, room: InRoom, viewer: Reader) -> HTMLResponse:
    """The account."""
    return _page(request, room, viewer)


@router.post("/password")
def change_password(
    request: Request,
    room: InRoom,
    viewer: Reader,
    old: Annotated[str, Form(max_length=2000)] = "",
    new: Annotated[str, Form(max_length=2000)] = "",
    again: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Change the password, for who knows the old one; whoever else is logged in under the name no longer is."""
    _needs_session(request)
    try:
        known = login(room.store, viewer.name, old, peer_of(request.scope))
    except TooManyAttempts as error:
        raise too_often(error.seconds) from None
    if known is None:
        return _page(request, room, viewer, status=422, problem="account.wrong")
    if new != again:
        return _page(request, room, viewer, status=422, problem="account.differ")
    try:
        set_password(room.store, viewer.name, new)
    except WrongAccount as error:
        return _page(request, room, viewer, status=422, problem="account.refused", why=str(error))
    answer = RedirectResponse("/account", 303)
    begin(request, answer, room, viewer.name)
    return answer


@router.post("/tokens")
def make_token(
    request: Request, room: InRoom, viewer: Reader, name: Annotated[str, Form(max_length=100)] = ""
) -> HTMLResponse:
    """A new token, shown on this answer and never again."""
    _needs_session(request)
    if len([each for each in credentials.tokens_of(room.store, viewer.name) if not each.revoked]) >= MOST_TOKENS:
        return _page(request, room, viewer, status=422, problem="account.many")
    try:
        token = credentials.new_token(room.store, viewer.name, name)
    except WrongAccount as error:
        return _page(request, room, viewer, status=422, problem="account.refused", why=str(error))
    return _page(request, room, viewer, token=token)


@router.post("/tokens/revoke")
def revoke_token(
    request: Request, room: InRoom, viewer: Reader, name: Annotated[str, Form(max_length=100)] = ""
) -> Response:
    """Let a token in no longer."""
    _needs_session(request)
    credentials.revoke_token(room.store, viewer.name, name)
    return RedirectResponse("/account", 303)


def _needs_session(request: Request) -> None:
    """A token that has leaked must not make more of its kind, nor shut its owner out; a desk has no account."""
    if not request.state.session:
        raise HTTPException(403, "only who has logged in with a password may do this")


def _page(
    request: Request,
    room: InRoom,
    viewer: Viewer,
    status: int = 200,
    problem: str | None = None,
    why: str = "",
    token: str | None = None,
) -> HTMLResponse:
    own = [] if room.settings.is_desk else credentials.tokens_of(room.store, viewer.name)
    return render(
        request,
        "people/account.html",
        status=status,
        tokens=[each for each in own if not each.revoked],
        token=token,
        problem=problem,
        why=why,
        is_desk=room.settings.is_desk,
    )
