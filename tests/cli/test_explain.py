"""``dragoman explain`` says why an event was coded, and why something was not."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dragoman.cli import main

TEXT = (
    "France expelled two Russian diplomats on Monday. The meeting lasted an hour.\n"
    "Norway agreed to send aid to Kenya.\n"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def lines(page: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["code", str(page), "--published", "2022-04-05"])
    return capsys.readouterr().out.splitlines()


def test_an_event_by_the_beginning_of_its_id(page: Path, lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    event = json.loads(lines[0])
    assert main(["explain", event["id"][:12], str(page), "--published", "2022-04-05"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for part in ("lexicon/sanction.tsv, line", "France = FRA", "2022-04-04", "confidence", event["id"]):
        assert part in told


def test_events_as_they_were_printed_and_the_article_beside_them(
    page: Path, lines: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = tmp_path / "events.jsonl"
    events.write_text("\n".join([*lines, "not json"]) + "\n", "utf-8")
    assert main(["explain", str(events), str(page), "--published", "2022-04-05"]) == 1
    out, err = capsys.readouterr()
    assert out.count("confidence") == len(lines) == 2
    assert f"line {len(lines) + 1}: not an event" in err


def test_an_event_from_standard_input_finds_its_file(
    page: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    event = json.loads(lines[0])
    monkeypatch.chdir(page.parent)
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(event) + "\n"))
    assert main(["explain", "-", "--published", "2022-04-05"]) == 0
    assert event["id"] in capsys.readouterr().out


def test_an_event_that_is_not_there_is_told(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ffffffff", str(page)]) == 1
    assert "ffffffff: no event" in capsys.readouterr().err


def test_what_is_neither_id_nor_file_is_a_wrong_call(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "France", str(page)]) == 2
    assert "France" in capsys.readouterr().err


def test_what_was_left_out_is_listed_for_an_article_and_for_a_sentence(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "--sentence", "1", str(page)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "sentence 1: The meeting lasted an hour." in told
    assert main(["explain", "--all", str(page)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "sentence 2: Norway agreed to send aid to Kenya." in told
    assert "it is told as part of another event" in told
    assert "sentence 1" not in told
