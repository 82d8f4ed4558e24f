"""The commands of the record, from an article to a series, as a person types them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.cli import main

ROOT = Path(__file__).parents[2]
NEWS = (
    {"id": "a", "published": "2024-03-05", "title": "Expulsion", "language": "en", "url": "https://herald.example/a",
     "text": "Expulsion\n\nFrance expelled two Russian diplomats on Monday. The embassy stayed open."},
    {"id": "b", "published": "2024-03-05", "title": "Two sent home", "language": "en", "url": "https://post.example/b",
     "text": "Two sent home\n\nFrance expelled two Russian diplomats on Monday, officials said in the evening."},
    {"id": "c", "published": "2024-03-06", "title": "Visit", "language": "en", "url": "https://post.example/c",
     "text": "Visit\n\nThe Chinese foreign minister will visit Moscow on 20 March. Nothing else was told."},
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of three articles, coded for good."""
    folder = tmp_path_factory.mktemp("record")
    news = folder / "news.jsonl"
    news.write_text("".join(json.dumps(each) + "\n" for each in NEWS), "utf-8")
    place = str(folder / "record.db")
    assert main(["ingest", str(news), "--store", place]) == 0
    return place


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(list(arguments)) == code
    return capsys.readouterr().out


def test_ingesting_twice_adds_nothing(record: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("".join(json.dumps(each) + "\n" for each in NEWS) + "no json\n", "utf-8")
    assert main(["ingest", str(news), "--store", record]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "3 articles read: 0 kept" in said.err and "line 4" in said.err


def test_one_happening_in_two_papers_is_one_event(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = told(capsys, "events", "--store", record, "--dyad", "RUS", "FRA", "--format", "jsonl").splitlines()
    event = json.loads(line)
    assert (event["type"], event["mode"], event["mentions"], event["sources"]) == ("SANCTION", "expel", 2, 2)
    assert (event["first_published"], event["corrected"], event["original"]) == ("2024-03-05", False, None)
    assert event["document"]["url"] in {each["url"] for each in NEWS}


def test_events_in_every_format(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    table = told(capsys, "events", "--store", record, "--status", "any", "--format", "table")
    assert "SANCTION expel" in table and "2 mentions, 2 independent" in table and "2 events" in table
    rows = list(csv.DictReader(io.StringIO(told(capsys, "events", "--store", record, "--format", "csv"))))
    assert [row["actor_code"] for row in rows] == ["FRA"]
    assert rows[0]["sentence"].startswith("France expelled")


def test_parquet_goes_into_a_file_as_typed_columns(record: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "events.parquet"
    with path.open("wb") as stream:
        command = [sys.executable, "-m", "dragoman.cli", "events", "--store", record, "--format", "parquet"]
        assert subprocess.run(command, stdout=stream, check=False).returncode == 0  # noqa: S603
    table = parquet.read_table(path)
    assert table.num_rows == 1
    assert str(table.schema.field("start").type) == "date32[day]"
    assert table.column("mentions").to_pylist() == [2]


def test_a_series_by_month(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "series", "fra", "rus", "--by", "month", "--normalise", "--store", record, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["period"], row["events"], row["mentions"], row["material_conflict"]) == ("2024-03", "1", "2", "1")
    assert float(row["goldstein_mean"]) < 0 and row["volume"] == "1"
    assert "FRA → RUS: 1 events" in told(capsys, "series", "FRA", "RUS", "--store", record, "--format", "table")


def test_what_is_announced_is_on_the_agenda(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    entry = json.loads(told(capsys, "agenda", "--store", record, "--actor", "CHN", "--format", "jsonl"))
    assert (entry["state"], entry["what"], entry["due_start"]) == ("open", "CONSULT", "2024-03-20")
    later = json.loads(
        told(capsys, "agenda", "--store", record, "--actor", "CHN", "--on", "2024-06-01", "--format", "jsonl")
    )
    assert later["state"] == "overdue"


def test_stories_are_listed(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "stories", "--store", record, "--search", "diplomats", "--format", "jsonl")
    assert all(story["id"].startswith("st-") for story in map(json.loads, out.splitlines())) and out


def test_a_correction_from_the_command_line_and_back(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    id = json.loads(told(capsys, "events", "--store", record, "--type", "sanction", "--format", "jsonl"))["id"]
    signed = ["--who", "Ann", "--why", "the embassy says so", "--store", record]
    assert told(capsys, "correct", id, "--set", "status=hypothetical", *signed).strip() == id
    assert told(capsys, "events", "--store", record, "--type", "SANCTION", "--format", "jsonl") == ""
    everything = told(capsys, "mentions", id, "--store", record)
    assert "herald.example" in everything and "post.example" in everything
    assert "status = hypothetical, was actual" in everything and "the embassy says so" in everything
    (correction,) = map(json.loads, told(capsys, "corrections", "--store", record, "--format", "jsonl").splitlines())
    assert (correction["who"], correction["original"], correction["standing"]) == ("Ann", "actual", True)
    told(capsys, "correct", "--undo", str(correction["number"]), *signed)
    assert json.loads(told(capsys, "events", "--store", record, "--type", "SANCTION", "--format", "jsonl"))["id"] == id
    assert "[undone]" in told(capsys, "mentions", id, "--store", record)
    assert "1, " not in told(capsys, "corrections", id, "--store", record, "--format", "csv").splitlines()[0]


def test_coding_again_finds_nothing_to_do(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recode", "--store", record]) == 0
    assert "0 articles coded again" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "code", "message"),
    [
        (["events", "--store", "no-such.db"], 1, "no record here yet"),
        (["series", "FRA", "RUS", "--store", "/no/such/folder/x.db"], 1, "no record"),
        (["ingest", "x.txt", "--store", "mysql://x/y"], 1, "not in mysql"),
        (["correct", "abc", "--who", "Ann", "--why", "x"], 2, "say what to correct"),
        (["correct", "--confirm", "--who", "Ann", "--why", "x"], 2, "name the event"),
        (["correct", "abc", "--set", "status", "--who", "Ann", "--why", "x", "--store", "RECORD"], 2, "field=value"),
        (["correct", "ffff", "--reject", "--who", "Ann", "--why", "x", "--store", "RECORD"], 1, "no event ffff"),
        (["correct", "abc", "--confirm", "--why", "x"], 2, "--who"),
        (["mentions", "ffff", "--store", "RECORD"], 1, "no event ffff"),
        (["watch", "--store", "RECORD", "--once"], 2, "no feeds to follow"),
        (["watch", "ftp://x.example/feed", "--once"], 2, "not the address of a feed"),
        (["series", "FRA", "RUS", "--by", "decade"], 2, ""),
    ],
)
def test_what_goes_wrong_is_told_in_a_line(
    record: str, call: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([record if part == "RECORD" else part for part in call]) == code
    said = capsys.readouterr()
    assert said.out == "" and message in said.err and "Traceback" not in said.err


def test_coding_alone_needs_no_database() -> None:
    code = (
        "import sys; from dragoman.cli import main; main(['code', 'examples/weather.html']);"
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0  # noqa: S603
