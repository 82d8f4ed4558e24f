from __future__ import annotations

import pytest

from dragoman.reading.language import language_of, named, normal

from .samples import PARAGRAPHS, SPANISH


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en-US", "en"), ("pt_BR", "pt"), ("spa", "es"), ("zh-Hant", "zh"), ("nb", "no"), ("x", None), (None, None),
     ("english", None), ("en_GB.UTF-8", "en"), ("qqq", None)],
)  # fmt: skip
def test_tags_become_two_letters(tag: str | None, code: str | None) -> None:
    assert normal(tag) == code


def test_names_in_several_languages() -> None:
    assert [named(name) for name in ("Spanish", "inglés", "Allemand", "русского", "Elvish")] == [
        "es",
        "en",
        "de",
        "ru",
        None,
    ]


def test_a_long_text_overrules_a_page_that_errs() -> None:
    assert language_of(None, " ".join(SPANISH), "en") == "es"
    assert language_of("Minister visits port", " ".join(PARAGRAPHS), "de") == "en"


def test_a_short_text_does_not() -> None:
    assert language_of(None, "Putin meets Xi", "es") == "es"


def test_neighbouring_languages_are_left_to_the_page() -> None:
    text = "Predsjednik vlade rekao je u petak da će razgovori biti nastavljeni i da će granica ostati otvorena za sve."
    assert language_of(None, text, "bs") == "bs"
    assert language_of(None, text, "hr") == "hr"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Путин встретился с Си Цзиньпином в Москве.", "ru"),
        ("中国外交部发言人星期五表示,双方将继续对话。", "zh"),
        ("Der Außenminister reiste am Freitag nach Paris.", "de"),
        ("O presidente visitou a Argentina na terça-feira.", "pt"),
        ("وصل وزير الخارجية إلى القاهرة يوم الجمعة.", "ar"),
        ("1234 5678", None),
    ],
)
def test_undeclared_texts(text: str, code: str | None) -> None:
    assert language_of(None, text) == code
