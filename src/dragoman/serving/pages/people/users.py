"""Who has an account here, for editors."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dragoman.record import accounts
from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import ROLES, Editor, Role

router = APIRouter(prefix="/users", include_in_schema=False)


@router.get("")
def users(request: Request, room: InRoom, viewer: Editor) -> HTMLResponse:
    """Every account, by name."""
    return render(request, "people/users.html", accounts=accounts.all_accounts(room.store), roles=ROLES)


@router.post("/role")
def give_role(
    room: InRoom, viewer: Editor, name: Annotated[str, Form(max_length=100)], role: Annotated[Role, Form()]
) -> Response:
    """Give somebody another role."""
    _somebody_else(viewer.name, name)
    accounts.set_role(room.store, name, role)
    return RedirectResponse("/users", 303)


@router.post("/state")
def disable_or_enable(
    room: InRoom,
    viewer: Editor,
    name: Annotated[str, Form(max_length=100)],
    state: Annotated[Literal["disabled", "enabled"], Form()],
) -> Response:
    """Shut somebody out, at once and everywhere, or let them in again."""
    _somebody_else(viewer.name, name)
    (accounts.disable if state == "disabled" else accounts.enable)(room.store, name)
    return RedirectResponse("/users", 303)


def _somebody_else(own: str, name: str) -> None:
    """So that the last editor cannot lock the room from within."""
    if name.strip().casefold() == own.casefold():
        raise HTTPException(422, "your own role and state are for another editor to change")
