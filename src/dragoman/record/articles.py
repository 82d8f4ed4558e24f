"""Articles out of the record."""

from __future__ import annotations

from typing import Any

from dragoman.model import Article


def article_of(row: Any) -> Article:
    """The article of a row, under the name that it came with."""
    return Article(
        id=row.name,
        text=getattr(row, "text", ""),
        title=row.title,
        language=row.language,
        published=row.published,
        url=row.url,
        original_url=row.original_url,
        original_language=row.original_language,
    )
