"""Rounds of sending: to a real server by HTTP, to a real one by SMTP, and killed in the midst of it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from fastapi.testclient import TestClient

from dragoman.record import follows
from dragoman.record.asking import find
from dragoman.record.deliveries import LEASE, last_of
from dragoman.record.filters import Filters
from dragoman.record.follows import Channel, Follow
from dragoman.record.keeping import keep
from dragoman.record.store import Store
from dragoman.serving.app import create_app
from dragoman.serving.following import sending, webhooks
from dragoman.serving.following.mail import Server
from dragoman.serving.following.mail import post as really_post
from dragoman.serving.following.sending import Way
from dragoman.serving.following.webhooks import new_secret
from dragoman.serving.following.worker import Tally, Worker, round_of
from dragoman.serving.settings import Settings
from record.news import BEGIN
from record.test_moving import history

from ..filling import hostile, talks
from .test_mail import Box, Post, running

NOW = datetime(2024, 5, 7, 12, tzinfo=UTC)
EVERYTHING = Filters(status=())


class Receiver(BaseHTTPRequestHandler):
    """Whoever is told; ``status`` is what it answers."""

    got: ClassVar[list[tuple[dict[str, str], bytes]]] = []
    status: ClassVar[list[int]] = [200]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.status[0])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[str]:
    Receiver.got.clear()
    Receiver.status[0] = 200
    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "record.db")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with Store(place) as store:
        yield store


def way(**more: object) -> Way:
    told = Settings("x", address="https://events.example", smtp="smtp://localhost", sender="room@events.example")
    return Way(told, webhook=partial(webhooks.send, allow_private=True), **more)  # type: ignore[arg-type]


def follow(store: Store, channel: Channel, address: str, language: str = "en") -> Follow:
    return follows.follow(
        store,
        "ann",
        "Talks\r\nBcc: evil@evil.example",
        "search",
        EVERYTHING,
        channel,
        language=language,
        address=address,
        secret=new_secret(),
        at=(NOW - timedelta(days=1)).isoformat(),
    )


def test_a_webhook_is_told_what_came_signed_and_once(store: Store, hook: str) -> None:
    made = follow(store, "webhook", hook)
    keep(store, [talks("one", BEGIN), hostile()])
    assert round_of(store, way(), now=lambda: NOW) == Tally(sent=1)
    assert round_of(store, way(), now=lambda: NOW) == Tally()
    ((headers, body),) = Receiver.got
    key = base64.b64decode(str(made.secret).removeprefix("whsec_"))
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert int(headers["webhook-timestamp"]) == int(NOW.timestamp())
    told = json.loads(body)
    assert told["type"] == "events"
    assert told["id"] == headers["webhook-id"]
    assert {each["_event"]["id"] for each in told["items"]} == {each.told.id for each in find(store, EVERYTHING)}
    assert all(each["url"].startswith("https://events.example/events/ev-") for each in told["items"])


def test_what_failed_goes_out_later_under_the_same_id(store: Store, hook: str) -> None:
    made = follow(store, "webhook", hook)
    keep(store, [talks("one", BEGIN)])
    Receiver.status[0] = 500
    assert round_of(store, way(), now=lambda: NOW) == Tally(failed=1)
    assert last_of(store, [made.number])[made.number].problem == "the server answers 500"
    Receiver.status[0] = 204
    assert round_of(store, way(), now=lambda: NOW + timedelta(seconds=30)) == Tally()
    assert round_of(store, way(), now=lambda: NOW + timedelta(minutes=2)) == Tally(sent=1)
    first, second = Receiver.got
    assert first[0]["webhook-id"] == second[0]["webhook-id"]
    assert first[1] == second[1]
    assert last_of(store, [made.number])[made.number].problem is None


def test_whatever_is_wrong_with_one_the_others_go_out(store: Store, hook: str) -> None:
    follow(store, "webhook", "http://localhost:1/")
    follow(store, "webhook", hook)

    def sends(address: str, *more: object) -> None:
        if ":1/" in address:
            raise ZeroDivisionError
        webhooks.send(address, *more, allow_private=True)  # type: ignore[arg-type]

    keep(store, [talks("one", BEGIN)])
    tally = round_of(store, Way(way().settings, webhook=sends), now=lambda: NOW)
    assert tally == Tally(sent=1, failed=1)
    assert len(Receiver.got) == 1


def test_more_than_fits_is_told_as_a_number(store: Store, hook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "MOST", 2)
    follow(store, "webhook", hook)
    keep(store, [talks(f"t{day}", BEGIN + timedelta(3 * day), f"Title {day}") for day in range(5)])
    round_of(store, way(), now=lambda: NOW)
    told = json.loads(Receiver.got[0][1])
    assert (len(told["items"]), told["more"]) == (2, 3)


def test_a_letter_first_asks_and_then_tells(store: Store) -> None:
    box = Box()
    made = follow(store, "daily", "ann@reader.example", language="es")
    with running(Post(box)) as controller:
        here = Server("localhost", controller.at, None, None, False)

        def post(server: object, *more: object) -> None:
            really_post(here, *more)  # type: ignore[arg-type]

        keep(store, [talks("early", BEGIN)])
        assert round_of(store, way(post=post), now=lambda: NOW) == Tally(sent=1)
        (asking,) = box.letters
        assert asking["to"] == "ann@reader.example"
        assert asking["bcc"] is None
        text = asking.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        assert f"https://events.example/follow/{made.key}/confirm?code={sending.code(made, 'confirm')}" in text
        assert "Si las quiere" in text
        follows.confirm(store, made.key)
        keep(store, [hostile()])
        assert round_of(store, way(post=post), now=lambda: NOW) == Tally(sent=1)
        assert round_of(store, way(post=post), now=lambda: NOW) == Tally()
    digest = box.letters[1]
    assert "Bcc" not in set(digest.keys())
    assert box.envelopes[1][1] == ["ann@reader.example"]
    stop = f"https://events.example/follow/{made.key}/stop?code={sending.code(made, 'stop')}"
    assert digest["list-unsubscribe"] == f"<{stop}>"
    assert digest["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    text = digest.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    html = digest.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert stop in text.replace("\r\n", "\n")
    assert "Borland blamed Arland on day 4." in text
    assert "<img src=x" in text  # in a plain text it is what it is
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "javascript:" not in html


def test_without_a_mail_server_letters_wait(store: Store) -> None:
    made = follow(store, "daily", "ann@reader.example")
    assert round_of(store, Way(Settings("x")), now=lambda: NOW) == Tally(failed=1)
    assert "no mail server" in str(last_of(store, [made.number])[made.number].problem)


def test_the_own_network_is_refused_when_it_comes_to_sending_too(store: Store) -> None:
    made = follow(store, "webhook", "http://127.0.0.1:9/")
    keep(store, [talks("one", BEGIN)])
    assert round_of(store, Way(Settings("x")), now=lambda: NOW) == Tally(failed=1)
    assert "private" in str(last_of(store, [made.number])[made.number].problem)
    assert follows.follows_of(store, "ann")[0].paused


KILLED = """
import sys, time
from datetime import datetime
from functools import partial
from dragoman.record.store import Store
from dragoman.serving.following import webhooks
from dragoman.serving.following.sending import Way
from dragoman.serving.following.worker import round_of
from dragoman.serving.settings import Settings

