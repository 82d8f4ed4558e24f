"""Correcting, merging, splitting and taking back, as an analyst does it with a browser."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from dragoman.record.asking import Found, find
from dragoman.record.explaining import explain
from dragoman.record.filters import Filters
from dragoman.record.store import Store
from dragoman.serving.pages.people.likely import likely_same
from dragoman.serving.pages.people.values import seen, written

from ..closed import ClosedRoom, post
from ..filling import ABSENT, DYAD

SELECTED = re.compile(r'<option value="([^"]*)" selected>')


def form_of(client: TestClient, event: str) -> dict[str, object]:
    """The form of an event, filled in as the page has it."""
    text = client.get(f"/events/{event}/correct").text
    form = text[text.index(f'action="/events/{event}/correct"') :]
    fields: dict[str, object] = dict(re.findall(r'<input name="(\w+)" value="([^"]*)"', form))
    fields = {name: unescape(str(value)) for name, value in fields.items()}
    for name, inner in re.findall(r'<select name="(\w+)">(.*?)</select>', form, re.S):
        chosen = SELECTED.findall(inner)
        fields[name] = chosen[0] if chosen else ""
    fields["contexts"] = re.findall(r'name="contexts" value="([^"]*)" checked', form)
    fields["seen"] = re.search(r'name="seen" value="(\w+)"', form)[1]  # type: ignore[index]
    return fields


@pytest.fixture
def analyst(closed: ClosedRoom) -> TestClient:
    return closed.logged_in("ben")


def events(store: Store, **filters: object) -> list[Found]:
    return list(find(store, Filters(dyad=DYAD, **filters)))  # type: ignore[arg-type]


def plain(store: Store) -> str:
    """An event that nobody has corrected."""
    return next(each.told.id for each in events(store) if not explain(store, each.told.id).corrections)


def test_the_form_shows_the_event_as_it_is(closed: ClosedRoom, analyst: TestClient) -> None:
    for found in find(closed.store, Filters(status=(), rejected=True)):
        fields = form_of(analyst, found.told.id)
        for name in ("type", "mode", "cameo", "status", "promises", "actor", "recipient", "when", "where"):
            assert fields[name] == written(found.told.event, name), name
        assert ", ".join(sorted(fields["contexts"])) == written(found.told.event, "contexts")  # type: ignore[call-overload]


def test_a_form_that_is_sent_as_it_came_corrects_nothing(closed: ClosedRoom, analyst: TestClient) -> None:
    event = plain(closed.store)
    answer = post(analyst, f"/events/{event}/correct", {**form_of(analyst, event), "why": "no reason"})
    assert answer.status_code == 422
    assert not explain(closed.store, event).corrections


def test_a_field_is_corrected_and_the_rest_stays(closed: ClosedRoom, analyst: TestClient) -> None:
    event = plain(closed.store)
    before = explain(closed.store, event).found.told
    form = {**form_of(analyst, event), "where": "Geneva, CHE", "contexts": ["health", "economic"], "why": "it says so"}
    answer = post(analyst, f"/events/{event}/correct", form)
    assert answer.status_code == 303
    told = explain(closed.store, answer.headers["location"].removeprefix("/events/"))
    assert told.found.told.event.where and told.found.told.event.where.name == "Geneva"
    assert told.found.told.event.contexts == ("economic", "health")
    assert told.found.told.event.actor == before.event.actor
    assert [(each.who, each.field, each.why) for each in told.corrections] == [
        ("ben", "contexts", "it says so"),
        ("ben", "where", "it says so"),
    ]


def test_a_changed_type_takes_code_and_score_with_it(closed: ClosedRoom, analyst: TestClient) -> None:
    event = next(each.told.id for each in events(closed.store, type=("ASSAULT",)) if not each.told.corrected)
    form = {**form_of(analyst, event), "type": "ACCUSE", "mode": "disapprove", "why": "words only"}
    answer = post(analyst, f"/events/{event}/correct", form)
    told = explain(closed.store, answer.headers["location"].removeprefix("/events/")).found.told.event
    assert (told.type, told.mode, told.quad) == ("ACCUSE", "disapprove", 3)
    assert told.cameo.startswith("11")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "GREET"),
        ("status", "perhaps"),
        ("when", "yesterday"),
        ("when", "2022-02-30"),
        ("where", "Geneva"),
        ("actor", "XXX"),
        ("actor", "RUS:ZZZ"),
        ("cameo", "999"),
        ("contexts", ["nonsense"]),
        ("mode", "<script>alert(1)</script>"),
        ("where", "<script>alert(1)</script>"),
        ("where", "{{7*7}}${7*7}, XX"),
        ("why", " "),
        ("why", ""),
    ],
)
def test_what_makes_no_sense_is_refused_and_stands_in_the_form(
    closed: ClosedRoom, analyst: TestClient, field: str, value: object
) -> None:
    event = plain(closed.store)
    answer = post(analyst, f"/events/{event}/correct", {**form_of(analyst, event), "why": "why not", field: value})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "<script>alert" not in answer.text
    assert "49" not in answer.text.partition('role="alert"')[2].partition("</p>")[0]
    assert not explain(closed.store, event).corrections


def test_who_has_seen_an_older_state_is_shown_the_new_one(closed: ClosedRoom, analyst: TestClient) -> None:
    event = plain(closed.store)
    form = {**form_of(analyst, event), "status": "historical", "why": "long ago"}
    other = closed.logged_in("eve")
    assert post(
        other, f"/events/{event}/correct", {**form_of(other, event), "where": "Bari, ITA", "why": "x"}
    ).is_redirect
    answer = post(analyst, f"/events/{event}/correct", form)
    assert answer.status_code == 409
    assert "Bari, ITA" in answer.text
    assert explain(closed.store, event).found.told.event.status == "actual"


def test_two_events_that_differ_in_a_field_are_not_seen_as_one(closed: ClosedRoom) -> None:
    states = {each.told.id: seen(each.told.event) for each in find(closed.store, Filters(status=()))}
    assert len(set(states.values())) > len(states) / 2


def test_confirming_and_rejecting_need_a_reason(closed: ClosedRoom, analyst: TestClient) -> None:
    event = plain(closed.store)
    assert post(analyst, f"/events/{event}/judge", {"kind": "confirm", "why": ""}).status_code == 422
    assert post(analyst, f"/events/{event}/judge", {"kind": "bless", "why": "x"}).status_code == 422
    assert post(analyst, f"/events/{event}/judge", {"kind": "reject", "why": "never was"}).status_code == 303
    assert explain(closed.store, event).found.told.rejected
    assert post(analyst, f"/events/{event}/judge", {"kind": "confirm", "why": "was so"}).status_code == 303
    told = explain(closed.store, event).found.told
    assert told.confirmed and not told.rejected


def test_likely_same_events_are_of_the_same_parties_and_days(closed: ClosedRoom) -> None:
    offered = 0
    for found in events(closed.store):
        for each in likely_same(closed.store, found.told):
            offered += 1
            assert each.told.id != found.told.id
            codes = {a.code for a in (*each.told.event.actor, *each.told.event.recipient)}
            assert codes & set(DYAD)
    assert offered


def test_merging_what_was_chosen_and_splitting_it_again(closed: ClosedRoom, analyst: TestClient) -> None:
    one = next(each for each in events(closed.store) if likely_same(closed.store, each.told))
    other = likely_same(closed.store, one.told)[0]
    page = analyst.get(f"/events/{one.told.id}/merge").text
    assert f'value="{other.told.id}"' in page
    form = {"other": [other.told.id], "why": "the same shelling"}
    answer = post(analyst, f"/events/{one.told.id}/merge", form)
    assert answer.status_code == 303
    merged = explain(closed.store, answer.headers["location"].removeprefix("/events/"))
    assert len(merged.reports) == one.told.mentions + other.told.mentions
    apart = merged.reports[-1].mention
    page = analyst.get(f"/events/{merged.found.told.id}/split").text
    assert f'value="{apart}"' in page
    answer = post(analyst, f"/events/{merged.found.told.id}/split", {"mention": [apart], "why": "another day"})
    assert answer.status_code == 303
    alone = explain(closed.store, answer.headers["location"].removeprefix("/events/"))
    assert [each.mention for each in alone.reports] == [apart]


@pytest.mark.parametrize(
    "form",
    [{"why": "x"}, {"other": [ABSENT], "why": "x"}, {"named": "../../etc", "why": "x"}, {"named": "self", "why": ""}],
)
def test_a_merge_with_nothing_is_refused(closed: ClosedRoom, analyst: TestClient, form: dict[str, object]) -> None:
    event = plain(closed.store)
    if form.get("named") == "self":
        form = {"named": event, "why": "x"}
    assert post(analyst, f"/events/{event}/merge", form).status_code == 422


def test_a_split_of_everything_or_of_anothers_reports_is_refused(closed: ClosedRoom, analyst: TestClient) -> None:
    told = next(each.told for each in events(closed.store) if each.told.mentions > 1)
    every = [each.mention for each in explain(closed.store, told.id).reports]
    for chosen in (every, [], ["0" * 20], [*every[:1], "0" * 20]):
        assert post(analyst, f"/events/{told.id}/split", {"mention": chosen, "why": "x"}).status_code == 422


def test_taking_back_from_the_history(closed: ClosedRoom, analyst: TestClient) -> None:
    event = plain(closed.store)
    post(analyst, f"/events/{event}/judge", {"kind": "reject", "why": "never was"})
    number = explain(closed.store, event).corrections[-1].number
    assert f'action="/corrections/{number}/undo"' in analyst.get("/corrections").text
    assert post(analyst, f"/corrections/{number}/undo", {"why": " "}).status_code == 422
    assert post(analyst, f"/corrections/{number}/undo", {"why": "it was"}).status_code == 303
    assert not explain(closed.store, event).found.told.rejected
    assert post(analyst, f"/corrections/{number}/undo", {"why": "again"}).status_code == 422
    assert post(analyst, "/corrections/999999/undo", {"why": "again"}).status_code == 422


@pytest.mark.parametrize("what", ["correct", "merge", "split"])
def test_events_that_are_not_there_are_not_found(analyst: TestClient, what: str) -> None:
    for event in (ABSENT, "..", "%2e%2e", "ev-", "x" * 3000, "ev-%00"):
        assert analyst.get(f"/events/{event}/{what}").status_code == 404


def test_a_reader_sees_no_form_and_may_send_none(closed: ClosedRoom) -> None:
    event = plain(closed.store)
    reader = closed.logged_in("ann")
    assert "/undo" not in reader.get("/corrections").text
    for path in (
        f"/events/{event}/correct",
        f"/events/{event}/judge",
        f"/events/{event}/merge",
        f"/events/{event}/split",
    ):
        assert post(reader, path, {"why": "x", "kind": "reject"}).status_code == 403


def test_the_page_that_asks_for_a_part_gets_the_form_alone(closed: ClosedRoom, analyst: TestClient) -> None:
    part = analyst.get(f"/events/{plain(closed.store)}/correct", headers={"hx-request": "true"}).text
    assert part.lstrip().startswith("<form")
    assert "<html" not in part
    assert 'name="csrf"' in part
