"""WARC archives: the pages among their records."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from dragoman.reading.limits import megabytes
from dragoman.reading.problems import Unreadable

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_GZIP_START, _PLAIN_START = b"\x1f\x8b\x08", b"WARC/1."
_CHUNK = 1 << 20
_RESTARTS = 1000
"""How often reading is taken up again behind damage before an archive is given up."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One archived page."""

    number: int
    address: str | None
    day: date | None
    media_type: str
    charset: str | None
    body: bytes


def captures(stream: BinaryIO, limit: int, broken: Callable[[int, str], None]) -> Iterator[Capture]:
    """The pages of an archive in its order. Damaged records are told to ``broken`` with their number, and passed over.

    After damage, reading goes on at the next place that looks like the start of a record, where the stream can be
    searched; else the rest is lost, and said to be.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number, base = 0, 0
    for _ in range(_RESTARTS):
        position = base
        archive = ArchiveIterator(
            stream, record_types=WarcRecordType.any_type, parse_http=False, fsspec_args=False, max_header_len=1 << 20
        )
        try:
            for record in archive:
                number += 1
                position = base + max(int(record.stream_pos), 0)
                if record.record_type != WarcRecordType.response:
                    continue
                try:
                    capture = _capture(number, record, limit)
                except Unreadable as error:
                    broken(number, error.message)
                    continue
                if capture is not None:
                    yield capture
            return
        except (OSError, ValueError) as error:
            damage = str(error).splitlines()[0] if str(error) else "damaged"
        found = _next_start(stream, position + 1)
        if found is None:
            broken(number + 1, f"damaged archive ({damage}); the rest of it is not read")
            return
        number += 1
        broken(number, f"damaged record ({damage})")
        base = found
    broken(number + 1, "too many damaged records; the rest of the archive is not read")


def _capture(number: int, record: WarcRecord, limit: int) -> Capture | None:
    length = int(record.content_length)
    try:
        record.parse_http()
    except (OSError, ValueError, UnicodeDecodeError):
        raise Unreadable("damaged HTTP header") from None
    http = record.http_headers
    if http is None or (http.status_code or 200) // 100 != 2:
        return None
    media_type = (record.http_content_type or "text/html").lower()
    if media_type not in PAGES:
        return None
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    expected = int(record.content_length)
    if min(length, expected) < 0:
        raise Unreadable("damaged record length")
    if expected > limit:
        raise Unreadable(f"larger than {megabytes(limit)}")
    body = record.reader.read(limit + 1)
    if len(body) < expected:
        raise Unreadable("record ends too early")
    fields = {str(name).lower(): str(value).strip().lower() for name, value in http.astuples()}
    if "chunked" in fields.get("transfer-encoding", ""):
        body = unchunked(body)
    body = uncoded(body, fields.get("content-encoding", ""), limit)
    if not body:
        raise Unreadable("empty")
    day = record.record_date.date() if record.record_date else None
    return Capture(number, address, day, media_type, record.http_charset, body)


def unchunked(body: bytes) -> bytes:
    """A body without its transfer chunks; as it is where it has none, as many crawlers leave the header behind."""
    stream = io.BytesIO(body)
    pieces: list[bytes] = []
    while True:
        size = stream.readline(64).split(b";")[0].strip()
        try:
            count = int(size, 16)
        except ValueError:
            return b"".join(pieces) if pieces else body
        if count <= 0:
            return b"".join(pieces)
        pieces.append(stream.read(count))
        stream.readline(8)


def uncoded(body: bytes, coding: str, limit: int) -> bytes:
    """A body without its content coding, no larger than ``limit``; many crawlers decode it and keep the header."""
    coding = coding.strip().lower()
    if coding in ("", "identity", "none", "utf-8"):
        return body
    if coding in ("gzip", "x-gzip", "deflate"):
        if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
            return body
        for window in (47, -15) if coding == "deflate" else (47,):
            try:
                decoder = zlib.decompressobj(window)
                data = decoder.decompress(body, limit + 1)
            except zlib.error:
                continue
            if len(data) > limit:
                raise Unreadable(f"larger than {megabytes(limit)}")
            if not decoder.eof:
                raise Unreadable("compressed data ends too early")
            return data
        raise Unreadable("damaged compressed data")
    if body.lstrip()[:1] == b"<":
        return body
    raise Unreadable(f"content coding {coding!r} is not read")


def _next_start(stream: BinaryIO, position: int) -> int | None:
    """Where the next record may begin; the stream stands there afterwards."""
    if not stream.seekable():
        return None
    stream.seek(0)
    start = _GZIP_START if stream.read(2) == _GZIP_START[:2] else _PLAIN_START
    stream.seek(position)
    tail = b""
    while data := stream.read(_CHUNK):
        window = tail + data
        found = window.find(start)
        if found >= 0:
            place = stream.tell() - len(window) + found
            stream.seek(place)
            return place
        tail = window[-(len(start) - 1) :]
    return None
