"""A page's article: its text without navigation, comments and furniture, and what the page tells about it.

This runs in the child process (`dragoman.reading.child`): the parsers below it can hang, swell or crash on a bad page.
"""

from __future__ import annotations

from datetime import date, datetime

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dragoman.reading.articles import with_title
from dragoman.reading.dates import date_in_lead
from dragoman.reading.decoding import decode, well_formed
from dragoman.reading.drafts import Draft
from dragoman.reading.furniture import without_furniture
from dragoman.reading.metadata import metadata
from dragoman.reading.originals import original
from dragoman.reading.problems import Unreadable


def read_page(data: bytes, *, address: str | None = None, charset: str | None = None, dated: bool = False) -> Draft:
    """The article of an HTML page. ``dated`` says that its date is known already and need not be looked for."""
    from trafilatura.utils import load_html

    tree = load_html(_without_declaration(decode(data, charset)))
    if tree is None or not len(tree):
        raise Unreadable("no HTML that can be parsed")
    told = metadata(tree, address)
    original_url, original_language = original(tree, told.linked, told.url or address)
    # Looked for now, as the extraction takes the tree apart.
    found = None if dated or told.published else _date_by_htmldate(tree, told.url)
    paragraphs = _paragraphs(tree, told.url)
    if not paragraphs:
        raise Unreadable("no article text on the page")
    text = "\n\n".join(paragraphs)
    return Draft(
        text=text,
        title=told.title,
        url=told.url,
        published=told.published or date_in_lead(with_title(told.title, text)) or found,
        language=told.language,
        original_url=original_url,
        original_language=original_language,
    )


def _paragraphs(tree: HtmlElement, address: str | None) -> list[str]:
    from trafilatura import bare_extraction

    document = bare_extraction(
        tree,
        url=address,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=False,
    )
    text = well_formed(getattr(document, "text", None) or "")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return without_furniture([line.removeprefix("- ") for line in lines if line])


def _date_by_htmldate(tree: HtmlElement, address: str | None) -> date | None:
    from htmldate import find_date

    try:
        # Extensive search takes any date on the page, those of the other stories included.
        told = find_date(tree, extensive_search=False, original_date=True, url=address)
    except (ValueError, TypeError, OverflowError):
        return None
    return datetime.strptime(told, "%Y-%m-%d").date() if told else None


def _without_declaration(text: str) -> str:
    """lxml refuses characters that come with a declaration of bytes."""
    start = text.lstrip()
    if start.startswith("<?xml"):
        end = start.find("?>", 0, 400)
        return start[end + 2 :] if end > 0 else start
    return text
