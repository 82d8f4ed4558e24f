"""Answers: one thing, a page of things or all of them; told again only if they have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from dragoman.exporting.tabular import Columns, Row
from dragoman.record.errors import WrongCursor
from dragoman.record.paging import Page, cursor, read
from dragoman.serving.api import formats
from dragoman.serving.api.asking import SHOWN, Asked, Formatted
from dragoman.serving.methods import HEAD_ONLY

Item = TypeVar("Item")
PORTION = 500
"""Things that are read at a time where all are asked for: no reading lasts longer, however slow the reader is."""
HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Accept"}
"""Kept by the reader's own program only, and asked for again each time: the record grows."""


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """Things that come page by page, and how one of them is told."""

    page: Callable[[int, str | None], Page[Item]]
    """So many, after a cursor."""
    told: Callable[[Item], Mapping[str, Any]]
    """One as a JSON object."""
    columns: Columns
    """Of CSV and Parquet."""
    row: Callable[[Item], Row]
    """One as a row."""


def listed(request: Request, asked: Asked, listing: Listing[Any], **more: Any) -> Response:
    """A page of things with where the next one is; in other formats than JSON all of them, unless a limit is set."""
    format = formats.format_of(request, asked.format)
    if format == "json" or asked.limit is not None:
        page = listing.page(asked.limit or SHOWN, asked.after)
        following = _next(request, page.next)
        link = {"Link": f'<{following}>; rel="next"'} if following else {}
        if format == "json":
            whole = {**more, "items": [listing.told(each) for each in page.items], "next": following}
            return _tagged(request, formats.json_text(whole), formats.TYPES["json"], link)
        return _written(request, format, listing, iter([page.items]), link)
    first = listing.page(PORTION, asked.after)
    return _written(request, format, listing, _all(listing, first), {})


def part(items: Sequence[Item], limit: int, after: str | None) -> Page[Item]:
    """A page of a list that is whole and keeps its order; the cursor is a place in it. Raises ``WrongCursor``."""
    begin = 0
    if after is not None:
        match read(after):
            case [int() as place] if place > 0:
                begin = place
            case _:
                raise WrongCursor("not a cursor of this list")
    end = begin + limit
    return Page(tuple(items[begin:end]), cursor(end) if end < len(items) else None)


def rows(
    request: Request, asked: Formatted, columns: Columns, found: Iterable[Row], told: Mapping[str, Any]
) -> Response:
    """Something whole that has rows: as JSON as it is ``told``, in the other formats its rows."""
    format = formats.format_of(request, asked.format)
    if format == "json":
        return one(request, told)
    portion = tuple(found)
    listing: Listing[Row] = Listing(lambda limit, after: Page(portion), dict, columns, lambda row: row)
    return _written(request, format, listing, iter([portion]), {})


def one(request: Request, told: Mapping[str, Any], *, status: int = 200, headers: Mapping[str, str] = {}) -> Response:
    """One thing, as JSON."""
    formats.format_of(request, None)
    return _tagged(request, formats.json_text(told), formats.TYPES["json"], headers, status)


def _all(listing: Listing[Item], page: Page[Item]) -> Iterator[Sequence[Item]]:
    while True:
        yield page.items
        if page.next is None:
            return
        page = listing.page(PORTION, page.next)


def _written(
    request: Request,
    format: formats.Format,
    listing: Listing[Item],
    portions: Iterator[Sequence[Item]],
    headers: Mapping[str, str],
) -> Response:
    if format == "jsonl":
        body = formats.jsonl([listing.told(each) for each in portion] for portion in portions)
    else:
        write = formats.csv if format == "csv" else formats.parquet
        body = write(listing.columns, ([listing.row(each) for each in portion] for portion in portions))
    name = request.url.path.rsplit("/", 1)[-1]
    named = {"Content-Disposition": f'attachment; filename="{name}.{format}"'} if name.isascii() else {}
    nothing: Iterator[bytes] = iter(())
    content = nothing if HEAD_ONLY in request.scope else body
    return StreamingResponse(content, 200, {**HEADERS, **named, **headers}, formats.TYPES[format])


def _tagged(
    request: Request, body: bytes, media_type: str, headers: Mapping[str, str] = {}, status: int = 200
) -> Response:
    # Weak, as a compressed answer says the same in other bytes.
    tag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    whole = {**HEADERS, **headers, "ETag": tag}
    if status == 200 and request.method == "GET" and _is_known(request.headers.get("if-none-match", ""), tag):
        return Response(None, 304, whole)
    return Response(body, status, whole, media_type)


def _is_known(header: str, tag: str) -> bool:
    told = {each.strip().removeprefix("W/") for each in header.split(",")}
    return "*" in told or tag.removeprefix("W/") in told


def _next(request: Request, cursor: str | None) -> str | None:
    """The address of the next page, from the same server on."""
    if cursor is None:
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*kept, ('after', cursor)])}"
