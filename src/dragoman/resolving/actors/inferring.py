"""The country of those who are described and not named: the sentence's, else the one the article is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.resolving.actors.resolution import Mention, Span

WEIGHT = {"country": 2.0, "demonym": 2.0, "people": 2.0, "capital": 1.5, "metonym": 1.5, "region": 1.5, "city": 1.2}
SUPRANATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC"})
CLEAR = 1.6
"""How much more an article must speak of its first country than of its second for the first to be meant."""


def weigh(mentions: Sequence[Mention], opening: int) -> dict[str, float]:
    """How much is said of each country; the opening of the article counts double."""
    counts: dict[str, float] = {}
    for m in mentions:
        code = m.resolution.code
        if code and code not in SUPRANATIONAL and not m.resolution.inferred:
            weight = WEIGHT.get(m.kind, 1.0) * (2.0 if m.span[0] < opening else 1.0)
            counts[code] = counts.get(code, 0.0) + weight
    return counts


def infer(here: Sequence[Mention], article: Mapping[str, float], span: Span) -> str | None:
    """The country meant by a phrase that names none; None rather than a guess between two."""
    codes = {m.resolution.code for m in here if _national(m) and not (m.span[0] >= span[0] and m.span[1] <= span[1])}
    codes.discard(None)
    if len(codes) == 1:
        return next(iter(codes))
    ranked = sorted(((count, code) for code, count in article.items() if not codes or code in codes), reverse=True)
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][0] >= CLEAR * ranked[1][0]:
        return ranked[0][1]
    return None


def _national(m: Mention) -> bool:
    return m.resolution.code not in SUPRANATIONAL and not m.resolution.inferred
