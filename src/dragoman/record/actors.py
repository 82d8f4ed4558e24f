"""Codes as actors: with whom, under what names, and who stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.record.periods import name
from dragoman.record.schema import ANYBODY, names, sums
from dragoman.record.shares import by_quad
from dragoman.record.store import Readable, reading
from dragoman.resolving.actors.folding import fold

PARTNERS = 20


@dataclass(slots=True)
class Counts:
    """Events that are summed up."""

    events: int = 0
    mentions: int = 0
    quads: dict[int, int] = field(default_factory=lambda: dict.fromkeys((1, 2, 3, 4), 0))
    """Events of each quad class."""
    tenths: int = 0

    @property
    def goldstein_mean(self) -> float | None:
        """Mean score of the events; None where there are none."""
        return round(self.tenths / 10 / self.events, 4) if self.events else None

    def add(self, events: int, mentions: int, tenths: int, *quads: int) -> None:
        """Count more events, of which each quad class has its number."""
        self.events += events
        self.mentions += mentions
        self.tenths += tenths
        for quad, number in enumerate(quads, 1):
            self.quads[quad] += number


@dataclass(frozen=True, slots=True)
class Partner:
    """Another code, and what passed between it and the one that was asked for."""

    code: str
    acted: Counts = field(default_factory=Counts)
    """What the one asked for did to it."""
    received: Counts = field(default_factory=Counts)
    """What it did to the one asked for."""
    either: Counts = field(default_factory=Counts)
    """Both, each event once: where all sides act, an event stands in both directions."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A code as the record knows it, over all time."""

    code: str
    acted: Counts
    received: Counts
    names: tuple[tuple[str, int], ...]
    """Under what names it acts and receives, and in how many events, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Network:
    """A code and its partners, and what passed between any two of them, each pair once, by its codes' order."""

    codes: tuple[str, ...]
    """The one asked for first, then its partners, the nearest first."""
    edges: tuple[tuple[str, str, Counts], ...]


def profile(place: Readable, code: str, status: Sequence[str] = ("actual",), limit: int = 30) -> Profile:
    """How often a code acts and receives, alone or not, and under what names."""
    with reading(place) as connection:
        acted = _side(connection, code, ANYBODY, status)
        received = _side(connection, ANYBODY, code, status)
        n = names.c
        query = select(n.name, n.events).where(n.code == code).order_by(n.events.desc(), n.name).limit(limit)
        return Profile(code, acted, received, tuple((row[0], row[1]) for row in connection.execute(query)))


def partners(
    place: Readable,
    code: str,
    *,
    since: date | None = None,
    until: date | None = None,
    status: Sequence[str] = ("actual",),
    limit: int | None = PARTNERS,
) -> list[Partner]:
    """Who a code has to do with, the most events first; ``since`` and ``until`` count whole months."""
    with reading(place) as connection:
        return _partners(connection, code, since, until, status)[:limit]


def network(
    place: Readable,
    code: str,
    *,
    since: date | None = None,
    until: date | None = None,
    status: Sequence[str] = ("actual",),
    limit: int = PARTNERS,
) -> Network:
    """A code, the partners it has most to do with, and what passed between all of these."""
    with reading(place) as connection:
        near = [each.code for each in _partners(connection, code, since, until, status) if each.code != code][:limit]
        codes = (code, *near)
        found: dict[tuple[str, str], Counts] = {}
        s = sums.c
        query = _between(since, until, status).where(s.actor.in_(codes), s.recipient.in_(codes))
        for actor, recipient, mutual, *numbers in connection.execute(query):
            if actor == recipient or (mutual and actor > recipient):
                continue
            pair = (min(actor, recipient), max(actor, recipient))
            counts = found.get(pair) or found.setdefault(pair, Counts())
            counts.add(*numbers)
        return Network(codes, tuple((*pair, found[pair]) for pair in sorted(found)))


def known_as(place: Readable, beginning: str, limit: int = 20) -> list[tuple[str, str, int]]:
    """Codes whose names begin so, whatever their case and accents: code, name, events; the most frequent first."""
    low = fold(beginning.strip())[:100].replace("\x00", "")
    n = names.c
    if not low:
        return []
    query = select(n.code, n.name, n.events).where(n.folded >= low, n.folded < low + "\U0010ffff")
    with reading(place) as connection:
        found = connection.execute(query.order_by(n.events.desc(), n.code, n.name).limit(limit))
        return [(row[0], row[1], row[2]) for row in found]


def busiest(place: Readable, since: date | None = None, until: date | None = None, limit: int = 50) -> list[Partner]:
    """The codes that act and receive most, as partners of anybody; ``since`` and ``until`` count whole months."""
    with reading(place) as connection:
        return _partners(connection, ANYBODY, since, until, ("actual",))[:limit]


def _side(connection: Connection, actor: str, recipient: str, status: Sequence[str]) -> Counts:
    counted = Counts()
    s = sums.c
    query = _between(None, None, status).where(s.actor == actor, s.recipient == recipient)
    for _, _, _, *numbers in connection.execute(query):
        counted.add(*numbers)
    return counted


def _partners(
    connection: Connection, code: str, since: date | None, until: date | None, status: Sequence[str]
) -> list[Partner]:
    s = sums.c
    found: dict[str, Partner] = {}
    acting = _between(since, until, status).where(s.actor == code, s.recipient != ANYBODY)
    for _, other, _, *numbers in connection.execute(acting):
        partner = found.get(other) or found.setdefault(other, Partner(other))
        partner.acted.add(*numbers)
        partner.either.add(*numbers)
    receiving = _between(since, until, status).where(s.recipient == code, s.actor != ANYBODY)
    for other, _, mutual, *numbers in connection.execute(receiving):
        partner = found.get(other) or found.setdefault(other, Partner(other))
        partner.received.add(*numbers)
        if not mutual:
            partner.either.add(*numbers)
    return sorted(found.values(), key=lambda each: (-each.either.events, each.code))


def _between(since: date | None, until: date | None, status: Sequence[str]) -> Any:
    """Sums of dyads within some months, or over all time."""
    s = sums.c
    columns = (s.actor, s.recipient, s.mutual)
    numbers = (func.sum(s.events), func.sum(s.mentions), func.sum(s.tenths), *by_quad(s.quad, s.events))
    query = select(*columns, *numbers).group_by(*columns)
    if since or until:
        query = query.where(s.period >= (name(since, "month") if since else "0"))
        query = query.where(*([s.period <= name(until, "month")] if until else []))
    else:
        # Said as a range, or SQLite walks all months of an actor instead of the index by period.
        query = query.where(s.period.between("", ""))
    return query.where(s.status.in_(status)) if status else query
