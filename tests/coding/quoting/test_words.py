"""Each language's words of speech can be read, and say what the rules ask for."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dragoman.coding.quoting.words import WORDING, load

LANGUAGES = sorted(f.name for f in (files("dragoman") / "languages").iterdir() if (f / "quotations.toml").is_file())
KINDS = {"say", "tell", "ask", "deny", "write", "think", WORDING}


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_pairs_and_verbs_have_a_kind(language: str) -> None:
    words = load(language)
    assert words.marks
    assert all(opening and closing for opening, closing in words.marks)
    assert {verb.kind for verbs in words.verbs.values() for verb in verbs} <= KINDS


def test_every_language_that_reports_speech_has_marks() -> None:
    folder = files("dragoman") / "languages"
    assert {f.name for f in folder.iterdir() if (f / "speech.tsv").is_file()} <= set(LANGUAGES)


def test_a_verb_of_two_words_comes_before_the_verb_alone() -> None:
    assert [verb.lemma for verb in load("en").verbs["point"]] == ["point out", "point"]
