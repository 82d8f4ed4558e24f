"""The places of one article: found once, resolved in the light of everything that the article names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.resolving.places.choosing import Choice, Context, choose_region, choose_town, inside, lies_in
from dragoman.resolving.places.dateline import find_datelines
from dragoman.resolving.places.evidence import judge
from dragoman.resolving.places.folding import fold
from dragoman.resolving.places.place import Evidence, Place, PlaceMention, Span
from dragoman.resolving.places.scanning import Hit, container_after, scan
from dragoman.resolving.places.tables import Names, Region, Town, context_words, names, town

SENTENCE_EDGE = re.compile(r"[.!?][\"”'»)]*\s|\n")
SENTENCE_REACH = 400
LIST_JOINT = re.compile(r",? (?:and|or|y|e|o) |, ")
TRUSTED: frozenset[Evidence] = frozenset({"dateline", "container", "locative", "settlement", "coordinated"})
# A town smaller than this is believed only where the words beside it say that a place is meant.
LARGE = 100_000
# Oregon is a state and not the town in Ohio; Hyderabad is the town.
MAIN = 500_000
# A name tells its country if the next place of the name is smaller by this factor.
FAR_AHEAD = 10


@dataclass(frozen=True, slots=True)
class Named:
    """A country named by a word of the text: its name, its adjective, or a place that lies nowhere else."""

    start: int
    form: str
    code: str


def open_article(text: str, language: str, countries: Sequence[str] = ()) -> ArticlePlaces:
    """The places of a text; ``countries`` are codes that the caller knows the article to be about."""
    return ArticlePlaces(text, language, countries)


class ArticlePlaces:
    """Names of places in an article, and what each means."""

    def __init__(self, text: str, language: str, countries: Sequence[str] = ()) -> None:
        self._text = text
        self._folded = fold(text)
        self._names: Names = names(language)
        self._words = context_words(language)
        self._known = Counter(countries)
        hits = scan(self._folded, self._names) if self._words else []
        self._named = self._countries(hits)
        self._named_at = [named.start for named in self._named]
        self._shares: dict[str, dict[str, float]] = {}
        mentions = self._mentions(hits) if self._words else []
        self.dateline: PlaceMention | None = self._dateline()
        if self.dateline is not None:
            edge = self.dateline.span[1]
            mentions = [
                self.dateline,
                *(m for m in mentions if m.span[0] >= edge or m.span[1] <= self.dateline.span[0]),
            ]
            mentions.sort(key=lambda mention: mention.span)
        self._all = tuple(mentions)
        self._starts = [mention.span[0] for mention in mentions]
        self._senses: dict[str, int] = self._contained_senses()

    def within(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """The names between two offsets that may mean places, in text order."""
        first = bisect_left(self._starts, start)
        return tuple(m for m in self._all[first : bisect_right(self._starts, end)] if m.span[1] <= end)

    def resolve(self, span: Span, countries: Sequence[str] = ()) -> Place | None:
        """The first place told within the span, which may be a whole phrase; None if there is none.

        ``countries`` are the codes that the caller knows the sentence to be about.
        """
        for index in range(bisect_left(self._starts, span[0]), len(self._all)):
            mention = self._all[index]
            if mention.span[0] >= span[1]:
                break
            choice = self._choose(mention, self._context(mention.span, mention.form, countries))
            if choice is not None:
                return _place(mention, choice)
        return None

    def _countries(self, hits: Iterable[Hit]) -> list[Named]:
        """Countries by name or adjective, with where they stand."""
        found = []
        for hit in hits:
            code = self._names.countries.get(hit.form) or self._names.adjectives.get(hit.form)
            if code and not (hit.form in self._names.towns or self._held_by(hit)):
                found.append(Named(hit.start, hit.form, code))
            elif not code:
                found += [Named(hit.start, hit.form, implied) for implied in self._implied(hit.form)]
        return found

    def _implied(self, form: str) -> set[str]:
        """The country of a name that hardly means another place: Catalonia, Havana."""
        regions = [region for region in self._names.regions.get(form, ()) if region.known]
        if regions or form in self._names.care:
            return set(regions[0].codes) if len(regions) == 1 and len(regions[0].codes) == 1 else set()
        sizes: dict[str, int] = {}
        for number in self._names.towns.get(form, ()):
            each = town(number)
            sizes[each.code] = max(sizes.get(each.code, 0), each.population)
        first, *others = sorted(sizes, key=lambda code: -sizes[code]) or [""]
        clear = first and sizes[first] >= MAIN and all(sizes[first] >= FAR_AHEAD * sizes[code] for code in others)
        return {first} if clear else set()

    def _held_by(self, hit: Hit) -> bool:
        """A form that is also a region ("Georgia") says nothing of the country after a comma."""
        return hit.form in self._names.regions and self._folded[max(hit.start - 2, 0) : hit.start] == ", "

    def _shares_beside(self, form: str) -> dict[str, float]:
        """Countries → their share of all that are named, by other words than the form itself."""
        shares = self._shares.get(form)
        if shares is None:
            count = Counter(named.code for named in self._named if named.form != form) + self._known
            total = sum(count.values())
            shares = self._shares[form] = {code: number / total for code, number in count.items()}
        return shares

    def _mentions(self, hits: Sequence[Hit]) -> list[PlaceMention]:
        found: list[PlaceMention] = []
        persons: set[str] = set()
        skip = 0
        for hit in hits:
            if hit.start < skip or not self._placelike(hit.form):
                continue
            mention = self._mention(hit, persons, found[-1] if found else None)
            if mention is None:
                continue
            found.append(mention)
            if mention.container:
                skip = mention.container[1]
        return found

    def _placelike(self, form: str) -> bool:
        return form in self._names.towns or form in self._names.regions

    def _mention(self, hit: Hit, persons: set[str], last: PlaceMention | None) -> PlaceMention | None:
        region = any(each.known for each in self._names.regions.get(hit.form, ()))
        seen = judge(self._folded, hit.start, hit.end, self._words, self._names.adjectives, region)
        if seen.person:
            persons.add(hit.form)
        if not seen.place:
            return None
        mention = PlaceMention(
            (hit.start, hit.end), self._text[hit.start : hit.end], hit.form, seen.evidence, None, seen.division
        )
        held = container_after(self._folded, hit.end, self._names)
        if held is not None and self._holds(hit.form, held.form):
            return replace(mention, evidence="container", container=(held.start, held.end))
        if held is not None and self._folded[hit.end] == "," and self._contradicts(mention, held.form):
            return None
        if mention.evidence in ("bare", "weak") and last is not None and self._listed(last, hit.start):
            mention = replace(mention, evidence="coordinated")
        return mention if self._believable(mention, persons) else None

    def _listed(self, last: PlaceMention, start: int) -> bool:
        """Whether only a comma or "and" parts the name from a place that is sure."""
        end = last.container[1] if last.container else last.span[1]
        joint = LIST_JOINT.fullmatch(self._folded, end, start) if end < start else None
        return joint is not None and last.evidence in TRUSTED

    def _holds(self, form: str, container: str) -> bool:
        towns = [town(number) for number in self._names.towns.get(form, ())]
        regions = self._names.regions.get(container, ())
        if (
            form in self._names.regions and regions and not self._country(container)
        ):  # "New York, New Jersey" are two states and no town in one
            own = {(code, region.name) for region in regions for code in region.codes}
            return any((each.code, each.admin1) in own for each in towns)
        return bool(inside(towns, container, regions, self._country(container)))

    def _contradicts(self, mention: PlaceMention, container: str) -> bool:
        """ "Randolph, New Hampshire" is a village that the tables lack, and no other Randolph."""
        if mention.form in self._names.regions:
            return False
        return container not in self._names.countries or mention.evidence in ("locative", "settlement")

    def _country(self, form: str) -> str | None:
        return self._names.countries.get(form)

    def _believable(self, mention: PlaceMention, persons: set[str]) -> bool:
        """Words, surnames and countries' names are places only where something beside them says so."""
        form, trusted = mention.form, mention.evidence in TRUSTED
        after = self._folded[mention.span[1] + 1 : mention.span[1] + 24].partition(" ")[0].rstrip(".,;:")
        if form in self._names.care and after in self._words["airport"]:
            return False  # airports are named after persons
        if form in self._names.countries:
            return mention.division
        if form in persons and mention.evidence not in ("dateline", "locative", "settlement"):
            return False
        if form in self._names.care and not trusted:
            return mention.evidence == "weak" and self._spoken_of(mention)
        if form in self._names.care and mention.evidence == "coordinated" and form not in self._names.regions:
            return any(town(number).population >= LARGE for number in self._names.towns[form])
        return True

    def _spoken_of(self, mention: PlaceMention) -> bool:
        """Whether the sentence names the country of a large town: "Spanish miners marched to León"."""
        near = self._context(mention.span, mention.form, tuple(self._known)).near
        towns = (town(number) for number in self._names.towns.get(mention.form, ()))
        return any(each.code in near and each.population >= LARGE for each in towns)

    def _dateline(self) -> PlaceMention | None:
        for start, end, form in find_datelines(self._folded):
            name = form if self._placelike(form) else form.partition(",")[0]
            if not self._placelike(name):
                continue
            mention = PlaceMention((start, end), self._text[start:end], name, "dateline")
            held = container_after(self._folded, end, self._names)
            if held is not None and self._holds(name, held.form):
                mention = replace(mention, container=(held.start, held.end))
            return mention
        return None

    def _seat(self, towns: Sequence[Town], regions: Sequence[Region]) -> bool:
        """Whether the name without more is the town's: a large one, or the seat of its own region."""
        own = {(code, region.name) for region in regions for code in region.codes}
        return any(
            each.population >= MAIN
            or (each.code, each.admin1) in own
            or (each.population >= LARGE and any(lies_in(each, region) for region in regions))
            for each in towns
        )

    def _contained_senses(self) -> dict[str, int]:
        """Towns that the article once names with their country or state mean the same ever after."""
        senses: dict[str, int] = {}
        for mention in self._all:
            if mention.container and mention.form not in senses:
                choice = self._choose(mention, self._context(mention.span, mention.form, ()))
                if choice and choice.town:
                    senses[mention.form] = choice.town.id
        return senses

    def _context(self, span: Span, form: str, countries: Sequence[str]) -> Context:
        """The countries of the sentence and of the article."""
        edges = [m.end() for m in SENTENCE_EDGE.finditer(self._folded, max(span[0] - SENTENCE_REACH, 0), span[0])]
        start = edges[-1] if edges else max(span[0] - SENTENCE_REACH, 0)
        closing = SENTENCE_EDGE.search(self._folded, span[1], span[1] + SENTENCE_REACH)
        end = closing.start() if closing else span[1] + SENTENCE_REACH
        beside = self._named[bisect_left(self._named_at, start) : bisect_left(self._named_at, end)]
        near = {named.code for named in beside if named.form != form}
        return Context(frozenset(near | set(countries)), self._shares_beside(form))

    def _choose(self, mention: PlaceMention, context: Context) -> Choice | None:
        towns = [town(number) for number in self._names.towns.get(mention.form, ())]
        regions = self._names.regions.get(mention.form, [])
        trusted = mention.evidence in TRUSTED
        if mention.container:
            held = fold(self._text[slice(*mention.container)])
            kept = inside(towns, held, self._names.regions.get(held, ()), self._country(held))
            outer = [region for region in regions if self._country(held) in region.codes]
            if outer and not self._seat(kept, regions):
                return Choice(None, outer[0], outer[0].codes[0], f"region named with {held}")
            if kept:
                best = max(kept, key=lambda each: (each.population, -each.id))
                return Choice(best, None, best.code, f"named with {held}")
        if mention.form in getattr(self, "_senses", {}):
            best = town(self._senses[mention.form])
            return Choice(best, None, best.code, "named in full elsewhere in the article")
        if mention.division and regions:
            return choose_region(regions, context, trusted)
        known = [region for region in regions if region.known]
        if known:
            return choose_region(known, context, trusted)
        if regions and not self._seat(towns, regions):
            return choose_region(regions, context, trusted)
        choice = choose_town(towns, context, trusted)
        if choice is None and regions and trusted:
            supported = [region for region in regions if any(context.supports(code) for code in region.codes)]
            return choose_region(supported, context, trusted) if supported else None
        return choice


def _place(mention: PlaceMention, choice: Choice) -> Place:
    if choice.region is not None:
        region = choice.region
        return Place(
            region.name, choice.code, mention.span, None, region.name, None, None, None, "region", choice.reason,
            region.extent,
        )  # fmt: skip
    assert choice.town is not None  # noqa: S101
    found = choice.town
    return Place(
        found.name, found.code, mention.span, found.id, found.admin1, found.latitude, found.longitude,
        found.population, found.feature, choice.reason,
    )  # fmt: skip
