"""Letters, over SMTP: always encrypted on the way to another machine, and never to more people than one."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from dragoman.serving.following.webhooks import NotDelivered
from dragoman.serving.settings import is_loopback

PATIENCE = 30.0
ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{3,253}\Z)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)
"""What people have as an address: no quoting, no comments, no second one."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters go out."""

    host: str
    port: int
    user: str | None
    password: str | None
    wrapped: bool
    """TLS from the first byte (``smtps``); otherwise by STARTTLS."""

    @property
    def may_be_plain(self) -> bool:
        """Whether letters may go there unencrypted: only if they do not leave the machine."""
        return is_loopback(self.host)


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to one person."""

    to: str
    subject: str
    text: str
    html: str
    id: str
    """The same whenever it is sent again, so that a second one can be told from the first."""
    headers: Mapping[str, str]


def server_of(address: str, password: str | None = None) -> Server:
    """The server of ``smtp://user@host:587`` or ``smtps://…:465``; raises ValueError."""
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(f"not the address of a mail server, smtp://user@host:587: {_bare(address)}")
    if parts.password:
        raise ValueError("the password of the mail server belongs in DRAGOMAN_SMTP_PASSWORD, not into its address")
    wrapped = parts.scheme == "smtps"
    user = unquote(parts.username) if parts.username else None
    return Server(parts.hostname, parts.port or (465 if wrapped else 587), user, password, wrapped)


def _bare(address: str) -> str:
    return re.sub(r"//[^@/]*@", "//…@", address)[:200]


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address."""
    return len(text) <= 254 and ADDRESS.fullmatch(text) is not None and ".." not in text


def composed(letter: Letter, sender: str, at: datetime) -> EmailMessage:
    """The letter as it is sent; raises ValueError for what would break out of a header."""
    if not is_address(letter.to):
        raise ValueError("not an e-mail address")
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = " ".join(letter.subject.split())[:200]
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"
    for name, value in letter.headers.items():
        message[name] = value
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message


def post(server: Server, letter: Letter, sender: str, at: datetime, context: ssl.SSLContext | None = None) -> None:
    """Hand the letter to the server; raises ``NotDelivered``."""
    try:
        message = composed(letter, sender, at)
    except ValueError as error:
        raise NotDelivered(str(error), again=False) from None
    secured = context or ssl.create_default_context()
    try:
        with _connected(server, secured) as connection:
            if not server.wrapped:
                connection.ehlo()
                if connection.has_extn("starttls"):
                    connection.starttls(context=secured)
                elif not server.may_be_plain:
                    raise NotDelivered("the mail server offers no encryption (STARTTLS)")
            if server.user is not None:
                connection.login(server.user, server.password or "")
            connection.send_message(message, sender, [letter.to])
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        raise NotDelivered(f"the mail server refuses the recipient ({code})", again=code < 500) from None
    except smtplib.SMTPResponseException as error:
        raise NotDelivered(f"the mail server answers {error.smtp_code}") from None
    except ssl.SSLError as error:
        raise NotDelivered(
            f"no secure connection to the mail server ({error.reason or type(error).__name__})"
        ) from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotDelivered(f"the mail server cannot be reached ({type(error).__name__})") from None


def _connected(server: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.wrapped:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
