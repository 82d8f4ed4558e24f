"""Following by programs."""

from __future__ import annotations

import socket

import pytest
from fastapi.testclient import TestClient

from .addresses import BASE


@pytest.mark.parametrize("of", ["/dyads/RUS-UKR", "/actors/FRA", "/events?type=ASSAULT&actor=FRA"])
def test_a_feed_of_ones_own_is_begun_and_ended(own: TestClient, of: str) -> None:
    made = own.post(f"{BASE}/follows", json={"of": of, "departures": True})
    assert made.status_code == 201, made.text
    told = made.json()
    assert told["channel"] == "feed" and told["departures"] and told["name"] and told["secret"] is None
    listed = own.get(f"{BASE}/follows").json()["items"]
    assert listed == [told]
    feed = own.get(told["feed"].replace("http://127.0.0.1:8000", ""))
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert own.delete(f"{BASE}/follows/{told['number']}").status_code == 204
    assert own.get(f"{BASE}/follows").json()["items"] == []
    assert own.delete(f"{BASE}/follows/{told['number']}").status_code == 404


def test_what_a_webhook_is_signed_with_is_told_once(own: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))]
    monkeypatch.setattr("dragoman.reading.address.socket.getaddrinfo", lambda *_, **__: public)
    asked = {"of": "/dyads/RUS-UKR", "channel": "webhook", "address": "https://hooks.example.org/x", "name": "mine"}
    made = own.post(f"{BASE}/follows", json=asked).json()
    assert len(made["secret"]) > 20
    (listed,) = own.get(f"{BASE}/follows").json()["items"]
    assert listed == {**made, "secret": None}
    assert "content-encoding" not in own.get(f"{BASE}/follows", headers={"accept-encoding": "gzip"}).headers


@pytest.mark.parametrize(
    "body",
    [
        {"of": "/state"},
        {"of": "nowhere"},
        {"of": "/actors/QQQ"},
        {"of": "/stories/st-zz"},
        {"of": "/dyads/RUS-UKR", "channel": "webhook"},
        {"of": "/dyads/RUS-UKR", "channel": "webhook", "address": "http://127.0.0.1/x"},
        {"of": "/dyads/RUS-UKR", "channel": "webhook", "address": "http://\x00"},
        {"of": "/dyads/RUS-UKR", "channel": "webhook", "address": "ftp://hooks.example.org"},
        {"of": "/dyads/RUS-UKR", "channel": "webhook", "address": "javascript:alert(1)"},
        {"of": "/dyads/RUS-UKR", "channel": "daily"},
        {"of": "/dyads/RUS-UKR", "address": "https://hooks.example.org"},
    ],
)
def test_what_cannot_be_followed_is_refused(own: TestClient, body: dict[str, str]) -> None:
    assert own.post(f"{BASE}/follows", json=body).status_code in (404, 422)
    assert own.get(f"{BASE}/follows").json()["items"] == []
