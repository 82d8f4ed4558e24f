"""A regular ending tells the mood of a verb."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding import grammar
from dragoman.coding.mending.moods import conjugated


@pytest.mark.parametrize(
    ("form", "lemma", "told", "mood"),
    [
        ("arremete", "arremeter", "Sub", "Ind"),
        ("arremeta", "arremeter", "Ind", "Sub"),
        ("expulsan", "expulsar", "Sub", "Ind"),
        ("expulsen", "expulsar", "Ind", "Sub"),
        ("expulsó", "expulsar", "Ind", "Ind"),
        ("dice", "decir", "Ind", "Ind"),
    ],
)
def test_the_ending_is_believed_before_the_parser(form: str, lemma: str, told: str, mood: str) -> None:
    parsed = tree(f"{form} {lemma} VERB 0 root Mood={told} Number=Sing VerbForm=Fin")
    (verb,) = conjugated(parsed, grammar.load("es")).tokens
    assert verb.has(f"Mood={mood}")


def test_a_language_without_such_endings_stays_as_it_is() -> None:
    parsed = tree("attack attack VERB 0 root Mood=Ind VerbForm=Fin")
    assert conjugated(parsed, grammar.load("en")) is parsed


@pytest.mark.parametrize(
    ("form", "lemma", "feature"),
    [
        ("suspendida", "suspender", "VerbForm=Part"),
        ("abierto", "abrir", "VerbForm=Part"),
        ("impuestas", "imponer", "VerbForm=Part"),
        ("nada", "nadar", "VerbForm=Fin"),
    ],
)
def test_a_form_that_no_tense_has_is_a_participle(form: str, lemma: str, feature: str) -> None:
    parsed = tree(f"{form} {lemma} VERB 0 root Mood=Ind Number=Sing VerbForm=Fin")
    (verb,) = conjugated(parsed, grammar.load("es")).tokens
    assert verb.has(feature)
