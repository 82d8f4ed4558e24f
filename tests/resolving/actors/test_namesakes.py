"""Two people of one surname in an article are told apart, or nobody is named."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolving.actors import Mention, open_article

KHANS = "Imran Khan spoke in Lahore, and London mayor Sadiq Khan spoke in London. "


def mentions(text: str, day: str = "2018-07-13") -> list[Mention]:
    return [m for m in open_article(text, "en", date.fromisoformat(day)).mentions if m.kind == "person"]


def test_a_surname_of_two_people_is_nobodys() -> None:
    last = mentions(KHANS + "Khan took no questions.")[-1]
    assert (last.text, last.resolution.code, last.resolution.name) == ("Khan", None, None)
    assert "two people of this name" in last.resolution.explanation


def test_what_two_namesakes_have_in_common_is_told() -> None:
    last = mentions("David Miliband met Ed Miliband. Miliband left.", "2009-03-01")[-1].resolution
    assert (last.code, last.sector, last.name) == ("GBR", "GOV", None)


def test_whom_the_article_called_so_before_is_meant_ever_after() -> None:
    text = "Imran Khan spoke in Lahore. Khan was late. London mayor Sadiq Khan replied. Khan took no questions."
    assert mentions(text)[-1].resolution.name == "Imran Khan"


@pytest.mark.parametrize(("title", "name"), [("Mrs", "Hillary Clinton"), ("Mr", "Bill Clinton")])
def test_a_form_of_address_tells_them_apart(title: str, name: str) -> None:
    text = f"Bill Clinton and Hillary Clinton voted. {title} Clinton waved."
    assert mentions(text, "2016-11-08")[-1].resolution.name == name


def test_a_surname_beats_a_country_of_which_nothing_else_is_said() -> None:
    text = "Representative Jim Jordan lost the vote, and Jordan left."
    assert [m.resolution.code for m in mentions(text, "2023-10-20")] == ["USA", "USA"]
    both = open_article(text + " Amman and Jordan's king were silent.", "en", date(2023, 10, 20)).mentions
    assert "JOR" in {m.resolution.code for m in both if m.text == "Jordan"}


def test_people_have_a_gender_where_the_name_tells_it() -> None:
    found = {m.resolution.name: m.resolution.gender for m in mentions("Theresa May met Emmanuel Macron.", "2018-01-01")}
    assert found == {"Theresa May": "f", "Emmanuel Macron": "m"}
