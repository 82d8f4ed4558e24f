"""The country of those who are described and not named: the sentence's, else the one the article is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.resolving.actors.resolution import Mention, Span

WEIGHT = {"country": 2.0, "demonym": 2.0, "people": 2.0, "capital": 1.5, "metonym": 1.5, "region": 1.5, "city": 1.2}
SUPRANATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC"})
STATELESS = frozenset({"VAT"})
CLEAR = 1.6
"""How much more an article must speak of its first country than of its second for the first to be meant."""


def weigh(mentions: Sequence[Mention], opening: int) -> dict[str, float]:
    """How much is said of each country; the opening of the article counts double."""
    counts: dict[str, float] = {}
    for m in mentions:
        code = m.resolution.code
        if code and _national(m):
            weight = WEIGHT.get(m.kind, 1.0) * (2.0 if m.span[0] < opening else 1.0)
            counts[code] = counts.get(code, 0.0) + weight
    return counts


def infer(here: Sequence[Mention], article: Mapping[str, float], span: Span, *, agreed: bool = False) -> str | None:
    """The country meant by a phrase that names none; None rather than a guess between two.

    ``agreed``: only if the sentence and the article do not speak of different ones. A state's police are those of the
    country at hand; a gunman's country is not the one that another sentence happens to name.
    """
    codes = {m.resolution.code for m in here if _national(m) and not (m.span[0] >= span[0] and m.span[1] <= span[1])}
    codes.discard(None)
    if len(codes) == 1:
        only = next(iter(codes))
        return _inferable(only) if not agreed or only == _first(article) else None
    return _inferable(_clear({code: count for code, count in article.items() if not codes or code in codes}))


def _first(article: Mapping[str, float]) -> str | None:
    """The country that an article speaks of most."""
    return max(sorted(article), key=lambda code: article[code], default=None)


def _clear(article: Mapping[str, float]) -> str | None:
    """The country that an article is clearly about."""
    ranked = sorted(((count, code) for code, count in article.items()), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] < CLEAR * ranked[1][0]):
        return None
    return ranked[0][1]


def _inferable(code: str | None) -> str | None:
    """The Holy See has a church and no people: nobody is inferred to be of it."""
    return None if code in STATELESS else code


def _national(m: Mention) -> bool:
    """Whether a name says what country is spoken of: a broadcaster that is quoted does not."""
    found = m.resolution
    return found.code not in SUPRANATIONAL and not found.inferred and found.sector != "JRN"
