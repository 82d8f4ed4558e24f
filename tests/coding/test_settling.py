"""Who refuses, what is denied and what is only said to be so, as the words of the clause tell it."""

from __future__ import annotations

import pytest

from dragoman import Coder
from dragoman.model import Event


def coded(language: str, text: str) -> list[Event]:
    return Coder().code(text, "2018-05-05", language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Serbian president did not want to receive the Albanian ambassador."),
        ("en", "The Serbian president will not meet the Albanian ambassador."),
        ("es", "El presidente serbio no quiso recibir al embajador albanés."),
        ("es", "El presidente serbio no se reunirá con el embajador albanés."),
        ("es", "El presidente serbio no está dispuesto a recibir al embajador albanés."),
    ],
)
def test_whoever_would_have_acted_the_subject_refuses(language: str, text: str) -> None:
    (event,) = coded(language, text)
    assert (event.type, event.status) == ("REJECT", "actual")
    assert [[a.code for a in side] for side in (event.actor, event.recipient)] == [["SRB"], ["ALB"]]


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("en", "Eritrea does not plan to attack Ethiopia.", "ASSAULT", "negated"),
        ("en", "Norway is not willing to send troops to Mali.", "MOBILIZE", "negated"),
        ("es", "Eritrea no tiene previsto atacar Etiopía.", "ASSAULT", "negated"),
        ("es", "Eritrea podría tener previsto atacar Etiopía.", "ASSAULT", "hypothetical"),
        ("es", "Eritrea prevé atacar Etiopía.", "ASSAULT", "future"),
        ("en", "Eritrean soldiers reportedly killed two Ethiopian officers.", "ASSAULT", "hypothetical"),
        ("es", "Soldados eritreos mataron presuntamente a dos oficiales etíopes.", "ASSAULT", "hypothetical"),
        ("es", "Los sindicatos griegos irán a la huelga en junio.", "PROTEST", "future"),
        ("en", "Years earlier, Eritrea had bombed Ethiopia.", "ASSAULT", "historical"),
        ("es", "Eritrea está a punto de atacar Etiopía.", "ASSAULT", "future"),
        ("es", "Eritrea logró que Yibuti expulsara al embajador etíope.", "SANCTION", "actual"),
        ("es", "Eritrea sigue sin enviar armas a Etiopía.", "AID", "negated"),
        ("es", "Eritrea estuvo a punto de atacar Etiopía.", "ASSAULT", "hypothetical"),
    ],
)
def test_the_words_around_a_plan_tell_what_became_of_it(language: str, text: str, kind: str, status: str) -> None:
    assert [(e.type, e.status) for e in coded(language, text)] == [(kind, status)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norwegian troops were deployed in Mali."),
        ("es", "Fueron desplegados en Malí soldados noruegos."),
    ],
)
def test_troops_that_are_deployed_by_nobody_act_for_whose_they_are(language: str, text: str) -> None:
    (event,) = coded(language, text)
    assert [[a.code for a in side] for side in (event.actor, event.recipient)] == [["NOR"], ["MLI"]]


@pytest.mark.parametrize(
    ("language", "text", "recipient"),
    [
        ("en", "Israel offered Egypt a new round of talks.", ["EGY"]),
        ("en", "Russia may have supplied weapons to Serbia, according to an American general.", ["SRB"]),
        ("en", "If Serbia crosses the border, NATO will impose sanctions.", ["SRB"]),
        ("es", "Si Serbia cruza la frontera, la OTAN responderá con sanciones.", ["SRB"]),
        ("es", "Al comandante no lo extraditó Ecuador a Colombia.", ["COL"]),
        ("es", "Grecia puso en alerta a su ejército en la frontera turca.", ["TUR"]),
    ],
)
def test_who_receives_is_neither_source_nor_one_s_own(language: str, text: str, recipient: list[str]) -> None:
    assert [a.code for event in coded(language, text) for a in event.recipient] == recipient


def test_those_who_train_together_somewhere_are_without_the_place() -> None:
    (event,) = coded("en", "Belarusian and Chinese soldiers trained together near the Polish border.")
    assert {a.code for a in event.actor} == {"BLR", "CHN"}


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "Jakarta is prepared to discuss the islands with Kuala Lumpur.", [["IDN"], ["MYS"]]),
        ("es", "El canciller chileno quiere reunirse con el embajador peruano.", [["CHL"], ["PER"]]),
        ("es", "Tailandia extraditó a Francia a un traficante de armas.", [["THA"], ["FRA"]]),
        ("es", "Noruega y Suecia acordaron tender un cable desde Bergen.", [["NOR", "SWE"], []]),
        ("es", "Combatientes de Al Qaeda mataron a tres soldados kenianos.", [["IMG"], ["KEN"]]),
        ("es", "Los rebeldes hutíes dispararon un misil contra Riad.", [["YEM"], ["SAU"]]),
        ("es", "Dos soldados kenianos fueron puestos en libertad por Etiopía.", [["ETH"], ["KEN"]]),
        ("es", "El ministro anunció que Chile mandaría un equipo médico a Perú.", [["CHL"], ["PER"]]),
    ],
)
def test_who_wants_acts_and_who_gets_it_receives(language: str, text: str, sides: list[list[str]]) -> None:
    (event,) = coded(language, text)
    assert [[a.code for a in side] for side in (event.actor, event.recipient)] == sides
