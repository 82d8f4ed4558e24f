"""Accounts from the command line: made, listed, changed; a password is never an argument."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from dragoman.cli import main
from dragoman.record import accounts
from dragoman.record.credentials import token_account
from dragoman.record.store import Store


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(accounts, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return str(tmp_path / "record.db")


def users(place: str, *arguments: str, typed: str = "", monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return main(["users", *arguments, "--store", place])


def test_accounts_from_first_to_last(
    place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str, typed: str = "") -> int:
        return users(place, *arguments, typed=typed, monkeypatch=monkeypatch)

    assert run("add", "Ann", "--role", "analyst", typed="a good long password\n") == 0
    assert run("add", "bob", typed="another long password\n") == 0
    assert run("add", "ann", typed="a good long password\n") == 1
    assert run("add", "eve", typed="short\n") == 1
    capsys.readouterr()
    assert run("list") == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["name"], each["role"], each["disabled"]) for each in listed] == [
        ("ann", "analyst", None),
        ("bob", "reader", None),
    ]
    assert run("role", "bob", "editor") == 0
    assert run("role", "bob", "king") == 2
    assert run("password", "bob", typed="yet another password\n") == 0
    with Store(place) as store:
        assert accounts.login(store, "bob", "another long password") is None
        found = accounts.login(store, "bob", "yet another password")
        assert found and found.role == "editor"
        assert run("token", "bob", "script") == 0
        secret = capsys.readouterr().out.strip()
        assert token_account(store, secret)
        assert run("tokens") == 0
        assert secret not in capsys.readouterr().out
        assert run("revoke", "bob", "script") == 0
        assert token_account(store, secret) is None
        assert run("disable", "bob") == 0
        assert accounts.login(store, "bob", "yet another password") is None
    assert run("disable", "nobody") == 1
    assert run("disable") == 2
    assert run("token", "ann") == 2


def test_only_adding_makes_a_record(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert users(place, "list", monkeypatch=monkeypatch) == 1
    assert not Path(place).exists()
