from __future__ import annotations

import pytest

from dragoman.reading.furniture import original_language, part_of, trimmed, without_furniture


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Follow us on Facebook", "line"),
        ("► Share this:", "line"),
        ("12 Comments", "end"),
        ("Comments (3)", "end"),
        ("RELATED POSTS", "cut"),
        ("© 2022 Daily Example", "line"),
        ("Noticias relacionadas", "cut"),
        ("Lesen Sie auch: Ein anderer Artikel", "line"),
        ("Laisser un commentaire", "end"),
        ("Читайте также: другое", "line"),
        ("The post One thing appeared first on Daily Example.", "line"),
        ("Original source in Spanish", "line"),
        ("Minister visits port", None),
        ("Comments by the minister angered dockers", None),
        ("Related party transactions were banned on Monday.", None),
        ("Share prices fell in Strelsau", None),
        ("Follow", None),
        ("", None),
    ],
)
def test_lines_are_told_apart(line: str, part: str | None) -> None:
    assert part_of(line) == part


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Original source in Spanish", "es"),
        ("Read the original article in Portuguese here", "pt"),
        ("Artículo original en inglés", "en"),
        ("Translated from the Russian", "ru"),
        ("Lire l'original en anglais", "en"),
        ("This article was translated from Spanish by our staff", "es"),
        ("The minister presented a book of poems that she had translated from Spanish", None),
        ("He spoke in Spanish", None),
        ("Original source in Martian", None),
    ],
)
def test_the_language_of_the_original(line: str, language: str | None) -> None:
    assert original_language(line) == language


def test_a_text_of_nothing_but_furniture_has_an_empty_span() -> None:
    assert trimmed("Home\n\nMenu\nShare this\n") == (0, 0)


def test_paragraphs_lose_furniture_in_their_middle_too() -> None:
    prose = "The minister came to the port on Friday and spoke to the dockers for hours."
    assert (
        without_furniture(["Share this", prose, "Advertisement", prose, "Related Posts", "Army shells"]) == [prose] * 2
    )


def test_a_comments_button_above_the_text_does_not_swallow_it() -> None:
    prose = "The minister came to the port on Friday and spoke to the dockers for hours."
    assert without_furniture(["Title", "Comments", prose]) == ["Title", prose]
