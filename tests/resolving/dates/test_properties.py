"""What must hold for every text and every date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolving.dates import find, resolve

from .gold import Row, read

LANGUAGES = ["en", "es"]
ROWS: list[Row] = [row for language in LANGUAGES for row in read(language) if row.expected]
WORDS = (
    "on in the since until from to between and last next this May March Friday 3 14 2015 1990s earlier later week days "
    "two ago early mid - – ( ) , . ' 30.12.2022 el de lunes pasado hace desde hasta entre y 5 mayo año semana"
)
fragments = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
likely_days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=200), fragments))
def test_spans_are_in_order_and_exact(language: str, text: str) -> None:
    end = 0
    for expression in find(text, language):
        first, last = expression.span
        assert end <= first < last <= len(text)
        assert text[first:last] == expression.text
        end = last


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=100, deadline=None)
@given(text=fragments, start=st.integers(0, 100), length=st.integers(0, 100))
def test_a_slice_finds_only_what_lies_in_it(language: str, text: str, start: int, length: int) -> None:
    for expression in find(text, language, start, start + length):
        assert start <= expression.span[0] < expression.span[1] <= start + length


@settings(max_examples=500, deadline=None)
@given(
    row=st.sampled_from(ROWS),
    published=st.one_of(st.none(), days, likely_days),
    tense=st.sampled_from(["past", "present", "future", None]),
    anchor=st.one_of(st.none(), st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))),
)
def test_intervals(row: Row, published: date | None, tense: str | None, anchor: tuple[date, date] | None) -> None:
    for expression in find(row.text, row.language):
        interval = resolve(expression, published, tense, anchor)  # type: ignore[arg-type]
        if interval is None:
            continue
        assert interval.start <= interval.end
        if published and tense == "past":
            assert interval.end <= published
        if published and tense == "future":
            assert interval.start >= published


@settings(max_examples=300, deadline=None)
@given(text=fragments, published=likely_days, tense=st.sampled_from(["past", "future", None]))
def test_intervals_of_any_words(text: str, published: date, tense: str | None) -> None:
    for language in LANGUAGES:
        for expression in find(text, language):
            interval = resolve(expression, published, tense, (published, published))  # type: ignore[arg-type]
            assert interval is None or interval.start <= interval.end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "part",
    ["1", "1 ", "1.1.", "1/", "May 3, ", "on ", "the last ", "from 3 to ", "-", "\n", " \n", "(", "a", "twenty-", "é"],
)
def test_time_is_linear(language: str, part: str, cost: Callable[[Callable[[], object]], float]) -> None:
    find("once", language)
    short, long = (part * (size // len(part)) for size in (20_000, 100_000))
    assert cost(lambda: find(long, language)) < 12 * cost(lambda: find(short, language)) + 0.5


def test_a_language_without_grammar_has_no_dates() -> None:
    assert find("am 3. Mai 2015", "de") == []
    assert find("3 May 2015", "../en") == []
