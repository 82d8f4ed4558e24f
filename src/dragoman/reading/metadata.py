"""What a page tells about itself: JSON-LD first, then meta elements, then the markup.

trafilatura's own metadata would double the time of a page; these few fields are cheap to read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dragoman.reading.dates import read_date
from dragoman.reading.decoding import well_formed
from dragoman.reading.links import web_address

_DATE_KEYS = (  # noqa: SIM905
    "article:published_time article:published og:article:published_time og:published_time datepublished "
    "parsely-pub-date sailthru.date cxenseparse:recs:publishtime dcterms.created dcterms.issued "
    "dcterms.date dc.date dc.date.issued dc.date.created pubdate publishdate publish-date publish_date "
    "publication_date publication-date citation_publication_date date"
).split()
_LD_SIZE = 1_000_000
_TITLE_SIZE = 400
_SUFFIX = re.compile(r"\s+(?:[|•·–—»]|-{1,2})\s+[^|•·–—»]{2,40}$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a page's head that make an article's record."""

    title: str | None
    language: str | None
    published: date | None
    url: str | None
    linked: dict[str, Any]
    """The page's own JSON-LD object, empty where there is none."""


def metadata(tree: HtmlElement, address: str | None) -> Metadata:
    """The metadata of a parsed page; ``address`` is where it was found."""
    linked, meta = linked_data(tree), meta_fields(tree)
    return Metadata(
        title=_title(tree, meta, linked),
        language=_language(tree, meta, linked),
        published=_published(tree, meta, linked),
        url=_url(tree, meta, linked, address),
        linked=linked,
    )


def linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object that describes the article, or else the page."""
    objects: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        source = script.text or ""
        if len(source) > _LD_SIZE:
            continue
        try:
            objects.extend(_flattened(json.loads(source, strict=False), 0))
        except (ValueError, RecursionError):
            continue  # pages often hold broken JSON-LD: the other fields remain
    for suffixes in (("Article", "BlogPosting", "Report", "LiveBlogPosting"), ("WebPage",)):
        for item in objects:
            kinds = item.get("@type")
            told = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(suffixes) for kind in told):
                return item
    return {}


def meta_fields(tree: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by lower-case name, property or itemprop; the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _flattened(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _flattened(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flattened(value.get(key), depth + 1)


def _title(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    headings = [text for text in (_clean(h.text_content()) for h in tree.xpath("//h1")[:10]) if text]
    told = [_clean(linked.get("headline")), _clean(meta.get("og:title")), _clean(meta.get("twitter:title"))]
    shown = _clean(tree.findtext(".//head/title") or tree.findtext(".//title"))
    candidates = [text for text in (*told, shown) if text]
    # The heading is what readers saw; the head of the page tells which heading is the article's.
    for heading in headings:
        if any(_same(heading, text) or _same(heading, _SUFFIX.sub("", text)) for text in candidates):
            return heading
    article = tree.xpath("//article//h1")
    if len(headings) == 1 and (article or not any(told)):
        return headings[0]
    site = _clean(meta.get("og:site_name"))
    for text in candidates:
        if site and text.endswith(site) and len(text) > len(site) + 3:
            return text[: -len(site)].rstrip(" |-–—•·»:") or None
        return text if text is not shown else _SUFFIX.sub("", text)
    return headings[0] if headings else None


def _same(one: str, other: str) -> bool:
    first, second = (re.sub(r"\W+", " ", text).strip().casefold() for text in (one, other))
    return bool(first) and (first == second or second.startswith(first + " "))


def _clean(value: object) -> str | None:
    text = re.sub(r"\s+", " ", well_formed(value)).strip() if isinstance(value, str) else ""
    return text if 0 < len(text) <= _TITLE_SIZE else None


def _language(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    root = tree.getroottree().getroot()
    told = linked.get("inLanguage")
    if isinstance(told, dict):
        told = told.get("alternateName") or told.get("name")
    body = tree.find(".//body")
    fields = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        body.get("lang") if body is not None else None,
        told,
        meta.get("og:locale"),
        meta.get("content-language"),
        meta.get("dc.language"),
    )
    return next((field for field in fields if isinstance(field, str) and field.strip()), None)


def _published(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> date | None:
    fields = [linked.get("datePublished"), linked.get("dateCreated"), *(meta.get(key) for key in _DATE_KEYS)]
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]")[:5]:
        fields.extend((element.get("datetime"), element.get("content")))
    return next((day for day in map(read_date, fields) if day), None)


def _url(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any], address: str | None) -> str | None:
    canonical = tree.xpath(
        "//link[contains(concat(' ', translate(@rel, 'CANOIL', 'canoil'), ' '), ' canonical ')]/@href"
    )
    fields = [*canonical[:1], meta.get("og:url"), linked.get("url"), linked.get("mainEntityOfPage")]
    found = next((told for told in (web_address(field, address) for field in fields) if told), None)
    # Some sites declare their front page the canonical address of everything.
    if found and address and urlsplit(found).path in ("", "/") and urlsplit(address).path not in ("", "/"):
        return address
    return found or address
