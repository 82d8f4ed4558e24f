"""A verb that names no subject has the one of the sentence before, in languages that may leave it out."""

from __future__ import annotations

import pytest

from dragoman import Coder, Event

SPEECH = "El canciller ruso habló en Nueva York. "


def coded(text: str, kind: str) -> list[Event]:
    return [event for event in Coder().code(text, "2015-01-19", "es") if event.type == kind]


def codes(events: list[Event]) -> list[tuple[list[str | None], list[str | None]]]:
    return [([a.code for a in e.actor], [r.code for r in e.recipient]) for e in events]


def test_who_is_silent_in_a_sentence_is_the_subject_of_the_one_before() -> None:
    events = coded(f"{SPEECH}Acusó a Ucrania de romper la tregua.", "ACCUSE")
    assert codes(events) == [(["RUS"], ["UKR"])]
    assert events[0].actor[0].text == "El canciller ruso"


def test_the_verb_has_to_agree_in_number() -> None:
    assert coded(f"{SPEECH}Acusaron a Ucrania de romper la tregua.", "ACCUSE") == []


def test_a_sentence_is_read_for_its_subject_even_if_it_tells_no_event() -> None:
    events = coded("Evo Morales apareció en televisión. Renunció al cargo.", "RETREAT")
    assert codes(events) == [(["BOL"], [])]


def test_verbs_without_any_subject_have_none_from_elsewhere() -> None:
    assert all(not e.actor for e in coded(f"{SPEECH}Hubo un ataque contra Ucrania.", "ASSAULT"))


@pytest.mark.parametrize("verb", ["Dimitió", "Renunció"])
def test_a_certain_person_behind_the_verb_is_its_subject_not_its_object(verb: str) -> None:
    assert codes(coded(f"{verb} el presidente de Perú, Pedro Pablo Kuczynski.", "RETREAT")) == [(["PER"], [])]


def test_pronouns_as_objects_are_those_of_the_sentence_before_who_do_not_act_here() -> None:
    before = "Los pescadores chilenos dormían cuando llegó la policía peruana. "
    assert codes(coded(f"{before}Los detuvo a todos.", "COERCE")) == [(["PER"], ["CHL"])]
