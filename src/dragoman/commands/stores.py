"""What the commands of the record share: the store they work on, and the formats they write."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from dragoman.commands.arguments import Wrong
from dragoman.commands.terminal import output

if TYPE_CHECKING:
    from dragoman.exporting.tabular import Columns, Row
    from dragoman.record.store import Store

StorePlace = Annotated[str, Parameter(env_var="DRAGOMAN_STORE")]
"""A file, ``sqlite:///…`` or ``postgresql://…``; the environment may hold it, as an address may hold a password."""

Format = Literal["table", "jsonl", "csv", "parquet"]
Status = Literal["actual", "historical", "future", "hypothetical", "negated", "any"]


def opened(place: str, *, create: bool = False) -> Store:
    """The record; ``create`` makes it if it is not there."""
    from dragoman.record.store import Store

    return Store(place, create=create)


def statuses(given: tuple[str, ...]) -> tuple[str, ...]:
    """The statuses asked for; none for any."""
    return () if "any" in given else given


def chosen(format: Format | None) -> Format:
    """The format asked for, else a table on a terminal and JSON lines elsewhere."""
    return format or ("table" if sys.stdout.isatty() else "jsonl")


def put_out(
    format: Format | None,
    columns: Columns,
    rows: Iterable[Row],
    *,
    note: str | None = None,
    hidden: tuple[str, ...] = (),
) -> None:
    """Write rows to standard output in the format asked for."""
    from dragoman.exporting import tabular

    kind = chosen(format)
    if kind == "table":
        tabular.print_table(columns, rows, output(), note=note, hidden=hidden)
        return
    if kind == "parquet" and sys.stdout.isatty():
        raise Wrong("parquet is nothing for a terminal: send it to a file, > events.parquet")
    try:
        tabular.write(kind, columns, _plain(rows) if kind == "jsonl" else rows, output())
    except tabular.NoParquet as error:
        raise Wrong(str(error)) from None


def _plain(rows: Iterable[Row]) -> Iterable[Row]:
    """Rows with days as JSON has them."""
    from datetime import date

    def value(cell: Any) -> Any:
        return cell.isoformat() if isinstance(cell, date) else cell

    return ({name: value(cell) for name, cell in row.items()} for row in rows)
