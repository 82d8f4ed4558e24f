"""Correcting and commenting by programs."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from .addresses import BASE, event_of


def test_a_correction_counts_at_once_and_can_be_undone(own_everywhere: TestClient) -> None:
    own = own_everywhere
    event = event_of(own, dyad="FRA-ITA")
    before = own.get(f"{BASE}/events/{event}").json()
    made = own.post(
        f"{BASE}/corrections",
        json={"kind": "change", "event": event, "why": "a threat", "values": {"type": "THREATEN", "recipient": "POL"}},
    )
    assert made.status_code == 201
    assert made.headers["location"] == f"{BASE}/events/{made.json()['event']}"
    now = own.get(made.headers["location"]).json()
    assert (now["type"], now["corrected"], now["original"]["type"]) == ("THREATEN", True, before["type"])
    assert now["recipient"][0]["code"] == "POL"
    mine = [c for c in now["corrections"] if c["why"] == "a threat"]
    assert {c["field"] for c in mine} == {"type", "recipient"}
    for each in mine:
        undone = own.post(
            f"{BASE}/corrections", json={"kind": "undo", "correction": each["number"], "why": "was right"}
        )
        assert undone.status_code == 201
    after = own.get(f"{BASE}/events/{event}").json()
    assert (after["type"], after["original"]) == (before["type"], None)
    assert own.get(f"{BASE}/corrections", params={"event": event}).json()["items"][0]["kind"] == "undo"


def test_events_are_merged_and_split(own_everywhere: TestClient) -> None:
    own = own_everywhere
    listed = own.get(f"{BASE}/events", params={"dyad": "FRA-DEU"}).json()["items"]
    one, other = (each["id"] for each in listed[:2])
    merged = own.post(f"{BASE}/corrections", json={"kind": "merge", "event": one, "others": [other], "why": "the same"})
    assert merged.status_code == 201
    whole = own.get(f"{BASE}/events/{merged.json()['event']}").json()
    assert whole["mentions"] == sum(each["mentions"] for each in listed[:2])
    apart = [whole["reports"][-1]["id"]]
    split = own.post(
        f"{BASE}/corrections",
        json={"kind": "split", "event": whole["id"], "mentions": apart, "why": "another day"},
    )
    assert split.status_code == 201
    assert [r["id"] for r in own.get(f"{BASE}/events/{split.json()['event']}").json()["reports"]] == apart


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "confirm", "event": "ev-0000", "why": "x"}, 404),
        ({"kind": "undo", "correction": 4711, "why": "x"}, 422),
        ({"kind": "change", "event": "EVENT", "why": "x", "values": {"type": "NONSENSE"}}, 422),
        ({"kind": "change", "event": "EVENT", "why": "x", "values": {"when": "9999-12-31"}}, 422),
        ({"kind": "change", "event": "EVENT", "why": " ", "values": {"type": "AID"}}, 422),
        ({"kind": "merge", "event": "EVENT", "others": ["EVENT"], "why": "x"}, 422),
        ({"kind": "split", "event": "EVENT", "mentions": ["abc"], "why": "x"}, 422),
        ({"kind": "confirm", "event": "EVENT", "why": "x", "more": 1}, 422),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    own: TestClient, body: dict[str, object], status: int
) -> None:
    event = event_of(own)
    named = {
        key: event if value == "EVENT" else [event] if value == ["EVENT"] else value for key, value in body.items()
    }
    log = own.get(f"{BASE}/corrections").content
    told = own.post(f"{BASE}/corrections", json=named)
    assert told.status_code == status, told.text
    assert own.get(f"{BASE}/corrections").content == log


def test_a_comment_is_told_as_it_was_written(own_everywhere: TestClient) -> None:
    own = own_everywhere
    event = event_of(own)
    text = "Is this *right*? <script>alert(1)</script> \x00 end"
    made = own.post(f"{BASE}/comments", json={"event": event, "text": text})
    assert made.status_code == 201
    told = own.get(f"{BASE}/comments", params={"event": event}).json()["items"]
    assert told[-1]["number"] == made.json()["number"]
    assert told[-1]["text"] == text.replace("\x00", "\ufffd")
    assert told[-1] == own.get(f"{BASE}/events/{event}").json()["comments"][-1]


def test_comments_are_on_one_thing_that_is_there(own: TestClient) -> None:
    for body in ({"text": "x"}, {"text": "x", "event": event_of(own), "story": "st-1"}):
        assert own.post(f"{BASE}/comments", json=body).status_code == 422
    for body in (
        {"text": "x", "event": "ev-0000"},
        {"text": "x", "story": "st-zz"},
        {"text": "x", "article": "0" * 20},
    ):
        assert own.post(f"{BASE}/comments", json=body).status_code == 404
    assert own.get(f"{BASE}/comments?event=ev-1&story=st-1").status_code == 422
