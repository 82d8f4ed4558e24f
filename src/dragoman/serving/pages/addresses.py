"""Addresses of pages: the one that was asked for, with other values in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from fastapi import Request

_INSIDE = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")
PASSING = ("after", "lang")
"""What an address has for the moment only: another view begins without it."""


def inside(address: str) -> str:
    """An address that stays within the reading room; the first page instead of any other."""
    return address if _INSIDE.fullmatch(address) else "/"


def outside(address: str | None) -> str | None:
    """An address elsewhere that a link may lead to; None for schemes other than http and https."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def changed(
    request: Request, changes: Mapping[str, object] | None = None, *, path: str | None = None, **more: object
) -> str:
    """The address asked for with other values: None takes a name out, a tuple gives it several values."""
    asked = {**(changes or {}), **more}
    kept = [(n, v) for n, v in request.query_params.multi_items() if n not in asked and n not in PASSING and v != ""]
    for name, value in asked.items():
        values = value if isinstance(value, tuple | list) else (value,)
        kept += [(name, str(each)) for each in values if each is not None]
    query = urlencode(kept)
    return (request.url.path if path is None else path) + (f"?{query}" if query else "")
