"""Spans that overlap as they like, marked in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.serving.pages.marking import Mark, Piece, cut, paragraphs

TEXTS = st.text(alphabet="ab \nñ<&", max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    numbers = st.integers(-2, len(text) + 3)
    marks = draw(st.lists(st.builds(Mark, numbers, numbers, st.sampled_from("xyz"), st.sampled_from("12")), max_size=8))
    return text, marks


@given(marked())
def test_the_pieces_are_the_text(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    assert "".join(piece.text for piece in cut(text, marks)) == text
    assert all(piece.text for piece in cut(text, marks))


@given(marked())
def test_each_character_carries_exactly_the_spans_that_it_lies_in(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    place = 0
    for piece in cut(text, marks):
        for at in range(place, place + len(piece.text)):
            assert set(piece.marks) == {m for m in marks if m.start <= at < m.end}
        place += len(piece.text)


@given(marked(), st.integers(0, 60), st.integers(0, 60))
def test_a_part_is_cut_as_the_whole_is(given: tuple[str, list[Mark]], one: int, other: int) -> None:
    text, marks = given
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert "".join(piece.text for piece in cut(text, marks, start, end)) == text[start:end]


@given(marked())
def test_paragraphs_lose_nothing_but_the_space_between_them(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    told = "".join(piece.text for pieces in paragraphs(text, marks) for piece in pieces)
    assert "".join(told.split()) == "".join(text.split())


def test_what_a_reader_points_at_is_the_shortest_span() -> None:
    outer, inner = Mark(0, 9, "quotation", "q"), Mark(4, 6, "actor", "a")
    pieces = cut("she meets us", [outer, inner])
    assert [piece.text for piece in pieces] == ["she ", "me", "ets", " us"]
    assert pieces[1].key == "a"
    assert pieces[1].keys == "a q"
    assert pieces[1].kinds == "is-actor is-quotation"
    assert pieces[3] == Piece(" us")


def test_spans_that_cross_are_both_there_where_they_meet() -> None:
    pieces = cut("abcdef", [Mark(0, 4, "x", "1"), Mark(2, 6, "y", "2")])
    assert [(piece.text, piece.keys) for piece in pieces] == [("ab", "1"), ("cd", "1 2"), ("ef", "2")]
