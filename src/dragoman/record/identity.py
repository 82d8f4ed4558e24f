"""Ids: hashes of content, the same wherever and in whatever order it is met."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from dragoman.merging.together import publisher
from dragoman.model import Article, Event


def hashed(*parts: str | None) -> str:
    """Twenty hexadecimal digits out of parts that may be missing."""
    joined = "\x1f".join("" if part is None else f"={part}" for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def storable(article: Article) -> Article:
    """The article without the one character that PostgreSQL cannot hold; no offset changes by it."""
    if "\x00" not in f"{article.text}{article.title}{article.id}":
        return article
    title = article.title.replace("\x00", "\ufffd") if article.title else article.title
    return replace(
        article, id=article.id.replace("\x00", "\ufffd"), title=title, text=article.text.replace("\x00", "\ufffd")
    )


def article_id(article: Article) -> str:
    """The article in the record: another text under the same name or address is another article."""
    published = article.published.isoformat() if article.published else None
    return hashed(article.id, article.url, article.title, article.text, article.language, published)


def mention_id(article: str, event: Event) -> str:
    """One article's report of one event."""
    return hashed(article, event.id)


def versions_id(versions: Mapping[str, str]) -> str:
    """A set of versions."""
    return hashed(*(f"{name}={versions[name]}" for name in sorted(versions)))


def source_of(article: Article) -> str | None:
    """The host that published an article, None where no address is known."""
    told = publisher(article)
    return None if told.startswith("article ") else told
