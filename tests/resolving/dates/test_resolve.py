"""Open ends, anchors, and how sure the answer is."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolving.dates import Interval, find, resolve
from dragoman.resolving.dates.holidays import easter, orthodox_easter

PUBLISHED = date(2022, 12, 30)


def interval(text: str, tense: str | None = None, anchor: tuple[date, date] | None = None) -> Interval | None:
    (expression,) = find(text, "en")
    return resolve(expression, PUBLISHED, tense, anchor)  # type: ignore[arg-type]


def test_since_is_open_at_the_end() -> None:
    found = interval("since 2014", "past")
    assert found is not None
    assert (found.open_start, found.open_end) == (False, True)
    assert (found.start, found.end) == (date(2014, 1, 1), PUBLISHED)


def test_until_is_open_at_the_start() -> None:
    found = interval("until May", "future")
    assert found is not None
    assert (found.open_start, found.open_end) == (True, False)
    assert (found.start, found.end) == (PUBLISHED, date(2023, 5, 31))


@pytest.mark.parametrize(
    ("text", "tense", "basis"),
    [
        ("on Friday", "past", "stated"),
        ("on Friday", None, "inferred"),
        ("on 3 May 2015", None, "stated"),
        ("yesterday", None, "stated"),
        ("in recent weeks", "past", "inferred"),
    ],
)
def test_basis(text: str, tense: str | None, basis: str) -> None:
    found = interval(text, tense)
    assert found is not None and found.basis == basis


def test_a_date_from_the_text_is_inferred() -> None:
    found = interval("the following day", "past", (date(2022, 5, 3), date(2022, 5, 3)))
    assert found is not None and found.basis == "inferred"


def test_what_counts_from_publication_needs_it() -> None:
    (expression,) = find("last week", "en")
    assert resolve(expression, None) is None
    (expression,) = find("3 May 2015", "en")
    assert resolve(expression, None) is not None


def test_tense_and_words_that_contradict_give_nothing() -> None:
    assert interval("yesterday", "future") is None
    assert interval("tomorrow", "past") is None


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (2010, date(2010, 4, 4), date(2010, 4, 4)),
        (2019, date(2019, 4, 21), date(2019, 4, 28)),
        (2022, date(2022, 4, 17), date(2022, 4, 24)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
        (2038, date(2038, 4, 25), date(2038, 4, 25)),
    ],
)
def test_easter(year: int, western: date, eastern: date) -> None:
    assert easter(year) == western
    assert orthodox_easter(year) == eastern
