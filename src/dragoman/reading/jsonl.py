"""JSON lines: one document a line, ``{"id", "text" | "html", "published"?, "language"?, "url"?, "title"?}``."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Protocol, cast

from dragoman.reading.dates import read_date
from dragoman.reading.decoding import well_formed
from dragoman.reading.language import normal
from dragoman.reading.limits import megabytes
from dragoman.reading.links import web_address
from dragoman.reading.problems import Unreadable
from dragoman.reading.streams import told

_SKIPPED_AT_MOST = 25
"""How many times the longest line a longer one may be before its file is given up: it may have no end."""


class Lines(Protocol):
    """A stream that can be read line by line, no more than so many bytes of each."""

    def readline(self, limit: int = -1, /) -> bytes:
        """The next line or the next ``limit`` bytes of it, empty at the end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSONL document: the fields that are usable, and remarks on those that are not."""

    text: str | None
    html: str | None
    id: str | None
    title: str | None
    url: str | None
    published: date | None
    language: str | None
    remarks: tuple[str, ...]


class _Utf16Lines:
    """Lines of UTF-16, as some systems' shells write them, given as UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")

    def readline(self, limit: int = -1, /) -> bytes:
        return self._text.readline(limit).encode("utf-8", "replace")


def line_stream(stream: BinaryIO, head: bytes) -> Lines:
    """The stream as lines of UTF-8, by the mark at its head."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _Utf16Lines(stream)
    return cast(Lines, stream)


def lines(stream: Lines, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not blank, with their numbers from 1; None for one longer than ``limit`` bytes."""
    number = 0
    while True:
        with told():
            line = stream.readline(limit + 1)
        if not line:
            return
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream, limit)
            yield number, None
        elif line.strip():
            yield number, line


def _skip_line(stream: Lines, limit: int) -> None:
    for _ in range(_SKIPPED_AT_MOST):
        with told():
            rest = stream.readline(limit)
        if not rest or rest.endswith(b"\n"):
            return
    raise Unreadable(f"a line longer than {megabytes(limit * _SKIPPED_AT_MOST)}: the rest of the file is not read")


def parse(line: bytes | None) -> object:
    """The JSON value of a line."""
    if line is None:
        raise Unreadable("line too long")
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start + 1}") from None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise Unreadable("nested too deeply to be read") from None
    except ValueError:
        raise Unreadable("holds a number too long to be read") from None


def entry(value: object) -> Entry:
    """The document in a JSON value. Only a missing text makes it unusable; other bad fields are left out and told."""
    if not isinstance(value, dict):
        raise Unreadable("not a JSON object")
    text, html = _body(value)
    remarks: list[str] = []
    published = read_date(value.get("published"))
    if value.get("published") is not None and published is None:
        remarks.append('"published" is no date; left out')
    language = value.get("language")
    code = normal(language) if isinstance(language, str) else None
    if language is not None and code is None:
        remarks.append('"language" is no language code; left out')
    url = web_address(value.get("url"))
    if value.get("url") and url is None:
        remarks.append('"url" is no http(s) address; left out')
    return Entry(text, html, _id(value, remarks), _title(value, remarks), url, published, code, tuple(remarks))


def _body(value: dict[str, Any]) -> tuple[str | None, str | None]:
    text, html = value.get("text"), value.get("html")
    for name, field in (("text", text), ("html", html)):
        if field is not None and not isinstance(field, str):
            raise Unreadable(f'"{name}" is not a string')
    if text is None and html is None:
        raise Unreadable('neither "text" nor "html"')
    if isinstance(text, str):
        if not text.strip():
            raise Unreadable('an empty "text"')
        return well_formed(text), None
    if not isinstance(html, str) or not html.strip():
        raise Unreadable('an empty "html"')
    return None, well_formed(html)


def _id(value: dict[str, Any], remarks: list[str]) -> str | None:
    given = value.get("id")
    if given is None or given == "":
        return None
    if isinstance(given, bool) or not isinstance(given, str | int):
        remarks.append('"id" is neither a string nor a whole number; left out')
        return None
    return well_formed(str(given))


def _title(value: dict[str, Any], remarks: list[str]) -> str | None:
    title = value.get("title")
    if title is not None and not isinstance(title, str):
        remarks.append('"title" is not a string; left out')
        return None
    return well_formed(title.strip()) or None if title else None
