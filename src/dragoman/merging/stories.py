"""Which articles are about the same happening: a story, that grows while it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.merging.happening import independent
from dragoman.merging.piece import Fact, Piece
from dragoman.merging.wording import hashed, stems
from dragoman.model import Story

ENOUGH = 2.3
"""Points from which an article belongs to a story."""
PAUSE, LENGTH = 4, 30
"""Days without news that end a story, and days after which it becomes another one."""
OTHERS = 0.35
"""Share of names in common below which two articles that have some are about other people and places."""
EARLY, RECENT = 2, 4
"""Articles whose words and events stand for the story: the first, and the latest, as stories move on."""


@dataclass(frozen=True, slots=True)
class Course:
    """A story as it is told up to some article."""

    first: int | None
    last: int | None
    pieces: tuple[Piece, ...]


class OneStory:
    """The rule by which articles become stories; see docs/merging.md."""

    def begin(self, item: Piece) -> Course:
        """A story of one article."""
        return Course(item.published, item.published, (item,))

    def fit(self, profile: Course, item: Piece) -> float | None:
        """Points for the article being part of the story; None if too few, or too late."""
        if item.published and profile.first and profile.last:
            if item.published - profile.last > PAUSE or item.published - profile.first > LENGTH:
                return None
        elif item.published != profile.first:
            return None
        points = sorted((likeness(other, item) for other in profile.pieces), reverse=True)
        score = sum(points[:2]) / len(points[:2])
        return score if score >= ENOUGH else None

    def extend(self, profile: Course, item: Piece) -> Course:
        """The story with one more article."""
        pieces = (*profile.pieces, item)
        if len(pieces) > EARLY + RECENT:
            pieces = pieces[:EARLY] + pieces[-RECENT:]
        return Course(profile.first, item.published or profile.last, pieces)


def likeness(one: Piece, other: Piece) -> float:
    """Points for two articles being about one happening: words up to 3, names up to 2.5, events up to 3."""
    same, other_day = _facts(one, other)
    names = _share(one.capitals, other.capitals, 2)
    points = 3 * wording(one, other) + 2 * names + min(3.0, same) + 0.5 * bool(one.places & other.places)
    if names < OTHERS and min(len(one.capitals), len(other.capitals)) > 3:
        points -= 1  # the same kind of thing, that happened to others
    return points - (other_day and not same)


def wording(one: Piece, other: Piece) -> float:
    """Share of the words of title and lead that both have, names left out."""
    return _share(one.words, other.words, 6) if (one.language or "") == (other.language or "") else 0.0


def _share(one: frozenset[int], other: frozenset[int], least: int) -> float:
    return len(one & other) / max(least, min(len(one), len(other)))


def shared_facts(one: Piece, other: Piece) -> list[Fact]:
    """Events of one article that the other tells too: type, participants, and days that meet."""
    return [f for f in one.facts if any(f.type == o.type and f.sides == o.sides and _meet(f, o) for o in other.facts)]


def _meet(one: Fact, other: Fact) -> bool:
    return one.first <= other.last and other.first <= one.last


def _facts(one: Piece, other: Piece) -> tuple[float, bool]:
    """Events that both tell, half an event where one knows fewer participants; whether they tell such of other days."""
    same, elsewhen = 0.0, False
    for fact in one.facts:
        alike = [o for o in other.facts if o.type == fact.type and set(o.sides) & set(fact.sides)]
        met = [o for o in alike if _meet(fact, o)]
        if any(o.sides == fact.sides for o in met):
            same += 1 if len(fact.sides) > 1 else 0.5
        elif any(set(o.sides) <= set(fact.sides) or set(fact.sides) <= set(o.sides) for o in met):
            same += 0.5
        elsewhen |= any(o.sides == fact.sides and not _meet(fact, o) for o in alike)
    return same, elsewhen


def story_id(leader: str) -> str:
    """The id of the story whose first article is ``leader``."""
    return f"st-{leader}"


def story(leader: str, pieces: Sequence[Piece], sources: Sequence[tuple[str, str]]) -> Story:
    """The story of the articles that were grouped together; ``sources`` has publisher and group of copies of each."""
    told = sorted(pieces, key=lambda p: p.rank)
    days = [p.published for p in told if p.published]
    languages = Counter(p.language for p in told if p.language)
    return Story(
        id=story_id(leader),
        title=_title(told),
        first=date.fromordinal(min(days)) if days else None,
        last=date.fromordinal(max(days)) if days else None,
        articles=tuple(p.id for p in told),
        sources=independent((p.id, *source) for p, source in zip(pieces, sources, strict=True)),
        languages=tuple(sorted(languages, key=lambda name: (-languages[name], name))),
    )


def _title(pieces: Sequence[Piece]) -> str:
    """The title whose words most of the articles have, in the commonest language; the first of several."""
    known = Counter(word for p in pieces for word in p.words | p.capitals)
    languages = Counter(p.language for p in pieces)

    def typical(p: Piece) -> tuple[int, float]:
        words = {hashed(s) for s in stems(p.title)}
        return languages[p.language], sum(known[w] for w in words) / max(5, len(words))

    return max(pieces, key=typical).title
