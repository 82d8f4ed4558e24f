"""The answer of the actor resolver, and a name seen in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Kind = Literal[
    "country", "region", "demonym", "people", "capital", "city", "metonym", "organisation", "group", "person", "office",
    "role", "name",
]  # fmt: skip


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
    """The country comes from the sentence or the article and not from the words themselves."""
    matched: Span | None = None
    office: str | None = None
    gender: str | None = None
    """``f`` or ``m`` of a person, where the tables, the first name or the title tell."""
    actor: str | None = None
    """The id in actors.tsv."""
    alternatives: tuple[str, ...] = ()
    """What else the words might have been, each with its row."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of the tables where it stands in a text."""

    span: Span
    kind: Kind
    resolution: Resolution
    text: str = ""
    qualifying: Literal["", "weak", "strong"] = ""
    """A name inside a compound: "London-based" (weak), "US-led" (strong)."""


def with_sectors(sectors: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The primary sector, and all of them."""
    return (sectors[0] if sectors else None), sectors
