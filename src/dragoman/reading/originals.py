"""Which article a page says it is the translation of."""

from __future__ import annotations

from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dragoman.reading.furniture import LONGEST, may_name_original, original_language
from dragoman.reading.language import normal
from dragoman.reading.links import web_address

_CLIMB = 3
"""How far above a text node its line may begin: ``<p>Original source in <a><b>Spanish</b></a></p>``."""


def original(tree: HtmlElement, linked: dict[str, Any], address: str | None) -> tuple[str | None, str | None]:
    """Address and language of the original; (None, None) where the page names none."""
    url, language = _linked(linked, address)
    line, told = _line(tree)
    language = language or told
    if line is not None and url is None:
        links = line.xpath("descendant-or-self::a/@href | ancestor::a[1]/@href")
        url = next((found for found in (web_address(link, address) for link in links) if found), None)
    if url is None and language and line is not None:
        url = _alternate(tree, language, address)
    return url, language


def _linked(linked: dict[str, Any], address: str | None) -> tuple[str | None, str | None]:
    for key in ("translationOfWork", "isBasedOn", "isBasedOnUrl"):
        work = linked.get(key)
        if isinstance(work, list):
            work = work[0] if work else None
        url = web_address(work, address)
        told = work.get("inLanguage") if isinstance(work, dict) else None
        language = normal(told) if isinstance(told, str) else None
        if url or (language and key == "translationOfWork"):
            return url, language
    return None, None


def _line(tree: HtmlElement) -> tuple[HtmlElement | None, str | None]:
    """The element of a line like "Original source in Spanish", and the language it names."""
    for element in tree.iter("a", "p", "span", "div", "li", "em", "i", "small", "strong", "b", "h4", "h5", "h6"):
        start = element.text
        if not start or len(start) > 2 * LONGEST or not may_name_original(start):
            continue
        line = element
        for _ in range(_CLIMB):
            text = _short_text(line)
            if text is None:
                break
            if language := original_language(text):
                return line, language
            line = line.getparent()
            if line is None:
                break
    return None, None


def _short_text(element: HtmlElement) -> str | None:
    """The text of an element, None as soon as it proves too long: every paragraph's parent holds the whole article."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext("*"):
        pieces.append(piece)
        size += len(piece)
        if size > 2 * LONGEST:
            return None
    text = " ".join("".join(pieces).split())
    return text if len(text) <= LONGEST else None


def _alternate(tree: HtmlElement, language: str, address: str | None) -> str | None:
    for link in tree.xpath("//link[@hreflang and @href]"):
        if normal(link.get("hreflang")) == language:
            return web_address(link.get("href"), address)
    return None
