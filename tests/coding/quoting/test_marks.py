"""Words between quotation marks, told by the marks alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.coding.quoting.marks import Levels, dialogue, marked
from dragoman.coding.quoting.words import load

WORDS = load("en")


def found(text: str) -> list[str]:
    return [text[slice(*m.span)] for m in marked(text, WORDS.marks)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we stay" today.',
        "He said “we stay” today.",
        "He said «we stay» today.",
        "He said « we stay » today.",
        "He said „we stay“ today.",
        "He said „we stay” today.",
        "He said ‹we stay› today.",
        "He said ‘we stay’ today.",
        "He said 'we stay' today.",
        "He said ``we stay'' today.",
        "He said ”we stay” today.",
    ],
)
def test_all_marks_open_and_close(text: str) -> None:
    assert found(text) == ["we stay"]


def test_apostrophes_are_no_marks() -> None:
    assert found("The workers' boots don't fit, and the '90s aren't back.") == []


def test_a_possessive_inside_single_marks_closes_nothing() -> None:
    assert found("'The workers' boots leak,' she said.") == ["The workers' boots leak,"]


def test_a_mark_repeated_at_each_paragraph_is_one_quotation() -> None:
    text = "“First.\n\n“Second.\n\n“Third.”\n\nAfter."
    assert found(text) == ["First.\n\n“Second.\n\n“Third."]


def test_a_mark_that_nothing_closes_is_none() -> None:
    assert found("“He left.\nNobody knows why.\n“Ah,” said she.") == ["Ah,"]


def test_quotations_inside_quotations_are_deeper() -> None:
    text = "“He said ‘go’ to me,” she said."
    assert [(text[slice(*m.span)], m.depth) for m in marked(text, WORDS.marks)] == [
        ("He said ‘go’ to me,", 0),
        ("go", 1),
    ]


def test_two_marks_closing_together_close_both() -> None:
    text = "\"He said, 'I am here.' \" Then he left."
    assert [m.depth for m in marked(text, WORDS.marks)] == [0, 1]


def test_a_line_of_dialogue_is_cut_where_its_speaker_is_named() -> None:
    text = "— We stay — said the captain —. All of us."
    assert [text[slice(*m.span)] for m in dialogue(text, WORDS.dashes)] == ["We stay", "All of us."]


def test_a_list_of_dashes_is_no_dialogue() -> None:
    assert not list(dialogue("– two ships\n– four planes\n", WORDS.dashes))


def test_levels_tell_how_deep_a_character_stands() -> None:
    text = "a “b ‘c’ d” e"
    levels = Levels(marked(text, WORDS.marks))
    assert [levels.depth(text.index(c)) for c in "abcde"] == [0, 1, 2, 1, 0]
    assert levels.free((0, 2))
    assert not levels.free((0, 4))


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„—s", max_size=60))
def test_whatever_the_text_marks_lie_in_it_and_never_cross(text: str) -> None:
    every = marked(text, WORDS.marks)
    for mark in every:
        assert 0 <= mark.outer[0] < mark.span[0] < mark.span[1] < mark.outer[1] <= len(text)
        assert text[slice(*mark.span)].strip() == text[slice(*mark.span)]
    for one in every:
        for other in every:
            first, second = sorted((one.outer, other.outer))
            assert first == second or second[0] >= first[1] or second[1] <= first[1]
