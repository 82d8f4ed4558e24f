"""Comments as HTML: a little Markdown, and nothing that could do anything."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

LONGEST = 10_000
"""Characters of a comment."""
NESTED = 8
"""Quotations and lists within each other; what is deeper is left out."""
TAGS = {"a", "blockquote", "br", "code", "del", "em", "hr", "li", "ol", "p", "pre", "s", "strong", "ul"}
ADDRESS = re.compile("https?://|/(?!/)")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that let text be seen in another order than it is in."""


@lru_cache(maxsize=512)
def html_of(text: str) -> Markup:
    """The comment as HTML that nh3 has cleaned: no images, no headings, links to http(s) only and not followed."""
    rough = _markdown().render(UNSEEN.sub("", text[:LONGEST]))
    clean = nh3.clean(
        rough,
        tags=TAGS,
        attributes={"a": {"href"}, "*": set()},
        attribute_filter=_attribute,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )
    return Markup(clean)  # noqa: S704 -- just cleaned


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Links lead to the web or into the room; whatever else a browser might make of an address is not there."""
    return value if ADDRESS.match(value) or tag != "a" else None


@cache
def _markdown() -> MarkdownIt:
    rules = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 2 * NESTED, "breaks": True})
    return rules.disable(["image", "heading", "lheading", "html_block", "html_inline", "reference"]).enable(
        "strikethrough"
    )
