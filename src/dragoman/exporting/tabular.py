"""Rows of named cells as CSV, JSON lines, Parquet, or a table on a terminal."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from typing import Any, TextIO

from dragoman.exporting.csv import safe
from dragoman.exporting.jsonl import line
from dragoman.exporting.marking import printable

Row = Mapping[str, Any]
Columns = Mapping[str, type]
"""Name → str, int, float, bool or date, in the order of the columns."""

FORMATS = ("table", "csv", "jsonl", "parquet")
PORTION = 10_000


class NoParquet(Exception):
    """Parquet is asked for, but what writes it is not installed."""

    def __init__(self) -> None:
        super().__init__("parquet needs one more package: pip install 'dragoman[parquet]'")


def write(format: str, columns: Columns, rows: Iterable[Row], stream: TextIO) -> None:
    """The rows in a format other than ``table``; JSON lines may hold more than the columns."""
    if format == "csv":
        write_csv(columns, rows, stream)
    elif format == "jsonl":
        stream.writelines(line(dict(row)) for row in rows)
    else:
        write_parquet(columns, rows, stream)


def write_csv(columns: Columns, rows: Iterable[Row], stream: TextIO) -> None:
    """A header line, then one row a line; no cell that a spreadsheet would run."""
    stream.write(csv_header(columns))
    stream.writelines(csv_lines(columns, rows))


def csv_header(columns: Columns) -> str:
    """The line with the names of the columns."""
    return _csv_line(columns)


def csv_lines(columns: Columns, rows: Iterable[Row]) -> Iterator[str]:
    """The lines of the rows, without a header."""
    return (_csv_line(_cell(row.get(name)) for name in columns) for row in rows)


def _csv_line(cells: Iterable[Any]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe(value) if isinstance(value, str) else value


def write_parquet(columns: Columns, rows: Iterable[Row], stream: TextIO) -> None:
    """The rows as one Parquet file, ten thousand of them held at a time."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise NoParquet from None
    kinds = {
        "str": arrow.string(),
        "int": arrow.int64(),
        "float": arrow.float64(),
        "bool": arrow.bool_(),
        "date": arrow.date32(),
    }
    schema = arrow.schema([(name, kinds[kind.__name__]) for name, kind in columns.items()])
    sink = getattr(stream, "buffer", stream)
    with parquet.ParquetWriter(sink, schema) as writer:
        for portion in _portions(rows):
            data = {name: [row.get(name) for row in portion] for name in columns}
            writer.write_table(arrow.table(data, schema=schema))


def _portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while portion := list(islice(remaining, PORTION)):
        yield portion


def print_table(
    columns: Columns, rows: Iterable[Row], stream: TextIO, *, hidden: Sequence[str] = (), note: str | None = None
) -> None:
    """The rows as a person reads them: numbers to the right, long texts wrapped."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    if stream is not sys.stdout or not console.is_terminal:
        console.width = max(console.width, 120)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    shown = [name for name in columns if name not in hidden]
    for name in shown:
        number = columns[name] in (int, float)
        header = name.replace("_", "\n" if number else " ")
        table.add_column(header, justify="right" if number else "left", overflow="fold", vertical="top")
    count = 0
    for row in rows:
        count += 1
        table.add_row(*(Text(_shown(row.get(name))) for name in shown))
    if count:
        console.print(table)
    console.print(Text(note if note is not None else f"{count} rows", style="dim" if count else ""))


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    return printable(str(value))
