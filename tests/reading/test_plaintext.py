from __future__ import annotations

from datetime import date

import pytest

from dragoman.reading.plaintext import read_text, title_of

COPIED = """Minister visits port

The foreign minister travelled to the port on Friday (30.12.2022) and promised money for its docks.
He told dockers that talks would go on.

Follow us on

Original source in Spanish

Related Posts

Army shells rebels in the north
Share this

Add Comment

I think that the army should invade the neighbours at once, and that nobody will stop it.
"""


def test_what_was_copied_along_is_cut_off_and_the_rest_is_one_piece_of_the_file() -> None:
    draft = read_text(COPIED.encode())
    assert draft.text.endswith("He told dockers that talks would go on.")
    assert draft.text in COPIED
    assert draft.title == "Minister visits port"
    assert draft.original_language == "es"
    assert draft.published_guess == date(2022, 12, 30)


def test_buttons_before_the_article_are_cut_off() -> None:
    draft = read_text(b"Skip to content\nMenu\nShare this\n\nMinister visits port\n\nHe came by sea on Friday.")
    assert draft.text == "Minister visits port\n\nHe came by sea on Friday."


def test_a_box_of_other_stories_inside_the_article_does_not_end_it() -> None:
    text = (
        "Title\n\nThe minister came to the port on Friday and spoke to the dockers there for hours.\n\nRelated\n"
        "Army shells rebels\n\nThe dockers then said that they would go back to work after the holidays."
    )
    assert read_text(text.encode()).text == text


def test_line_breaks_become_newlines() -> None:
    assert read_text(b"\xef\xbb\xbfA title\r\n\r\nA text.\rMore.").text == "A title\n\nA text.\nMore."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A title\n\nText.", "A title"),
        ("A title\nText.", "A title"),
        ("Will it rain?\nYes.", "Will it rain?"),
        ("Only one line", None),
        ("A sentence.\nAnother.", None),
        ("A paragraph that was wrapped\nby hand and goes on here.", None),
    ],
)
def test_the_first_line_is_the_title_where_it_is_no_sentence(text: str, title: str | None) -> None:
    assert title_of(text) == title
