from __future__ import annotations

import gzip
import io

import pytest

from dragoman.reading.archives import Capture, captures, unchunked, uncoded
from dragoman.reading.problems import Unreadable

from .samples import warc_record

FIRST = warc_record("https://news.example/1", b"<p>one</p>")
SECOND = warc_record("https://news.example/2", b"<p>two</p>" * 20)


def read(data: bytes, limit: int = 10_000) -> tuple[list[Capture], list[tuple[int, str]]]:
    broken: list[tuple[int, str]] = []
    found = list(captures(io.BytesIO(data), limit, lambda number, message: broken.append((number, message))))
    return found, broken


@pytest.mark.parametrize("data", [FIRST + SECOND, gzip.compress(FIRST) + gzip.compress(SECOND)])
def test_pages_come_with_address_and_day(data: bytes) -> None:
    found, broken = read(data)
    assert [(item.number, item.address, str(item.day)) for item in found] == [
        (1, "https://news.example/1", "2023-01-02"),
        (2, "https://news.example/2", "2023-01-02"),
    ]
    assert found[0].body == b"<p>one</p>" and not broken


def test_what_is_no_page_is_passed_over_silently() -> None:
    other = (
        warc_record("https://news.example/i", b"GIF8", media_type="image/gif")
        + warc_record("https://news.example/m", b"moved", status="301 Moved")
        + warc_record("https://news.example/r", b"x", kind="request")
    )
    found, broken = read(other + FIRST)
    assert [item.number for item in found] == [4] and not broken


@pytest.mark.parametrize(
    "between", [b"garbage\r\n\r\n", bytes(100), warc_record("https://x.example/", b"y", length=-4)]
)
def test_reading_goes_on_behind_damage(between: bytes) -> None:
    found, broken = read(FIRST + between + SECOND)
    assert [item.address for item in found] == ["https://news.example/1", "https://news.example/2"]
    assert broken


def test_reading_goes_on_behind_damaged_compression() -> None:
    middle = bytearray(gzip.compress(SECOND))
    middle[30:60] = bytes(30)
    found, broken = read(gzip.compress(FIRST) + bytes(middle) + gzip.compress(SECOND))
    assert [item.address for item in found][:1] == ["https://news.example/1"]
    assert found[-1].body == b"<p>two</p>" * 20 and len(found) == 2
    assert broken


@pytest.mark.parametrize("data", [FIRST + SECOND[:-60], gzip.compress(FIRST) + gzip.compress(SECOND)[:-20]])
def test_an_archive_that_ends_too_early(data: bytes) -> None:
    found, broken = read(data)
    assert [item.number for item in found] == [1]
    assert broken and broken[0][0] == 2


def test_large_records_are_refused_unread() -> None:
    found, broken = read(warc_record("https://x.example/", b"x" * 20_000) + FIRST)
    assert [item.number for item in found] == [2]
    assert broken == [(1, "larger than 10 kB")]


def test_content_codings() -> None:
    body = b"<p>coded</p>"
    data = (
        warc_record("https://x.example/1", gzip.compress(body), headers="Content-Encoding: gzip\r\n")
        + warc_record(
            "https://x.example/2", b"c\r\n" + body + b"\r\n0\r\n\r\n", headers="Transfer-Encoding: chunked\r\n"
        )
        + warc_record("https://x.example/3", body, headers="Content-Encoding: gzip\r\n")
        + warc_record("https://x.example/4", gzip.compress(bytes(100_000)), headers="Content-Encoding: gzip\r\n")
    )
    found, broken = read(data)
    assert [item.body for item in found] == [body] * 3
    assert broken == [(4, "larger than 10 kB")]


def test_bodies_without_chunks_stay() -> None:
    assert unchunked(b"<p>not chunked</p>") == b"<p>not chunked</p>"
    with pytest.raises(Unreadable, match="coding"):
        uncoded(b"\x0b\x05\x80", "br", 100)
