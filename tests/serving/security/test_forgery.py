"""Requests that change something come from a page of the room itself, or they are refused."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from dragoman.record.credentials import new_token

from ..closed import ADDRESS, CSRF, ClosedRoom, post

COMMENT = {"about": "event", "id": "x", "text": "hello"}


def forms_token(client: TestClient, page: str = "/account") -> str:
    found = CSRF.search(client.get(page).text)
    assert found
    return found[1]


@pytest.mark.parametrize("token", [None, "", "0" * 64, "é", "x" * 5000])
def test_a_form_without_its_token_is_refused(closed: ClosedRoom, token: str | None) -> None:
    client = closed.logged_in("eve")
    data = {"name": "ann", "role": "editor", **({} if token is None else {"csrf": token})}
    assert client.post("/users/role", data=data).status_code == 403
    assert closed.store and dict(roles(closed))["ann"] == "reader"


def roles(closed: ClosedRoom) -> list[tuple[str, str]]:
    from dragoman.record.accounts import all_accounts

    return [(each.name, each.role) for each in all_accounts(closed.store)]


def test_the_token_of_one_session_is_none_for_another(closed: ClosedRoom) -> None:
    eve, ben = closed.logged_in("eve"), closed.logged_in("ben")
    data = {"name": "ann", "role": "editor", "csrf": forms_token(ben)}
    assert eve.post("/users/role", data=data).status_code == 403


def test_the_token_of_the_login_page_is_none_afterwards(closed: ClosedRoom) -> None:
    client = closed.browser()
    before = forms_token(client, "/login")
    eve = closed.logged_in("eve")
    assert eve.post("/users/role", data={"name": "ann", "role": "editor", "csrf": before}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://events.example"},
        {"origin": "https://events.example.evil.example"},
        {"origin": "https://events.example:8443"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_sites_page_is_refused_even_with_the_token(closed: ClosedRoom, headers: dict[str, str]) -> None:
    client = closed.logged_in("eve")
    answer = post(client, "/users/role", {"name": "ann", "role": "editor"}, headers=headers)
    assert answer.status_code == 403
    assert dict(roles(closed))["ann"] == "reader"


def test_its_own_page_is_not(closed: ClosedRoom) -> None:
    client = closed.logged_in("eve")
    headers = {"origin": ADDRESS, "sec-fetch-site": "same-origin"}
    assert post(client, "/users/role", {"name": "ann", "role": "analyst"}, headers=headers).status_code == 303
    token = forms_token(client)
    answer = client.post("/users/role", data={"name": "ann", "role": "editor"}, headers={"x-csrf-token": token})
    assert answer.status_code == 303


def test_a_login_cannot_be_forged_either(closed: ClosedRoom) -> None:
    answer = closed.browser().post("/login", data={"name": "ann", "password": "correct horse battery"})
    assert answer.status_code == 403


def test_a_program_with_a_token_needs_no_form(closed: ClosedRoom) -> None:
    bearer = {"authorization": f"Bearer {new_token(closed.store, 'ben', 'notebook')}"}
    answer = closed.browser().post("/comments", data=COMMENT, headers=bearer)
    assert answer.status_code == 404  # there is no such event: it came that far


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:3000"},
        {"sec-fetch-site": "cross-site"},
        {"content-type": "text/plain"},
    ],
)
def test_at_a_desk_a_page_elsewhere_can_post_nothing(desk: TestClient, headers: dict[str, str]) -> None:
    assert desk.post("/comments", data=COMMENT, headers=headers).status_code == 403
    assert desk.post("/corrections/1/undo", data={"why": "x"}, headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "events.example:8443"])
def test_another_name_for_the_room_is_another_site(closed: ClosedRoom, host: str) -> None:
    client = closed.logged_in("eve")
    headers = {"origin": f"https://{host}", "host": host}
    answer = post(client, "/users/role", {"name": "ann", "role": "editor"}, headers=headers)
    assert answer.status_code == 403


def test_json_to_the_api_needs_a_token_where_a_cookie_is_sent_and_none_at_a_desk(
    closed: ClosedRoom, desk: TestClient
) -> None:
    told = {"event": "ev-0", "text": "x"}
    client = closed.logged_in("eve")
    assert client.post("/api/v1/comments", json=told).status_code == 403
    token = {"x-csrf-token": forms_token(client)}
    assert client.post("/api/v1/comments", json=told, headers=token).status_code == 404
    assert desk.post("/api/v1/comments", json=told).status_code == 404
    for headers in (
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"content-type": "text/plain"},
    ):
        assert desk.post("/api/v1/comments", json=told, headers=headers).status_code == 403
