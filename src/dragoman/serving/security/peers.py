"""Who is at the other end, where another server stands between: said by that server, if it is one to be believed."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.serving.settings import Settings

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Peers:
    """Puts the reader's own address and scheme in the place of a trusted proxy's; nobody else is believed."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.trusted: tuple[Network, ...] = tuple(map(network, settings.proxies)) if settings.address else ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer whoever it is."""
        client = scope.get("client")
        if scope["type"] == "http" and self.trusted and client and self._believed(client[0]):
            headers = Headers(scope=scope)
            said = ",".join(headers.getlist("x-forwarded-for")).split(",")
            scope["client"] = (self._nearest([each.strip() for each in said]) or client[0], 0)
            scheme = headers.get("x-forwarded-proto", "").rpartition(",")[2].strip().lower()
            if scheme in ("http", "https"):
                scope["scheme"] = scheme
        await self.app(scope, receive, send)

    def _nearest(self, hops: Sequence[str]) -> str | None:
        """The last address of the list that is no proxy's: what stands before it, its sender may have invented."""
        for hop in reversed(hops):
            if not _is_address(hop):
                return None
            if not self._believed(hop):
                return hop
        return None

    def _believed(self, address: str) -> bool:
        if not _is_address(address):
            return False
        place = ipaddress.ip_address(address)
        return any(place in each for each in self.trusted if each.version == place.version)


def network(text: str) -> Network:
    """An address or a network; raises ValueError."""
    return ipaddress.ip_network(text, strict=False)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def peer_of(scope: Scope) -> str:
    """The address that asks, as far as it can be told. An IPv6 customer has a whole /64, which counts as one."""
    client = scope.get("client")
    host = str(client[0]) if client else ""
    try:
        place = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host[:64]
    if isinstance(place, ipaddress.IPv6Address) and place.ipv4_mapped is None:
        return str(ipaddress.ip_network(f"{place}/64", strict=False))
    return str(place.ipv4_mapped or place) if isinstance(place, ipaddress.IPv6Address) else str(place)
