"""Fetching one address: bounded in time and size, and never into the network that this machine stands in."""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dragoman._version import __version__
from dragoman.reading.limits import Limits, megabytes
from dragoman.reading.problems import Unreadable

if TYPE_CHECKING:
    import httpx2

USER_AGENT = f"dragoman/{__version__} (political event coder; reads single pages at a user's request)"
_READABLE = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/rdf",
    "application/json",
    "application/feed+json",
    "application/jsonl",
    "application/x-ndjson",
    "application/x-jsonlines",
    "application/warc",
    "application/gzip",
    "application/x-gzip",
    "application/octet-stream",
    "binary/octet-stream",
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered with; ``address`` is where the redirects led."""

    body: bytes
    address: str
    charset: str | None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False
    """The server says that it is what it was, when asked under the condition that it is not; there is no body."""


class Refused(Unreadable):
    """The server answered, but not with a document."""

    def __init__(self, status: int, retry_after: str | None = None) -> None:
        super().__init__(f"the server answers {status}")
        self.status = status
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[type[Refused], tuple[int, str | None]]:  # type: ignore[override]
        return type(self), (self.status, self.retry_after)


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart, with the network address that was checked and will be connected to."""

    url: str
    host: str
    ip: str
    port: int
    secure: bool


def fetch(
    address: str,
    limits: Limits,
    *,
    allow_private: bool = False,
    headers: Mapping[str, str] | None = None,
    admit: Callable[[str], None] | None = None,
) -> Fetched:
    """The document at an http(s) address. ``allow_private`` is for tests and for those who know their own network.

    ``headers`` are sent besides the usual ones; ``admit`` is asked before each request, of a redirect too, and may
    raise ``Unreadable``.
    """
    import httpx2

    deadline = time.monotonic() + limits.fetch_seconds
    timeout = httpx2.Timeout(min(20.0, limits.fetch_seconds))
    # Settings of the environment are not trusted: through a proxy, the checked address would not be the one reached.
    with httpx2.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client:
        for _ in range(limits.redirects + 1):
            place = checked(address, allow_private)
            if admit is not None:
                admit(address)
            try:
                answer = _get(client, place, limits, deadline, headers or {})
            except httpx2.TimeoutException:
                raise Unreadable("no answer in time") from None
            except (httpx2.HTTPError, httpx2.InvalidURL) as error:
                raise Unreadable(f"cannot be fetched ({type(error).__name__})") from None
            if isinstance(answer, Fetched):
                return answer
            address = answer
    raise Unreadable(f"more than {limits.redirects} redirects")


def checked(address: str, allow_private: bool = False) -> Place:
    """The address resolved once, and refused if any of its network addresses is not on the open internet.

    Raises ``Unreadable``. Requests that ``directed`` makes go to what was checked, whatever the name means by then.
    """
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise Unreadable("not a valid address") from None
    if parts.scheme not in ("http", "https"):
        raise Unreadable("only http and https addresses are read")
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise Unreadable("not a valid address")
    try:
        host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreadable("the host's name cannot be resolved") from None
    ips = [str(info[4][0]) for info in found]
    if not allow_private and not all(map(is_public, ips)):
        raise Unreadable("an address in a private or reserved network, which is not read")
    return Place(address, host, ips[0], port, parts.scheme == "https")


def is_public(ip: str) -> bool:
    """Whether a network address is on the open internet, also behind the wrappings of IPv4 in IPv6."""
    try:
        place = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(place, ipaddress.IPv6Address):
        inner = place.ipv4_mapped or place.sixtofour
        if inner is None and place in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(place) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if place.teredo is not None:
            return False
    return place.is_global and not place.is_multicast and not place.is_reserved


def directed(
    client: httpx2.Client, method: str, place: Place, headers: Mapping[str, str], content: bytes | None = None
) -> httpx2.Request:
    """A request to the very network address that was checked, under the name that was asked for."""
    named = client.build_request(method, place.url)
    return client.build_request(
        method,
        named.url.copy_with(host=place.ip, port=place.port),
        headers={"Host": named.url.netloc.decode("ascii").rpartition("@")[2], **headers},
        content=content,
        extensions={**named.extensions, "sni_hostname": place.host},
    )


def _get(
    client: httpx2.Client, place: Place, limits: Limits, deadline: float, headers: Mapping[str, str]
) -> Fetched | str:
    """One request, to the very address that was checked; the answer, or where it redirects to."""
    own = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain,*/*;q=0.5",
        "Accept-Encoding": "gzip, identity",
    }
    request = directed(client, "GET", place, {**own, **headers})
    response = client.send(request, stream=True)
    try:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return urljoin(place.url, response.headers["location"])
        tags = response.headers.get("etag"), response.headers.get("last-modified")
        if response.status_code == 304 and headers:
            return Fetched(b"", place.url, None, *tags, unchanged=True)
        if response.status_code != 200:
            raise Refused(response.status_code, response.headers.get("retry-after"))
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type and not media_type.startswith(_READABLE):
            raise Unreadable(f"content of type {media_type[:60]!r}, which is not read")
        body = _body(response, limits, deadline)
        return Fetched(body, place.url, response.charset_encoding, *tags)
    finally:
        response.close()


def _body(response: httpx2.Response, limits: Limits, deadline: float) -> bytes:
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip"):
        raise Unreadable(f"content coding {coding[:40]!r} is not read")
    decoder = zlib.decompressobj(31) if "gzip" in coding else None
    pieces: list[bytes] = []
    size = 0
    for chunk in response.iter_raw():
        room = limits.document_bytes + 1 - size
        try:
            data = decoder.decompress(chunk, room) if decoder else chunk
        except zlib.error:
            raise Unreadable("damaged compressed data") from None
        pieces.append(data)
        size += len(data)
        if size > limits.document_bytes:
            raise Unreadable(f"larger than {megabytes(limits.document_bytes)}")
        if time.monotonic() > deadline:
            raise Unreadable(f"took longer than {limits.fetch_seconds:g} seconds to fetch")
    if decoder and not decoder.eof:
        raise Unreadable("compressed data ends too early")
    return b"".join(pieces)
