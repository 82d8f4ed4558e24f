"""``dragoman quotes`` prints who said what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import main

TEXT = "Sudan told Ethiopia on Friday that the gates must stay shut. “We live below that wall,” its minister said.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "dam.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_piped_output_is_json_lines(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", str(page), "--published", "2020-07-03"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["kind"], first["text"]) == ("indirect", "the gates must stay shut")
    assert (first["speaker"]["code"], first["to"]["code"]) == ("SDN", "ETH")
    assert (second["kind"], second["text"]) == ("direct", "We live below that wall")
    assert first["document"]["published"] == "2020-07-03"


def test_two_processes_give_the_bytes_of_one(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", str(page)]) == 0
    one = capsys.readouterr().out
    assert main(["quotes", str(page), "--processes", "2"]) == 0
    assert capsys.readouterr().out == one


def test_a_language_that_is_not_installed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.jsonl"
    path.write_text(json.dumps({"id": "xx-1", "text": "Foo bar.", "language": "xx"}) + "\n", "utf-8")
    assert main(["quotes", str(path)]) == 1
    assert "xx" in capsys.readouterr().err
