"""Rows in and out, in portions that both databases take."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, delete
from sqlalchemy.dialects import postgresql, sqlite

PORTION = 500
"""Values in one statement: far below what the databases allow, and enough."""

Item = TypeVar("Item")
Row = Mapping[str, Any]


def portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of ``PORTION``."""
    portion: list[Item] = []
    for item in items:
        portion.append(item)
        if len(portion) == PORTION:
            yield portion
            portion = []
    if portion:
        yield portion


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put rows in; those that are there already stay as they are."""
    if rows:
        dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(rows))


def add(connection: Connection, table: Table, rows: Sequence[Row], counts: Sequence[str]) -> None:
    """Put rows in; where one is there already, the numbers in the columns ``counts`` are added to it."""
    if rows:
        dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
        statement = dialect.insert(table)
        sums = {name: table.c[name] + statement.excluded[name] for name in counts}
        keys = [column.name for column in table.primary_key]
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=sums), list(rows))


def remove(connection: Connection, column: ColumnElement[Any], values: Iterable[Any]) -> None:
    """Take out the rows whose column has one of the values."""
    for portion in portions(sorted(values)):
        connection.execute(delete(column.table).where(column.in_(portion)))


def number(key: str) -> int:
    """A key as a signed number of 64 bits. Two keys with one number only cost a comparison."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
