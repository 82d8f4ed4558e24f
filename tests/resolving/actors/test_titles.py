"""A title in the text tells more than a table that has ended; out of courtesy it tells nothing."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolving.actors import open_article
from dragoman.resolving.actors.tables import load
from dragoman.resolving.actors.titles import title_before


def sectors(text: str, day: str) -> dict[str, str | None]:
    article = open_article(text, "en", date.fromisoformat(day))
    return {m.text: m.resolution.sector for m in article.mentions if m.kind == "person"}


@pytest.mark.parametrize(
    ("text", "day", "sector"),
    [
        ("President Jimmy Carter watched the vote.", "2011-01-09", "ELI"),  # another held the office
        ("Former President Jimmy Carter watched the vote.", "2011-01-09", "ELI"),
        ("Senator Keir Starmer spoke in Canberra.", "2012-01-09", "LEG"),  # known only from later years
    ],
)
def test_a_title_counts_where_nobody_else_holds_the_office(text: str, day: str, sector: str) -> None:
    (found,) = sectors(text, day).values()
    assert found == sector


def test_what_a_title_told_once_holds_for_the_whole_article() -> None:
    told = sectors("Keir Starmer paused. Senator Keir Starmer spoke, and Starmer left.", "2012-01-09")
    assert set(told.values()) == {"LEG"}


def test_a_title_stands_directly_before_the_name() -> None:
    tables = load("en")
    text = "The former prime minister Tony Blair and Mrs Clinton met the president, and Putin left."
    blair, clinton, putin = (text.index(name) for name in ("Tony", "Clinton", "Putin"))
    before_blair, before_clinton = title_before(text, blair, tables), title_before(text, clinton, tables)
    assert before_blair is not None
    assert before_blair.former
    assert before_clinton is not None
    assert (before_clinton.role, before_clinton.gender) == (None, "f")
    assert title_before(text, putin, tables) is None
