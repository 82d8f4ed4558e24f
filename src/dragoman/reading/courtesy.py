"""Fetching many addresses without being a burden: robots.txt, one request at a time and a pause for each host."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dragoman._version import __version__
from dragoman.reading.address import Fetched, Refused, fetch
from dragoman.reading.limits import Limits
from dragoman.reading.problems import Unreadable

if TYPE_CHECKING:
    from protego import Protego

NAME = "dragoman"
"""The name under which robots.txt speaks of this program."""
AGENT = f"{NAME}/{__version__} (political event coder; follows feeds at a user's request)"
PAUSE = 2.0
"""Seconds between two requests to a host, if it does not ask for more."""
LONGEST_PAUSE = 60.0
REMEMBERED = 24 * 3600.0
"""Seconds for which a robots.txt is taken to be what it was."""
ROBOTS_BYTES = 500_000


class Disallowed(Unreadable):
    """The host does not want programs to read this address."""

    def __init__(self, message: str = "robots.txt does not allow it") -> None:
        super().__init__(message)


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float = 0.0
    rules: Protego | None = None
    closed: bool = False
    """Its robots.txt cannot be had because the server fails: nothing may be read until it can."""
    asked: float | None = None


class Courtesy:
    """Fetches for any number of threads; each host gets one request at a time."""

    def __init__(self, limits: Limits | None = None, *, allow_private: bool = False, pause: float = PAUSE) -> None:
        self._limits = limits or Limits(fetch_seconds=30.0)
        self._allow_private = allow_private
        self._pause = pause
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def fetch(self, address: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The document at an address, in its host's turn; raises ``Unreadable`` and its kinds."""
        sent = {"User-Agent": AGENT, **(headers or {})}
        return fetch(
            address, self._limits, allow_private=self._allow_private, headers=sent, admit=lambda to: self._admit(to)
        )

    def _admit(self, address: str) -> None:
        origin = _origin(address)
        with self._lock:
            host = self._hosts.setdefault(origin, _Host())
        with host.lock:
            self._ask(origin, host)
            if host.closed:
                raise Disallowed("its robots.txt cannot be read at present")
            if host.rules is not None and not host.rules.can_fetch(address, NAME):
                raise Disallowed
            self._wait(host)

    def _ask(self, origin: str, host: _Host) -> None:
        """Read the robots.txt of a host, as RFC 9309 has it: none is a yes, a failing server a no."""
        if host.asked is not None and time.monotonic() - host.asked < REMEMBERED:
            return
        from protego import Protego

        limits = replace(self._limits, document_bytes=ROBOTS_BYTES)
        host.asked, host.last = time.monotonic(), time.monotonic()
        try:
            found = fetch(
                f"{origin}/robots.txt", limits, allow_private=self._allow_private, headers={"User-Agent": AGENT}
            )
            host.rules, host.closed = Protego.parse(found.body.decode("utf-8", "replace")), False
        except Refused as error:
            host.rules, host.closed = None, error.status >= 500 or error.status == 429
        except Unreadable:
            # A file of another type or size is none; a host that doesn't answer won't answer for its pages either.
            host.rules, host.closed = None, False
        if host.closed:
            host.asked = time.monotonic() - REMEMBERED + 600.0  # asked again in ten minutes

    def _wait(self, host: _Host) -> None:
        delay = host.rules.crawl_delay(NAME) if host.rules is not None else None
        pause = min(max(self._pause, float(delay or 0.0)), LONGEST_PAUSE)
        rest = host.last + pause - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        host.last = time.monotonic()


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"
