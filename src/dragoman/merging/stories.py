"""Which articles are about the same happening: a story, that grows while it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.merging.happening import independent
from dragoman.merging.piece import Fact, Piece
from dragoman.model import Story

ENOUGH = 2.5
"""Points from which an article belongs to a story."""
PAUSE, LENGTH = 4, 30
"""Days without news that end a story, and days after which it becomes another one."""
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
        score = points[0] if len(points) == 1 else 0.7 * points[0] + 0.3 * points[1]
        return score if score >= ENOUGH else None

    def extend(self, profile: Course, item: Piece) -> Course:
        """The story with one more article."""
        pieces = (*profile.pieces, item)
        if len(pieces) > EARLY + RECENT:
            pieces = pieces[:EARLY] + pieces[-RECENT:]
        return Course(profile.first, item.published or profile.last, pieces)


def likeness(one: Piece, other: Piece) -> float:
    """Points for two articles being about one happening: words up to 5, events up to 3, names and places up to 1.5."""
    points = 5 * wording(one, other) + min(3, len(shared_facts(one, other)))
    return points + min(1.0, 0.5 * len(one.names & other.names)) + 0.5 * bool(one.places & other.places)


def wording(one: Piece, other: Piece) -> float:
    """Share of the words of title and lead that both have."""
    if not one.words or not other.words or (one.language or "") != (other.language or ""):
        return 0.0
    return len(one.words & other.words) / min(len(one.words), len(other.words))


def shared_facts(one: Piece, other: Piece) -> list[Fact]:
    """Events of one article that the other tells too: type, participants, and days that meet."""
    return [
        fact
        for fact in one.facts
        if any(
            fact.type == o.type and fact.sides == o.sides and fact.first <= o.last and o.first <= fact.last
            for o in other.facts
        )
    ]


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
    """The title of the article that has most in common with the others, the first of several."""
    if len(pieces) < 3:
        return pieces[0].title
    words = Counter(word for p in pieces for word in p.words)

    def typical(p: Piece) -> float:
        return sum(words[w] for w in p.words) / max(20, len(p.words))

    return max(pieces, key=typical).title
