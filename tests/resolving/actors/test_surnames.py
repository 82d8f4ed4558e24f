"""Leaders whom a text calls by the surname alone."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolving import actors


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


def test_after_the_term_the_surname_alone_says_nothing() -> None:
    assert people("Rajoy rechazó la oferta.", "es", "2023-05-05") == []


@pytest.mark.parametrize("name", ["Santos", "Castillo", "Iglesias"])
def test_surnames_of_many_say_nothing(name: str) -> None:
    assert people(f"Ayer {name} rechazó la oferta.", "es", "2014-05-05") == []


def test_another_first_name_is_another_person() -> None:
    assert people("El actor Ramón Rajoy rechazó la oferta.", "es", "2014-05-05") == []
