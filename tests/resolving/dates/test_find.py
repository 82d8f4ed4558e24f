"""What is found, what it counts from, and how exact it is."""

from __future__ import annotations

import pytest

from dragoman.resolving.dates import find


@pytest.mark.parametrize(
    ("text", "precision", "reference"),
    [
        ("on 3 May 2015", "day", "itself"),
        ("on 3 May", "day", "publication"),
        ("in March 2015", "month", "itself"),
        ("last week", "week", "publication"),
        ("over the weekend", "weekend", "publication"),
        ("in the summer of 2018", "season", "itself"),
        ("in the third quarter of 2018", "quarter", "itself"),
        ("the 1990s", "decade", "itself"),
        ("early Tuesday", "hours", "publication"),
        ("the following day", "day", "text"),
        ("in December of that year", "month", "text"),
        ("between 2014 and 2016", "span", "itself"),
        ("since 2014", "year", "itself"),
    ],
)
def test_kinds(text: str, precision: str, reference: str) -> None:
    (expression,) = find(text, "en")
    assert expression.text == text
    assert (expression.precision, expression.reference) == (precision, reference)


def test_prepositions_belong_to_the_span() -> None:
    found = find("They met on Friday and, in March 2015, agreed.", "en")
    assert [expression.text for expression in found] == ["on Friday", "in March 2015"]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "On Monday they met. On Friday they agreed."
    (expression,) = find(text, "en", start=20)
    assert text[slice(*expression.span)] == expression.text == "On Friday"
