"""Feeds followed: politely, whatever the hosts do, and nothing of it lost or read twice."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sqlalchemy import select

from dragoman.model import Article
from dragoman.pipeline import Coded
from dragoman.reading import Limits
from dragoman.reading.courtesy import Courtesy
from dragoman.reading.opml import feeds_of
from dragoman.reading.problems import Problem, Unreadable
from dragoman.record.schema import articles, feed_items, feeds
from dragoman.record.store import Store
from dragoman.record.watching import Watch

from .dumping import check

SENTENCE = (
    "The envoys of both towns met at the old bridge and spoke about grain, tolls and the harbour until night fell. "
)
BODY = "".join(f"<p>{SENTENCE}{n} {SENTENCE}</p>" for n in range(4))


class Site:
    """A small web of one host with feeds of every kind; what it does can be changed while it is asked."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []
        self.agents: set[str] = set()
        self.robots: tuple[int, str] = (404, "")
        self.items = ["one", "two"]
        self.broken: dict[str, int] = {}
        self.etag = '"1"'
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.feed = f"{self.base}/feed.xml"

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        path = to.path.strip("/")
        self.asked[path] += 1
        self.times.append(time.monotonic())
        self.agents.add(to.headers["User-Agent"])
        if path in self.broken:
            return self.reply(to, self.broken[path], "text/plain", "no", {"Retry-After": "7200"})
        if path == "robots.txt":
            return self.reply(to, self.robots[0], "text/plain", self.robots[1])
        if path == "feed.xml":
            if to.headers["If-None-Match"] == self.etag:
                return self.reply(to, 304, "application/rss+xml", "")
            return self.reply(to, 200, "application/rss+xml", self.rss(), {"ETag": self.etag})
        if path == "slow.xml":
            time.sleep(2.5)
            return self.reply(to, 200, "application/rss+xml", self.rss())
        if path == "nonsense.xml":
            return self.reply(to, 200, "application/rss+xml", "<rss><item>")
        if path == "away.xml":
            return self.reply(to, 302, "text/plain", "", {"Location": "/feed.xml"})
        html = f"<html><head><title>About {path}</title></head><body><article><h1>About {path}</h1>{BODY}</article>"
        return self.reply(to, 200, "text/html; charset=utf-8", html)

    def reply(
        self, to: BaseHTTPRequestHandler, status: int, kind: str, body: str, headers: dict[str, str] | None = None
    ) -> None:
        to.send_response(status)
        for name, value in {"Content-Type": kind, **(headers or {})}.items():
            to.send_header(name, value)
        to.end_headers()
        to.wfile.write(body.encode())

    def rss(self) -> str:
        items = "".join(
            f"<item><title>About {name}</title><link>{self.base}/{name}</link><guid>{name}</guid>"
            f"<pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate><description>{SENTENCE * 3}</description></item>"
            for name in self.items
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'


class Coder:
    """Finds nothing, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[Article] = []

    def attempts(self, found: object, processes: int = 1) -> Iterator[Coded]:
        for article in found:  # type: ignore[attr-defined]
            self.given.append(article)
            yield Coded(article, [], {"code": "1"})


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


class Following:
    """A watch over the site, with a clock of its own."""

    def __init__(self, store: Store, pause: float = 0.0, seconds: float = 4.0) -> None:
        self.problems: list[Problem] = []
        self.time = datetime(2024, 3, 5, 8, 0, tzinfo=UTC)
        self.coder = Coder()
        courtesy = Courtesy(Limits(fetch_seconds=seconds), allow_private=True, pause=pause)
        self.watch = Watch(
            store,
            self.coder,
            courtesy,
            self.problems.append,
            now=lambda: self.time,  # type: ignore[arg-type]
        )

    def round(self, *feeds: str, patient: bool = False, hours: float = 0) -> None:
        self.time += timedelta(hours=hours)
        self.watch.round(feeds, patient=patient)


def titles(store: Store) -> list[str]:
    with store.reading() as connection:
        return sorted(str(t) for t in connection.execute(select(articles.c.title)).scalars())


def states(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        found = connection.execute(select(feed_items.c.link, feed_items.c.state)).all()
    return {link.rpartition("/")[2]: state for link, state in found}


def test_what_a_feed_tells_of_is_read_once_and_asked_for_only_if_it_has_changed(store: Store, site: Site) -> None:
    following = Following(store)
    following.round(site.feed)
    assert titles(store) == ["About one", "About two"]
    assert [a.published.isoformat() for a in following.coder.given if a.published] == ["2024-03-04"] * 2
    assert all(len(a.text) > 600 for a in following.coder.given), "the page is read, not the feed's summary"
    following.round(site.feed)
    assert site.asked["one"] == site.asked["two"] == 1 and site.asked["feed.xml"] == 2
    site.items, site.etag = ["three", "two"], '"2"'
    following.round(site.feed)
    assert site.asked["two"] == 1 and len(titles(store)) == 3
    assert not following.problems
    assert all(agent.startswith("dragoman/") for agent in site.agents)
    check(store)


def test_a_patient_round_waits_until_a_feed_is_due(store: Store, site: Site) -> None:
    following = Following(store)
    following.round(site.feed)
    following.round(site.feed, patient=True)
    assert site.asked["feed.xml"] == 1
    following.round(site.feed, patient=True, hours=1)
    assert site.asked["feed.xml"] == 2


def test_robots_txt_is_heeded_for_feeds_and_pages(store: Store, site: Site) -> None:
    site.robots = (200, "User-agent: *\nDisallow: /one\n\nUser-agent: dragoman\nDisallow: /t*o$\n")
    following = Following(store)
    following.round(site.feed)
    assert site.asked["two"] == 0 and site.asked["one"] == 1
    assert len(titles(store)) == 2, "the feed's own text stands in for the page"
    assert site.asked["robots.txt"] == 1
    site.robots = (200, "User-agent: *\nDisallow: /")
    other = Following(store)
    other.round(site.feed)
    assert site.asked["feed.xml"] == 1
    assert "robots.txt" in other.problems[0].message


def test_a_host_whose_robots_txt_fails_is_left_alone(store: Store, site: Site) -> None:
    site.robots = (503, "")
    following = Following(store)
    following.round(site.feed)
    assert site.asked["feed.xml"] == 0 and len(following.problems) == 1


def test_requests_to_a_host_keep_their_distance(store: Store, site: Site) -> None:
    site.items = ["one", "two", "three"]
    Following(store, pause=0.3).round(site.feed)
    assert len(site.times) == 5
    assert site.times[-1] - site.times[0] > 4 * 0.3 - 0.15


def test_a_bad_feed_is_told_asked_less_often_and_holds_up_no_other(store: Store, site: Site) -> None:
    other = Site()
    bad = [
        f"{other.base}/nonsense.xml",
        f"{other.base}/gone.xml",
        "http://127.0.0.1:1/feed.xml",
        f"{site.base}/away.xml",
    ]
    other.broken["gone.xml"] = 503
    try:
        following = Following(store)
        following.round(*bad, site.feed)
        assert titles(store) == ["About one", "About two"]
        assert {p.where for p in following.problems} == set(bad[:3])
        before = other.asked["gone.xml"]
        following.round(*bad, site.feed)
        assert other.asked["gone.xml"] == before, "it asked for two hours of peace"
        following.round(*bad, site.feed, hours=3)
        assert other.asked["gone.xml"] == before + 1
        with store.reading() as connection:
            failures = dict(connection.execute(select(feeds.c.address, feeds.c.failures)).all())
        assert failures[bad[1]] == 2 and failures[site.feed] == 0
    finally:
        other.server.shutdown()
        other.server.server_close()


def test_a_slow_host_does_not_hold_up_the_others(store: Store, site: Site) -> None:
    other = Site()
    try:
        following = Following(store, seconds=1.0)
        following.round(f"{other.base}/slow.xml", site.feed)
        assert titles(store) == ["About one", "About two"]
    finally:
        other.server.shutdown()
        other.server.server_close()


def test_a_page_that_cannot_be_read_is_tried_again_and_then_the_feed_must_do(store: Store, site: Site) -> None:
    site.broken["two"] = 503
    following = Following(store)
    following.round(site.feed)
    assert states(store) == {"one": "done", "two": "pending"}
    following.round(site.feed)
    following.round(site.feed)
    assert site.asked["two"] == 3
    assert states(store)["two"] == "done"
    assert SENTENCE.strip() in following.coder.given[-1].text


def test_a_page_that_is_gone_is_not_tried_again(store: Store, site: Site) -> None:
    site.broken["two"] = 410
    following = Following(store)
    following.round(site.feed)
    following.round(site.feed)
    assert site.asked["two"] == 1


def test_what_a_killed_run_left_is_read_by_the_next_though_the_feed_has_not_changed(store: Store, site: Site) -> None:
    class Killed(Coder):
        def attempts(self, found: object, processes: int = 1) -> Iterator[Coded]:
            raise KeyboardInterrupt

    following = Following(store)
    following.watch.coder = Killed()  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        following.round(site.feed)
    assert titles(store) == [] and set(states(store).values()) == {"pending"}
    Following(store).round(site.feed)
    assert titles(store) == ["About one", "About two"] and set(states(store).values()) == {"done"}


def test_the_own_network_is_not_asked(store: Store, site: Site) -> None:
    problems: list[Problem] = []
    Watch(store, Coder(), Courtesy(), problems.append).round([site.feed], patient=False)  # type: ignore[arg-type]
    assert "private or reserved" in problems[0].message
    assert not site.asked


def test_lists_of_feeds(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="2.0"><body><outline text="a"><outline xmlUrl="https://a.example/f"/></outline>'
        '<outline xmlUrl="ftp://b.example/f"/><outline xmlUrl="https://a.example/f"/></body></opml>'
    )
    assert feeds_of(path) == ["https://a.example/f"]
    for text in ("", "no list", "<opml/>", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml>'):
        path.write_text(text)
        with pytest.raises(Unreadable):
            feeds_of(path)
    with pytest.raises(Unreadable, match="no such file"):
        feeds_of(tmp_path / "none.opml")
