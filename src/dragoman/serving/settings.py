"""What a reading room was told when it was opened."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Settings:
    """One reading room."""

    store: str
    """The record: a file, ``sqlite:///…`` or ``postgresql://…``."""
    host: str = "127.0.0.1"
    port: int = 8000
    address: str | None = None
    """How readers reach it, such as ``https://events.example.org``, where that differs: for links in feeds and mail,
    and to know whether cookies may insist on HTTPS."""
    smtp: str | None = None
    """Where mail goes out: ``smtp://user@host:587``; the password comes from the environment."""
    sender: str | None = None
    """Address that mail comes from."""
    proxies: tuple[str, ...] = ()
    """Addresses or networks of the servers before it that are believed when they say for whom they ask."""

    @property
    def is_desk(self) -> bool:
        """Whether only this machine can reach it: then it is one analyst's desk, and nobody logs in.

        A server of this machine that is told how others reach it has one before it that lets them in.
        """
        return is_loopback(self.host) and (self.address is None or is_loopback(urlsplit(self.address).hostname or ""))

    @property
    def base(self) -> str:
        """The address that links to it begin with, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.address or f"http://{host}:{self.port}").rstrip("/")

    def to_dict(self) -> dict[str, Any]:
        """The settings as JSON has them, for the processes that serve together."""
        return asdict(self)

    @staticmethod
    def from_dict(told: Mapping[str, Any]) -> Settings:
        """The settings out of JSON."""
        return Settings(**{**told, "proxies": tuple(told.get("proxies", ()))})


def is_loopback(host: str) -> bool:
    """Whether a name or address is this machine and nothing else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
