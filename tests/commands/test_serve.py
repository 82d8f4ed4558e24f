"""``dragoman serve``: what it refuses before it opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.record.accounts import add_account, disable
from dragoman.record.store import Store
from dragoman.serving import running


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    made: list[object] = []
    monkeypatch.setattr(running, "run", lambda settings, *_: made.append(settings))
    return made


OTHERS = ("--host", "0.0.0.0")  # noqa: S104


def test_it_does_not_open_to_others_while_nobody_could_log_in(
    tmp_path: Path, opened: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "record.db")
    for told in (OTHERS, ("--host", "::"), ("--host", "192.0.2.1"), ("--address", "https://events.example")):
        assert main(["serve", "--store", place, *told]) == 1
        said = capsys.readouterr().err
        assert "dragoman users add" in said
        assert len(said.splitlines()) == 1
    with Store(place) as store:
        add_account(store, "ann", "editor", "correct horse battery")
        disable(store, "ann")
    assert main(["serve", "--store", place, *OTHERS]) == 1
    assert not opened


def test_it_opens_once_there_is_an_account_and_a_desk_without(tmp_path: Path, opened: list[object]) -> None:
    place = str(tmp_path / "record.db")
    assert main(["serve", "--store", place]) == 0
    assert main(["serve", "--store", place, "--host", "::1"]) == 0
    with Store(place) as store:
        add_account(store, "ann", "reader", "correct horse battery")
    assert main(["serve", "--store", place, *OTHERS]) == 0
    assert [each.is_desk for each in opened] == [True, True, False]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "told",
    [
        ("--proxy", "10.0.0.1"),
        ("--address", "https://events.example", "--proxy", "somewhere"),
        ("--address", "events.example"),
        ("--address", "https://me:secret@events.example"),
        ("--address", "https://events.example/below"),
        ("--smtp", "smtp://localhost"),
        ("--smtp", "smtp://localhost", "--sender", "a@b.example\nBcc: c@d.example"),
        ("--smtp", "http://localhost", "--sender", "a@b.example"),
        ("--smtp", "smtp://me:secret@mail.example", "--sender", "a@b.example"),
    ],
)
def test_what_makes_no_sense_is_told(
    tmp_path: Path, opened: list[object], capsys: pytest.CaptureFixture[str], told: tuple[str, ...]
) -> None:
    assert main(["serve", "--store", str(tmp_path / "record.db"), *told]) == 2
    assert not opened
    said = capsys.readouterr().err
    assert said.startswith("dragoman: ")
    assert "secret" not in said or "events.example" in said
