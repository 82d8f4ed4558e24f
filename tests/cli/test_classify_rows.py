"""Rows of ``dragoman classify``: what is wrong with one is told, and the others are answered."""

import json

import pytest

from dragoman.commands.classify import checked, rows
from dragoman.commands.terminal import Problems

GOOD = {"id": "1", "text": "A hit B", "actor": [0, 1], "recipient": [6, 7]}


def test_good_rows_pass_and_bad_lines_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    problems = Problems()
    lines = [json.dumps(GOOD).encode(), b"", b"{", b'{"id": 1}', b"\xff", json.dumps(GOOD).encode()]
    assert list(rows(lines, "pairs.jsonl", problems)) == [GOOD, GOOD]
    assert problems.exit_code == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1] for line in said] == [f" pairs.jsonl, line {n}" for n in (3, 4, 5)]


@pytest.mark.parametrize(
    "change",
    [
        {"actor": [0, 8]},
        {"actor": [3, 3]},
        {"actor": [-1, 3]},
        {"recipient": "B"},
        {"recipient": [0.5, 1]},
        {"text": 3},
    ],
)
def test_spans_must_lie_in_the_text(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(change))):
        checked({**GOOD, **change})
