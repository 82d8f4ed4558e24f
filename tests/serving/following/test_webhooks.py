"""Webhooks: signed, sent to where they were checked to go, and left alone where they are not wanted."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from dragoman.serving.following.webhooks import LARGEST, NotDelivered, new_secret, send, signed

BODY = json.dumps({"items": [{"title": "Überfall – 会談"}]}, ensure_ascii=False).encode()


class Receiver(BaseHTTPRequestHandler):
    """Whoever is told, in every mood."""

    got: ClassVar[list[tuple[str, dict[str, str], bytes]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        name = self.path.partition("?")[0].strip("/")
        if name == "drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for number in range(200):
                self.wfile.write(f"X-{number}: y\r\n".encode())
                self.wfile.flush()
                time.sleep(0.05)
            return
        if name == "long":
            self.send_response(200)
            self.end_headers()
            for _ in range(50):
                self.wfile.write(b"x" * 1_000_000)
            return
        if name == "deaf":
            time.sleep(3)
            return
        self.send_response(int(name or 200))
        if name in ("429", "503"):
            self.send_header("Retry-After", "77")
        if name.startswith("3"):
            self.send_header("Location", "http://169.254.169.254/latest/meta-data")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Receiver.got.clear()
    with Quiet(("127.0.0.1", 0), Receiver) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def deliver(address: str, **more: object) -> None:
    send(address, SECRET, "del-7", 1_700_000_000, BODY, allow_private=True, **more)  # type: ignore[arg-type]


SECRET = new_secret()


def test_the_receiver_can_tell_who_sent_it_and_when(site: str) -> None:
    deliver(f"{site}/?room=1")
    ((path, headers, body),) = Receiver.got
    assert (path, body, headers["content-type"]) == ("/?room=1", BODY, "application/json")
    # As the documentation tells the receiver to do it.
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    assert hmac.compare_digest(headers["webhook-signature"], expected)
    assert headers["webhook-id"] == "del-7"


def test_the_signature_is_that_of_the_specification() -> None:
    # The example of Standard Webhooks' own reference libraries.
    body = b'{"test": 2432232314}'
    headers = signed("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_another_body_time_or_secret_has_another_signature() -> None:
    every = {
        signed(secret, id, at, body)["webhook-signature"]
        for secret in (SECRET, new_secret())
        for id in ("a", "b")
        for at in (1, 2)
        for body in (b"x", b"y")
    }
    assert len(every) == 16


@pytest.mark.parametrize(
    ("mood", "again", "after"),
    [("500", True, 0), ("404", True, 0), ("429", True, 77), ("503", True, 77), ("410", False, 0), ("307", False, 0)],
)
def test_refusals_are_told_and_whether_to_try_again(site: str, mood: str, again: bool, after: float) -> None:
    with pytest.raises(NotDelivered) as told:
        deliver(f"{site}/{mood}")
    assert (told.value.again, told.value.after) == (again, after)
    assert len(Receiver.got) == 1


def test_a_redirect_leads_nowhere(site: str) -> None:
    with pytest.raises(NotDelivered, match="redirects"):
        deliver(f"{site}/302")
    assert [path for path, _, _ in Receiver.got] == ["/302"]


@pytest.mark.parametrize("mood", ["drip", "deaf"])
def test_who_answers_without_end_is_left(site: str, mood: str) -> None:
    begun = time.monotonic()
    with pytest.raises(NotDelivered) as told:
        deliver(f"{site}/{mood}", limit=0.5)
    assert told.value.again
    # A call that waits for one step of the connection ends with that step at the latest.
    assert time.monotonic() - begun < 12


def test_what_is_answered_is_not_read(site: str) -> None:
    begun = time.monotonic()
    deliver(f"{site}/long")
    assert time.monotonic() - begun < 10


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotDelivered, match="cannot be reached"):
        deliver(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://100.64.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http://user:pass@127.0.0.1/",
        "http://",
        "not an address",
    ],
)
def test_the_own_network_is_not_told_anything(address: str) -> None:
    with pytest.raises(NotDelivered) as told:
        send(address, SECRET, "x", 1, BODY)
    assert not told.value.again or "resolved" in str(told.value)


def test_nor_by_a_name_that_means_it(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"inside.example": ["10.0.0.5"], "both.example": ["93.184.216.34", "127.0.0.1"]}
    monkeypatch.setattr(socket, "getaddrinfo", resolving(answers))
    for name in answers:
        with pytest.raises(NotDelivered, match="private"):
            send(f"https://{name}/", SECRET, "x", 1, BODY)


def test_a_name_that_means_something_else_the_second_time_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    reached: list[tuple[str, int]] = []
    turns = iter([["93.184.216.34"]])

    def rebinding(host: str, port: int, *_: object, **__: object) -> list[tuple]:
        if host == "93.184.216.34":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        asked.append(host)
        ips = next(turns, ["127.0.0.1"])
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

    def connecting(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        reached.append(address[:2])
        raise OSError("no way")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connecting)
    with pytest.raises(NotDelivered):
        send("http://rebinding.example/", SECRET, "x", 1, BODY)
    assert asked == ["rebinding.example"]
    assert reached == [("93.184.216.34", 80)]


def resolving(answers: dict[str, list[str]]) -> object:
    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in answers[host]]

    return getaddrinfo


def test_too_much_is_not_sent() -> None:
    with pytest.raises(NotDelivered, match="KiB"):
        send("https://a.example/", SECRET, "x", 1, b"x" * (LARGEST + 1))
