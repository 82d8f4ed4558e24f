"""What tells whether two articles are about one happening: coded events, names, and the words of title and lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from dragoman.merging.grouping import Rank
from dragoman.merging.lead import body
from dragoman.merging.sighting import sighting
from dragoman.merging.wording import fold, hashed, packed, stems, tokens, unpacked
from dragoman.model import Article, Event

LEAD = 25
"""Stems from the start of the body: who did what stands there, and all else makes articles alike by chance."""
NAMED = 600
"""Characters of the body that are searched for names."""
FIRST, TELLING, NAMES = 30, 6, 4
"""Of so many first words an article is found by pairs of the longest, which are rare ones, and of the first names."""
DAYS = 4
_WORD = re.compile(r"[^\W\d_]{3,}")
LONG = 10
"""Days: what lasted longer doesn't tell one story from another."""


class Fact(NamedTuple):
    """A coded event as stories see it."""

    type: str
    sides: tuple[str, ...]
    """Codes of all participants, sorted; names where there is no code."""
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The extract of an article that stories are told by."""

    id: str
    """The article's id."""
    published: int | None
    """Day, as a proleptic ordinal."""
    language: str | None
    title: str
    facts: tuple[Fact, ...]
    names: frozenset[str]
    """People and organisations taking part in its events, by name, folded."""
    places: frozenset[str]
    words: frozenset[int]
    """Hashes of the stems of title and lead, names left out."""
    capitals: frozenset[int]
    """Hashes of the words that are only written with a capital: names, in most scripts."""
    telling: tuple[int, ...]
    """Hashes of the longest of them."""
    named: tuple[int, ...]
    """Hashes of the first names."""
    keys: frozenset[str] = field(init=False, repr=False, compare=False)
    seeks: frozenset[str] = field(init=False, repr=False, compare=False)
    rank: Rank = field(init=False, repr=False, compare=False)
    """First published first."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rank", (f"{self.published or 9_999_999:07}", self.id))
        found = {
            f"{f.type} {'+'.join(f.sides)} {span}"
            for f in self.facts
            for span in range(f.first // DAYS, f.last // DAYS + 1)
        }
        pairs = [f"w {a:x} {b:x}" for words in (self.telling, self.named) for a, b in combinations(words, 2)]
        span = (self.published or 0) // DAYS
        object.__setattr__(self, "keys", frozenset({*found, *(f"{p} {span}" for p in pairs)}))
        spans = (span - 1, span, span + 1)
        object.__setattr__(self, "seeks", frozenset({*found, *(f"{p} {s}" for p in pairs for s in spans)}))

    def packed(self) -> str:
        """As a line of text for a store; ``unpacked`` gives the same back."""
        row = [
            self.id, self.published, self.language, self.title, self.facts, sorted(self.names), sorted(self.places),
            packed(self.words), packed(self.capitals), self.telling, self.named,
        ]  # fmt: skip
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def unpacked(line: str) -> Piece:
        """The piece that ``packed`` made the line of."""
        row = json.loads(line)
        facts = tuple(Fact(type, tuple(sides), first, last) for type, sides, first, last in row[4])
        row[4:] = (
            facts,
            frozenset(row[5]),
            frozenset(row[6]),
            unpacked(row[7]),
            unpacked(row[8]),
            tuple(row[9]),
            tuple(row[10]),
        )
        return Piece(*row)


def piece(article: Article, events: Iterable[Event] = ()) -> Piece:
    """The extract of an article and of what was coded in it."""
    events = [e for e in events if e.status != "hypothetical"]
    title = article.title or body(article).strip().partition("\n")[0][:120]
    text = body(article)[:1500]
    capitals = _capitals("" if title.isupper() else title, text)
    words = fold(f"{title}\n{text}").split()[:FIRST]
    first = list(dict.fromkeys(w[:6] for w in tokens(f"{title}\n{text}")))
    longest = sorted({w.strip(".,;:!?\"'()[]“”‘’«»") for w in words}, key=lambda w: (-len(w), w))[:TELLING]
    names = {fold(a.name) for e in events for a in (*e.actor, *e.recipient) if a.name and (a.sector or not a.code)}
    return Piece(
        id=article.id,
        published=article.published.toordinal() if article.published else None,
        language=article.language,
        title=title,
        facts=tuple(sorted({fact for fact in map(_fact, events) if fact is not None})),
        names=frozenset(names),
        places=frozenset(fold(e.where.name) for e in events if e.where),
        words=frozenset(hashed(s) for s in (*stems(title), *stems(text)[:LEAD]) if s not in capitals),
        capitals=frozenset(hashed(s) for s in capitals),
        telling=tuple(sorted({hashed(w[:6]) for w in longest if len(w) > 4})),
        named=tuple(sorted({hashed(w) for w in [w for w in first if w in capitals][:NAMES]})),
    )


def _capitals(title: str, text: str) -> set[str]:
    small = {fold(w)[:6] for w in _WORD.findall(text) if w[0].islower()}
    return {fold(w)[:6] for w in _WORD.findall(f"{title}\n{text[:NAMED]}") if w[0].isupper()} - small


def _fact(event: Event) -> Fact | None:
    seen = sighting(event)
    if not seen.sides or seen.first is None or seen.last is None or seen.last - seen.first > LONG:
        return None
    return Fact(seen.type, tuple(sorted(seen.sides)), seen.first, seen.last)
