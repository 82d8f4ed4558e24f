"""What kind of document some bytes are, told from the bytes themselves."""

from __future__ import annotations

import json
import re
from typing import Literal

from dragoman.reading.decoding import is_binary, marked
from dragoman.reading.problems import Unreadable, one_line

Kind = Literal["html", "text", "jsonl", "json", "feed", "warc"]

HEAD = 65_536
"""How many bytes are looked at."""

_NOT_READ = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "compressed twice"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
)
_PROLOGUE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w:.\-]*)")
_DOCTYPE_HTML = re.compile(r"<!DOCTYPE\s+html", re.IGNORECASE)
_CLOSING = re.compile(
    r"</(?:p|div|h[1-6]|a|b|i|em|strong|span|ul|li|td|title|head|body|html|article|section)\s*>", re.I
)
_HTML_ROOTS = frozenset(
    "html head body title meta link script style div p span a article main section header nav h1 h2 h3 ul table "  # noqa: SIM905
    "center font img br b i strong em form iframe noscript blockquote aside figure time".split()
)
_FEED_ROOTS = frozenset({"rss", "feed", "atom:feed"})
_JSON_OBJECT = re.compile(r'\{\s*(?:"|\})')
_JSON_ARRAY = re.compile(r"\[\s*\{")


def sniff(head: bytes, name: str = "") -> Kind:
    """The kind of a document from its first bytes; the name's extension only settles what the bytes leave open.

    Raises `Unreadable`, saying what it is, for everything that is no document of ours.
    """
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("binary data, not a text" if b"\x00" in head else "empty")
    for magic, what in _NOT_READ:
        if head.startswith(magic):
            raise Unreadable(f"{what}, which is not read here")
    if head.startswith(b"WARC/"):
        return "warc"
    if is_binary(head):
        raise Unreadable("binary data, not a text")
    return _kind_of_text(_glance(head), name.lower().removesuffix(".gz"))


def _glance(head: bytes) -> str:
    """A quick reading in which markup can be recognised; other letters may come out wrong."""
    mark = marked(head)
    return head[mark[1] :].decode(mark[0], errors="ignore") if mark else head.decode("latin-1")


def _kind_of_text(view: str, name: str) -> Kind:
    start, declared = 0, False
    while start < len(view) and (skipped := _PROLOGUE.match(view, start)):
        declared = declared or view.startswith("<?xml", start)
        start = skipped.end()
    root = _ROOT.match(view, start)
    tag = root[1].lower() if root else ""
    if tag in _FEED_ROOTS or (tag.endswith(":rdf") and "purl.org/rss" in view) or (tag == "rdf" and "rss" in view):
        return "feed"
    if tag in _HTML_ROOTS or _DOCTYPE_HTML.search(view, 0, start):
        return "html"
    if declared and tag:
        raise Unreadable(f"XML with the root element {one_line(tag, 60)}: neither a feed nor a page")
    if name.endswith((".jsonl", ".ndjson")) or _has_json_line(view[start:]):
        return "jsonl"
    if _JSON_OBJECT.match(view, start) or _JSON_ARRAY.match(view, start):
        return "json"
    if len(_CLOSING.findall(view)) >= 2 or (name.endswith((".html", ".htm", ".xhtml")) and "<" in view):
        return "html"
    return "text"


def _has_json_line(view: str) -> bool:
    """Whether one of the first lines is a whole JSON object, or the first is one too long to be seen whole.

    More than the first line is tried because a damaged line must not turn a whole file into a text.
    """
    lines = [line.strip() for line in view.split("\n", 20)]
    if len(lines) == 1 and len(view) >= HEAD // 2:
        return bool(_JSON_OBJECT.match(lines[0]))
    for line in lines[:20]:
        if not _JSON_OBJECT.match(line):
            continue
        try:
            json.loads(line)
        except (ValueError, RecursionError):
            continue
        return True
    long_start = len(lines) > 1 and len(lines[-1]) >= HEAD // 2
    return long_start and bool(_JSON_OBJECT.match(lines[-1]))
