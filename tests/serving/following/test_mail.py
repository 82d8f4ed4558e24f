"""Letters, sent to a real server: encrypted, to one person, with nothing that breaks out of a header."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from hypothesis import given
from hypothesis import strategies as st

from dragoman.serving.following.mail import Letter, Server, composed, is_address, post, server_of
from dragoman.serving.following.webhooks import NotDelivered

AT = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
SENDER = "room@events.example"


class Box:
    """A mailbox that keeps what comes, and who it came for."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.envelopes: list[tuple[str, list[str], bool]] = []
        self.answer = "250 kept"
        self.refused = ""

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if self.refused:
            return self.refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        if not self.answer.startswith("250"):
            return self.answer
        self.letters.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos, session.ssl is not None))
        return self.answer


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's context, with a certificate for localhost that only they know."""
    folder = tmp_path_factory.mktemp("certificate")
    made = make_certificate(folder)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(*made)
    return server, ssl.create_default_context(cafile=str(made[0]))


def make_certificate(folder: Path) -> tuple[Path, Path]:
    import shutil
    import subprocess

    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    cert, key = folder / "cert.pem", folder / "key.pem"
    told = "/CN=localhost"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj {told} -addext subjectAltName=DNS:localhost"
    subprocess.run([*command.split(), "-keyout", key, "-out", cert], check=True, capture_output=True)  # noqa: S603
    return cert, key


class Post(Controller):
    """The server; ``tls`` is offered, or demanded from the first byte."""

    def __init__(self, box: Box, tls: ssl.SSLContext | None = None, wrapped: bool = False, **more: object) -> None:
        self._tls, self._more = (None if wrapped else tls), more
        super().__init__(box, hostname="localhost", port=0, ssl_context=tls if wrapped else None)

    def factory(self) -> SMTP:
        return SMTP(self.handler, tls_context=self._tls, enable_SMTPUTF8=True, **self._more)  # type: ignore[arg-type]

    @property
    def at(self) -> int:
        return self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr]

    def _trigger_server(self) -> None:  # asks for port 0 as it stands
        import socket

        with socket.create_connection(("localhost", self.at), 2.0):
            pass


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def plain(box: Box) -> Iterator[Server]:
    with running(Post(box)) as controller:
        yield Server("localhost", controller.at, None, None, False)


def running(controller: Post):
    from contextlib import contextmanager

    @contextmanager
    def run() -> Iterator[Post]:
        controller.start()
        try:
            yield controller
        finally:
            controller.stop()

    return run()


def letter(**more: object) -> Letter:
    told: dict[str, object] = {
        "to": "ann@reader.example",
        "subject": "Ereignisse – 事件",
        "text": "Überfall in Kehl\n",
        "html": "<p>Überfall in <b>Kehl</b></p>",
        "id": "delivery-7",
        "headers": {"List-Unsubscribe": "<https://events.example/follow/k/stop>"},
    }
    return Letter(**{**told, **more})  # type: ignore[arg-type]


def test_a_letter_arrives_as_text_and_as_html(plain: Server, box: Box) -> None:
    post(plain, letter(), SENDER, AT)
    (got,) = box.letters
    assert box.envelopes == [(SENDER, ["ann@reader.example"], False)]
    assert (got["from"], got["to"], got["subject"]) == (SENDER, "ann@reader.example", "Ereignisse – 事件")
    assert got["message-id"] == "<delivery-7@events.example>"
    assert got["auto-submitted"] == "auto-generated"
    assert got["list-unsubscribe"] == "<https://events.example/follow/k/stop>"
    text, html = got.iter_parts()
    assert (text.get_content_type(), text.get_content().strip()) == ("text/plain", "Überfall in Kehl")
    assert html.get_content_type() == "text/html"
    assert "<b>Kehl</b>" in html.get_content()


def test_the_way_is_encrypted_where_the_server_can(box: Box, certificate) -> None:
    server, client = certificate
    with running(Post(box, server, require_starttls=True)) as controller:
        post(Server("localhost", controller.at, None, None, False), letter(), SENDER, AT, client)
    assert box.envelopes[0][2]


def test_or_from_the_first_byte_with_a_password(box: Box, certificate) -> None:
    server, client = certificate
    asked: list[bytes] = []

    def known(server, session, envelope, mechanism, given) -> AuthResult:
        asked.append(given.password)
        return AuthResult(success=given.login == b"room" and given.password == b"secret", handled=False)

    with running(
        Post(box, server, wrapped=True, authenticator=known, auth_required=True, auth_require_tls=False)
    ) as post_:
        post(Server("localhost", post_.at, "room", "secret", True), letter(), SENDER, AT, client)
        with pytest.raises(NotDelivered, match="535"):
            post(Server("localhost", post_.at, "room", "wrong", True), letter(), SENDER, AT, client)
    assert len(box.letters) == 1
    assert set(asked) == {b"secret", b"wrong"}


