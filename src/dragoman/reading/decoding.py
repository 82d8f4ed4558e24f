"""Bytes → characters, whatever the encoding, without ever failing on text."""

from __future__ import annotations

import codecs
import re

from dragoman.reading.problems import Unreadable

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these labels to mean: pages that say Latin-1 use the quotation marks of Windows.
AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
}
# Guessing among every codec there is finds EBCDIC in short texts; these are what undeclared news pages use.
GUESSES = (  # noqa: SIM905
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 koi8_r cp932 euc_jp iso2022_jp gb18030 big5 cp949 cp874"
).split()
SAMPLE = 32_768
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b"))
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters of a text or page. A mark wins, then valid UTF-8, then what is declared, then a guess.

    Valid UTF-8 comes before the declaration because text in another encoding is hardly ever valid UTF-8 by chance,
    while pages are often served under a declaration that was true ten years ago. Raises `Unreadable` for binary data.
    """
    text = _decode(data, declared)
    return well_formed(text.replace("\x00", " ")).removeprefix("\ufeff")


def well_formed(text: str) -> str:
    """Lone surrogates, which cannot be written out, become U+FFFD; every other character keeps its offset."""
    return _SURROGATES.sub("\ufffd", text) if not text.isascii() else text


def marked(data: bytes) -> tuple[str, int] | None:
    """The encoding a byte order mark (or the zeros of unmarked UTF-16) tells, and the length of the mark."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    head = data[:4096]
    if len(head) >= 4 and b"\x00" in head:
        pairs = len(head) // 2
        even, odd = head[::2].count(0), head[1::2].count(0)
        if odd > 0.4 * pairs and even < 0.05 * pairs:
            return "utf-16-le", 0
        if even > 0.4 * pairs and odd < 0.05 * pairs:
            return "utf-16-be", 0
    return None


def is_binary(data: bytes) -> bool:
    """Whether these bytes are no text in any encoding: more than one control character in fifty."""
    if marked(data):
        return False
    head = data[:65_536]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) / 50


def _decode(data: bytes, declared: str | None) -> str:
    mark = marked(data)
    if mark:
        return data[mark[1] :].decode(mark[0], errors="replace")
    if is_binary(data):
        raise Unreadable("binary data, not a text")
    labels = [label for label in (declared, _declaration(data)) if label]
    seven_bit = [label for label in labels if label.lower().startswith("iso-2022") and b"\x1b" in data]
    try:
        if not seven_bit:
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass  # the usual case for an old page: what it declares comes next
    for label in labels:
        text = _by_label(data, label)
        if text is not None:
            return text
    return _nearly_utf8(data) or _guessed(data) or data.decode("cp1252", errors="replace")


def _declaration(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, 4096)
    return found[1].decode("ascii") if found else None


def _by_label(data: bytes, label: str) -> str | None:
    """Decoded as declared, unless the label is unknown or more than one character in a hundred is wrong."""
    label = label.strip().lower()
    try:
        codec = codecs.lookup(AS_BROWSERS_DO.get(label, label))
    except (LookupError, ValueError):
        return None
    if not getattr(codec, "_is_text_encoding", True) or codec.name in ("utf-7", "idna", "punycode", "unicode_escape"):
        return None
    if codec.name.startswith(("utf-16", "utf-32", "raw_unicode")):
        return None  # a page whose declaration can be read byte by byte is not in one of these
    text = data.decode(codec.name, errors="replace")
    return text if text.count("\ufffd") <= max(1, len(text) // 100) else None


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with damage: a text cut in the middle of a character, or one pasted line in another encoding."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - bad - sum(map(text.count, map(chr, range(128)))) if bad < len(text) / 20 else 0
    return text if bad * 5 <= good else None


def _guessed(data: bytes) -> str | None:
    import charset_normalizer  # imported late: 50 ms that a run over UTF-8 never pays

    sample = data[:SAMPLE]
    if len(data) > SAMPLE:
        sample = sample[: max(sample.rfind(mark) for mark in (b"\n", b" ", b">")) + 1] or sample
    best = charset_normalizer.from_bytes(sample, cp_isolation=GUESSES).best()
    if best is None:
        return None
    text = data.decode(best.encoding, errors="replace")
    return text if text.count("\ufffd") <= max(1, len(text) // 100) else None
