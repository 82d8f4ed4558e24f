"""Leaders whom a text calls by the surname alone."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolving import actors
from dragoman.resolving.actors.tables import CALLED, load


def people(text: str, language: str, day: str | None) -> list[tuple[str, str | None]]:
    article = actors.open_article(text, language, date.fromisoformat(day) if day else None)
    return [(m.text, m.resolution.code) for m in article.mentions if m.kind == "person" and m.resolution.code]


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("Bachelet rechazó la oferta.", "2015-05-05", "CHL"),
        ("Para Rajoy, la oferta llega tarde.", "2014-05-05", "ESP"),
        ("Peña Nieto canceló la cita.", "2015-05-05", "MEX"),
        ("Ahmadineyad canceló la cita.", "2009-05-05", "IRN"),
    ],
)
def test_a_rare_surname_is_its_one_leader_while_in_office(text: str, day: str, code: str) -> None:
    assert [found for _, found in people(text, "es", day)] == [code]


def test_a_rare_surname_is_its_former_leader_for_years() -> None:
    assert people("Rajoy rechazó la oferta.", "es", "2023-05-05") == [("Rajoy", "ESP")]
    assert people("Rajoy rechazó la oferta.", "es", "2005-05-05") == []


def test_after_the_term_a_common_surname_alone_says_nothing() -> None:
    assert people("Ayer Flores rechazó la oferta.", "es", "2008-05-05") == []


@pytest.mark.parametrize("name", ["Torres", "Flores", "Salas"])
def test_surnames_of_many_say_nothing(name: str) -> None:
    assert people(f"Ayer {name} rechazó la oferta.", "es", "2014-05-05") == []


def test_another_first_name_is_another_person() -> None:
    assert people("El actor Ramón Rajoy rechazó la oferta.", "es", "2014-05-05") == []


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("Santos rechazó la oferta.", "2014-05-05", "COL"),
        ("Ayer Sánchez rechazó la oferta.", "2021-05-05", "ESP"),
        ("El gobierno de Toledo rechazó la oferta.", "2003-05-05", "PER"),
        ("Kerry rechazó la oferta.", "2014-05-05", "USA"),
        ("Al Sisi rechazó la oferta.", "2016-05-05", "EGY"),
    ],
)
def test_whom_the_papers_call_by_the_surname_is_meant_while_in_office(text: str, day: str, code: str) -> None:
    assert [found for _, found in people(text, "es", day)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "El Duque rechazó la oferta.",
        "Castillo de Loarre, abierto al público.",
        "Los vecinos de la ciudad viven en Toledo.",
        "La cantante Marta Sánchez rechazó la oferta.",
    ],
)
def test_the_same_word_is_nobody_in_another_place(text: str) -> None:
    assert people(text, "es", "2020-05-05") == people(text, "es", "2003-05-05") == []


def test_nobody_is_called_so_before_or_after() -> None:
    assert people("Santos rechazó la oferta.", "es", "2024-05-05") == []
    assert people("Sánchez rechazó la oferta.", "es", "2005-05-05") == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_whom_the_papers_call_so_is_in_the_tables(language: str) -> None:
    tables = load(language)
    called = {bearer[1:] for bearers in tables.surnames.values() for bearer in bearers if bearer[0] == CALLED}
    assert called <= tables.actors.keys()
