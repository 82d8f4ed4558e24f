"""What moved, and what people follow."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from dragoman.serving.api.models.base import Day, Moment, Told
from dragoman.serving.api.models.deciding import Sent


class Move(Told):
    """The events of two sides, of one quad class, in the last days, against those of as many days before."""

    dyad: str = Field(description="Both directions together, each event once.", examples=["RUS-UKR"])
    quad: int = Field(ge=1, le=4)
    events: int
    expected: float = Field(description="From the dyad's own past and from how much the record holds.")
    p: float = Field(description="The chance that so many or more come.")
    departs: bool = Field(description="Whether it is too rare to be chance, for as many as were looked at.")


class Movers(Told):
    """Dyads that moved most against their own past."""

    day: Day | None = Field(description="The last of the days; null if the record does not go back far enough to tell.")
    days: int
    looked_at: int = Field(description="Pairs of sides and quad classes that were looked at.")
    spans: int = Field(description="Spans of the past that they were held against.")
    moves: list[Move] = Field(description="The rarest first.")


class Follow(Told):
    """One thing that you follow."""

    number: int
    name: str
    kind: str
    filters: dict[str, Any]
    channel: str
    address: str | None = Field(description="Where webhooks and letters go.")
    feed: str | None = Field(description="Address of its own feed, which is a key: keep it to yourself.")
    departures: bool
    created: Moment
    paused: str | None = Field(description="Since when nothing is sent, or `unconfirmed`.")
    secret: str | None = Field(None, description="What webhooks are signed with; told once, when it is made.")


class Begin(Sent):
    """Something to follow, by a feed of its own or by a webhook; letters are begun on the page."""

    of: Annotated[str, StringConstraints(pattern="^/[ -~]*$", max_length=4000)] = Field(
        description="Address of the page that shows it: a search, a dyad, an actor or a story.",
        examples=["/dyads/RUS-UKR", "/events?type=ASSAULT&country=SYR"],
    )
    channel: Literal["feed", "webhook"] = "feed"
    address: Annotated[str, StringConstraints(pattern="^https?://[!-~]+$", max_length=2000)] | None = Field(
        None, description="Where the webhook goes.", examples=["https://hooks.example.org/dragoman"]
    )
    name: Annotated[str, StringConstraints(max_length=200)] | None = None
    departures: bool = Field(False, description="Whether also to tell when dyads depart from their own past.")
