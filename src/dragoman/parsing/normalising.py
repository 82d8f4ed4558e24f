"""Typography the treebanks do not know, mapped character for character so that offsets stay true."""

from __future__ import annotations

_GROUPS = {
    "'": "‘’‚‛ʼ′´`＇",
    '"': "“”„‟″«»〝〞＂",
    "-": "‐‑‒–−﹣－",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff",
    "—": "―⸺",
    "%": "％",
    ":": "：",
    ";": "；",
    ",": "，",
    "(": "（",
    ")": "）",
}
_TABLE = {ord(character): plain for plain, characters in _GROUPS.items() for character in characters}


def normalise(text: str) -> str:
    """The text with straight quotes, plain hyphens and plain spaces; always of the same length."""
    return text.translate(_TABLE)
