"""What one side did to another through time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from dragoman.exporting import series as exported
from dragoman.record.periods import Period
from dragoman.record.series import Asked as Question
from dragoman.record.series import series as ask
from dragoman.serving.api import told
from dragoman.serving.api.answers import rows
from dragoman.serving.api.asking import Code, Day, Dyad, Formatted, Several, pair
from dragoman.serving.api.describing import answers
from dragoman.serving.api.filters import AnyStatus, Type, statuses
from dragoman.serving.api.models.series import ManySeries
from dragoman.serving.room import InRoom

router = APIRouter(tags=["dyads and actors"])


class AskedSeries(Formatted):
    """What a series is about."""

    actor: Code
    recipient: Code
    by: Period = Field("month", description="Weeks are named after their Monday.")
    either: bool = Field(False, description="Both directions together, each event once.")
    normalise: bool = Field(False, description="Also all events of the record, and how many of a thousand are these.")
    type: tuple[Type, ...] = Several
    status: tuple[AnyStatus, ...] = Field(("actual",), max_length=50)
    since: Day | None = Field(None, description="First day: events that began before are left out.")
    until: Day | None = Field(None, description="Last day: events that ended after it are left out.")
    compared: tuple[Dyad, ...] = Field(
        (), alias="with", max_length=10, description="Other dyads, of which the same is told."
    )

    def question(self, actor: str, recipient: str) -> Question:
        """As the record takes it."""
        return Question(
            actor=actor,
            recipient=recipient,
            by=self.by,
            either=self.either,
            status=statuses(self.status),
            type=self.type,
            since=self.since,
            until=self.until,
            volume=self.normalise,
        )


@router.get("/series", responses=answers(ManySeries, formats=True))
def series(request: Request, room: InRoom, asked: Annotated[AskedSeries, Query()]) -> Response:
    """Events, mentions, Goldstein scores and quad classes of a dyad, period by period without gaps.

    The rows are those of `dragoman series`, with the dyad before them.
    """
    found = [
        (dyad, ask(room.store, asked.question(*dyad)))
        for dyad in dict.fromkeys([(asked.actor, asked.recipient), *map(pair, asked.compared)])
    ]
    columns = exported.MEASURED if asked.normalise else exported.COLUMNS
    flat = (
        {"actor": actor, "recipient": recipient, **row}
        for (actor, recipient), one in found
        for row in exported.rows(one, asked.normalise)
    )
    whole = {
        "by": asked.by,
        "either": asked.either,
        "series": [told.series(*dyad, one, asked.normalise) for dyad, one in found],
    }
    return rows(request, asked, {"actor": str, "recipient": str, **columns}, flat, whole)
