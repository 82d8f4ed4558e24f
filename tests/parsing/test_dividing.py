"""Written words that are several: which are divided, into what, and on which letters the parts stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parsing.dividing import Divider
from dragoman.parsing.parser import LANGUAGES, load
from dragoman.parsing.tokenizing import read_settings

DIVIDER = Divider(read_settings(LANGUAGES / "es"))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("del", [("de", 0, 3), ("el", 3, 3)]),
        ("Al", [("A", 0, 2), ("el", 2, 2)]),
        ("DEL", [("DE", 0, 3), ("EL", 3, 3)]),
        ("pedirle", [("pedir", 0, 5), ("le", 5, 7)]),
        ("Reunirse", [("Reunir", 0, 6), ("se", 6, 8)]),
        ("acusándolo", [("acusando", 0, 8), ("lo", 8, 10)]),
        ("decírselo", [("decir", 0, 5), ("se", 5, 7), ("lo", 7, 9)]),
        ("yéndose", [("yendo", 0, 5), ("se", 5, 7)]),
        ("oírlo", [("oír", 0, 3), ("lo", 3, 5)]),
    ],
)
def test_contractions_and_verbs_with_pronouns_are_divided(word: str, parts: list[tuple[str, int, int]]) -> None:
    assert list(DIVIDER.parts(word)) == parts


@pytest.mark.parametrize("word", ["gobiernos", "desarme", "charla", "muerte", "parte", "Carlos", "primeros", "informe"])
def test_what_only_looks_divisible_stays_whole(word: str) -> None:
    assert DIVIDER.parts(word) == ((word, 0, len(word)),)


@given(st.text(min_size=1, max_size=20).filter(lambda word: not word.isspace()))
def test_parts_cover_the_word_from_left_to_right(word: str) -> None:
    parts = DIVIDER.parts(word)
    assert parts[0][1] == 0
    assert parts[-1][2] == len(word)
    assert all(first[2] == second[1] for first, second in pairwise(parts))


def test_every_word_of_a_parsed_sentence_is_the_letters_of_its_span() -> None:
    text = "El jefe del ejército, al reunirse con ellos, negó habérselo pedido."
    (sentence,) = load("es").parse(text, [(0, 0, len(text))])
    assert all(text[t.start : t.end] == t.text for t in sentence)
    assert [t.text for t in sentence if t.lemma == "él" and t.text] == ["se", "ellos", "se", "lo"]
    assert "".join(t.text for t in sentence) == text.replace(" ", "")
