"""Telling a program elsewhere: one signed POST, to an address of the open internet; nothing that it answers is used.

Signed as Standard Webhooks has it (https://www.standardwebhooks.com), so that there is a library to verify it in most
languages: HMAC-SHA-256 over ``id.timestamp.body`` in base64, under a secret that is shown once.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
from typing import TYPE_CHECKING

from dragoman._version import __version__
from dragoman.reading.address import Place, checked, directed
from dragoman.reading.problems import Unreadable

if TYPE_CHECKING:
    import httpx2

AGENT = f"dragoman/{__version__} (webhook)"
PATIENCE = 10.0
"""Seconds for each step of a connection."""
DEADLINE = 30.0
"""Seconds for all of it: a server that drips its answer is left."""
LARGEST = 512 * 1024
"""Bytes of a body."""
PREFIX = "whsec_"


class NotDelivered(Exception):
    """What went wrong, whether trying again may help, and how many seconds the other side wants until then."""

    def __init__(self, message: str, again: bool = True, after: float = 0.0) -> None:
        super().__init__(message)
        self.message, self.again, self.after = message, again, after


def new_secret() -> str:
    """A secret to sign with."""
    return PREFIX + base64.b64encode(secrets.token_bytes(24)).decode()


def signed(secret: str, id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers that say who sends this, and when."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    digest = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": "v1," + base64.b64encode(digest).decode(),
    }


def send(
    address: str,
    secret: str,
    id: str,
    timestamp: int,
    body: bytes,
    *,
    allow_private: bool = False,
    limit: float = DEADLINE,
) -> None:
    """Deliver it, once; raises ``NotDelivered``. ``allow_private`` is for tests."""
    import httpx2

    if len(body) > LARGEST:
        raise NotDelivered(f"more than {LARGEST // 1024} KiB to send", again=False)
    try:
        place = checked(address, allow_private)
    except Unreadable as error:
        raise NotDelivered(error.message, again="resolved" in error.message) from None
    headers = {
        "User-Agent": AGENT,
        "Content-Type": "application/json",
        "Accept-Encoding": "identity",
        **signed(secret, id, timestamp, body),
    }
    with httpx2.Client(trust_env=False, timeout=PATIENCE, follow_redirects=False) as client:
        late = threading.Event()
        clock = threading.Timer(limit, _give_up, (client, late))
        clock.daemon = True
        clock.start()
        try:
            status, after = _posted(client, place, headers, body)
        except Exception as error:
            if late.is_set():
                raise NotDelivered(f"no answer in {limit:g} seconds") from None
            if isinstance(error, httpx2.TimeoutException):
                raise NotDelivered("no answer in time") from None
            if isinstance(error, (httpx2.HTTPError, httpx2.InvalidURL)):
                raise NotDelivered(f"cannot be reached ({type(error).__name__})") from None
            raise
        finally:
            clock.cancel()
    if 300 <= status < 400:
        raise NotDelivered("redirects elsewhere, which is not followed: give the final address", again=False)
    if not 200 <= status < 300:
        raise NotDelivered(f"the server answers {status}", again=status != 410, after=after)


def _give_up(client: httpx2.Client, late: threading.Event) -> None:
    late.set()
    client.close()


def _posted(client: httpx2.Client, place: Place, headers: dict[str, str], body: bytes) -> tuple[int, float]:
    """The answer's status, and how long the server wants to be left alone; its body is not read."""
    response = client.send(directed(client, "POST", place, headers, body), stream=True)
    try:
        wait = response.headers.get("retry-after", "")
        return response.status_code, min(float(wait), 24 * 3600.0) if wait.isdecimal() else 0.0
    finally:
        response.close()
