"""Events as they are compared: type, who, to whom, status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model import Actor, Event


@dataclass(frozen=True, slots=True)
class Fact:
    """What is compared of an event. Sides are country codes, or the sector where no country is known."""

    type: str
    actor: frozenset[str]
    recipient: frozenset[str]
    status: str
    mode: str | None = None

    def __str__(self) -> str:
        sides = " → ".join("+".join(sorted(side)) or "–" for side in (self.actor, self.recipient))
        return f"{self.type} {sides} ({self.status})"


def coded(event: Event) -> Fact:
    """An event of the coder."""
    return Fact(event.type, _side(event.actor), _side(event.recipient), event.status, event.mode)


def given(row: Mapping[str, Any]) -> Fact:
    """An event of a gold file: ``{"type", "mode"?, "actor": [codes], "recipient": [codes], "status"?}``."""
    sides = (frozenset(str(code) for code in _list(row.get(name)) if code) for name in ("actor", "recipient"))
    return Fact(str(row["type"]), *sides, str(row.get("status") or "actual"), row.get("mode"))


def expected(row: Mapping[str, Any]) -> list[Fact]:
    """The events of a gold row: its ``events``, or the row itself if it names one."""
    if "events" in row:
        return [given(each) for each in row["events"]]
    return [given(row)] if row.get("type") else []


def pairs_right(fact: Fact, found: Iterable[Fact]) -> bool:
    """Whether some event found has the same type and the same two sides."""
    return any(f.type == fact.type and same(fact.actor, f.actor) and same(fact.recipient, f.recipient) for f in found)


def same(wanted: frozenset[str], found: frozenset[str]) -> bool:
    """Whether two sides are the same; a sector or "-" that was wanted stands for any country that is not known."""
    known = frozenset(code for code in wanted if len(code) == 3 and code.isupper())
    return known == frozenset(code for code in found if not code.startswith("·")) or wanted == found


def _side(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.code or f"·{a.sector or '?'}" for a in actors)


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
