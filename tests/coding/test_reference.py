"""Pronouns stand for somebody of their gender."""

from __future__ import annotations

import pytest

from dragoman import Coder

OPENING = "Theresa May and Emmanuel Macron met in Paris on Friday. "


@pytest.mark.parametrize(("pronoun", "name"), [("She", "Theresa May"), ("He", "Emmanuel Macron")])
def test_of_two_people_the_one_of_the_pronouns_gender_is_meant(pronoun: str, name: str) -> None:
    events = Coder().code(f"{OPENING}{pronoun} then condemned Iran.", published="2018-03-01")
    accusing = [event for event in events if event.type == "ACCUSE"]
    assert [[actor.name for actor in event.actor] for event in accusing] == [[name]]
