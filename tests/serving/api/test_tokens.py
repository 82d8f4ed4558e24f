"""Programs that come with a token, in a room that others can reach."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from dragoman.record.credentials import new_token

from ..closed import ClosedRoom, closed, peopled_place
from .addresses import BASE, addresses, event_of

__all__ = ["closed", "peopled_place"]


def program(room: ClosedRoom, name: str) -> TestClient:
    """A program of somebody's."""
    client = room.browser()
    client.headers["authorization"] = f"Bearer {new_token(room.store, name, 'notebook')}"
    return client


def test_without_a_token_nothing_is_told(closed: ClosedRoom) -> None:
    anybody, ann = closed.browser(), program(closed, "ann")
    for address in (*addresses(ann).values(), "/openapi.json"):
        answer = anybody.get(BASE + address)
        assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json"), address
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert ann.get(BASE + address).status_code == 200, address


def test_what_a_reader_says_waits_and_what_an_analyst_decides_counts(closed: ClosedRoom) -> None:
    ann, ben = program(closed, "ann"), program(closed, "ben")
    event = event_of(ann)
    decision = {"kind": "confirm", "event": event, "why": "seen it"}
    refused = ann.post(f"{BASE}/corrections", json=decision)
    assert (refused.status_code, refused.headers["content-type"]) == (403, "application/problem+json")
    assert ben.post(f"{BASE}/corrections", json=decision).status_code == 201
    assert ben.get(f"{BASE}/corrections?limit=1").json()["items"][0]["who"] == "ben"
    for who in (ann, ben):
        assert who.post(f"{BASE}/comments", json={"event": event, "text": f"said {id(who)}"}).status_code == 201
    said = [each["who"] for each in ann.get(f"{BASE}/comments", params={"event": event}).json()["items"]]
    assert "ben" in said and "ann" not in said


def test_nobody_sees_or_ends_what_another_follows(closed: ClosedRoom) -> None:
    ann, ben = program(closed, "ann"), program(closed, "ben")
    made = ann.post(f"{BASE}/follows", json={"of": "/dyads/RUS-UKR"}).json()
    assert made["feed"].startswith("https://events.example/follow/")
    assert ben.get(f"{BASE}/follows").json()["items"] == []
    assert ben.delete(f"{BASE}/follows/{made['number']}").status_code == 404
    assert len(ann.get(f"{BASE}/follows").json()["items"]) == 1


@pytest.mark.parametrize(("name", "status"), [("ann", 403), ("ben", 403), ("eve", 200)])
def test_metrics_are_for_editors(closed: ClosedRoom, name: str, status: int) -> None:
    assert program(closed, name).get("/metrics").status_code == status
    assert closed.browser().get("/metrics").status_code in (303, 401)


def test_a_cookie_alone_changes_nothing(closed: ClosedRoom) -> None:
    ben = closed.logged_in("ben")
    decision = {"kind": "confirm", "event": event_of(ben), "why": "seen it"}
    assert ben.post(f"{BASE}/corrections", json=decision).status_code == 403
