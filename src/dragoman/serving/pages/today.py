"""Today: what is new, what moved, what is due, and where; the day is that of the youngest article."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import Connection

from dragoman.record import stories
from dragoman.record.agenda import latest
from dragoman.record.asking import page as events_page
from dragoman.record.facets import facets
from dragoman.record.filters import Filters
from dragoman.serving.pages.lines import lines
from dragoman.serving.pages.mapping import drawn
from dragoman.serving.pages.moving import mover_lines
from dragoman.serving.pages.rendering import render, speaking
from dragoman.serving.pages.storylines import story_lines
from dragoman.serving.room import InRoom
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)
LATEST, STORIES, ON_MAP = 8, 6, 300
LATELY = timedelta(days=30)
"""What the map of the first page looks back on."""


@router.get("/")
def today(request: Request, room: InRoom) -> HTMLResponse:
    """The first page."""
    voice = speaking(request)
    with room.store.reading() as connection:
        day = latest(connection)
        if day is None:
            return render(request, "today/empty.html")
        newest = lines(connection, events_page(connection, Filters(until=day), limit=LATEST).items, voice)
        told = stories.page(connection, articles=2, limit=STORIES).items
        told = told or stories.page(connection, limit=STORIES).items
        lately = _lately(connection, day, voice)
        movers = mover_lines(connection, day, voice, room.moves)
    return render(
        request,
        "today/page.html",
        day=day,
        since=day - LATELY,
        newest=newest,
        stories=story_lines(told, voice),
        movers=movers,
        **lately,
    )


def _lately(connection: Connection, day: date, voice: Voice) -> dict[str, Any]:
    """The last days on a map, and in figures."""
    since = day - LATELY
    filters = Filters(since=since, until=day)
    found = events_page(connection, filters, limit=ON_MAP, text=False)
    counted = facets(connection, filters)
    quads = counted.by["quad"]
    return {
        "map": drawn(found.items, {str(code): n for code, n in counted.by["country"].items()}, voice),
        "total": counted.total,
        "cooperation": quads.get(1, 0) + quads.get(2, 0),
        "conflict": quads.get(3, 0) + quads.get(4, 0),
    }
