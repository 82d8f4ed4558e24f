from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.jsonl import entry, line_stream, lines, parse
from dragoman.reading.problems import Unreadable

DOCUMENTS = st.lists(st.dictionaries(st.text(max_size=8), st.text(max_size=30) | st.integers() | st.none(), max_size=4))


def split(data: bytes, limit: int = 1000) -> list[tuple[int, bytes | None]]:
    return list(lines(line_stream(io.BytesIO(data), data[:100]), limit))


@given(DOCUMENTS)
def test_every_document_comes_back(documents: list[dict[str, object]]) -> None:
    data = "\n".join(json.dumps(document) for document in documents).encode()
    assert [parse(line) for _, line in split(data, 10_000)] == documents


@given(st.binary(max_size=500), st.integers(1, 50))
def test_any_bytes_are_lines_with_rising_numbers(data: bytes, limit: int) -> None:
    numbers = []
    try:
        for number, line in lines(io.BytesIO(data), limit):
            numbers.append(number)
            assert line is None or 0 < len(line) <= limit + 1
    except Unreadable:
        assert len(data) > limit
    assert numbers == sorted(set(numbers))


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_any_line_is_a_document_or_refused(line: bytes) -> None:
    try:
        entry(parse(line))
    except Unreadable as error:
        assert "\n" not in error.message


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=9), lambda x: st.lists(x, max_size=3)))
def test_fields_of_any_type_do_no_harm(value: object) -> None:
    names = ("id", "html", "title", "url", "published", "language")
    document = {"text": "x"} | {name: value for name in names if name != "html"}
    assert entry(document).text == "x"


def test_blank_lines_are_passed_over_and_counted() -> None:
    assert split(b'{"a": 1}\n\n  \n{"a": 2}') == [(1, b'{"a": 1}\n'), (4, b'{"a": 2}')]


def test_a_line_too_long_costs_only_itself() -> None:
    assert split(b"a\n" + b"x" * 5000 + b"\nb\n") == [(1, b"a\n"), (2, None), (3, b"b\n")]


def test_a_line_without_end_ends_the_file() -> None:
    with pytest.raises(Unreadable, match="longer than"):
        split(b"a\n" + b"x" * 30_000)


def test_utf16_and_marks_are_read() -> None:
    data = '{"text": "mañana"}\n{"text": "b"}\n'
    for encoding in ("utf-16", "utf-8-sig"):
        assert [parse(line) for _, line in split(data.encode(encoding))] == [{"text": "mañana"}, {"text": "b"}]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b'{"text": "\xff"}', "not UTF-8 at byte 11"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"text": "x", "id": ' + b"9" * 10_000 + b"}", "number too long"),
        (None, "too long"),
        (b"[]", "not a JSON object"),
        (b'{"id": "1"}', "neither"),
        (b'{"text": 5}', '"text" is not a string'),
        (b'{"text": "  "}', "empty"),
        (b'{"html": ""}', "empty"),
    ],
)
def test_bad_lines_are_told(line: bytes | None, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        entry(parse(line))


def test_good_fields_are_kept_and_bad_ones_left_out_and_told() -> None:
    found = entry(
        {"id": 7, "text": " x ", "title": " T ", "published": "soon", "language": "es-MX", "url": "javascript:alert(1)"}
    )
    assert (found.id, found.text, found.title, found.published, found.language, found.url) == (
        "7", " x ", "T", None, "es", None
    )  # fmt: skip
    assert len(found.remarks) == 2
    assert entry({"text": "x", "published": "2022-12-30T10:00:00Z"}).published == date(2022, 12, 30)
