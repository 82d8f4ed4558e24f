"""The people of one article by their surnames, and which of two namesakes a bare surname means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.resolution import Resolution
from dragoman.resolving.actors.tables import BARE, ActorTables

FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM", "SGP", "MMR"})
PARTICLES = frozenset(
    ["bin", "ibn", "de", "del", "der", "den", "da", "dos", "do", "van", "von", "la", "le", "ten", "ter", "al", "el",
     "ould", "ag", "abu", "ben", "di", "du", "st"]
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:al|el|an|as)-", re.IGNORECASE)
_SUFFIXES = ("jr", "sr", "ii", "iii", "iv")


class Namesakes:
    """Surnames of an article, with everybody who bears them."""

    def __init__(self, tables: ActorTables) -> None:
        self.tables = tables
        self._bearers: dict[str, list[tuple[int, Resolution]]] = {}
        """Folded name → who has been introduced by it, with where, in the order of the text."""
        self.beginnings: set[str] = set()
        """First words of these names."""
        self._called: dict[str, str | None] = {}
        """Surname → whom the article has called by it alone, before a namesake came up."""

    def enter(self, name: str, start: int, found: Resolution, *, only: bool = False) -> None:
        """Somebody named in full (``only``: by this name and no shorter one)."""
        for key in [fold(name)] if only else self._keys(name, found):
            bearers = self._bearers.setdefault(key, [])
            self.beginnings.add(key.partition(" ")[0])
            known = next((i for i, (_, other) in enumerate(bearers) if other.name == found.name), None)
            if known is None:
                bearers.append((start, found))
                bearers.sort(key=lambda item: item[0])
            elif bearers[known][1].code is None and found.code is not None:
                bearers[known] = (bearers[known][0], found)

    def __contains__(self, key: str) -> bool:
        return key in self._bearers

    def spoken_of(self, key: str, position: int) -> bool:
        """Whether somebody was introduced by a name before a place of the text."""
        return any(start < position for start, _ in self._bearers.get(key, ()))

    def first(self, key: str) -> Resolution | None:
        """Whoever was introduced first by a name."""
        bearers = self._bearers.get(key)
        return bearers[0][1] if bearers else None

    def meant(self, key: str, position: int, sector: str | None, gender: str | None) -> Resolution | None:
        """Whom a surname at a place of the text means; without a code and a name if it may be either of two.

        ``sector`` and ``gender`` are what a title before it says: "Mayor Khan", "Mrs Clinton".
        """
        every = [found for _, found in self._bearers.get(key, ())]
        if len(every) < 2:
            return every[0] if every else None
        fitting = [f for f in every if gender is None or f.gender in (None, gender)]
        fitting = [f for f in fitting if sector is not None and sector in f.sectors] or fitting
        if len(fitting) == 1:
            return fitting[0]
        public = [f for f in fitting if f.actor and BARE + f.actor in self.tables.surnames.get(key, ())]
        before = {f.name for start, f in self._bearers[key] if start < position}
        spoken_of = [f for f in fitting if f.name in before] or fitting[:1]
        established = [f for f in fitting if key in self._called and f.name == self._called[key]]
        for group in (public, established, spoken_of):
            if len(group) == 1:
                if not public and group is spoken_of:
                    self._called.setdefault(key, group[0].name)
                return group[0]
        return _either(fitting or every)

    def _keys(self, name: str, found: Resolution) -> list[str]:
        words = [w for w in name.replace("’", "'").split() if fold(w).rstrip(".") not in _SUFFIXES]
        if not words:
            return []
        last = len(words) - 1
        while last > 0 and words[last - 1].casefold() in PARTICLES:
            last -= 1
        keys = [" ".join(words), words[-1], " ".join(words[last:])]
        if len(words) > 2:
            keys.append(" ".join(words[-2:]))
        plain = _ARTICLE.sub("", words[-1])
        keys.append(plain[:1].upper() + plain[1:])
        if found.code in FAMILY_FIRST and len(words) > 1:
            keys.append(words[0])
        folded = dict.fromkeys(map(fold, keys))
        return [key for key in folded if len(key) > 1 and (len(words) == 1 or key not in self.tables.roles)]


def _either(people: Sequence[Resolution]) -> Resolution:
    """What holds of all of them."""
    first = people[0]
    code = first.code if all(p.code == first.code for p in people) else None
    sectors = first.sectors if all(p.sectors == first.sectors for p in people) else ()
    told = "; or ".join(p.explanation for p in people)
    return replace(
        first, code=code, sector=sectors[0] if sectors else None, sectors=sectors, name=None, wikidata=None, actor=None,
        office=None, gender=None, explanation=f"two people of this name: {told}",
    )  # fmt: skip
