"""Whose address counts where another server stands between, and which hosts a desk answers to."""

from __future__ import annotations

import asyncio

import pytest
from fastapi.testclient import TestClient

from dragoman.serving.app import create_app
from dragoman.serving.security.peers import Peers, peer_of
from dragoman.serving.settings import Settings

CLOSED = {"host": "0.0.0.0", "address": "https://events.example"}  # noqa: S104


def seen(settings: Settings, client: str, headers: dict[str, str]) -> tuple[str, str]:
    found: list[tuple[str, str]] = []

    async def app(scope, receive, send) -> None:
        found.append((scope["client"][0], scope["scheme"]))

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "client": (client, 1), "scheme": "http", "headers": raw}
    asyncio.run(Peers(app, settings)(scope, None, None))  # type: ignore[arg-type]
    return found[0]


@pytest.mark.parametrize(
    ("client", "said", "is_seen"),
    [
        ("10.0.0.2", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.2", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.2", "203.0.113.9, 10.0.0.3", "203.0.113.9"),
        ("10.0.0.2", "10.0.0.3", "10.0.0.2"),
        ("10.0.0.2", "nonsense", "10.0.0.2"),
        ("10.0.0.2", "", "10.0.0.2"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("testclient", "198.51.100.1", "testclient"),
    ],
)
def test_only_a_trusted_proxy_is_believed_and_only_about_the_last_hop(client: str, said: str, is_seen: str) -> None:
    settings = Settings("x", **CLOSED, proxies=("10.0.0.0/8",))
    assert seen(settings, client, {"x-forwarded-for": said})[0] == is_seen


def test_without_being_told_nobody_is_believed() -> None:
    headers = {"x-forwarded-for": "198.51.100.1", "x-forwarded-proto": "https"}
    assert seen(Settings("x", **CLOSED), "127.0.0.1", headers) == ("127.0.0.1", "http")
    assert seen(Settings("x", proxies=("127.0.0.1",)), "127.0.0.1", headers) == ("127.0.0.1", "http")
    told = Settings("x", **CLOSED, proxies=("127.0.0.1",))
    assert seen(told, "127.0.0.1", headers) == ("198.51.100.1", "https")


def test_a_customer_with_many_addresses_is_one_peer() -> None:
    one, other = ({"client": (f"2001:db8:1:2::{n}", 1)} for n in (5, 77))
    assert peer_of(one) == peer_of(other) == "2001:db8:1:2::/64"
    assert peer_of({"client": ("::ffff:203.0.113.9", 1)}) == "203.0.113.9"
    assert peer_of({"client": None}) == ""


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]", "[", ""])
def test_a_desk_answers_to_no_other_name(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 421


def test_a_desk_does_not_answer_to_a_server_that_asks_for_others(desk: TestClient) -> None:
    for name in ("x-forwarded-for", "Forwarded", "X-Real-IP", "X-Forwarded-Host"):
        answer = desk.get("/", headers={name: "203.0.113.9"})
        assert answer.status_code == 421
        assert "--address" in answer.text


def test_a_room_behind_a_server_of_the_same_machine_is_no_desk(tmp_path) -> None:
    from dragoman.record.store import Store

    place = str(tmp_path / "record.db")
    Store(place).close()
    behind = Settings(place, address="https://events.example", proxies=("127.0.0.1",))
    assert not behind.is_desk
    with TestClient(create_app(behind), base_url="http://localhost", follow_redirects=False) as client:
        assert client.get("/").status_code == 303
    assert Settings(place, address="http://localhost:9000").is_desk
