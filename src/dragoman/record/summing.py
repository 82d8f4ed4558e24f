"""Sums of events that are kept up with them: by day, by dyad and month, and under what names codes appear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, bindparam, delete, select

from dragoman.record import writing
from dragoman.record.periods import name, shortest
from dragoman.record.schema import ANYBODY, days, dyads, event_actors, events, names, sums
from dragoman.resolving.actors.folding import fold

Key = tuple[Any, ...]
Numbers = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """What some events add to the sums: for each row's key, the numbers in its other columns."""

    days: Counter[tuple[Key, str]] = field(default_factory=Counter)
    sums: Counter[tuple[Key, str]] = field(default_factory=Counter)
    names: Counter[tuple[Key, str]] = field(default_factory=Counter)


def tally(told: Iterable[Numbers], acting: Iterable[Numbers], paired: Iterable[Numbers]) -> Tally:
    """Count rows of ``events``, ``event_actors`` and ``dyads``; events that people have rejected count nowhere."""
    counted = Tally()
    standing = {row["id"]: row for row in told if not row["rejected"]}
    for row in standing.values():
        numbers = (row["start"], row["end"], row["status"], row["quad"], row["mentions"], row["goldstein"])
        if row["start"] is not None:
            _add(counted.days, (row["start"], row["end"], row["status"]), {"events": 1, "mentions": row["mentions"]})
        _sum(counted, ANYBODY, ANYBODY, numbers, False)
    sides: dict[tuple[str, str], set[str]] = {}
    named: set[tuple[str, str, str]] = set()
    for row in acting:
        if row["code"] is not None and row["event"] in standing:
            sides.setdefault((row["event"], row["code"]), set()).add(row["side"])
            if row["name"] is not None:
                named.add((row["event"], row["code"], row["name"]))
    for (event, code), on in sides.items():
        row = standing[event]
        numbers = (row["start"], row["end"], row["status"], row["quad"], row["mentions"], row["goldstein"])
        for side in on:
            pair = (code, ANYBODY) if side == "actor" else (ANYBODY, code)
            _sum(counted, *pair, numbers, len(on) == 2)
    for _, code, called in named:
        counted.names[(code, called), "events"] += 1
    for row in paired:
        numbers = (row["day"], row["until"], row["status"], row["quad"], row["mentions"], row["goldstein"])
        _sum(counted, row["actor"], row["recipient"], numbers, row["mutual"])
    return counted


def tallied(connection: Connection, ids: Sequence[str]) -> Tally:
    """The same, of the events with these ids as they are in the record."""
    e, a, d = events.c, event_actors.c, dyads.c
    told: list[Numbers] = []
    acting: list[Numbers] = []
    paired: list[Numbers] = []
    columns = (e.id, e.rejected, e.start, e.end, e.status, e.quad, e.mentions, e.goldstein)
    for portion in writing.portions(ids):
        told += _rows(connection, select(*columns).where(e.id.in_(portion)))
        acting += _rows(connection, select(a.event, a.side, a.code, a.name).where(a.event.in_(portion)))
        paired += _rows(connection, select(dyads).where(d.event.in_(portion)))
    return tally(told, acting, paired)


def _rows(connection: Connection, query: Select[Any]) -> list[Numbers]:
    return [row._asdict() for row in connection.execute(query)]


def settle(connection: Connection, before: Tally, after: Tally) -> None:
    """Write down how the sums differ after a change from what they were before it."""
    _settle(connection, days, before.days, after.days)
    _settle(connection, sums, before.sums, after.sums)
    _settle(connection, names, before.names, after.names, lambda row: {**row, "folded": fold(row["name"])})


def _sum(counted: Tally, actor: str, recipient: str, numbers: Key, mutual: bool) -> None:
    """One event's share in the sums of a dyad: in those of its month, if it has a date, and of all time."""
    day, until, status, quad, mentions, goldstein = numbers
    # Whole numbers add up to the same in whatever order they come.
    share = {"events": 1, "mentions": mentions, "tenths": round(goldstein * 10)}
    _add(counted.sums, (actor, recipient, "", "", status, quad, mutual), share)
    if day is not None:
        within = shortest(day, until)
        _add(counted.sums, (actor, recipient, name(day, "month"), within, status, quad, mutual), share)


def _add(counter: Counter[tuple[Key, str]], key: Key, share: Mapping[str, int]) -> None:
    for column, number in share.items():
        counter[key, column] += number


def _settle(
    connection: Connection,
    table: Table,
    before: Counter[tuple[Key, str]],
    after: Counter[tuple[Key, str]],
    whole: Any = lambda row: row,
) -> None:
    keys = [column.name for column in table.primary_key]
    counts = [column.name for column in table.c if column.name not in keys and column.name != "folded"]
    changed: dict[Key, dict[str, int]] = {}
    for key, column in {**before, **after}:
        difference = after[key, column] - before[key, column]
        if difference:
            changed.setdefault(key, dict.fromkeys(counts, 0))[column] = difference
    rows = [whole({**dict(zip(keys, key, strict=True)), **changed[key]}) for key in sorted(changed)]
    writing.add(connection, table, rows, counts)
    emptied = [{f"{name}_": row[name] for name in keys} for row in rows if row["events"] < 0]
    if emptied:
        same = and_(*(table.c[name] == bindparam(f"{name}_") for name in keys))
        connection.execute(delete(table).where(same, table.c.events == 0), emptied)
