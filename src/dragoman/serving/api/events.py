"""Events: all that are asked for, and one with all that is known of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dragoman.exporting import recorded
from dragoman.record.agenda import agenda
from dragoman.record.asking import Found, page
from dragoman.record.comments import comments_on
from dragoman.record.explaining import Report, explain
from dragoman.record.filters import Filters
from dragoman.serving.api import told
from dragoman.serving.api.answers import Listing, listed, one, part
from dragoman.serving.api.asking import Asked, EventId
from dragoman.serving.api.describing import answers
from dragoman.serving.api.filters import AskedEvents
from dragoman.serving.api.formats import format_of
from dragoman.serving.api.models.base import PageOf
from dragoman.serving.api.models.events import RecordedEvent
from dragoman.serving.api.models.reports import Explanation, Mention, WholeEvent
from dragoman.serving.explaining import grounds
from dragoman.serving.room import InRoom

router = APIRouter(prefix="/events", tags=["events"])


@router.get("", responses=answers(PageOf[RecordedEvent], formats=True))
def events(request: Request, room: InRoom, asked: Annotated[AskedEvents, Query()]) -> Response:
    """Events that meet all filters, each once, however many articles report it.

    The objects are those of `dragoman events --format jsonl`, the columns of CSV and Parquet those of `--format csv`.
    """
    # Only rows have the sentence in them.
    text = format_of(request, asked.format) in ("csv", "parquet")
    listing: Listing[Found] = Listing(
        page=lambda limit, after: page(
            room.store, asked.filters, limit=limit, after=after, order=asked.order, text=text
        ),
        told=recorded.event_of_record,
        columns=recorded.COLUMNS,
        row=recorded.row,
    )
    return listed(request, asked, listing)


@router.get("/{event}", responses=answers(WholeEvent, 404))
def event(request: Request, room: InRoom, event: EventId) -> Response:
    """One event, named by its id or the first digits of it, with every report, correction and comment."""
    found = explain(room.store, event)
    id = found.found.told.id
    comments = comments_on(room.store, event=id, states=("shown",))
    promised = next(agenda(room.store, Filters(id=(id,), status=(), rejected=True)), None)
    return one(request, told.whole(found, list(comments.items), promised))


@router.get("/{event}/mentions", responses=answers(PageOf[Mention], 404, formats=True))
def mentions(request: Request, room: InRoom, event: EventId, asked: Annotated[Asked, Query()]) -> Response:
    """Every report of an event, the first one first."""
    reports = explain(room.store, event).reports
    listing: Listing[Report] = Listing(
        page=lambda limit, after: part(reports, limit, after),
        told=told.mention,
        columns=told.MENTIONS,
        row=told.mention_row,
    )
    return listed(request, asked, listing)


@router.get("/{event}/explanation", responses=answers(Explanation, 404))
def explanation(request: Request, room: InRoom, event: EventId) -> Response:
    """Why the first report was coded so, as `dragoman explain` tells it: the article is coded again for it."""
    found = explain(room.store, event)
    why = grounds(found)
    first = found.reports[0]
    return one(
        request,
        {
            "event": found.found.told.id,
            "mention": first.mention,
            "article": first.article,
            "grounds": [{"topic": topic, "why": text} for topic, text in why.grounds] if why.grounds else None,
            "reason": why.reason,
        },
    )
