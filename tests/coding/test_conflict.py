"""Deeds of conflict whose doer or sufferer stands in an unusual place: protests, threats, arrests told by a noun."""

from __future__ import annotations

import pytest

from dragoman import Coder
from dragoman.model import Event


def coded(text: str) -> list[Event]:
    return Coder().code(text, "2018-05-05", "es")


def codes(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [a.code for a in event.actor], [a.code for a in event.recipient]


@pytest.mark.parametrize(
    "text",
    [
        "Hubo protestas contra el presidente serbio en Belgrado.",
        "Se multiplican en Belgrado las protestas contra el presidente serbio.",
        "Bocinazos contra el presidente serbio en el centro de Belgrado",
    ],
)
def test_who_protests_in_a_town_is_of_its_country(text: str) -> None:
    (event,) = coded(text)
    assert event.type == "PROTEST"
    assert codes(event) == (["SRB"], ["SRB"])


def test_a_protest_against_somebody_named_needs_nobody_who_leads_it() -> None:
    (event,) = coded("La huelga general contra los recortes del presidente serbio vació las escuelas.")
    assert (event.type, *codes(event)) == ("PROTEST", ["SRB"], ["SRB"])


def test_a_strike_is_threatened_by_whoever_works() -> None:
    (event,) = coded("Los camioneros serbios amenazan con bloquear las carreteras.")
    assert (event.type, codes(event)[0]) == ("THREATEN", ["SRB"])


def test_an_arrest_told_by_a_noun_is_one_if_it_is_told_of_whom() -> None:
    (event,) = [e for e in coded("El arresto del expresidente serbio sorprendió en Belgrado.") if e.type == "COERCE"]
    assert codes(event)[1] == ["SRB"]
    assert not coded("El arresto sorprendió a todos.")


def test_who_wants_another_to_do_it_asks_and_who_wants_to_do_it_does_not() -> None:
    (asked,) = coded("Serbia quiere que Albania retire sus tropas.")
    assert (asked.type, *codes(asked)) == ("REQUEST", ["SRB"], ["ALB"])
    assert not [e for e in coded("Serbia quiere retirar sus tropas de Albania.") if e.type == "REQUEST"]


def test_whoever_is_criticised_for_what_he_did_receives_it() -> None:
    (event,) = [e for e in coded("Serbia criticó al presidente albanés por su discurso.") if e.type == "ACCUSE"]
    assert codes(event) == (["SRB"], ["ALB"])


def test_a_missile_of_somebody_is_his_deed() -> None:
    (event,) = coded("Un misil del ejército serbio mató a dos soldados albaneses.")
    assert (event.type, *codes(event)) == ("ASSAULT", ["SRB"], ["ALB"])
