"""The filters of ``dragoman events``, as parameters of an address."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dragoman.ontology import plover
from dragoman.record.filters import Filters
from dragoman.record.paging import Order
from dragoman.serving.api.asking import Asked, Code, Day, Dyad, Several, Text, one_of, pair

AnyStatus = Literal["actual", "historical", "future", "hypothetical", "negated", "any"]
Type = Annotated[
    str, one_of(lambda: plover.TYPES, "type", str.upper), Field(json_schema_extra={"enum": sorted(plover.TYPES)})
]
Mode = Annotated[str, one_of(lambda: {name for _, name in plover.MODES}, "mode")]
Context = Annotated[str, one_of(lambda: plover.CONTEXTS, "context")]
Who = Annotated[Text, Field(min_length=1, examples=["RUS", "RUS:MIL", ":REB", "Angela Merkel"])]
Words = Annotated[Text, Field(min_length=1, examples=['"grain deal" -Istanbul'])]
StoryName = Annotated[str, Field(pattern="^st-[0-9a-z]{1,40}$", examples=["st-159fec844ae961f649e8"])]
Language = Annotated[str, Field(pattern="^[a-z]{2,3}$")]


class AskedEvents(Asked):
    """A filter may be given several times: one of its values must be met. Different filters must all be met."""

    actor: tuple[Who, ...] = Field(
        (), max_length=50, description="Who acts: a code, a code with a sector, a sector or a name."
    )
    recipient: tuple[Who, ...] = Field((), max_length=50, description="Who receives, written likewise.")
    dyad: Dyad | None = Field(None, description="Two codes: either of them acts, the other receives.")
    type: tuple[Type, ...] = Several
    mode: tuple[Mode, ...] = Several
    quad: tuple[Annotated[int, Field(ge=1, le=4)], ...] = Several
    context: tuple[Context, ...] = Several
    status: tuple[AnyStatus, ...] = Field(("actual",), max_length=50)
    since: Day | None = Field(None, description="First day: events that ended before are left out.")
    until: Day | None = Field(None, description="Last day: events that began after it are left out.")
    place: tuple[Who, ...] = Field((), max_length=50, description="Name of the place.")
    country: tuple[Code, ...] = Field((), max_length=50, description="Country of the place.")
    language: tuple[Language, ...] = Field((), max_length=50, description="Of an article that reports it.")
    source: tuple[Who, ...] = Field((), max_length=50, description="Host of an article that reports it.")
    confidence: float | None = Field(None, ge=0, le=1, allow_inf_nan=False, description="Least confidence.")
    sources: int | None = Field(None, ge=1, le=1_000_000, description="Least number of independent sources.")
    search: Words | None = Field(None, description='Words of an article that reports it; "whole phrases", -unwanted.')
    story: StoryName | None = Field(None, description="Of an article that reports it.")
    rejected: bool = Field(False, description="Also events that somebody has rejected.")
    order: Order = Field("newest", description="Newest or oldest first; events without a date come last.")

    @property
    def filters(self) -> Filters:
        """As the record takes them."""
        given = self.model_dump(exclude={"format", "limit", "after", "order", "dyad", "status"})
        return Filters(**given, dyad=pair(self.dyad) if self.dyad else None, status=statuses(self.status))


def statuses(given: tuple[AnyStatus, ...]) -> tuple[str, ...]:
    """The statuses asked for; none for any."""
    return () if "any" in given else given
