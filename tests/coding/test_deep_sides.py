"""Sides that no slot of the verb names: told by what is called off, struck, handed over or told again."""

from __future__ import annotations

import pytest

from dragoman import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Berlín canceló la reunión entre Olaf Scholz y Emmanuel Macron.", ("REJECT", {"DEU"}, {"FRA"})),
        ("Ataque sirio contra el aeropuerto de Ankara", ("ASSAULT", {"SYR"}, {"TUR"})),
        ("Extraditados a Francia tres narcotraficantes peruanos", ("COOPERATE", {"PER"}, {"FRA"})),
        ("Bombardean aviones turcos Damasco", ("ASSAULT", {"TUR"}, {"SYR"})),
        ("Acusada Cristina Fernández de fraude por el fiscal", ("ACCUSE", {"ARG"}, {"ARG"})),
        (
            "El Gobierno de Malí rompió las relaciones con Ucrania, a la que acusa de ayudar a los rebeldes.",
            ("ACCUSE", {"MLI"}, {"UKR"}),
        ),
        ("China criticó a Japón, al que acusa de militarismo.", ("ACCUSE", {"CHN"}, {"JPN"})),
        ("Matanza del Estado Islámico en un mercado de Bagdad", ("ASSAULT", {"IMG"}, {"IRQ"})),
    ],
)
def test_a_side_is_found_where_it_is_told(coder: Coder, text: str, event: tuple[str, set[str], set[str]]) -> None:
    found = [(e.type, {a.code for a in e.actor}, {a.code for a in e.recipient}) for e in coder.code(text, None, "es")]
    assert event in found
