"""What people have corrected and said, and correcting and saying it."""

from __future__ import annotations

from typing import Annotated, assert_never

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from dragoman.exporting import corrections as exported
from dragoman.record.amending import Amender, members_of
from dragoman.record.comments import Comment as Remarked
from dragoman.record.comments import comment, comments_on
from dragoman.record.corrections import Correction as Made
from dragoman.record.corrections import page
from dragoman.record.paging import Order
from dragoman.serving.api import told
from dragoman.serving.api.answers import Listing, listed, one
from dragoman.serving.api.asking import ArticleName, Asked
from dragoman.serving.api.bodies import as_json
from dragoman.serving.api.describing import answers
from dragoman.serving.api.models.base import PageOf
from dragoman.serving.api.models.deciding import Change, Decision, Judgement, Merge, Remark, Split, Undo
from dragoman.serving.api.models.reports import Comment, Commented, Correction, Decided
from dragoman.serving.room import InRoom
from dragoman.serving.viewer import Analyst, Reader

router = APIRouter(tags=["people"])
AnEvent = Annotated[str, Field(pattern="^(ev-)?[0-9a-z]{1,40}$")]


class AskedCorrections(Asked):
    """Corrections of the record, or of one event."""

    event: AnEvent | None = Field(None, description="Of this event only.")
    order: Order = "newest"


class AskedComments(Asked):
    """Comments on the record, or on one thing of it."""

    event: AnEvent | None = None
    article: ArticleName | None = None
    story: Annotated[str, Field(pattern="^(st-)?[0-9a-z]{1,40}$")] | None = None


@router.get("/corrections", responses=answers(PageOf[Correction], 404, formats=True))
def corrections(request: Request, room: InRoom, asked: Annotated[AskedCorrections, Query()]) -> Response:
    """What people have decided about events, the newest first; nothing in it is ever changed.

    The objects are those of `dragoman corrections --format jsonl`.
    """
    about = None
    if asked.event:
        with room.store.reading() as connection:
            about = [each.id for each in members_of(connection, asked.event)]
    listing: Listing[Made] = Listing(
        page=lambda limit, after: page(room.store, mentions=about, limit=limit, after=after, order=asked.order),
        told=Made.to_dict,
        columns=exported.COLUMNS,
        row=exported.row,
    )
    return listed(request, asked, listing)


@router.post(
    "/corrections",
    status_code=201,
    responses=answers(Decided, 404, status=201, changing=True),
    dependencies=[Depends(as_json)],
)
def correct(request: Request, room: InRoom, viewer: Analyst, decision: Decision) -> Response:
    """Change, confirm or reject an event, merge or split events, or undo a correction: for analysts and editors.

    Nothing is overwritten: the decision is kept beside what was coded. The answer names the event as it is now.
    """
    amender = Amender(room.store, viewer.name, decision.why)
    match decision:
        case Change():
            event = amender.change(decision.event, decision.values)
        case Judgement():
            event = amender.judge(decision.event, decision.kind)
        case Merge():
            event = amender.merge(decision.event, decision.others)
        case Split():
            event = amender.split(decision.event, decision.mentions)
        case Undo():
            event = amender.undo(decision.correction)
        case _:
            assert_never(decision)
    return one(request, {"event": event}, status=201, headers={"Location": f"/api/v1/events/{event}"})


@router.get("/comments", responses=answers(PageOf[Comment], 404, formats=True))
def comments(request: Request, room: InRoom, asked: Annotated[AskedComments, Query()]) -> Response:
    """What people have said, the oldest first; comments that an editor has held or hidden are left out."""
    if [asked.event, asked.article, asked.story].count(None) < 2:
        raise HTTPException(422, "comments are on an event, on an article or on a story: name one of them at most")
    listing: Listing[Remarked] = Listing(
        page=lambda limit, after: comments_on(
            room.store,
            event=asked.event,
            article=asked.article,
            story=asked.story,
            states=("shown",),
            limit=limit,
            after=after,
        ),
        told=told.comment,
        columns=told.COMMENTS,
        row=told.comment,
    )
    return listed(request, asked, listing)


@router.post(
    "/comments",
    status_code=201,
    responses=answers(Commented, 404, status=201, changing=True),
    dependencies=[Depends(as_json)],
)
def say(request: Request, room: InRoom, viewer: Reader, remark: Remark) -> Response:
    """Comment on an event, an article or a story. What readers say is seen once an editor has let it be."""
    if [remark.event, remark.article, remark.story].count(None) != 2:
        raise HTTPException(422, "a comment is on an event, on an article or on a story: name exactly one of them")
    number = comment(
        room.store,
        viewer.name,
        remark.text,
        event=remark.event,
        article=remark.article,
        story=remark.story,
        role=viewer.role,
    )
    return one(request, {"number": number}, status=201)
