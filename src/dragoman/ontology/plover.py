"""PLOVER: event types with their modes, contexts and sectors. Where its manual is in two minds, the tables decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.ontology.tables import Table, rows

Quad = Literal[1, 2, 3, 4]

QUADS: Mapping[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types of PLOVER."""

    name: str
    quad: int
    score: float
    recipient_required: bool
    cameo: str
    """The CAMEO code where nothing more is known than the type."""
    definition: str


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event was done. The same name means different things in different types: the key is (type, mode)."""

    type: str
    name: str
    score: float | None
    """None where the manual gives no score: the type's counts."""
    cameo: str
    """The CAMEO code where nothing more is known than type and mode."""
    definition: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of a society that acts: government, police, rebels, journalists."""

    code: str
    frequent: bool
    definition: str


def _types() -> dict[str, EventType]:
    return {
        row["type"]: EventType(
            name=row["type"],
            quad=int(row["quad"]),
            score=float(row["score"]),
            recipient_required=row["recipient"] == "yes",
            cameo=row["cameo"],
            definition=row["definition"],
        )
        for row in rows("types.tsv")
    }


def _modes() -> dict[tuple[str, str], Mode]:
    return {
        (row["type"], row["mode"]): Mode(
            type=row["type"],
            name=row["mode"],
            score=float(row["score"]) if row["score"] else None,
            cameo=row["cameo"],
            definition=row["definition"],
        )
        for row in rows("modes.tsv")
    }


def _contexts() -> dict[str, str]:
    return {row["context"]: row["definition"] for row in rows("contexts.tsv")}


def _sectors() -> dict[str, Sector]:
    return {row["sector"]: Sector(row["sector"], row["rank"] == "1", row["definition"]) for row in rows("sectors.tsv")}


TYPES: Mapping[str, EventType] = Table(_types)
MODES: Mapping[tuple[str, str], Mode] = Table(_modes)
CONTEXTS: Mapping[str, str] = Table(_contexts)
SECTORS: Mapping[str, Sector] = Table(_sectors)


def quad(event_type: str) -> int:
    """The quad class of a type, 1 to 4, by PLOVER's own scheme: see ``QUADS``."""
    return TYPES[event_type].quad


def modes(event_type: str) -> tuple[str, ...]:
    """The names of a type's modes; empty for a type that has none."""
    if event_type not in TYPES:
        raise KeyError(event_type)
    return tuple(name for owner, name in MODES if owner == event_type)


def score(event_type: str, mode: str | None = None) -> float:
    """PLOVER's score from -10 to 10: the mode's where it has one, else the type's."""
    if mode is not None:
        own = MODES[event_type, mode].score
        if own is not None:
            return own
    return TYPES[event_type].score