place, when, moment = sys.argv[1:]

def send(*told):
    if when == "before":
        print("now", flush=True)
        time.sleep(60)
    webhooks.send(*told, allow_private=True)
    print("now", flush=True)
    time.sleep(60)

with Store(place) as store:
    told = Settings("x", address="https://events.example")
    round_of(store, Way(told, webhook=send), now=lambda: datetime.fromisoformat(moment))
"""


@pytest.mark.parametrize(("when", "times"), [("before", 1), ("after", 2)])
def test_killed_before_or_after_the_sending_nothing_is_lost(
    store: Store, place: str, hook: str, when: str, times: int
) -> None:
    follow(store, "webhook", hook)
    keep(store, [talks("one", BEGIN)])
    command = [sys.executable, "-c", KILLED, place, when, NOW.isoformat()]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603
    assert process.stdout and process.stdout.readline() == b"now\n"
    process.kill()
    process.wait()
    process.stdout.close()
    assert round_of(store, way(), now=lambda: NOW) == Tally()  # the dead one's claim still holds
    assert round_of(store, way(), now=lambda: NOW + LEASE) == Tally(sent=1)
    assert round_of(store, way(), now=lambda: NOW + 10 * LEASE) == Tally()
    # What was sent already comes a second time, under an id by which the other side can tell.
    assert len(Receiver.got) == times
    assert len({headers["webhook-id"] for headers, _ in Receiver.got}) == 1
    assert len({body for _, body in Receiver.got}) == 1


def test_the_room_sends_by_itself_until_it_closes(store: Store, hook: str) -> None:
    follow(store, "webhook", hook)
    keep(store, [talks("one", BEGIN)])
    worker = Worker(store, way(), every=0.02)
    worker.start()
    begun = time.monotonic()
    while not Receiver.got and time.monotonic() - begun < 20:
        time.sleep(0.02)
    worker.stop()
    worker.join(10)
    assert not worker.is_alive()
    assert len(Receiver.got) == 1


def test_an_alert_goes_out_at_once_by_whatever_way(store: Store, hook: str) -> None:
    box = Box()
    pair = Filters(dyad=("FRA", "DEU"))
    told = {"secret": new_secret(), "departures": True}
    follows.follow(store, "ann", "Rhine", "dyad", pair, "webhook", address=hook, **told)  # type: ignore[arg-type]
    letters = follows.follow(store, "ann", "Rhine", "dyad", pair, "weekly", address="a@b.example", **told)  # type: ignore[arg-type]
    feed = follows.follow(store, "ann", "Rhine", "dyad", pair, "feed", departures=True)
    follows.confirm(store, letters.key)
    history(store, 6)
    with running(Post(box)) as controller:
        here = Server("localhost", controller.at, None, None, False)

        def post(server: object, *more: object) -> None:
            really_post(here, *more)  # type: ignore[arg-type]

        round_of(store, way(post=post), now=lambda: datetime(2024, 7, 1, 3, tzinfo=UTC))
    alerts = [json.loads(body) for _, body in Receiver.got if json.loads(body)["type"] == "alert"]
    (item,) = alerts[0]["items"]
    assert len(alerts) == 1
    assert item["_alert"]["dyad"] == ["DEU", "FRA"]
    assert (item["_alert"]["events"], item["_alert"]["days"]) == (6, 7)
    assert item["_alert"]["p"] < 0.001
    assert "chance" in item["content_text"]
    subjects = [letter["subject"] for letter in box.letters]
    assert "Rhine: an alert" in subjects
    with TestClient(create_app(Settings(str(store.name))), base_url="http://localhost") as client:
        items = client.get(f"/follow/{feed.key}.json").json()["items"]
    assert items[0]["id"].startswith("urn:dragoman:alert:")
    assert items[1]["id"].startswith("urn:dragoman:event:")
