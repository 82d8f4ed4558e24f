"""The words of a search, in the texts that it found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.serving.pages.finding import AROUND, extract, words_of

LONG = "The harbour was quiet. " * 40 + "In Bogotá the envoys signed a truce." + " Rain fell." * 40


def found(text: str, search: str) -> list[str]:
    return [piece.text for piece in extract(text, words_of(search)) if piece.marks]


def test_words_are_found_without_case_and_accents() -> None:
    assert found("Bogotá and BOGOTA.", "bogota") == ["Bogotá", "BOGOTA"]


def test_words_after_a_minus_are_not_looked_for() -> None:
    assert words_of('truce -rain "two envoys" -"old men"') == ("truce", "two", "envoys")


def test_the_extract_is_where_the_words_stand() -> None:
    told = "".join(piece.text for piece in extract(LONG, words_of("truce envoys")))
    assert "envoys signed a truce" in told
    assert told.startswith("… ")
    assert told.endswith(" …")


def test_without_words_it_is_the_beginning() -> None:
    assert "".join(piece.text for piece in extract(LONG, ())).startswith("The harbour was quiet.")


@given(st.text(max_size=400), st.text(max_size=20))
def test_no_extract_is_longer_than_it_may_be_or_holds_other_text(text: str, search: str) -> None:
    told = "".join(piece.text for piece in extract(text, words_of(search)))
    assert told.removeprefix("… ").removesuffix(" …") in text or told in text
    assert len(told) <= AROUND + 4
