"""The nouns: a name seen in a text, and the place that it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.resolving.places.tables import Extent

Span = tuple[int, int]
Evidence = Literal["dateline", "container", "locative", "settlement", "coordinated", "weak", "bare"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name that may mean a place where it stands."""

    span: Span
    text: str
    form: str
    """The name as the tables have it."""
    evidence: Evidence
    """What beside it says that a place is meant: "in X", "X, Texas", "the city of X"; ``bare`` if nothing does."""
    container: Span | None = None
    """The name after the comma."""
    division: bool = False
    """"X province": the region of the name is meant, not the town."""


@dataclass(frozen=True, slots=True)
class Place:
    """A town, or a region without coordinates of its own."""

    name: str
    country: str
    span: Span
    geonames: int | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    population: int | None
    feature: str
    reason: str
    """Why this one of all places of the name."""
    extent: Extent | None = None
    """South, west, north, east of a region."""
