"""What only states do, told without a doer, was done by the state of the place; whoever protests is of the country."""

from __future__ import annotations

import pytest

from dragoman import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def told(coder: Coder, text: str, language: str) -> list[tuple[str, set[str | None], set[str | None]]]:
    events = coder.code(text, "2020-05-01", language)
    return [(e.type, {a.code for a in e.actor}, {a.code for a in e.recipient}) for e in events]


@pytest.mark.parametrize(
    ("text", "language", "event"),
    [
        ("Se vetó en Hungría la importación de grano ucraniano.", "es", ("SANCTION", {"HUN"}, {"UKR"})),
        ("Se suavizan en Washington las restricciones para viajar a Cuba", "es", ("CONCEDE", {"USA"}, {"CUB"})),
        ("Detenidos en Managua tres periodistas críticos", "es", ("COERCE", {"NIC"}, {"NIC"})),
        ("Desde Lima se solicitó a Suiza el bloqueo de las cuentas.", "es", ("REQUEST", {"PER"}, {"CHE"})),
        ("Se movilizó en Armenia a los reservistas.", "es", ("MOBILIZE", {"ARM"}, set())),
        ("Una pena de diez años le cayó en Tirana a un exministro.", "es", ("SANCTION", {"ALB"}, {"ALB"})),
        ("Two journalists were arrested in Belarus on Monday.", "en", ("COERCE", {"BLR"}, {"BLR"})),
    ],
)
def test_the_state_of_the_place_did_it(
    coder: Coder, text: str, language: str, event: tuple[str, set[str], set[str]]
) -> None:
    assert told(coder, text, language) == [event]


@pytest.mark.parametrize(
    "text", ["Tanques fueron desplegados en Siria.", "Un ingeniero alemán fue secuestrado en Nigeria."]
)
def test_what_others_do_too_was_not_done_by_the_place(coder: Coder, text: str) -> None:
    assert all(not {"SYR", "NGA"} & actor for _, actor, _ in told(coder, text, "es"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("La huelga contra las reformas de Macron paró el metro.", "FRA"),
        ("Las protestas contra la reforma de Piñera se extendieron a Valparaíso.", "CHL"),
    ],
)
def test_protesters_are_of_the_country_of_those_in_power(coder: Coder, text: str, country: str) -> None:
    [event] = coder.code(text, "2019-11-05", "es")

    assert event.type == "PROTEST"
    assert [(a.code, a.sector, a.inferred) for a in event.actor] == [(country, "CVL", True)]
    assert {a.code for a in event.recipient} == {country}


def test_protesters_against_somebody_unknown_are_of_the_country_of_the_only_towns(coder: Coder) -> None:
    [event] = coder.code("La huelga contra los recortes de Samaras vació Atenas.", "2022-11-05", "es")

    assert [(a.code, a.inferred) for a in event.actor] == [("GRC", True)]


def test_a_word_for_two_countries_names_both(coder: Coder) -> None:
    text = "La cumbre franco-alemana empezó en Berlín."
    [event] = coder.code(text, "2022-11-05", "es")

    assert event.type == "CONSULT"
    assert [(a.text, a.code, text[slice(*a.span)]) for a in event.actor] == [
        ("franco", "FRA", "franco"),
        ("alemana", "DEU", "alemana"),
    ]
