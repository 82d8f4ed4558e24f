"""The formats of answers: which one is asked for, and how each is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import Any, Literal, cast, get_args

from fastapi import HTTPException, Request

from dragoman.exporting import tabular
from dragoman.exporting.jsonl import line
from dragoman.exporting.tabular import Columns, Row

Format = Literal["json", "jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)
TYPES: Mapping[Format, str] = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
"""The media type of each, as answers have it."""
ASKED: Mapping[str, Format] = {
    **{media.partition(";")[0]: format for format, media in TYPES.items()},
    "application/x-ndjson": "jsonl",
    "application/x-parquet": "parquet",
    "*/*": "json",
    "application/*": "json",
    "text/*": "csv",
}
"""What a request may accept, and which format that is."""
IN_MEMORY = 8 * 1024 * 1024
"""Bytes of a Parquet file that are held in memory; the rest goes to the disk."""
PIECE = 64 * 1024


def format_of(request: Request, wanted: Format | None) -> Format:
    """The format asked for in the address, else the one that is accepted most gladly; raises 406 or 501."""
    format = wanted or _accepted(request.headers.get("accept", "*/*"))
    if format is None:
        raise HTTPException(406, f"there are {', '.join(sorted(TYPES.values()))}")
    if format == "parquet" and not _is_installed():
        told = "Parquet needs one more package on this server: pip install 'dragoman[parquet]'"
        raise HTTPException(501 if wanted else 406, told)
    return format


def _accepted(header: str) -> Format | None:
    ranked: list[tuple[float, int, Format]] = []
    for place, part in enumerate(header.split(",")[:50]):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            rank = float(quality)
        except ValueError:
            continue
        if media in ASKED and rank > 0:
            # What is named goes before what is meant by a star.
            ranked.append((-rank, place + 100 * media.count("*"), ASKED[media]))
    return min(ranked)[2] if ranked else None


def _is_installed() -> bool:
    try:
        import pyarrow.parquet  # noqa: F401
    except ModuleNotFoundError:
        return False
    return True


def plain(value: Any) -> Any:
    """What JSON has no form for, as it has one: days are texts. Raises ``TypeError`` for what is not expected."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"not to be told as JSON: {type(value).__name__}")


def json_text(value: Mapping[str, Any]) -> bytes:
    """A JSON object on one line."""
    return line(dict(value), plain).encode()


def jsonl(portions: Iterable[Sequence[Mapping[str, Any]]]) -> Iterator[bytes]:
    """JSON lines, a portion at a time."""
    return (b"".join(map(json_text, portion)) for portion in portions)


def csv(columns: Columns, portions: Iterable[Sequence[Row]]) -> Iterator[bytes]:
    """A header line and the rows, a portion at a time; no cell that a spreadsheet would run."""
    yield tabular.csv_header(columns).encode()
    for portion in portions:
        yield "".join(tabular.csv_lines(columns, portion)).encode("utf-8", "replace")


def parquet(columns: Columns, portions: Iterable[Sequence[Row]]) -> Iterator[bytes]:
    """One Parquet file, a piece at a time once it is whole."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        tabular.write_parquet(columns, (row for portion in portions for row in portion), cast(Any, file))
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece
