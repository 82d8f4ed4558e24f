"""Whether the room is open: for whoever watches over processes."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse
from sqlalchemy import text

from dragoman.record.errors import RecordError
from dragoman.serving.room import InRoom

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def healthz(room: InRoom) -> PlainTextResponse:
    """200 if the record can be read, 503 if not."""
    try:
        with room.store.reading() as connection:
            connection.execute(text("select 1"))
    except RecordError:
        return PlainTextResponse("the record cannot be read\n", 503)
    return PlainTextResponse("ok\n")
