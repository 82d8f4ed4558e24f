"""Text without accents, character for character, so that offsets stay what they are."""

from __future__ import annotations

import unicodedata
from functools import cache

OTHERS = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ß": "s", "İ": "I", "ə": "e", "Ə": "E"}
APOSTROPHES = "’‘ʻʿ`´ʹ"
RANGES = ((0xC0, 0x250), (0x1E00, 0x1F00))


@cache
def _table() -> dict[int, str]:
    table = {ord(mark): "'" for mark in APOSTROPHES} | {0xA0: " ", 0x202F: " ", 0x2011: "-"}
    for first, stop in RANGES:
        for code in range(first, stop):
            base = unicodedata.normalize("NFKD", chr(code))[0]
            # Spanish "montaña" is no "Montana": the tilde makes another letter.
            if base.isascii() and base.isalpha() and code not in (0xD1, 0xF1):
                table[code] = base
    return table | {ord(letter): plain for letter, plain in OTHERS.items()}


def fold(text: str) -> str:
    """The text with plain letters, as long as before."""
    return text if text.isascii() else text.translate(_table())
