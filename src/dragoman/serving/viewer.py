"""Who asks, and what they may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, HTTPException, Request

from dragoman.serving.room import InRoom

Role = Literal["reader", "analyst", "editor"]
ROLES: tuple[Role, ...] = ("reader", "analyst", "editor")
"""Each may do what those before it may: read and comment; correct; moderate."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who is known by name."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether they may do what somebody of that role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


DESK = Viewer("desk", "editor")
"""Whoever sits at the machine, where nobody else can reach it."""


def viewer_of(request: Request, room: InRoom) -> Viewer | None:
    """Who asks; None for somebody who has not said."""
    if room.settings.is_desk:
        return DESK
    return getattr(request.state, "viewer", None)


def needs(role: Role) -> Callable[[Viewer | None], Viewer]:
    """What a route depends on that not everybody may use."""

    def check(viewer: Annotated[Viewer | None, Depends(viewer_of)]) -> Viewer:
        if viewer is None:
            raise HTTPException(401, "log in first")
        if not viewer.may(role):
            raise HTTPException(403, f"this is for a role that you do not have: {role}")
        return viewer

    ROLE_OF[check] = role
    return check


ROLE_OF: dict[Callable[..., Viewer], Role] = {}
"""Dependency → the role that it asks for: to look up what a route asks for."""

AnyViewer = Annotated[Viewer | None, Depends(viewer_of)]
Reader = Annotated[Viewer, Depends(needs("reader"))]
Analyst = Annotated[Viewer, Depends(needs("analyst"))]
Editor = Annotated[Viewer, Depends(needs("editor"))]
