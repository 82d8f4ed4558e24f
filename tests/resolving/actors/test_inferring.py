"""The country of those who are described and not named: rather none than a guess."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolving.actors import open_article
from dragoman.resolving.actors.tables import load
from dragoman.resolving.actors.words import guess_head


def code(text: str, phrase: str) -> str | None:
    article = open_article(text, "en", date(2019, 8, 5))
    start = text.rindex(phrase)
    span, opening = (start, start + len(phrase)), text.rfind(". ", 0, start) + 1
    found = article.resolve(span, guess_head(text, span, load("en")), (opening, len(text)))
    return found.code if found else None


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Protests went on in Chile. The police fired gas.", "The police", "CHL"),
        ("Chile and Peru quarrelled. The police fired gas.", "The police", None),
        # the state's own people are those of the sentence, others only if the article agrees
        ("Shots fell in Texas and in Ohio. Mexico would charge the gunman.", "the gunman", None),
        ("Shots fell in Texas and in Ohio. The gunman was caught.", "The gunman", "USA"),
        ("Cardinals met in the Vatican. They spoke of children.", "children", None),
        ("Afghanistan is tired. The Taliban want foreign forces out.", "foreign forces", None),
        ("A base in Iraq was hit. No coalition troops died.", "coalition troops", None),
        ("Bombs fell on London. The New York Times says the police came late.", "the police", "GBR"),
    ],
)
def test_a_country_is_inferred_where_it_is_clear(text: str, phrase: str, expected: str | None) -> None:
    assert code(text, phrase) == expected
