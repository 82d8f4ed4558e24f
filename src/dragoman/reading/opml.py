"""Lists of feeds, as feed readers save them."""

from __future__ import annotations

from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from dragoman.reading.links import web_address
from dragoman.reading.problems import Unreadable
from dragoman.reading.streams import told

MOST_BYTES = 5_000_000


def feeds_of(path: Path) -> list[str]:
    """The addresses of the feeds in an OPML file, in its order, each once; raises ``Unreadable``."""
    with told(), path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Unreadable("too large for a list of feeds")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable("not OPML")
    found = (web_address(outline.get("xmlUrl") or outline.get("xmlurl")) for outline in root.iter("outline"))
    addresses = list(dict.fromkeys(address for address in found if address))
    if not addresses:
        raise Unreadable("a list without feeds")
    return addresses
