"""The search for events: all filters as an address that can be shared."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.ontology import plover
from dragoman.record.asking import page as events_page
from dragoman.record.facets import Facets, facets
from dragoman.record.fields import STATUSES
from dragoman.record.filters import Filters
from dragoman.serving.pages.addresses import changed
from dragoman.serving.pages.filtering import after_of, chips, filters_of, limit_of
from dragoman.serving.pages.finding import words_of
from dragoman.serving.pages.lines import lines
from dragoman.serving.pages.mapping import drawn
from dragoman.serving.pages.rendering import render, speaking
from dragoman.serving.room import InRoom
from dragoman.serving.words.voice import Voice

router = APIRouter(include_in_schema=False)
SHOWN, FACETS = 30, 10


@router.get("/events")
def events(request: Request, room: InRoom) -> HTMLResponse:
    """Events that are asked for, the youngest first."""
    voice = speaking(request)
    filters = filters_of(request)
    oldest = request.query_params.get("order") == "oldest"
    with room.store.reading() as connection:
        page = events_page(
            connection,
            filters,
            limit=limit_of(request, SHOWN),
            after=after_of(request),
            order="oldest" if oldest else "newest",
        )
        counted = facets(connection, filters)
        shown = lines(connection, page.items, voice, words_of(filters.search))
    return render(
        request,
        "events/page.html",
        filters=filters,
        chips=list(chips(request, filters, voice)),
        events=shown,
        total=voice.count("event", counted.total) if counted.whole else voice.say("search.more_than", n=counted.total),
        facets=_facets(request, counted, filters, voice),
        map=drawn(page.items, {str(c): n for c, n in counted.by["country"].items()}, voice),
        types=sorted((voice.type(each), each) for each in plover.TYPES),
        contexts=sorted((voice.context(each), each) for each in plover.CONTEXTS),
        all_statuses=(*STATUSES, "any"),
        oldest=oldest,
        other_order=changed(request, order=None if oldest else "oldest"),
        first=changed(request) if after_of(request) else None,
        next=changed(request, after=page.next) if page.next else None,
        query=changed(request, path=""),
    )


def _facets(
    request: Request, counted: Facets, filters: Filters, voice: Voice
) -> list[tuple[str, list[tuple[str, int, str, bool]]]]:
    """Field → values with how many events have them, and the address that asks for them (or for them no more)."""
    told = {"type": voice.type, "quad": lambda each: voice.quad(int(each)), "country": voice.country}
    found = []
    for field in ("quad", "type", "country"):
        chosen = getattr(filters, field)
        values = [
            (
                told[field](value),
                number,
                changed(request, {field: None if value in chosen else value}),
                value in chosen,
            )
            for value, number in list(counted.by[field].items())[:FACETS]
        ]
        if values:
            found.append((voice.say(f"filter.{field}"), values))
    return found
