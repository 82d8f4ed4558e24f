"""The answer of the actor resolver, and a name seen in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Kind = Literal[
    "country", "region", "demonym", "people", "capital", "metonym", "organisation", "group", "person", "office", "role"
]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a phrase means. ``code`` is ISO 3166 alpha-3 or a PLOVER code, None where it can't be told."""

    code: str | None
    sector: str | None
    sectors: tuple[str, ...]
    name: str | None
    kind: Kind
    explanation: str
    """The row of the table that says so."""
    wikidata: str | None = None
    inferred: bool = False
    matched: Span | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the tables where it stands in a text."""

    span: Span
    kind: Kind
    resolution: Resolution
