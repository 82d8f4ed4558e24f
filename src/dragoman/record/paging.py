"""Pages of things: a page ends with a cursor, after which the next one begins, whatever has come in between."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, desc, select, tuple_, union

from dragoman.record.errors import WrongCursor

Item = TypeVar("Item")
Made = TypeVar("Made")
Order = Literal["newest", "oldest"]

LONGEST = 500
"""Characters of a cursor: nothing that the record hands out comes near."""
SHOWN = 50
"""Things on a page, if nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some things in order, and after which cursor more of them come; None if there are no more."""

    items: tuple[Item, ...]
    next: str | None = None

    def map(self, make: Callable[[Item], Made]) -> Page[Made]:
        """The page with something made of each thing on it."""
        return Page(tuple(map(make, self.items)), self.next)


def by_day(
    connection: Connection,
    query: Select[Any],
    day: ColumnElement[Any],
    id: ColumnElement[Any],
    *,
    limit: int = SHOWN,
    after: str | None = None,
    order: Order = "newest",
) -> Page[Row[Any]]:
    """Rows by day and id, those without a day last; the query must select both columns. Raises ``WrongCursor``."""
    key = days_cursor(after) if after is not None else None
    rows: list[Row[Any]] = []
    if key is None or key[0] is not None:
        dated = query.where(day.is_not(None))
        rows += _some(connection, dated, (day, id), key, limit + 1, order)
    if len(rows) <= limit:
        undated = query.where(day.is_(None))
        last = (key[1],) if key is not None and key[0] is None else None
        rows += _some(connection, undated, (id,), last, limit + 1 - len(rows), order)
    return _page(rows, (day, id), limit)


@dataclass(frozen=True, slots=True)
class Arm:
    """Things that lie along an index by day and id: one of several ways that meet what is asked for together."""

    query: Select[Any]
    """Selects the day and the id, in this order and under these names."""
    day: Any
    id: Any


def along(
    connection: Connection, arms: Sequence[Arm], limit: int, after: str | None, order: Order
) -> tuple[list[str], str | None]:
    """The ids of a page, and the cursor of the next; what lies on several arms comes once. Raises ``WrongCursor``."""
    key = days_cursor(after) if after is not None else None
    found: list[tuple[date | None, str]] = []
    if key is None or key[0] is not None:
        found += _along(connection, arms, key, limit + 1, order, dated=True)
    if len(found) <= limit:
        last = key if key is not None and key[0] is None else None
        found += _along(connection, arms, last, limit + 1 - len(found), order, dated=False)
    shown = found[:limit]
    return [id for _, id in shown], cursor(*shown[-1]) if len(found) > limit and shown else None


def by_number(
    connection: Connection,
    query: Select[Any],
    number: ColumnElement[Any],
    *,
    limit: int = SHOWN,
    after: str | None = None,
    order: Order = "newest",
) -> Page[Row[Any]]:
    """Rows by their number, which the query must select. Raises ``WrongCursor``."""
    key = _number_cursor(after) if after is not None else None
    return _page(_some(connection, query, (number,), key, limit + 1, order), (number,), limit)


def cursor(*key: Any) -> str:
    """A place in an order, as a text without meaning to anybody else."""
    told = [part.isoformat() if isinstance(part, date) else part for part in key]
    return base64.urlsafe_b64encode(json.dumps(told, separators=(",", ":")).encode()).decode().rstrip("=")


def read(text: str) -> list[Any]:
    """What ``cursor`` was made of, days as texts. Raises ``WrongCursor``."""
    if len(text) > LONGEST:
        raise WrongCursor("not a cursor of this record")
    try:
        told = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        json.dumps(told, ensure_ascii=False).encode()  # no halves of characters, which no database takes
    except (ValueError, binascii.Error, RecursionError):
        raise WrongCursor("not a cursor of this record") from None
    if not isinstance(told, list):
        raise WrongCursor("not a cursor of this record")
    return told


def days_cursor(text: str) -> tuple[date | None, str]:
    """The day and the id after which a page begins. Raises ``WrongCursor``."""
    match read(text):
        case [str() as day, str() as id]:
            try:
                return date.fromisoformat(day), id.replace("\x00", "")
            except ValueError:
                raise WrongCursor("not a cursor of this record") from None
        case [None, str() as id]:
            return None, id.replace("\x00", "")
    raise WrongCursor("not a cursor of this list")


def _number_cursor(text: str) -> tuple[int]:
    match read(text):
        case [int() as number] if not isinstance(number, bool) and 0 <= number < 2**31:
            return (number,)
    raise WrongCursor("not a cursor of this list")


def _along(
    connection: Connection,
    arms: Sequence[Arm],
    key: tuple[date | None, str] | None,
    limit: int,
    order: Order,
    *,
    dated: bool,
) -> list[tuple[date | None, str]]:
    ordered = [_ordered(arm, key, order, dated).limit(limit) for arm in arms]
    query: Any = ordered[0]
    if len(ordered) > 1:  # each arm stops at the limit by itself
        query = union(*(select(each.subquery()) for each in ordered))
        query = query.order_by(*(desc(name) if order == "newest" else name for name in ("day", "id"))).limit(limit)
    return [(row[0], row[1]) for row in connection.execute(query)]


def _ordered(arm: Arm, key: tuple[date | None, str] | None, order: Order, dated: bool) -> Select[Any]:
    query = arm.query.where(arm.day.is_not(None) if dated else arm.day.is_(None))
    if key is not None:
        here: Any = tuple_(arm.day, arm.id) if dated else arm.id
        there: Any = tuple_(*key) if dated else key[1]
        query = query.where(here < there if order == "newest" else here > there)
    columns = (arm.day, arm.id) if dated else (arm.id,)
    return query.order_by(*(column.desc() if order == "newest" else column for column in columns))


def _some(
    connection: Connection,
    query: Select[Any],
    columns: Sequence[ColumnElement[Any]],
    key: tuple[Any, ...] | None,
    limit: int,
    order: Order,
) -> list[Row[Any]]:
    """The next rows in the order of the columns."""
    if key is not None:
        here = tuple_(*columns) if len(columns) > 1 else columns[0]
        there: Any = tuple_(*key) if len(columns) > 1 else key[0]
        query = query.where(here < there if order == "newest" else here > there)
    query = query.order_by(*(column.desc() if order == "newest" else column for column in columns))
    return list(connection.execute(query.limit(limit)))


def _page(rows: Sequence[Row[Any]], columns: Sequence[ColumnElement[Any]], limit: int) -> Page[Row[Any]]:
    shown = tuple(rows[:limit])
    more = len(rows) > limit and shown
    return Page(shown, cursor(*(shown[-1]._mapping[column] for column in columns)) if more else None)
