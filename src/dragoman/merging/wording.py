"""Words of any script as stable numbers, for comparison."""

from __future__ import annotations

import re
import struct
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable
from hashlib import blake2b

_STEM = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_TOKEN = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\\W_]+"
)
"""A word; in scripts written without spaces between words, a character."""


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def tokens(text: str) -> list[str]:
    """All words, folded."""
    return _TOKEN.findall(fold(text))


def stems(text: str) -> list[str]:
    """Words of four letters or more, and numbers, folded and cut to what most inflection leaves alone."""
    return [w[:6] for w in _STEM.findall(fold(text))]


def hashed(text: str, size: int = 4) -> int:
    """Some bytes of a text as a number, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest(), "big")


def packed(numbers: Iterable[int]) -> str:
    """A set of 32-bit numbers as text."""
    values = sorted(numbers)
    return b64encode(struct.pack(f"<{len(values)}I", *values)).decode()


def unpacked(text: str) -> frozenset[int]:
    """The numbers that ``packed`` made the text of."""
    raw = b64decode(text)
    return frozenset(struct.unpack(f"<{len(raw) // 4}I", raw))
