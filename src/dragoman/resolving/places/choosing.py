"""Which of the places of one name is meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from dragoman.resolving.places.tables import Region, Town, abbreviations

# Scores are in tenfold populations. The country of the sentence is worth more than three zeros, so that Tripoli in a
# sentence about Lebanon is the smaller one; a capital is worth less than two, so that London stays London in a Canadian
# story. How many spellings a name has tells fame from size: Barcelona in Spain has 42, in Venezuela 8.
POPULATION = 1.3
FAME = 1.5
CAPITAL = 2.0
SEAT = 0.3
NEAR = 4.0
ARTICLE = 1.6
SHARE = 1.6
# Without any support from the context a town must be this large, or the only one to think of where no country is named.
LARGE = 100_000
KNOWN = 10_000
# Two towns that lie closer than this, in degrees, are one: a city and its own district.
SAME_PLACE = 0.6
# The best must lead by this, or nothing is told; without support by more, and by still more if it is small.
AHEAD = 0.6
CLEAR = 1.0
FAR_AHEAD = 1.5


@dataclass(frozen=True, slots=True)
class Context:
    """The countries that the sentence and the article speak of."""

    near: frozenset[str]
    article: Mapping[str, float]
    """Country → its share of the countries named."""

    def supports(self, code: str) -> bool:
        """Whether the country is spoken of at all."""
        return code in self.near or code in self.article


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen and why."""

    town: Town | None
    region: Region | None
    code: str
    reason: str


def choose_town(towns: Sequence[Town], context: Context, trusted: bool) -> Choice | None:
    """The likeliest town; ``trusted`` if its surroundings leave no doubt that a place is meant."""
    ranked = sorted(towns, key=lambda town: (-_score(town, context), -town.population, town.id))
    if not ranked:
        return None
    best = ranked[0]
    rivals = [town for town in ranked[1:] if not _same_place(town, best)]
    lead = _score(best, context) - _score(rivals[0], context) if rivals else FAR_AHEAD
    if lead < (AHEAD if context.supports(best.code) else CLEAR):
        return None
    if not _believable(best, context, trusted, lead):
        return None
    return Choice(best, None, best.code, _reason(best, len(ranked), context))


def _believable(town: Town, context: Context, trusted: bool, lead: float) -> bool:
    """Whether so small a town can be meant here."""
    if town.population >= LARGE or town.feature == "capital":
        return True
    if context.supports(town.code):
        return trusted or town.feature == "seat"
    return trusted and not context.near and not context.article and lead >= FAR_AHEAD and town.population >= KNOWN


def _same_place(town: Town, other: Town) -> bool:
    near = abs(town.latitude - other.latitude) < SAME_PLACE and abs(town.longitude - other.longitude) < SAME_PLACE
    return near and town.code == other.code


def _score(town: Town, context: Context) -> float:
    score = POPULATION * log10(town.population + 10) + FAME * log10(town.spellings + 1)
    score += CAPITAL if town.feature == "capital" else SEAT if town.feature == "seat" else 0.0
    if town.code in context.near:
        score += NEAR
    elif town.code in context.article:
        score += ARTICLE + SHARE * context.article[town.code]
    return score


def _reason(town: Town, count: int, context: Context) -> str:
    size = "the only place of the name" if count == 1 else f"one of {count} places of the name"
    if town.code in context.near:
        return f"{size}; {town.code} is named beside it"
    if town.code in context.article:
        return f"{size}; {town.code} is named in the article"
    return (
        f"{size}; {'a capital' if town.feature == 'capital' else 'by far the largest' if count > 1 else 'a large one'}"
    )


def choose_region(regions: Sequence[Region], context: Context, trusted: bool) -> Choice | None:
    """The region, if its country can be told; one of no fame only if its surroundings say that a place is meant."""
    codes = [(region, code) for region in regions for code in region.codes]
    for support, where in ((context.near, "beside it"), (context.article.keys(), "in the article")):
        named = _only(codes, support)
        if named is not None:
            return Choice(None, named[0], named[1], f"region; {named[1]} is named {where}")
    known = [(region, code) for region, code in codes if region.known]
    if len(known) == 1:
        return Choice(None, known[0][0], known[0][1], "the best known region of the name")
    return Choice(None, *codes[0], "the only region of the name") if len(codes) == 1 and trusted else None


def _only(codes: Sequence[tuple[Region, str]], support: Collection[str]) -> tuple[Region, str] | None:
    found = [pair for pair in codes if pair[1] in support]
    return found[0] if len({code for _, code in found}) == 1 else None


def inside(towns: Sequence[Town], form: str, regions: Sequence[Region], country: str | None) -> list[Town]:
    """The towns that lie in the container, if any does."""
    if form in abbreviations():
        name, code = abbreviations()[form]
        return [town for town in towns if town.code == code and town.admin1 == name]
    by_name = {(code, region.name) for region in regions for code in region.codes}
    found = [town for town in towns if town.code == country or (town.code, town.admin1) in by_name]
    if found:
        return found
    return [town for town in towns if any(lies_in(town, region) for region in regions)]


def lies_in(town: Town, region: Region) -> bool:
    """Whether a town lies within the extent of a region."""
    south, west, north, east = region.extent
    return town.code in region.codes and south <= town.latitude <= north and west <= town.longitude <= east
