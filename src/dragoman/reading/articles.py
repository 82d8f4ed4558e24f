"""Drafts → articles: the text as it will be coded, its language, its date and its id."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from dragoman.model import Article
from dragoman.reading.drafts import Draft
from dragoman.reading.language import language_of


class Ids:
    """Ids within one file or address: what repeats gets ``#2``, ``#3`` …, by the order of the file.

    Each file counts for itself, so that an id does not depend on what else is read in the run.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._seen: dict[str, int] = {}

    def of(self, given: str | None) -> str:
        """The id for the next document, from the one it has or else from the file's name."""
        base = given or self._label
        count = self._seen.get(base, 0) + 1
        self._seen[base] = count
        return base if count == 1 else f"{base}#{count}"


def article(draft: Draft, ids: Ids, *, published: date | None, language: str | None) -> Article:
    """The article of a draft; ``published`` and ``language`` stand in where the document does not tell its own."""
    text = draft.text if draft.exact else with_title(draft.title, draft.text)
    if draft.language_given or (language is not None and draft.language is None):
        told = draft.language or language
    elif language is not None:
        told = language
    else:
        told = language_of(draft.title, text, draft.language)
    return Article(
        id=ids.of(draft.id or draft.url),
        text=text,
        title=draft.title,
        language=told,
        published=draft.published or published or draft.published_guess or draft.published_at_latest,
        url=draft.url,
        original_url=draft.original_url,
        original_language=draft.original_language,
    )


def with_title(title: str | None, text: str) -> str:
    """The text below its title, unless the title is its first line already."""
    if not title or not text:
        return title or text
    first = text.partition("\n")[0]
    return text if _letters(first) == _letters(title) else f"{title}\n\n{text}"


def article_object(article: Article) -> dict[str, Any]:
    """The article as the JSON object that ``dragoman read`` prints."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "original_url": article.original_url,
        "original_language": article.original_language,
    }


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
