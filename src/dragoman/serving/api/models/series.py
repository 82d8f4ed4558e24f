"""Series, dyads and actors."""

from __future__ import annotations

from pydantic import Field

from dragoman.serving.api.models.articles import Story
from dragoman.serving.api.models.base import Told


class Point(Told):
    """One period of a series."""

    period: str = Field(examples=["2022-03"])
    events: int
    mentions: int = Field(description="Reports of these events, one for each article that tells one.")
    goldstein_mean: float | None = Field(description="Null where there are no events.")
    goldstein_sum: float
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    volume: int | None = Field(None, description="All events of the record in the period; with `normalise`.")
    per_thousand: float | None = Field(None, description="How many of a thousand of them are these.")


class OneSeries(Told):
    """What one side did to another, from the first period to the last."""

    actor: str
    recipient: str
    vague: int = Field(description="Events left out because their date is less exact than a period.")
    points: list[Point]


class ManySeries(Told):
    """The series asked for, and those compared with it."""

    by: str
    either: bool
    series: list[OneSeries]


class Counts(Told):
    """Events that are summed up."""

    events: int
    mentions: int
    goldstein_mean: float | None
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int


class Partner(Told):
    """Another code, and what passed between it and the one asked for."""

    code: str
    acted: Counts = Field(description="What the one asked for did to it.")
    received: Counts = Field(description="What it did to the one asked for.")
    either: Counts = Field(description="Both, each event once.")


class Named(Told):
    """A name that a code appears under."""

    name: str
    events: int


class Edge(Told):
    """What passed between two of a network."""

    codes: list[str]
    counts: Counts


class Network(Told):
    """A code, its partners, and what passed between any two of them."""

    codes: list[str] = Field(description="The one asked for first, then its partners, the nearest first.")
    edges: list[Edge]


class WholeActor(Told):
    """A code as actor and as recipient, with whom it has to do, and who stands between them."""

    code: str
    acted: Counts = Field(description="Events in which it acts, whoever receives.")
    received: Counts = Field(description="Events in which it receives, whoever acts.")
    names: list[Named] = Field(description="The most frequent first.")
    partners: list[Partner] = Field(description="Those with most events first.")
    network: Network


class WholeDyad(Told):
    """Two codes: what each did to the other, and what is between them now."""

    codes: list[str]
    forth: OneSeries = Field(description="What the first did to the second.")
    back: OneSeries = Field(description="What the second did to the first.")
    either: OneSeries = Field(description="Both directions together, each event once.")
    stories: list[Story] = Field(description="In which the newest of its events are told.")
