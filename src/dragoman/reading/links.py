"""Addresses as documents write them."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from dragoman.reading.decoding import well_formed


def web_address(value: object, base: str | None = None) -> str | None:
    """An absolute http(s) address out of a field that may hold anything."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if not isinstance(value, str) or not value.strip() or len(value) > 2000:
        return None
    try:
        absolute = urljoin(base or "", well_formed(value.strip()))
        parts = urlsplit(absolute)
    except ValueError:
        return None
    return absolute if parts.scheme in ("http", "https") and parts.netloc else None
