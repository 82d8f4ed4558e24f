"""RSS and Atom: the items of a feed, each an article of its own. Runs in the child process, like the pages."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

from dragoman.reading.dates import date_in_lead, read_date
from dragoman.reading.decoding import decode, well_formed
from dragoman.reading.drafts import Draft
from dragoman.reading.furniture import original_language, without_furniture
from dragoman.reading.links import web_address
from dragoman.reading.problems import Unreadable

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(\[)?[^>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<(?:item|entry)[\s>]")
_STAMPS = tuple(re.compile(rf"<{tag}(?:\s[^>]*)?>\s*(?:<!\[CDATA\[)?([^<\]]{{6,60}})") for tag in (
    "pubDate", "published", "dc:date", "issued", "updated"
))  # fmt: skip
_LANGUAGE = re.compile(r"<(?:dc:)?language>\s*([A-Za-z_-]{2,12})\s*<|<(?:feed|rss)\b[^>]*\bxml:lang=[\"']([\w-]{2,12})")
_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote table tr td th section article figure figcaption hr pre dl dd "  # noqa: SIM905
    "dt".split()
)
_DROPPED = ("script", "style", "figure", "iframe", "noscript", "svg", "form", "button", "template")


def read_feed(data: bytes, *, address: str | None = None, charset: str | None = None) -> list[Draft]:
    """The items of a feed in its order. Document types, where entity bombs and outside files live, are not read."""
    text = _DECLARATION.sub("", decode(data, charset), count=1)
    doctype = _DOCTYPE.search(text, 0, 65_536)
    if doctype:
        if doctype[1] or "<!ENTITY" in text:
            raise Unreadable("a feed that defines XML entities, which are not read")
        text = text[: doctype.start()] + text[doctype.end() :]
    entries = _entries(text.encode("utf-8", "replace"))
    starts = [match.start() for match in _ITEM.finditer(text)]
    raw = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    told = _LANGUAGE.search(text, 0, 20_000)
    language = (told[1] or told[2]) if told else None
    # The parsers turn times into UTC, where the morning's news of Asia is dated the day before.
    stamps: list[str | None] = [_stamp(item) for item in raw] if len(raw) == len(entries) else [None] * len(entries)
    drafts = (_draft(entry, stamp, language, address) for entry, stamp in zip(entries, stamps, strict=True))
    found = [draft for draft in drafts if draft is not None]
    if not found:
        raise Unreadable("a feed whose items are all empty")
    return found


def plain(markup: str) -> list[str]:
    """The paragraphs of a piece of HTML."""
    if "<" not in markup:
        return [line for line in (" ".join(html.unescape(part).split()) for part in markup.split("\n")) if line]
    try:
        tree = document_fromstring(f"<div>{markup}</div>", parser=HTMLParser(encoding=None))
    except (etree.ParserError, ValueError):
        return []
    pieces: list[str] = []
    _collect(tree, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [well_formed(line) for line in lines if line]


def _collect(tree: Any, pieces: list[str]) -> None:
    """The text with line breaks where blocks begin and end; a loop, as nesting may be deep."""
    skipped = None
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipped is None and tag in _DROPPED:
                skipped = element
            if skipped is None:
                pieces.append("\n" if tag in _BLOCKS else "")
                pieces.append(re.sub(r"\s+", " ", element.text or ""))
            continue
        if event == "end":
            if skipped is element:
                skipped = None
            pieces.append("\n" if tag in _BLOCKS else "")
        if skipped is None:
            pieces.append(re.sub(r"\s+", " ", element.tail or ""))


def _entries(data: bytes) -> list[Mapping[str, Any]]:
    fast: Callable[[bytes], list[Mapping[str, Any]]]
    for fast in (_fast, _lenient):
        entries = fast(data)
        if entries:
            return entries
    if re.search(rb"<(?:item|entry)[\s>]", data):
        raise Unreadable("a feed too damaged to be read")
    raise Unreadable("a feed without items")


def _fast(data: bytes) -> list[Mapping[str, Any]]:
    import fastfeedparser  # type: ignore[import-untyped]

    try:
        return list(
            fastfeedparser.parse(data, include_media=False, include_tags=False, include_enclosures=False).entries
        )
    except (ValueError, KeyError, AttributeError, TypeError, etree.LxmlError):
        return []


def _lenient(data: bytes) -> list[Mapping[str, Any]]:
    import feedparser  # type: ignore[import-untyped]

    # Given bytes, feedparser would first try them as the name of a file.
    return list(feedparser.parse(io.BytesIO(data), sanitize_html=False).entries)


def _draft(entry: Mapping[str, Any], stamp: str | None, language: str | None, address: str | None) -> Draft | None:
    title = " ".join(plain(str(entry.get("title") or ""))) or None
    paragraphs = max((plain(body) for body in _bodies(entry)), key=lambda lines: sum(map(len, lines)), default=[])
    original = original_language("\n".join(paragraphs))
    paragraphs = without_furniture(paragraphs)
    if not paragraphs and not title:
        return None
    text = "\n\n".join(paragraphs)
    link, guid = web_address(entry.get("link"), address), entry.get("id")
    return Draft(
        text=text,
        title=title,
        id=None if link or not isinstance(guid, str) or not guid.strip() else well_formed(guid.strip()),
        url=link,
        published=read_date(stamp)
        or read_date(entry.get("published"))
        or read_date(entry.get("updated"))
        or date_in_lead(text),
        language=language,
        original_language=original,
    )


def _bodies(entry: Mapping[str, Any]) -> Iterator[str]:
    for part in entry.get("content") or ():
        value = part.get("value") if isinstance(part, Mapping) else None
        if isinstance(value, str):
            yield value
    for key in ("description", "summary"):
        if isinstance(value := entry.get(key), str):
            yield value


def _stamp(item: str) -> str | None:
    for pattern in _STAMPS:
        if found := pattern.search(item):
            return found[1].strip()
    return None
