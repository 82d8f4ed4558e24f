"""Logging in, staying in, and being shut out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.record.accounts import add_account, disable, set_role
from dragoman.record.credentials import new_token, revoke_token

from ..closed import PASSWORD, ClosedRoom, post


def session_of(answer) -> str:
    found = re.search(r"__Host-dragoman-session=([^;]+)", answer.headers["set-cookie"])
    assert found
    return found[1]


def test_who_has_not_logged_in_is_sent_to_the_login_and_back(closed: ClosedRoom) -> None:
    client = closed.browser()
    away = client.get("/corrections?before=3")
    assert away.status_code == 303
    assert away.headers["location"] == "/login?next=%2Fcorrections%3Fbefore%3D3"
    page = client.get(away.headers["location"])
    assert 'value="/corrections?before=3"' in page.text
    answer = post(client, "/login", {"name": "ann", "password": PASSWORD, "next": "/corrections?before=3"}, "/login")
    assert answer.headers["location"] == "/corrections?before=3"
    assert client.get("/corrections?before=3").status_code == 200


def test_the_session_is_a_cookie_that_only_this_host_gets_and_no_script_reads(closed: ClosedRoom) -> None:
    client = closed.browser()
    answer = post(client, "/login", {"name": "ann", "password": PASSWORD}, "/login")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("__host-dragoman-session=")
    for word in ("httponly", "secure", "samesite=lax", "path=/"):
        assert word in cookie
    assert "domain" not in cookie
    assert session_of(answer) not in Path(closed.place).read_bytes().decode("latin-1")


def test_a_session_that_somebody_planted_is_not_taken_over_by_a_login(closed: ClosedRoom) -> None:
    client = closed.browser()
    client.cookies.set("__Host-dragoman-session", "planted-by-a-stranger", domain="events.example")
    answer = post(client, "/login", {"name": "ann", "password": PASSWORD}, "/login")
    assert session_of(answer) != "planted-by-a-stranger"
    first = session_of(answer)
    again = closed.logged_in("ann")
    assert again.cookies["__Host-dragoman-session"] != first


def test_logging_in_anew_ends_the_session_before(closed: ClosedRoom) -> None:
    client = closed.logged_in("ann")
    old = client.cookies["__Host-dragoman-session"]
    post(client, "/login", {"name": "ben", "password": PASSWORD}, "/account")
    thief = closed.browser()
    thief.cookies.set("__Host-dragoman-session", old, domain="events.example")
    assert thief.get("/account").status_code == 303


def test_logging_out_ends_the_session_in_the_record_too(closed: ClosedRoom) -> None:
    client = closed.logged_in("ann")
    stolen = client.cookies["__Host-dragoman-session"]
    assert post(client, "/logout", {}).status_code == 303
    assert "__Host-dragoman-session" not in client.cookies
    thief = closed.browser()
    thief.cookies.set("__Host-dragoman-session", stolen, domain="events.example")
    assert thief.get("/account").status_code == 303


def test_an_account_that_is_disabled_is_out_at_once_by_cookie_and_by_token(closed: ClosedRoom) -> None:
    client = closed.logged_in("ann")
    bearer = {"authorization": f"Bearer {new_token(closed.store, 'ann', 'notebook')}"}
    assert closed.browser().get("/corrections", headers=bearer).status_code == 200
    disable(closed.store, "ann")
    assert client.get("/account").status_code == 303
    assert closed.browser().get("/api/v1/events", headers=bearer).status_code == 401
    answer = post(closed.browser(), "/login", {"name": "ann", "password": PASSWORD}, "/login")
    assert answer.status_code == 401


def test_a_role_counts_as_it_is_now_and_not_as_it_was_at_the_login(closed: ClosedRoom) -> None:
    client = closed.logged_in("eve")
    assert client.get("/users").status_code == 200
    set_role(closed.store, "eve", "reader")
    assert client.get("/users").status_code == 403


def test_a_token_that_is_revoked_or_made_up_lets_nobody_in(closed: ClosedRoom) -> None:
    token = new_token(closed.store, "ann", "notebook")
    client = closed.browser()
    assert client.get("/corrections", headers={"authorization": f"bearer {token}"}).status_code == 200
    revoke_token(closed.store, "ann", "notebook")
    for wrong in (
        f"Bearer {token}",
        "Bearer dragoman_x",
        "Bearer",
        "Basic YW5uOmFubg==",
        "Bearer " + "x" * 5000,
        token,
    ):
        answer = client.get("/api/v1/events", headers={"authorization": wrong})
        assert answer.status_code == 401, wrong
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_wrong_token_is_not_made_good_by_a_cookie(closed: ClosedRoom) -> None:
    client = closed.logged_in("ann")
    assert client.get("/corrections", headers={"authorization": "Bearer nonsense"}).status_code == 401


def test_a_cookie_that_another_host_could_set_counts_nothing(closed: ClosedRoom) -> None:
    session = closed.logged_in("ann").cookies["__Host-dragoman-session"]
    client = closed.browser()
    client.cookies.set("dragoman-session", session, domain="events.example")
    assert client.get("/account").status_code == 303


@pytest.mark.parametrize(
    "next",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/%0d%0aset-cookie:x=y\r\nset-cookie: x=y",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:evil.example",
        "/\t/evil.example",
        "evil.example",
        "///evil.example",
        "/login",
        "/logout",
        "http://[::1",
    ],
)
def test_a_login_sends_nobody_elsewhere(closed: ClosedRoom, next: str) -> None:
    client = closed.browser()
    answer = post(client, "/login", {"name": "ann", "password": PASSWORD, "next": next}, "/login")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert client.get("/login", params={"next": next}).headers["location"] == "/"


def test_names_that_nobody_has_take_the_same_way_as_those_that_somebody_has(
    closed: ClosedRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman.record import accounts

    add_account(closed.store, "tokens-only", "reader")
    verified = []
    real = accounts._matches
    monkeypatch.setattr(accounts, "_matches", lambda known, given: verified.append(known) or real(known, given))
    pages = []
    for name in ("ann", "nobody", "tokens-only", "' or 1=1 --", "ann\x00", "x" * 150):
        answer = post(closed.browser(), "/login", {"name": name, "password": "wrong wrong wrong"}, "/login")
        assert answer.status_code == 401
        pages.append(re.sub(r'value="[^"]*"', "", answer.text))
    assert len(verified) == 6
    assert all(each.startswith("$argon2id$") for each in verified)
    assert len(set(pages)) == 1


def test_guessing_is_stopped_for_a_name_and_told_when_to_come_back(closed: ClosedRoom) -> None:
    client = closed.browser()
    answers = [
        post(client, "/login", {"name": "ann", "password": f"guess number {n}"}, "/login").status_code for n in range(8)
    ]
    assert answers[0] == 401
    assert answers[-1] == 429
    last = post(client, "/login", {"name": "ann", "password": PASSWORD}, "/login")
    assert last.status_code == 429
    assert int(last.headers["retry-after"]) >= 1


def test_a_new_password_logs_out_whoever_else_is_in(closed: ClosedRoom) -> None:
    here, elsewhere = closed.logged_in("ann"), closed.logged_in("ann")
    new = {"new": "another horse battery", "again": "another horse battery"}
    assert post(here, "/account/password", {"old": "wrong wrong", **new}).status_code == 422
    assert post(here, "/account/password", {"old": PASSWORD, **new, "again": "x"}).status_code == 422
    assert post(here, "/account/password", {"old": PASSWORD, "new": "short", "again": "short"}).status_code == 422
    assert post(here, "/account/password", {"old": PASSWORD, **new}).status_code == 303
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303
    answer = post(closed.browser(), "/login", {"name": "ann", "password": PASSWORD}, "/login")
    assert answer.status_code == 401


def test_a_token_is_shown_once_and_makes_no_other(closed: ClosedRoom) -> None:
    client = closed.logged_in("ann")
    made = post(client, "/account/tokens", {"name": "notebook"})
    found = re.search(r"dragoman_[\w-]{40,}", made.text)
    assert found
    assert made.headers["cache-control"] == "no-store"
    assert found[0] not in client.get("/account").text
    program = closed.browser()
    bearer = {"authorization": f"Bearer {found[0]}"}
    assert program.get("/account", headers=bearer).status_code == 200
    assert program.post("/account/tokens", data={"name": "more"}, headers=bearer).status_code == 403
    assert post(client, "/account/tokens/revoke", {"name": "notebook"}).status_code == 303
    assert program.get("/api/v1/events", headers=bearer).status_code == 401


def test_an_editor_cannot_lock_the_room_from_within(closed: ClosedRoom) -> None:
    client = closed.logged_in("eve")
    assert post(client, "/users/role", {"name": "eve", "role": "reader"}).status_code == 422
    assert post(client, "/users/state", {"name": " EVE ", "state": "disabled"}).status_code == 422
    assert post(client, "/users/role", {"name": "ann", "role": "analyst"}).status_code == 303
    assert post(client, "/users/role", {"name": "ann", "role": "god"}).status_code == 422
    assert post(client, "/users/state", {"name": "ann", "state": "disabled"}).status_code == 303
    assert "disabled since" in client.get("/users").text
