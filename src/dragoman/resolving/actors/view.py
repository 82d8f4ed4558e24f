"""What the reader of phrases needs to know of an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dragoman.resolving.actors.resolution import Mention, Resolution, Span
from dragoman.resolving.actors.tables import ActorTables


class ArticleView(Protocol):
    """An article whose names are known."""

    text: str
    tables: ActorTables
    published: date | None
    countries: tuple[str, ...]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Names that overlap some characters."""
        ...

    def before(self, end: int) -> Sequence[Mention]:
        """Names before a character."""
        ...

    def infer(self, sentence: Span, span: Span, *, agreed: bool = False) -> str | None:
        """The country meant where none is named; ``agreed``: by the sentence and by the article."""
        ...

    def introduced(self, name: str) -> Resolution | None:
        """A person of the article by the surname."""
        ...
