"""Reading and writing of tab-separated tables, always in the same order and with the same bytes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

Row = dict[str, str]


def read(path: Path, delimiter: str = "\t") -> list[Row]:
    """All rows of a table; no quoting in tab-separated files."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {key: (value or "").strip() for key, value in row.items() if key is not None}
            for row in csv.DictReader(stream, delimiter=delimiter, quoting=quoting)
        ]


def write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write the rows sorted and without repetitions; returns how many."""
    unique = sorted({tuple(row) for row in rows})
    for row in unique:
        if len(row) != len(columns) or any("\t" in cell or "\n" in cell for cell in row):
            raise ValueError(f"{path.name}: bad row {row!r}")
    lines = ["\t".join(columns), *("\t".join(row) for row in unique)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(unique)
