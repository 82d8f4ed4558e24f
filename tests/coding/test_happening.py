"""Whether it took place, as the words around it say: verbs of happening, "at no time", "months before"."""

from __future__ import annotations

import pytest

from dragoman import Coder


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "The meeting between the foreign ministers of Venezuela and Colombia did not take place.", "negated"),
        ("en", "Months before, the United Nations had imposed an embargo on Iraq.", "historical"),
        ("en", "At no time did Cuba request humanitarian aid from the United States.", "negated"),
        ("es", "No hubo reunión entre el primer ministro turco y la delegación armenia.", "negated"),
        ("es", "El encuentro entre los cancilleres de Venezuela y Colombia no llegó a celebrarse.", "negated"),
        ("es", "En ningún momento solicitó Cuba ayuda humanitaria a Estados Unidos.", "negated"),
        ("es", "Cuba, no obstante, pidió ayuda humanitaria a Estados Unidos.", "actual"),
    ],
)
def test_the_words_around_an_event_say_whether_it_was(language: str, text: str, status: str) -> None:
    assert {event.status for event in Coder().code(text, "2018-05-05", language)} == {status}
