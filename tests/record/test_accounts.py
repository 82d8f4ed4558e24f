"""Who may use the pages: passwords, sessions, tokens, and those who guess."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, text

from dragoman.record import accounts, attempts
from dragoman.record.accounts import add_account, all_accounts, disable, enable, login, set_password, set_role
from dragoman.record.credentials import (
    begin_session,
    end_session,
    end_sessions,
    new_token,
    revoke_token,
    session_account,
    token_account,
    tokens_of,
)
from dragoman.record.errors import Locked, NoSuchThing, TooManyAttempts, WrongAccount
from dragoman.record.schema import metadata
from dragoman.record.store import Store

from .conftest import NewPlace

NOW = datetime(2024, 3, 4, 12, tzinfo=UTC)
SECRET = "correct horse battery"  # noqa: S105


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that are as weak as the library allows: what they are worth is the library's matter."""
    monkeypatch.setattr(accounts, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    accounts._nobodys.cache_clear()


def everything(store: Store) -> str:
    with store.reading() as connection:
        return str([connection.execute(select(table)).all() for table in metadata.sorted_tables])


def test_an_account_lets_in_by_its_password_alone(store: Store) -> None:
    assert add_account(store, " Ann ", "analyst", SECRET).name == "ann"
    found = login(store, "ANN", SECRET, now=NOW)
    assert found and (found.name, found.role) == ("ann", "analyst")
    assert found.may("reader") and found.may("analyst") and not found.may("editor")
    for name, password in (("ann", "correct horse"), ("ann", ""), ("bob", SECRET), ("", SECRET), ("ann\x00", SECRET)):
        assert login(store, name, password, now=NOW) is None or name == "ann\x00"
    assert SECRET not in everything(store)
    assert "$argon2id$" in everything(store)


def test_the_password_is_the_same_however_it_is_composed(store: Store) -> None:
    add_account(store, "ann", "reader", "caf\u00e9 au lait, sans sucre")
    assert login(store, "ann", "cafe\u0301 au lait, sans sucre")


@pytest.mark.parametrize("name", ["", " ", "a b", "<b>", "a" * 65, "../x", "ann\n", "-ann"])
def test_names_that_nobody_can_have(store: Store, name: str) -> None:
    if name == "ann\n":
        assert add_account(store, name, "reader").name == "ann"
        return
    with pytest.raises(WrongAccount):
        add_account(store, name, "reader", SECRET)


def test_what_makes_no_account(store: Store) -> None:
    add_account(store, "ann", "reader", SECRET)
    for name, role, password in (
        ("ann", "reader", SECRET),
        ("bob", "king", SECRET),
        ("bob", "reader", "short"),
        ("bobbobbobbob", "reader", "BobBobBobBob"),
        ("bob", "reader", "aaaaaaaaaaaaaa"),
        ("bob", "reader", "x" * 1001),
    ):
        with pytest.raises(WrongAccount):
            add_account(store, name, role, password)  # type: ignore[arg-type]
    assert [each.name for each in all_accounts(store)] == ["ann"]
    with pytest.raises(NoSuchThing):
        set_role(store, "bob", "editor")
    assert set_role(store, "ann", "editor").may("editor")


def test_a_name_that_nobody_has_costs_a_hash_as_well(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add_account(store, "ann", "reader", SECRET)
    add_account(store, "program", "reader")
    disable(store, add_account(store, "gone", "reader", SECRET).name)
    compared: list[str] = []
    real = accounts.hasher

    class Counting:
        def verify(self, known: str, password: bytes) -> bool:
            compared.append(known)
            return real.verify(known, password)

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    monkeypatch.setattr(accounts, "hasher", Counting())
    for name in ("ann", "nobody", "program", "gone"):
        assert login(store, name, "wrong password") is None
    assert len(compared) == 4


def test_a_hash_of_older_parameters_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add_account(store, "ann", "reader", SECRET)
    before = everything(store)
    monkeypatch.setattr(accounts, "hasher", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert login(store, "ann", "wrong password") is None
    assert "m=16,t=2" not in everything(store)
    assert login(store, "ann", SECRET)
    assert "m=16,t=2" in everything(store) and "m=8,t=1" in before and "m=8,t=1" not in everything(store)
    assert login(store, "ann", SECRET)


def test_guessing_is_let_in_less_and_less_often(store: Store) -> None:
    add_account(store, "ann", "reader", SECRET)
    for _ in range(attempts.TOGETHER):
        assert login(store, "ann", "wrong password", "1.2.3.4", NOW) is None
    with pytest.raises(TooManyAttempts) as told:
        login(store, "ann", SECRET, "1.2.3.4", NOW)
    assert told.value.seconds == 15
    assert login(store, "ann", SECRET, "5.6.7.8", NOW), "a stranger locks nobody out"
    later = NOW + timedelta(seconds=16)
    assert login(store, "ann", "wrong password", "1.2.3.4", later) is None
    with pytest.raises(TooManyAttempts):
        login(store, "ann", SECRET, "1.2.3.4", later)


def test_success_forgets_the_failures_of_a_name_and_time_those_of_all(store: Store) -> None:
    add_account(store, "ann", "reader", SECRET)
    for _ in range(3):
        for _ in range(attempts.TOGETHER - 1):
            login(store, "ann", "wrong password", "1.2.3.4", NOW)
        assert login(store, "ann", SECRET, "1.2.3.4", NOW)
    for number in range(attempts.FROM_AN_ADDRESS):
        try:
            login(store, f"n{number}", "wrong password", "1.2.3.4", NOW)
        except TooManyAttempts:
            break
    else:
        pytest.fail("one address may guess at any number of names")
    assert login(store, "ann", SECRET, "1.2.3.4", NOW + timedelta(hours=2))
    with store.reading() as connection:
        assert connection.execute(text("select count(*) from attempts")).scalar_one() <= 2


def test_a_session_lasts_as_long_as_it_is_used_and_not_forever(store: Store) -> None:
    add_account(store, "ann", "analyst", SECRET)
    secret = begin_session(store, "ann", NOW)
    assert secret not in everything(store)
    day = timedelta(days=1)
    found = session_account(store, secret, NOW + day)
    assert found and found.name == "ann"
    assert session_account(store, secret, NOW + 2.5 * day), "used a day and a half ago"
    assert session_account(store, secret, NOW + 4.6 * day) is None, "unused for two days"
    other = begin_session(store, "ann", NOW)
    for number in range(1, 14):
        assert session_account(store, other, NOW + number * day)
    assert session_account(store, other, NOW + 14 * day) is None
    assert session_account(store, "no such", NOW) is None
    assert session_account(store, "\x00\ud800", NOW) is None


def test_sessions_end(store: Store) -> None:
    add_account(store, "ann", "analyst", SECRET)
    one, two, three = (begin_session(store, "ann") for _ in range(3))
    end_session(store, one)
    assert session_account(store, one) is None and session_account(store, two)
    set_password(store, "ann", "another long password")
    assert session_account(store, two) is None and session_account(store, three) is None
    assert login(store, "ann", SECRET) is None and login(store, "ann", "another long password")
    four = begin_session(store, "ann")
    end_sessions(store, "ann")
    assert session_account(store, four) is None


def test_whoever_is_disabled_is_let_in_by_nothing(store: Store) -> None:
    add_account(store, "ann", "editor", SECRET)
    session, token = begin_session(store, "ann"), new_token(store, "ann", "script")
    assert disable(store, "ann").disabled
    assert login(store, "ann", SECRET) is None
    assert session_account(store, session) is None and token_account(store, token) is None
    with pytest.raises(WrongAccount):
        new_token(store, "ann", "other")
    assert not enable(store, "ann").disabled
    assert login(store, "ann", SECRET)
    assert token_account(store, token) is None


def test_tokens_are_told_once_and_revoked_by_name(store: Store) -> None:
    add_account(store, "ann", "analyst")
    secret = new_token(store, "ann", "script")
    assert secret.startswith("dragoman_") and secret not in everything(store)
    found = token_account(store, secret, NOW)
    assert found and found.name == "ann"
    (known,) = tokens_of(store, "ann")
    assert (known.name, known.used, known.revoked) == ("script", "2024-03-04T12:00:00+00:00", None)
    with pytest.raises(WrongAccount, match="already"):
        new_token(store, "ann", "script")
    revoke_token(store, "ann", "script")
    assert token_account(store, secret) is None
    with pytest.raises(NoSuchThing):
        revoke_token(store, "ann", "script")
    assert token_account(store, new_token(store, "ann", "script"))
    assert [bool(each.revoked) for each in tokens_of(store)] == [True, False]
    for wrong in ("", "dragoman_", "dragoman_x", "x", "\x00"):
        assert token_account(store, wrong) is None


def test_no_page_waits_for_a_writer_to_note_that_it_was_used(new_place: NewPlace) -> None:
    with Store(new_place()) as store:
        add_account(store, "ann", "analyst", SECRET)
        secret = begin_session(store, "ann", NOW)
        with store.writing() as connection:
            connection.execute(text("update accounts set role = 'reader' where name = 'nobody'"))
            later = NOW + timedelta(hours=1)
            found = session_account(store, secret, later)
            assert found and found.name == "ann"
        if store.is_sqlite:
            with store.writing(), pytest.raises(Locked), store.noting(patience=0.0):
                pass
