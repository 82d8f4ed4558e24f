"""What every request finds: the record that is read, and how the room was opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from dragoman.record.moving import Moves
from dragoman.record.store import Store
from dragoman.serving.lately import Lately
from dragoman.serving.settings import Settings


@dataclass(frozen=True, slots=True)
class Room:
    """A reading room that is open."""

    store: Store
    settings: Settings
    moves: Lately[Moves | None] = field(default_factory=Lately)
    """What moved, by day: most of a second of work in a large record."""


def room_of(request: Request) -> Room:
    """The room that a request came to."""
    room: Room = request.app.state.room
    return room


InRoom = Annotated[Room, Depends(room_of)]
"""What a route asks for to get at the record."""
