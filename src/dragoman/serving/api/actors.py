"""Dyads and actors: who does what to whom, and with whom."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dragoman.record.actors import network, partners, profile
from dragoman.record.filters import Filters
from dragoman.record.periods import Period
from dragoman.record.series import Asked as Question
from dragoman.record.series import directions
from dragoman.record.stories import latest
from dragoman.serving.api import told
from dragoman.serving.api.answers import one
from dragoman.serving.api.asking import CODE, Day
from dragoman.serving.api.describing import answers
from dragoman.serving.api.filters import AnyStatus, Type, statuses
from dragoman.serving.api.models.series import WholeActor, WholeDyad
from dragoman.serving.room import InRoom

router = APIRouter(tags=["dyads and actors"])
Code = Annotated[str, Path(pattern=f"^{CODE}$", examples=["RUS"]), AfterValidator(str.upper)]


class AskedActor(BaseModel):
    """Of what time and what statuses."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: tuple[AnyStatus, ...] = Field(("actual",), max_length=50)
    since: Day | None = Field(None, description="Counted is from the month of this day on.")
    until: Day | None = Field(None, description="Counted is up to the month of this day.")
    partners: int = Field(20, ge=1, le=200, description="So many partners at most.")
    network: int = Field(12, ge=1, le=40, description="So many partners in the network.")


class AskedDyad(BaseModel):
    """Of what time, statuses and types, in what periods."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    by: Period = Field("month", description="Weeks are named after their Monday.")
    normalise: bool = Field(False, description="Also all events of the record, and how many of a thousand are these.")
    type: tuple[Type, ...] = Field((), max_length=50)
    status: tuple[AnyStatus, ...] = Field(("actual",), max_length=50)
    since: Day | None = None
    until: Day | None = None


@router.get("/actors/{code}", responses=answers(WholeActor))
def actor(request: Request, room: InRoom, code: Code, asked: Annotated[AskedActor, Query()]) -> Response:
    """A country or organisation by its code: how often it acts and receives, with whom, and who stands between them.

    `acted` and `received` on top are over all time. A code that the record does not know has zeros.
    """
    status = statuses(asked.status)
    known = profile(room.store, code, status)
    span = {"since": asked.since, "until": asked.until, "status": status}
    near = partners(room.store, code, limit=asked.partners, **span)  # type: ignore[arg-type]
    net = network(room.store, code, limit=asked.network, **span)  # type: ignore[arg-type]
    return one(
        request,
        {
            "code": code,
            "acted": told.counts(known.acted),
            "received": told.counts(known.received),
            "names": [{"name": name, "events": events} for name, events in known.names],
            "partners": [told.partner(each) for each in near],
            "network": told.network(net),
        },
    )


@router.get("/dyads/{first}-{second}", responses=answers(WholeDyad))
def dyad(request: Request, room: InRoom, first: Code, second: Code, asked: Annotated[AskedDyad, Query()]) -> Response:
    """Two codes: series in each direction and in both together, and the stories of the newest events.

    Its events are at `/api/v1/events?dyad=…`, its promises at `/api/v1/agenda?dyad=…`.
    """
    question = Question(
        actor=first,
        recipient=second,
        by=asked.by,
        status=statuses(asked.status),
        type=asked.type,
        since=asked.since,
        until=asked.until,
        volume=asked.normalise,
    )
    found = directions(room.store, question)
    tales = latest(room.store, Filters(dyad=(first, second), since=asked.since, until=asked.until))
    sides: tuple[tuple[Literal["forth", "back", "either"], str, str], ...] = (
        ("forth", first, second),
        ("back", second, first),
        ("either", first, second),
    )
    return one(
        request,
        {
            "codes": [first, second],
            **{
                name: told.series(actor, recipient, getattr(found, name), asked.normalise)
                for name, actor, recipient in sides
            },
            "stories": [told.story(each) for each in tales],
        },
    )
