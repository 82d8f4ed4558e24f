"""Plain text files: title, paragraphs, and whatever was copied along with them."""

from __future__ import annotations

from dragoman.reading.dates import date_in_lead
from dragoman.reading.decoding import decode
from dragoman.reading.drafts import Draft
from dragoman.reading.furniture import original_language, trimmed
from dragoman.reading.problems import Unreadable

_LONGEST_TITLE = 250
_SENTENCE_ENDS = (".", "。", "।", "؛", ";", ",", ":")


def read_text(data: bytes, charset: str | None = None) -> Draft:
    """A text file. Its text is one unbroken piece of the file, with line breaks as ``\\n``, without furniture."""
    whole = decode(data, charset).replace("\r\n", "\n").replace("\r", "\n")
    start, end = trimmed(whole)
    text = whole[start:end]
    if not text:
        raise Unreadable("no text but page furniture" if whole.strip() else "empty")
    return Draft(
        text=text,
        title=title_of(text),
        published_guess=date_in_lead(text),
        original_language=original_language(whole[:start]) or original_language(whole[end:]),
    )


def title_of(text: str) -> str | None:
    """The first line where it is a headline: no full stop at its end, and something below it."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    if not rest.strip() or not first or len(first) > _LONGEST_TITLE or first.endswith(_SENTENCE_ENDS):
        return None
    # A wrapped paragraph runs on in the next line; a headline is followed by a blank line or a new sentence.
    below = rest.lstrip(" \t")
    if not below.startswith("\n") and below[:1].islower():
        return None
    return first
