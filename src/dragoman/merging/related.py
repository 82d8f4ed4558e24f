"""What else is about this: other articles or stories, ranked, with the reasons in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.merging.piece import Fact, Piece
from dragoman.merging.stories import shared_facts, wording
from dragoman.model import Related

LEAST = 1.0
SIMILAR = 0.3


def related(one: Sequence[Piece], others: Mapping[str, Sequence[Piece]], limit: int = 10) -> list[Related]:
    """The nearest of ``others`` to an article (one piece) or a story (all of its pieces), best first.

    The candidates are given by id, each an article or a story in the same way; the caller leaves out ``one`` itself.
    """
    found = [_compared(one, id, other) for id, other in others.items()]
    return sorted((r for r in found if r.score >= LEAST), key=lambda r: (-r.score, r.id))[:limit]


def _compared(one: Sequence[Piece], id: str, other: Sequence[Piece]) -> Related:
    reasons: list[str] = []
    facts = sorted({fact for a in one for b in other for fact in shared_facts(a, b)})
    score = min(4.0, 1.0 * len(facts))
    dyads = _dyads(one) & _dyads(other)
    if dyads:
        score += 1.0
        reasons.append("same dyad " + ", ".join("-".join(dyad) for dyad in sorted(dyads)[:3]))
    if (days := _days(one, other)) is not None and days <= 3:
        score += (0.8, 0.5, 0.3, 0.2)[days] if facts or dyads else 0.0
        reasons.append("same day" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart")
    if facts:
        reasons.append(f"{len(facts)} shared event{'s' if len(facts) > 1 else ''} ({_told(facts[0])})")
    names = frozenset().union(*(p.names for p in one)) & frozenset().union(*(p.names for p in other))
    if names:
        score += min(1.5, 0.5 * len(names))
        reasons.append("about " + ", ".join(name.title() for name in sorted(names)[:3]))
    places = frozenset().union(*(p.places for p in one)) & frozenset().union(*(p.places for p in other))
    if places:
        score += 0.5
        reasons.append("in " + ", ".join(place.title() for place in sorted(places)[:3]))
    alike = max((wording(a, b) for a in one for b in other), default=0.0)
    if alike >= SIMILAR:
        score += 3 * alike
        reasons.append(f"{alike:.0%} of the words of title and lead in common")
    return Related(id, round(score, 2), tuple(reasons))


def _dyads(pieces: Sequence[Piece]) -> set[tuple[str, str]]:
    return {(fact.sides[0], fact.sides[1]) for p in pieces for fact in p.facts if len(fact.sides) == 2}


def _days(one: Sequence[Piece], other: Sequence[Piece]) -> int | None:
    """Days between the two, 0 where they overlap."""
    spans = [sorted(p.published for p in side if p.published) for side in (one, other)]
    if not all(spans):
        return None
    return max(0, spans[0][0] - spans[1][-1], spans[1][0] - spans[0][-1])


def _told(fact: Fact) -> str:
    return f"{fact.type} {'-'.join(fact.sides)}, {date.fromordinal(fact.last).isoformat()}"
