"""Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree

from dragoman._version import __version__
from dragoman.serving.following.entries import Entry, Feed, moment_text, one_line, writable

TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANG = "xml:lang"


def atom(feed: Feed) -> bytes:
    """The feed as a document; every text in it is text, whatever it looks like."""
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, _LANG: feed.language})
    _put(root, "id", feed.id)
    _put(root, "title", one_line(feed.title))
    _put(root, "subtitle", one_line(feed.about))
    _put(root, "updated", moment_text(feed.updated))
    _put(root, "link", rel="self", type="application/atom+xml", href=feed.self)
    _put(root, "link", rel="alternate", type="text/html", href=feed.address)
    _put(_put(root, "author"), "name", "Dragoman")
    _put(root, "generator", "Dragoman", version=__version__)
    for entry in feed.entries:
        _entry(root, entry)
    ElementTree.indent(root)
    whole: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return whole + b"\n"


def _entry(root: ElementTree.Element, entry: Entry) -> None:
    node = _put(root, "entry")
    _put(node, "id", entry.id)
    _put(node, "title", one_line(entry.title))
    _put(node, "published", moment_text(entry.published))
    _put(node, "updated", moment_text(entry.updated))
    _put(node, "link", rel="alternate", type="text/html", href=entry.address)
    if entry.source:
        _put(node, "link", rel="via", href=writable(entry.source))
    for tag in entry.tags:
        _put(node, "category", term=tag)
    summary = _put(node, "summary", writable(entry.text), type="text")
    if entry.language:
        summary.set(_LANG, entry.language)


def _put(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, name, attributes)
    node.text = text
    return node