def test_a_certificate_that_nobody_vouches_for_is_refused(box: Box, certificate) -> None:
    server, _ = certificate
    with running(Post(box, server)) as controller, pytest.raises(NotDelivered, match="secure"):
        post(Server("localhost", controller.at, None, None, False), letter(), SENDER, AT)
    assert not box.letters


def test_nothing_leaves_the_machine_unencrypted(plain: Server, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.serving.following.mail.is_loopback", lambda host: False)
    with pytest.raises(NotDelivered, match="STARTTLS"):
        post(plain, letter(), SENDER, AT)
    assert not box.letters


@pytest.mark.parametrize(
    ("what", "answer", "again"),
    [("refused", "550 nobody here", False), ("refused", "450 later", True), ("answer", "452 full", True)],
)
def test_refusals_are_told_and_whether_to_try_again(
    plain: Server, box: Box, what: str, answer: str, again: bool
) -> None:
    setattr(box, what, answer)
    with pytest.raises(NotDelivered) as told:
        post(plain, letter(), SENDER, AT)
    assert told.value.again is again
    assert not box.letters


def test_nobody_there() -> None:
    with pytest.raises(NotDelivered) as told:
        post(Server("localhost", 1, None, None, False), letter(), SENDER, AT)
    assert told.value.again


HARM = (
    "x\nBcc: c@evil.example",
    "x\r\nBcc: c@evil.example",
    "x\rBcc: c",
    "x\x00y",
    "x\u2028Bcc: c",
    "x\x0bBcc: c",
    "x\x85y",
)


@pytest.mark.parametrize("harm", HARM)
def test_no_header_can_be_broken_out_of(plain: Server, box: Box, harm: str) -> None:
    post(plain, letter(subject=harm), SENDER, AT)
    (got,) = box.letters
    assert got["bcc"] is None
    assert "Bcc" not in set(got)
    assert box.envelopes[0][1] == ["ann@reader.example"]


@pytest.mark.parametrize("harm", HARM)
def test_nor_by_an_address(plain: Server, box: Box, harm: str) -> None:
    with pytest.raises(NotDelivered):
        post(plain, letter(to=f"ann@reader.example{harm[1:]}"), SENDER, AT)
    assert not box.letters


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_nor_by_a_header_of_our_own(plain: Server, box: Box, end: str) -> None:
    with pytest.raises(NotDelivered):
        post(plain, letter(headers={"List-Unsubscribe": f"<https://a>{end}Bcc: c@evil.example"}), SENDER, AT)
    assert not box.letters


@given(st.text(max_size=300))
def test_whatever_the_subject_it_is_one_header(subject: str) -> None:
    raw = bytes(composed(letter(subject=subject), SENDER, AT))
    got = message_from_bytes(raw, policy=default)
    assert set(got.keys()) <= {
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Unsubscribe", "MIME-Version"),
        *("Content-Type", "Content-Transfer-Encoding"),
    }


@pytest.mark.parametrize("address", ["ann@reader.example", "a.b+c@x-y.example", "o'neil@b.c"])
def test_addresses(address: str) -> None:
    assert is_address(address)


NONE = (
    *("", "ann", "@b.c", "a@", "a@b@c", "a b@c.d", "a@b.c, d@e.f", "<a@b.c>", '"x"@b.c', "a@b.c\n", "a@-b.c", "a@b..c"),
    *("a" * 65 + "@b.c", "a..b@c.d", "ä@b.c", "a@b.c;", "a@" + "b." * 130 + "c"),
)


@pytest.mark.parametrize("address", NONE)
def test_what_is_no_address(address: str) -> None:
    assert not is_address(address)


def test_servers_are_told_by_their_addresses() -> None:
    assert server_of("smtp://me%40x@mail.example", "p") == Server("mail.example", 587, "me@x", "p", False)
    assert server_of("smtps://mail.example") == Server("mail.example", 465, None, None, True)
    for wrong in ("http://mail.example", "smtp://", "mail.example", "smtp://mail.example/x", "smtp://a:b@mail.example"):
        with pytest.raises(ValueError, match=r"mail server"):
            server_of(wrong)
