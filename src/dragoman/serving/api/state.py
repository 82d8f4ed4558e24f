"""How the record is: for programs that watch over it."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dragoman._version import __version__
from dragoman.record.state import state as ask
from dragoman.serving.api.answers import one
from dragoman.serving.api.describing import answers
from dragoman.serving.api.models.state import State
from dragoman.serving.room import InRoom

router = APIRouter(tags=["state"])


@router.get("/state", responses=answers(State))
def state(request: Request, room: InRoom) -> Response:
    """How much is recorded, what it was coded with, what waits to be read, which feeds fail."""
    told = asdict(ask(room.store))
    made = [{"made_by": made_by, "articles": articles} for made_by, articles in told["versions"]]
    return one(request, {**told, "versions": made, "program": __version__})
