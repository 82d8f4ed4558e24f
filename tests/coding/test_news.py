"""Rules that running news has taught: what is an event, who takes part, and whether it happened."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Event
from dragoman.pipeline import Coder

PUBLISHED = date(2021, 3, 12)


def coded(text: str) -> list[Event]:
    return Coder("en").code(text, published=PUBLISHED)


def told(text: str) -> list[tuple[str, str, list[str | None], list[str | None]]]:
    """Type, status, codes of the actors, codes of the recipients."""
    return [(e.type, e.status, [a.code for a in e.actor], [a.code for a in e.recipient]) for e in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A fire killed nine French tourists in a hotel.",
        "The typhoon struck the Philippines at night.",
        "A Kenyan ranger was killed by a lion.",
        "Ministers are removed from office if the Polish parliament votes against them.",
        "The French president visited the families of the victims in a hospital.",
        "The German police works with the German army on the roads.",
        "The Peruvian president's thoughts go to the families of the victims.",
    ],
)
def test_accidents_rules_and_household_matters_are_no_events(text: str) -> None:
    assert coded(text) == []


def test_what_a_minister_says_his_own_country_must_do_is_no_demand() -> None:
    assert "REQUEST" not in [kind for kind, *_ in told("The British minister said that Britain must leave the union.")]
    assert told("The French minister said that Britain must leave the union.")[0][0] == "REQUEST"


def test_what_is_released_in_person_is_somebody_and_no_report_of_his() -> None:
    assert told("Iran released the French scholar on Friday.")[0][0] == "RETREAT"
    assert coded("Iran released a report on the French president on Friday.") == []


def test_who_steps_down_after_a_preposition_is_the_subject_of_a_clause() -> None:
    events = told("Mark Rutte became prime minister of the Netherlands after Jan Peter Balkenende stepped down.")
    assert ("RETREAT", "actual") in [(kind, status) for kind, status, _, _ in events]
    assert all("Balkenende" in e.actor[0].text for e in coded("The cabinet met after Jan Peter Balkenende resigned."))


def test_a_verb_with_a_tense_goes_on_from_the_last_with_one() -> None:
    events = coded("Angela Merkel urged the Turkish embassy to act and spoke with Emmanuel Macron about Libya.")
    consult = next(e for e in events if e.type == "CONSULT")
    assert {a.code for a in consult.actor} == {"DEU", "FRA"}
    assert consult.status == "actual"


def test_what_is_to_come_is_told_by_be_and_an_infinitive() -> None:
    assert told("The French and the German ministers are to meet in Prague.")[0][:2] == ("AGREE", "future")


def test_neither_nor_negates_and_a_will_denied_is_a_refusal() -> None:
    assert told("Neither Norway nor Sweden would recognise the Venezuelan government.")[0][0] == "REJECT"


def test_what_is_announced_under_a_condition_is_a_threat() -> None:
    assert told("Iran said it will bomb Israel if Israel strikes again.")[0][0] == "THREATEN"


def test_they_are_who_the_sentence_before_is_about() -> None:
    events = coded("Turkish soldiers entered the town on Monday. They arrested a Syrian journalist.")
    arrest = next(e for e in events if e.type == "COERCE")
    assert arrest.actor[0].code == "TUR"
    assert arrest.actor[0].sector == "MIL"


def test_the_country_and_the_bloc_are_those_that_were_named() -> None:
    events = coded("The coup in Niger shocked the region. The European Union suspended aid to the country.")
    sanction = next(e for e in events if e.type == "SANCTION")
    assert [a.code for a in sanction.recipient] == ["NER"]


def test_its_neighbour_is_not_itself() -> None:
    events = coded("China has condemned the invasion of its neighbour by Russia.")
    assert all("CHN" not in [a.code for a in e.recipient] for e in events)


def test_who_acts_together_with_somebody_acts_with_him() -> None:
    events = coded("Lithuania offered to mediate together with Poland in Belarus.")
    assert all("POL" not in [a.code for a in e.recipient] for e in events)


def test_harm_to_protesters_is_politics_and_to_private_people_is_not() -> None:
    assert told("A Belarusian demonstrator was killed in the street. A protester was shot in Minsk on Monday.")
    assert told("Police in Belarus met a crowd. A protester was killed in Minsk on Monday.")[-1][0] == "ASSAULT"
    assert coded("Snow fell in Belarus. A pedestrian was killed in Minsk on Monday.") == []


def test_a_month_acts_for_nobody() -> None:
    events = coded("Prosecutors in Spain seized the yacht in March 2021.")
    assert all(not e.recipient or "March" not in e.recipient[0].text for e in events)


def test_a_year_of_the_clause_above_makes_history_of_what_came_before() -> None:
    events = coded("The government of Iraq was formed in 2003 after American troops ousted Saddam Hussein.")
    assert [e.status for e in events if e.type == "COERCE"] == ["historical"]


def test_what_is_broken_off_between_two_is_the_deed_of_both() -> None:
    assert told("Talks between Chad and Libya were suspended.") == [("SANCTION", "actual", ["TCD", "LBY"], [])]
    assert coded("The talks were suspended.") == []
