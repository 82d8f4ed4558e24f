"""The command line: where output goes, what the exit code says, how a wrong call is told."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.cli import COMMANDS, main
from dragoman.model import Article, Event


class SilentCoder:
    """Stands in for the coder: reads everything, finds nothing."""

    def __init__(self, language: str | None = None, parser: str | None = None) -> None:
        pass

    def batch(
        self, articles: Iterable[Article], processes: int = 1, report: object = None
    ) -> Iterator[tuple[Article, list[Event]]]:
        for article in articles:
            yield article, []


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("France expelled two Russian diplomats on Monday. The ministry gave no reason for it.\n", "utf-8")
    return path


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.pipeline.Coder", SilentCoder)


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(name in text for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert COMMANDS[name].split()[0] in capsys.readouterr().out


@pytest.mark.parametrize(
    "call",
    [
        ["nonsense"],
        ["code", "--format", "xml", "x.txt"],
        ["code", "--published", "yesterday", "x.txt"],
        ["code", "--processes", "0", "x.txt"],
        ["code", "x.txt", "--bogus"],
        ["classify"],
    ],
)
def test_a_wrong_call_exits_2_and_says_why_on_stderr(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err != ""


def test_read_prints_json_lines(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(page), "--published", "2022-04-05", "--language", "en"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["text"].startswith("France expelled")
    assert (told["published"], told["language"]) == ("2022-04-05", "en")


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(page.parent / "missing.txt"), str(page)]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert len(said.err.splitlines()) == 1 and "missing.txt" in said.err


@pytest.mark.usefixtures("silent")
def test_code_writes_the_format_that_is_asked_for(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(page), "--format", "table"]) == 0
    assert "No political events." in capsys.readouterr().out
    assert main(["code", str(page), "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("id,type,mode")
    assert main(["code", str(page)]) == 0
    assert capsys.readouterr().out == ""  # JSON lines where no person looks on


def test_standard_input_is_read_when_nothing_is_named(page: Path) -> None:
    for inputs in ([], ["-"]):
        done = run(["read", *inputs], stdin=page.read_bytes())
        assert done.returncode == 0
        assert json.loads(done.stdout)["id"] == "stdin"


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": "x" * 5000}) + "\n" for n in range(200)), "utf-8")
    command = [sys.executable, "-m", "dragoman.cli", "read", "--language", "en", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def run(arguments: list[str], stdin: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dragoman.cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=dict(os.environ))  # noqa: S603
