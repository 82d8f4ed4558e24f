"""What is said of one who does it with another also holds of the two who do it."""

from __future__ import annotations

import pytest

from dragoman import Coder
from dragoman.coding import lexicon
from dragoman.coding.reciprocity import completed


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    "text",
    [
        "Chile y Perú deliberaron en Lima sobre la pesca.",
        "La cita de los cancilleres de Chad y Camerún duró tres horas.",
        "Conversación telefónica de los presidentes de Chile y Brasil",
    ],
)
def test_two_sides_need_no_preposition(coder: Coder, text: str) -> None:
    [event] = coder.code(text, "2020-05-01", "es")

    assert event.type == "CONSULT"
    assert len({actor.code for actor in event.actor}) == 2
    assert not event.recipient


def test_several_of_one_side_do_nothing_among_themselves(coder: Coder) -> None:
    assert coder.code("Los ministros de Chile deliberaron en Lima sobre la pesca.", "2020-05-01", "es") == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_readings_that_follow_are_found_like_any_other(language: str) -> None:
    table = lexicon.load(language)

    assert table.implied
    assert all(reading in table.readings(reading.head) for reading in table.implied)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_follows_twice(language: str) -> None:
    table = lexicon.load(language)

    assert list(completed((*table.entries, *table.implied), language)) == []


def test_what_an_entry_says_of_a_class_of_verbs_it_says_of_each(coder: Coder) -> None:
    [event] = coder.code("Chile y Perú limpian conjuntamente el puerto.", "2020-05-01", "es")

    assert event.type == "COOPERATE"
    assert {actor.code for actor in event.actor} == {"CHL", "PER"}
    table = lexicon.load("es")
    assert {"limpiar", "sembrar"} <= {word for entry in table.entries for word in entry.shared}
