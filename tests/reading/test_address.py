from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.reading import Limits
from dragoman.reading.address import fetch, is_public
from dragoman.reading.problems import Unreadable

from .samples import PARAGRAPHS, RSS, page

Reading = Callable[..., tuple[list, list]]
LIMITS = Limits(document_bytes=200_000, fetch_seconds=3.0)


class Handler(BaseHTTPRequestHandler):
    """A small site with every bad habit."""

    def do_GET(self) -> None:
        name = self.path.strip("/")
        getattr(self, f"get_{name.partition('/')[0] or 'page'}", self.missing)()

    def reply(self, body: bytes, media_type: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in {"Content-Type": media_type, **headers}.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def missing(self) -> None:
        self.reply(b"gone", status=404)

    def get_page(self) -> None:
        self.reply(page(head="").encode())

    def get_agent(self) -> None:
        self.reply(f"{self.headers['User-Agent']} at {self.headers['Host']}".encode(), "text/plain")

    def get_latin(self) -> None:
        self.reply("Título\n\nEl señor llegó.".encode("cp1252"), "text/plain; charset=iso-8859-1")

    def get_feed(self) -> None:
        self.reply(RSS.encode(), "application/rss+xml")

    def get_packed(self) -> None:
        self.reply(gzip.compress(page(head="").encode()), Content_Encoding="gzip")

    def get_bomb(self) -> None:
        self.reply(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def get_cut(self) -> None:
        self.reply(gzip.compress(page().encode())[:-30], Content_Encoding="gzip")

    def get_large(self) -> None:
        self.reply(b"x" * 300_000)

    def get_image(self) -> None:
        self.reply(b"GIF8", "image/gif")

    def get_moved(self) -> None:
        self.reply(b"", status=302, Location="/page")

    def get_round(self) -> None:
        self.reply(b"", status=302, Location="/round")

    def get_inside(self) -> None:
        self.reply(b"", status=302, Location="file:///etc/hostname")

    def get_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"<p>")
            except OSError:
                return
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_read_from_its_address(site: str, read_all: Reading) -> None:
    (article,), problems = read_all(f"{site}/page", allow_private=True)
    assert article.text.endswith(PARAGRAPHS[-1])
    assert article.id == article.url == f"{site}/page"
    assert not problems


def test_feeds_and_texts_are_read_from_their_addresses(site: str, read_all: Reading) -> None:
    articles, problems = read_all(f"{site}/feed", f"{site}/latin", allow_private=True)
    assert [article.id for article in articles] == ["https://news.example/a/1", "g2", f"{site}/latin"]
    assert articles[2].text == "Título\n\nEl señor llegó."
    assert not problems


def test_the_client_says_what_it_is(site: str) -> None:
    agent, _, host = fetch(f"{site}/agent", LIMITS, allow_private=True).body.decode().rpartition(" at ")
    assert agent.startswith("dragoman/") and f"http://{host}" == site


def test_redirects_are_followed_and_the_last_address_kept(site: str) -> None:
    assert fetch(f"{site}/moved", LIMITS, allow_private=True).address == f"{site}/page"


def test_compressed_answers(site: str) -> None:
    assert b"Minister" in fetch(f"{site}/packed", LIMITS, allow_private=True).body


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing", "404"),
        ("bomb", "larger than 200 kB"),
        ("large", "larger than 200 kB"),
        ("cut", "too early"),
        ("image", "image/gif"),
        ("round", "more than 5 redirects"),
        ("inside", "only http"),
        ("drip", "longer than 3 seconds"),
    ],
)
def test_bad_answers_are_told(site: str, path: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        fetch(f"{site}/{path}", LIMITS, allow_private=True)


def test_the_own_network_is_not_read(site: str, read_all: Reading) -> None:
    for address in (site, site.replace("127.0.0.1", "localhost"), "http://[::1]/", "http://169.254.169.254/latest/"):
        articles, problems = read_all(address)
        assert not articles
        assert "private or reserved" in problems[0].message
        assert problems[0].where == address


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://user:word@news.example/",
        "http://news.example:99999/",
        "http://[::1",
        "http://\x00/",
        "http://x..y/",
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(Unreadable):
        fetch(address, LIMITS)


def test_nobody_answers(site: str) -> None:
    with pytest.raises(Unreadable, match="cannot be fetched"):
        fetch("http://127.0.0.1:1/", LIMITS, allow_private=True)


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("172.16.3.4", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("nonsense", False),
    ],
)
def test_which_network_addresses_are_public(ip: str, public: bool) -> None:
    assert is_public(ip) is public
