"""Copies and events of generated articles against the truth, from text to groups: floors that must hold."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman import Coder
from dragoman.merging.together import Together, together

sys.path.append(str(Path(__file__).parents[2] / "benchmarks" / "merging"))

from generated import Told, articles, labels
from scoring import Score, b_cubed

FOUND = tuple[list[Told], Together, dict[str, str]]


@pytest.fixture(scope="module")
def found() -> FOUND:
    told = list(articles(300, seed=7))
    coded = list(Coder().batch([t.article for t in told]))
    pairs = zip(told, (events for _, events in coded), strict=True)
    true = {id: label for t, events in pairs for id, label in labels(t, events).items()}
    return told, together(coded), true


def test_copies_are_found_and_nothing_else_is(found: FOUND) -> None:
    told, result, _ = found
    groups = {id: group[0] for group in result.copies for id in group}
    assert b_cubed(groups, {t.article.id: t.original for t in told}).f1 >= 0.95


def test_mentions_of_one_happening_are_one_event(found: FOUND) -> None:
    _, result, true = found
    groups = {id: event.id for event in result.events for id in event.mentions}
    score = b_cubed(groups, true)
    assert score.f1 >= 0.9
    assert score.precision >= 0.95


def test_generated_articles_are_the_same_every_time() -> None:
    assert list(articles(20, seed=3)) == list(articles(20, seed=3))
    assert list(articles(20, seed=3)) != list(articles(20, seed=4))


def test_scores_are_those_of_the_definition() -> None:
    true = {"a": 1, "b": 1, "c": 2}
    assert b_cubed({"a": 1, "b": 1, "c": 1}, true) == Score(pytest.approx(5 / 9), 1.0)
    assert b_cubed({"a": 1, "b": 2, "c": 3}, true) == Score(1.0, pytest.approx(2 / 3))
    assert b_cubed(true, true).f1 == 1.0
