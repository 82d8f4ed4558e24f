"""The gold tables: at least 97 of 100 right, and what is not right is rather null than wrong."""

from __future__ import annotations

import pytest

from .gold import read

LANGUAGES = ["en", "es"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough(language: str) -> None:
    assert len(read(language)) >= 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_right(language: str) -> None:
    rows = read(language)
    missed = [row.text for row in rows if not row.right()]
    assert len(missed) <= 0.03 * len(rows), missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_ever_wrong(language: str) -> None:
    rows = read(language)
    wrong = [row.text for row in rows if row.wrong()]
    assert len(wrong) <= 0.01 * len(rows), wrong
