"""What moved most, and what one follows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from dragoman.exporting.tabular import Columns, Row
from dragoman.reading.address import checked
from dragoman.reading.problems import Unreadable
from dragoman.record import follows as kept
from dragoman.record.moving import Move, moved
from dragoman.serving.api import told
from dragoman.serving.api.answers import one, rows
from dragoman.serving.api.asking import Day, Formatted, storable
from dragoman.serving.api.bodies import as_json
from dragoman.serving.api.describing import answers
from dragoman.serving.api.models.base import PageOf
from dragoman.serving.api.models.following import Begin, Follow, Movers
from dragoman.serving.following import subjects
from dragoman.serving.following.webhooks import new_secret
from dragoman.serving.pages.rendering import speaking
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import Reader

router = APIRouter()
MOVES: Columns = {"dyad": str, "quad": int, "events": int, "expected": float, "p": float, "departs": bool}
Number = Annotated[int, Path(ge=1, lt=2**31)]


class AskedMovers(Formatted):
    """What of."""

    days: int = Field(7, ge=1, le=90, description="So many days, held against as many days before, again and again.")
    day: Day | None = Field(None, description="The last of them; that of the youngest article, if none is named.")
    limit: int = Field(50, ge=1, le=1000, description="So many at most.")


@router.get("/movers", tags=["dyads and actors"], responses=answers(Movers, formats=True))
def movers(request: Request, room: InRoom, asked: Annotated[AskedMovers, Query()]) -> Response:
    """Dyads that moved most against their own past, and whether that may be chance. `docs/record.md` has the method."""
    found = moved(room.store, days=asked.days, day=asked.day, limit=asked.limit)
    moves = [_move(each) for each in found.moves] if found else []
    whole = {
        "day": found.day if found else None,
        "days": asked.days,
        "looked_at": found.tests if found else 0,
        "spans": found.spans if found else 0,
        "moves": moves,
    }
    return rows(request, asked, MOVES, moves, whole)


def _move(each: Move) -> Row:
    return {
        "dyad": f"{each.one}-{each.other}",
        "quad": each.quad,
        "events": each.chance.observed,
        "expected": round(each.chance.expected, 4),
        "p": each.chance.p,
        "departs": each.departs,
    }


@router.get("/follows", tags=["people"], responses=answers(PageOf[Follow]))
def follows(request: Request, room: InRoom, viewer: Reader) -> Response:
    """What you follow. The addresses of feeds are keys: whoever has one reads what you follow."""
    mine = kept.follows_of(room.store, viewer.name)
    return one(request, {"items": [told.follow(each, room.settings.base) for each in mine], "next": None})


@router.post(
    "/follows",
    tags=["people"],
    status_code=201,
    responses=answers(Follow, 404, status=201, changing=True),
    dependencies=[Depends(as_json)],
)
def begin(request: Request, room: InRoom, viewer: Reader, wanted: Begin) -> Response:
    """Follow a search, a dyad, an actor or a story. The secret of a webhook is in this answer, and never told again."""
    secret = None
    if (wanted.channel == "webhook") != (wanted.address is not None):
        raise HTTPException(422, "a webhook has an address, and a feed has none")
    if wanted.address is not None:
        secret = new_secret()
        try:
            checked(wanted.address)
        except Unreadable as error:
            raise HTTPException(422, error.message) from None
    subject = subjects.at(request, room.store, wanted.of)
    voice = speaking(request)
    made = kept.follow(
        room.store,
        viewer.name,
        storable(wanted.name or "").strip() or subject.name(voice),
        subject.kind,
        subject.filters,
        wanted.channel,
        language=voice.language,
        address=wanted.address,
        secret=secret,
        departures=wanted.departures,
    )
    return one(request, {**told.follow(made, room.settings.base), "secret": secret}, status=201)


@router.delete("/follows/{number}", tags=["people"], status_code=204, responses=answers(None, 404, status=204))
def stop(room: InRoom, viewer: Reader, number: Number) -> Response:
    """Follow it no longer; what was still to be sent is not."""
    kept.remove(room.store, viewer.name, number)
    return Response(status_code=204)
