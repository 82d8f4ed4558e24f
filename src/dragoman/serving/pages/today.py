"""Today: what is new, and what moved."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.serving.pages.rendering import render
from dragoman.serving.room import InRoom

router = APIRouter(include_in_schema=False)


@router.get("/")
def today(request: Request, room: InRoom) -> HTMLResponse:
    """The first page."""
    return render(request, "today.html")
