"""Text made comparable without moving a character: no case, no accents, straight apostrophes."""

from __future__ import annotations

import unicodedata
from functools import cache

_SPECIAL = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʿ": "'", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d",
    "Đ": "d",
    "ı": "i", "İ": "i", "‑": "-", "–": "-", "\u00a0": " ", "\n": "\n", "æ": "a", "Æ": "a", "œ": "o", "ß": "s", "ð": "d",
}  # fmt: skip


@cache
def _character(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    plain = unicodedata.normalize("NFKD", character)[:1].lower()
    return plain if len(plain) == 1 else character


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = plain = _character(chr(code))
        return plain


_TABLE = _Table()


def fold(text: str) -> str:
    """Fold a text; every character stays where it was."""
    return text.lower() if text.isascii() else text.translate(_TABLE)
