"""What people have decided about events: a log that is only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, select

from dragoman.record import writing
from dragoman.record.paging import SHOWN, Order, Page, by_number
from dragoman.record.schema import anchored, corrections
from dragoman.record.store import Readable, reading

Kind = Literal["change", "merge", "split", "confirm", "reject", "undo"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision, as it was made."""

    number: int
    at: str
    who: str
    why: str
    kind: Kind
    event: str
    """The event's id at the time; it may have another one now."""
    field: str | None
    value: Any
    original: Any
    undoes: int | None
    standing: bool
    mentions: tuple[str, ...]
    """The mentions that it is about, as they are now; none if coding anew does not find what it was about."""
    others: tuple[str, ...]
    """Those that were split off, or the first mentions of the events that were merged into this one."""

    def to_dict(self) -> dict[str, Any]:
        """The correction as a JSON object, for export."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that holds, with the mentions it is about now."""

    number: int
    kind: str
    anchors: tuple[str, ...]
    others: tuple[str, ...]
    field: str | None
    value: Any


def undone(connection: Connection) -> set[int]:
    """The numbers of the corrections that do not hold any more. An undoing may be undone itself."""
    query = select(corrections.c.number, corrections.c.undoes).where(corrections.c.undoes.is_not(None))
    off: set[int] = set()
    # An undoing is younger than what it undoes, so that the youngest decide.
    for number, undoes in sorted(connection.execute(query).all(), reverse=True):
        if number not in off:
            off.add(undoes)
    return off


def standing(connection: Connection, mentions: Iterable[str]) -> list[Standing]:
    """The decisions about any of these mentions that hold, in the order in which they were made."""
    numbers: set[int] = set()
    for portion in writing.portions(sorted(set(mentions))):
        query = select(anchored.c.correction).where(anchored.c.mention.in_(portion))
        numbers.update(connection.execute(query).scalars())
    if not numbers:
        return []
    return list(_standing(connection, sorted(numbers - undone(connection))))


def _standing(connection: Connection, numbers: Sequence[int]) -> Iterator[Standing]:
    c = corrections.c
    for portion in writing.portions(numbers):
        about = _about(connection, portion)
        query = select(c.number, c.kind, c.field, c.value).where(c.number.in_(portion)).order_by(c.number)
        for row in connection.execute(query):
            anchors, others = about.get((row.number, "event"), ()), about.get((row.number, "other"), ())
            yield Standing(row.number, row.kind, tuple(anchors), tuple(others), row.field, row.value)


def _about(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    """Correction and role → mentions that are there."""
    about: dict[tuple[int, str], list[str]] = {}
    query = select(anchored.c.correction, anchored.c.role, anchored.c.mention)
    wanted = anchored.c.correction.in_(numbers) & anchored.c.mention.is_not(None)
    for number, role, mention in connection.execute(query.where(wanted).order_by(*anchored.primary_key)):
        about.setdefault((number, role), []).append(mention)
    return about


def history(connection: Connection, mentions: Sequence[str] | None = None) -> list[Correction]:
    """Every correction, or those about these mentions with what undid them, in the order in which they were made."""
    query = _about_mentions(select(corrections).order_by(corrections.c.number), mentions)
    return _told(connection, connection.execute(query).all())


def page(
    place: Readable,
    *,
    mentions: Sequence[str] | None = None,
    who: str | None = None,
    limit: int = SHOWN,
    after: str | None = None,
    order: Order = "newest",
) -> Page[Correction]:
    """A page of corrections: all, those about some mentions, or those of one person. Raises ``WrongCursor``."""
    with reading(place) as connection:
        query = _about_mentions(select(corrections), mentions)
        if who is not None:
            query = query.where(corrections.c.who == who)
        rows = by_number(connection, query, corrections.c.number, limit=limit, after=after, order=order)
        return Page(tuple(_told(connection, rows.items)), rows.next)


def _about_mentions(query: Select[Any], mentions: Sequence[str] | None) -> Select[Any]:
    if mentions is None:
        return query
    about = select(anchored.c.correction).where(anchored.c.mention.in_(list(mentions)))
    return query.where(corrections.c.number.in_(about) | corrections.c.undoes.in_(about))


def _told(connection: Connection, found: Sequence[Row[Any]]) -> list[Correction]:
    off = undone(connection)
    rows = [row._mapping for row in found]
    held: dict[tuple[int, str], list[str]] = {}
    for portion in writing.portions([row["number"] for row in rows]):
        held.update(_about(connection, portion))
    return [
        Correction(
            **row,
            standing=row["number"] not in off,
            mentions=tuple(held.get((row["number"], "event"), ())),
            others=tuple(held.get((row["number"], "other"), ())),
        )
        for row in rows
    ]
