"""What was announced, promised and threatened, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from dragoman.exporting import agenda as exported
from dragoman.record.agenda import Entry
from dragoman.record.agenda import agenda as ask
from dragoman.record.errors import WrongCursor
from dragoman.record.filters import Filters
from dragoman.record.paging import Page, cursor, read
from dragoman.record.store import Store
from dragoman.serving.api.answers import Listing, listed
from dragoman.serving.api.asking import Asked, Day, Dyad, pair
from dragoman.serving.api.describing import answers
from dragoman.serving.api.filters import Who
from dragoman.serving.api.models.base import PageOf
from dragoman.serving.api.models.reports import Promise
from dragoman.serving.room import InRoom

router = APIRouter(tags=["agenda"])
UNDATED = date.max
State = Literal["open", "kept", "broken", "called-off", "overdue"]


class AskedAgenda(Asked):
    """Whose promises, of what time, in what state."""

    actor: tuple[Who, ...] = Field((), max_length=50, description="Who promises.")
    recipient: tuple[Who, ...] = Field((), max_length=50, description="To whom.")
    dyad: Dyad | None = Field(None, description="Two codes: either of them promises, to the other.")
    state: tuple[State, ...] = Field((), max_length=5)
    on: Day | None = Field(
        None, description="The day as of which the state is told; else that of the youngest article."
    )
    since: Day | None = Field(None, description="First day of the announcing event.")
    until: Day | None = Field(None, description="Last day of the announcing event.")


@router.get("/agenda", responses=answers(PageOf[Promise], formats=True))
def agenda(request: Request, room: InRoom, asked: Annotated[AskedAgenda, Query()]) -> Response:
    """Promises, threats and announcements by the day on which they were made, the oldest first.

    The objects are those of `dragoman agenda --format jsonl`.
    """
    listing: Listing[Entry] = Listing(
        page=lambda limit, after: _page(room.store, asked, limit, after),
        told=exported.row,
        columns=exported.COLUMNS,
        row=exported.row,
    )
    return listed(request, asked, listing)


Place = tuple[date, str]
"""Of an entry in the order: its event's day and id; those without a day come last."""


def _page(store: Store, asked: AskedAgenda, limit: int, after: str | None) -> Page[Entry]:
    last = _key(after) if after is not None else None
    found = list(islice(_entries(store, asked, last), limit + 1))
    shown = found[:limit]
    return Page(tuple(shown), cursor(*_place(shown[-1])) if len(found) > limit and shown else None)


def _entries(store: Store, asked: AskedAgenda, last: Place | None) -> Iterator[Entry]:
    """The entries after a place. Those of earlier days are not judged again."""
    filters = Filters(
        actor=asked.actor,
        recipient=asked.recipient,
        dyad=pair(asked.dyad) if asked.dyad else None,
        status=(),
        since=asked.since,
        until=asked.until,
    )
    states = [name.replace("-", " ") for name in asked.state]
    if last is not None and last[0] < UNDATED:
        later = replace(filters, since=max(asked.since or last[0], last[0]))
        yield from (each for each in ask(store, later, as_of=asked.on, states=states) if _place(each) > last)
        last = (UNDATED, "")
        if asked.since or asked.until:
            return
    yield from (each for each in ask(store, filters, as_of=asked.on, states=states) if not last or _place(each) > last)


def _place(entry: Entry) -> Place:
    when = entry.made.told.event.when
    return (when.start if when else UNDATED, entry.promise.event)


def _key(after: str) -> Place:
    match read(after):
        case [str() as day, str() as id]:
            try:
                return date.fromisoformat(day), id
            except ValueError:
                pass
    raise WrongCursor("not a cursor of this list")
