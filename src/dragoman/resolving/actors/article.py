"""The actors of one article: names found once, phrases resolved when asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from dragoman.resolving.actors.finding import find
from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.inferring import infer, weigh
from dragoman.resolving.actors.introducing import Introductions
from dragoman.resolving.actors.phrases import PhraseReader
from dragoman.resolving.actors.resolution import Mention, Resolution, Span
from dragoman.resolving.actors.tables import ActorTables, load

BEFORE = re.compile(r"([^\W\d_]+)(?: [^\W\d_]{1,3}){0,2} $")
AFTER = re.compile(r" ([^\W\d_]+)")
OPENING = 400
"""Characters at the beginning that count double: the title and the first sentences."""


def open_article(text: str, language: str, published: date | None) -> ArticleActors:
    """Find every known name in a text."""
    return ArticleActors(text, load(language), published)


class ArticleActors:
    """The names of an article, and who its phrases mean."""

    def __init__(self, text: str, tables: ActorTables, published: date | None) -> None:
        self.text = text
        self.tables = tables
        self.published = published
        self._reader = PhraseReader(self)
        self._set(find(text, tables, published))
        self._people = Introductions(text, tables, published, self._reader)
        self._set(self._people.from_tables(list(self._all)))
        titled = self._people.from_titles(list(self._all), self._counts)
        if titled:
            self._set(_outer([*self._all, *titled]))
        self._set(self._people.called([*self._all]))
        self._set([*self._all, *self._people.surnames(list(self._all), self._counts)])

    def _set(self, mentions: list[Mention]) -> None:
        self._all = tuple(sorted(mentions, key=lambda m: m.span))
        self._starts = [m.span[0] for m in self._all]
        self._counts = weigh(self._all, min(OPENING, len(self.text) // 3))
        self.mentions = tuple(m for m in self._all if not m.qualifying)
        """Names in text order, without those that only qualify ("London-based")."""
        self.countries = tuple(code for code, _ in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])))
        """Countries of the article, the most spoken of first."""

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that overlap some characters, in text order."""
        first = bisect_left(self._starts, start)
        if first and self._all[first - 1].span[1] > start:
            first -= 1
        return tuple(m for m in self._all[first : bisect_left(self._starts, end)] if m.span[1] > start)

    def before(self, end: int) -> Sequence[Mention]:
        """Mentions that begin before a character."""
        return self._all[: bisect_left(self._starts, end)]

    def introduced(self, name: str) -> Resolution | None:
        """Who a surname has been explained to mean."""
        return self._people.known.first(fold(name)) if hasattr(self, "_people") else None

    def infer(self, sentence: Span, span: Span, *, agreed: bool = False) -> str | None:
        """The country of somebody described, from the sentence, else from the article; ``agreed``: from both."""
        every = self.within(*sentence)
        here = [m for m in every if not self._mission(m)]
        if not here and every:
            return None  # nothing but an embassy, which tells nobody's country
        return infer(here, self._counts, span, agreed=agreed)

    def _mission(self, m: Mention) -> bool:
        """Whether a country only tells whose embassy it is: "police surrounded the Mexican embassy"."""
        before = BEFORE.search(self.text[max(0, m.span[0] - 40) : m.span[0]])
        missions = self.tables.words.get("mission", ())
        if before is not None and fold(before[1]) in missions:
            return True
        after = AFTER.match(self.text[m.span[1] : m.span[1] + 30])
        return after is not None and fold(after[1]) in missions and "order" not in self.tables.words

    def resolve(self, span: Span, head: Span, sentence: Span, *, loose: bool = False) -> Resolution | None:
        """Who the noun phrase of a span, with its head word, means; None if it is nobody who can act.

        ``loose`` is for spans that somebody else has marked as actors: then a phrase whose head is nobody
        ("the minister's remarks") means whom it belongs to.
        """
        found = self._reader.read(span, head, sentence)
        if loose and (found is None or (found.code is None and not found.sectors)):
            found = self._reader.possessor(span, head) or found
        return found


def _outer(mentions: list[Mention]) -> list[Mention]:
    """Without mentions that lie inside a person's name."""
    people = [m.span for m in mentions if m.kind == "person"]
    return [
        m for m in mentions
        if m.kind == "person" or not any(s < m.span[1] and m.span[0] < e for s, e in people)
    ]  # fmt: skip
