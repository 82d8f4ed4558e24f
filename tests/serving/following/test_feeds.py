"""Atom and JSON feeds of whatever can be followed."""

from __future__ import annotations

import json
import re
from datetime import datetime
from xml.etree import ElementTree

import feedparser
import pytest
from fastapi.testclient import TestClient

from dragoman.record.asking import find
from dragoman.record.filters import Filters
from dragoman.record.keeping import keep
from dragoman.record.stories import find as stories

from ..closed import ClosedRoom
from ..filling import DYAD, talks

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PATHS = [
    "/events",
    "/events?status=any&type=ASSAULT",
    "/dyads/FRA-DEU",
    "/dyads/rus-ukr",
    "/actors/RUS",
    "/stories/{story}",
]


def feed_path(client: TestClient, path: str, format: str) -> str:
    store = client.app.state.room.store  # type: ignore[attr-defined]
    path = path.format(story=next(stories(store))["id"])
    before, mark, query = path.partition("?")
    return f"{before}.{format}{mark}{query}"


@pytest.mark.parametrize("path", PATHS)
def test_atom_has_what_the_standard_asks_for(filled: TestClient, path: str) -> None:
    answer = filled.get(feed_path(filled, path, "atom"))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)  # noqa: S314 -- ours
    assert root.tag == f"{ATOM}feed"
    every = [root, *root.findall(f"{ATOM}entry")]
    assert len(every) > 1
    for node in every:
        for name in ("id", "title", "updated"):
            (one,) = node.findall(f"{ATOM}{name}")
            assert one.text
        assert MOMENT.fullmatch(node.findtext(f"{ATOM}updated", ""))
        assert len([each for each in node.findall(f"{ATOM}link") if each.get("rel") == "alternate"]) == 1
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert root.findtext(f"{ATOM}updated") == max(each.findtext(f"{ATOM}updated") for each in every[1:])  # type: ignore[type-var]
    ids = [each.findtext(f"{ATOM}id") for each in every]
    assert len(set(ids)) == len(ids)
    (self_link,) = [each.get("href") for each in root.findall(f"{ATOM}link") if each.get("rel") == "self"]
    assert self_link and filled.get(self_link.removeprefix("http://127.0.0.1:8000")).content == answer.content


@pytest.mark.parametrize("path", PATHS)
def test_a_feed_reader_understands_it(filled: TestClient, path: str) -> None:
    told = feedparser.parse(filled.get(feed_path(filled, path, "atom")).content)
    assert not told.bozo
    assert told.version == "atom10"
    assert all(each.link.startswith("http://127.0.0.1:8000/events/ev-") for each in told.entries)


@pytest.mark.parametrize("path", PATHS)
def test_the_json_feed_says_the_same(filled: TestClient, path: str) -> None:
    answer = filled.get(feed_path(filled, path, "json"))
    assert answer.headers["content-type"].startswith("application/feed+json")
    told = answer.json()
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"] and told["home_page_url"] and told["feed_url"].startswith("http")
    atom = ElementTree.fromstring(filled.get(feed_path(filled, path, "atom")).content)  # noqa: S314
    assert [each["id"] for each in told["items"]] == [
        each.findtext(f"{ATOM}id") for each in atom.findall(f"{ATOM}entry")
    ]
    for each in told["items"]:
        assert each["content_text"]
        assert datetime.fromisoformat(each["date_published"]) <= datetime.fromisoformat(each["date_modified"])
        assert each["_event"]["id"] == each["id"].removeprefix("urn:dragoman:event:")
        assert each.get("external_url", "https://").startswith(("http://", "https://"))


def test_what_means_harm_is_text_in_a_feed(filled: TestClient) -> None:
    atom = filled.get("/dyads/FRA-DEU.atom?status=any").text
    assert "<img" not in atom
    assert "<script" not in atom
    assert "&lt;img src=x onerror=alert(1)&gt;" in atom
    assert "javascript:" not in atom
    told = filled.get("/dyads/FRA-DEU.json").json()
    hostile = [each for each in told["items"] if "<img" in each["title"]]
    assert hostile
    assert "external_url" not in hostile[0]
    assert "content_html" not in json.dumps(told)


def test_who_has_it_already_is_told_so(own: TestClient) -> None:
    first = own.get("/dyads/FRA-DEU.atom")
    again = own.get("/dyads/FRA-DEU.atom", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert own.get("/dyads/FRA-DEU.atom", headers={"if-none-match": '"other"'}).status_code == 200
    other = own.get("/dyads/FRA-DEU.atom?lang=es", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_a_correction_is_an_update_of_the_same_entry(own: TestClient) -> None:
    store = own.app.state.room.store  # type: ignore[attr-defined]
    event = next(each.told.id for each in find(store, Filters(dyad=DYAD)) if not each.told.corrected)

    def entry() -> dict:
        told = own.get("/events.json").json()["items"]
        (one,) = [each for each in told if each["id"] == f"urn:dragoman:event:{event}"]
        return one

    before, tag = entry(), own.get("/events.atom").headers["etag"]
    own.post(f"/events/{event}/judge", data={"kind": "confirm", "why": "seen", **token(own, event)})
    assert entry()["date_modified"] > before["date_modified"]
    assert entry()["date_published"] == before["date_published"]
    assert own.get("/events.atom", headers={"if-none-match": tag}).status_code == 200


def token(client: TestClient, event: str) -> dict[str, str]:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(f"/events/{event}/correct").text)
    assert found
    return {"csrf": found[1]}


def test_what_came_last_stands_first_whatever_day_it_is_of(own: TestClient) -> None:
    from datetime import date

    store = own.app.state.room.store  # type: ignore[attr-defined]
    keep(store, [talks("late", date(2019, 1, 2))])
    first = own.get("/events.json").json()["items"][0]
    assert first["_event"]["when"]["start"] == "2019-01-02" or first["date_published"].startswith("2019-01-0")


NOWHERE = (
    *("/dyads/XXX-YYY.atom", "/dyads/RUS.atom", "/actors/XXX.json", "/stories/st-none.atom", "/stories/%00.json"),
    *(
        "/events.rss",
        "/events.atom?type=X",
        "/events.atom?since=x",
        "/actors/%2e%2e%2fRUS.atom",
        "/dyads/A-B.atom.atom",
    ),
)


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_no_feed(filled: TestClient, path: str) -> None:
    assert filled.get(path).status_code in (404, 422)


def test_in_a_closed_room_a_feed_needs_to_know_who_asks(closed: ClosedRoom) -> None:
    from dragoman.record.credentials import new_token

    stranger = closed.browser()
    assert stranger.get("/events.atom").status_code == 303
    bearer = {"authorization": f"Bearer {new_token(closed.store, 'ann', 'reader')}"}
    assert stranger.get("/events.atom", headers=bearer).status_code == 200
    assert closed.logged_in("ann").get("/events.json").json()["feed_url"] == "https://events.example/events.json"
