"""Build the place tables from the raw facts: ``python training/places/build.py RAW_FOLDER``.

Towns and their names come from GeoNames (cities of 15,000 and more) and Natural Earth, countries from CLDR, regions
from the hand-written table beside this script and from the towns that Natural Earth puts in them. The same input gives
the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from names import NameTable, plain_name, same_skeleton
from raw import Row, fold, iso3_by_iso2, own, person_names, rows

from dragoman.resolving.places.folding import fold as looked_for

FACTS = Path(__file__).parents[2] / "src" / "dragoman" / "facts"
ARABIC_ARTICLE = re.compile(r"(?:Al|Ar|As|Ash|Ad|An|At|Az) ")
NOT_TOWNS = {"Scientific station", "Meteorological Station", "Historic place"}
FEATURES = {
    "Admin-0 capital": "capital",
    "Admin-0 capital alt": "capital",
    "Admin-0 region capital": "seat",
    "Admin-1 capital": "seat",
    "Admin-1 region capital": "seat",
}
DIRECTIONS = frozenset(
    (
        "Capital",
        "Center",
        "Centre",
        "District",
        "East",
        "Est",
        "Federal",
        "Islands",
        "Nord",
        "North",
        "Ouest",
        "South",
        "Sud",
        "West",
        "March",
    )
)
# American states are as well known as the regions written by hand, but these names mean the city first.
TOWNS_FIRST = frozenset((("es", "Granada"),))
"""Names of countries that mean a town before."""
CITIES_FIRST = frozenset(("New York", "Washington"))
# A word that is also a name of persons needs a locative beside it, unless the town is too large to be thought of last.
LARGE = 500_000
LARGE_SEAT = 200_000
# Forms that are words are dropped altogether below this size, and need a locative above it.
WORTH_A_WORD = 100_000


@dataclass
class Town:
    """One populated place."""

    id: int
    code: str
    iso2: str
    name: str
    english: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    feature: str = "town"
    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    alternates: tuple[str, ...] = ()
    source: str = "geonames"
    from_natural_earth: set[str] = field(default_factory=set)
    from_hand: set[str] = field(default_factory=set)

    def source_of(self, form: str) -> str:
        """Who calls the town so; of several the one whose name it is."""
        if form in self.forms["mul"] and self.source == "geonames":
            return "geonames"
        return (
            "dragoman"
            if form in self.from_hand
            else ("natural-earth" if form in self.from_natural_earth else self.source)
        )


def main(folder: Path) -> None:
    """Read the raw facts, write the tables."""
    towns = read_towns(folder)
    admin1 = admin1_names(towns, rows(folder / "natural_earth_places.tsv"))
    countries = country_names(folder)
    names = choose_names(towns, countries, person_names(folder))
    kept = {town for _, _, town, _ in names}
    kept_towns = sorted((town for town in towns.values() if town.id in kept), key=lambda town: town.id)
    header = ["place_id", "name", "code", "admin1", "latitude", "longitude", "population", "feature", "spellings"]
    header.append("source")
    write("places", header, [town_row(town, admin1) for town in kept_towns])
    found: dict[tuple[str, str, int], list[str]] = {}
    for form, lang, number, care in names:
        key = looked_for(form), lang, number
        found.setdefault(key, [key[0], lang, str(number), care, towns[number].source_of(form)])
    write("place_names", ["form", "lang", "place_id", "care", "source"], [found[key] for key in sorted(found)])
    own_names = {(row["form"], row["lang"], row["code"]) for row in own("countries")}
    named = [
        [code, lang, "name", form, "dragoman" if (form, lang, code) in own_names else "cldr"]
        for form, lang, code in countries
    ]
    write("places_countries", ["code", "lang", "kind", "form", "source"], sorted(named + demonyms(folder)))
    write(
        "places_regions",
        ["region_id", "codes", "name", "lang", "form", "south", "west", "north", "east", "known", "source"],
        regions(towns, admin1),
    )


def town_row(town: Town, admin1: dict[tuple[str, str], str]) -> list[str]:
    """A town as its row of the table."""
    division = admin1.get((town.iso2, town.admin1), town.admin1)
    where = [f"{town.latitude:.3f}", f"{town.longitude:.3f}"]
    size = [str(town.population), town.feature, str(len(town.alternates))]
    return [str(town.id), own_name(town), town.code, division, *where, *size, town.source]


def write(name: str, header: list[str], table: list[list[str]]) -> None:
    """One tab-separated table, sorted by the caller."""
    lines = ["\t".join(row) for row in [header, *table]]
    (FACTS / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_towns(folder: Path) -> dict[int, Town]:
    """Every town with its names by language."""
    codes = iso3_by_iso2(folder)
    towns: dict[int, Town] = {}
    for row in rows(folder / "geonames_cities15000.tsv"):
        if row["iso2"] not in codes:
            continue
        town = Town(
            int(row["geonameid"]), codes[row["iso2"]], row["iso2"], row["name"], "", row["admin1"], float(row["lat"]),
            float(row["lon"]), int(row["population"] or 0), alternates=tuple(row["alternates"].split("|")),
        )  # fmt: skip
        town.forms["mul"].add(row["name"])
        towns[town.id] = town
    for row in rows(folder / "natural_earth_places.tsv"):
        _add_natural_earth(towns, row, codes)
    _add_exonyms(towns)
    return towns


def _add_natural_earth(towns: dict[int, Town], row: Row, codes: dict[str, str]) -> None:
    number = int(row["geonameid"] or -1)
    if number <= 0 or row["feature"] in NOT_TOWNS or row["iso2"] not in codes:
        return
    town = _same(towns, number, row)
    if town is None and number in towns:
        return  # the source gives another place's number
    if town is None:
        population = int(float(row["pop_max"] or 0))
        town = Town(
            number,
            codes[row["iso2"]],
            row["iso2"],
            row["name"],
            row["name_en"],
            row["adm1"],
            float(row["lat"]),
            float(row["lon"]),
            population,
        )
        town.source = "natural-earth"
        towns[number] = town
    town.english = row["name_en"]
    town.feature = FEATURES.get(row["feature"], "town")
    for form in (row["name"], row["name_en"], *row["alt"].split("|")):
        town.forms["en" if form != row["name"] else "mul"].add(form)
    town.forms["es"].add(row["name_es"])
    town.from_natural_earth |= {row["name"], row["name_en"], row["name_es"], *row["alt"].split("|")}


def _same(towns: dict[int, Town], number: int, row: Row) -> Town | None:
    """The town of the number, or the one that the number should have been."""
    town = towns.get(number)
    if town is None or _near(town, row):
        return town
    forms = {fold(row["name"]), fold(row["name_en"])}
    near = [each for each in towns.values() if _near(each, row) and forms & {fold(form) for form in each.forms["mul"]}]
    return max(near, key=lambda each: each.population, default=None)


def _near(town: Town, row: Row) -> bool:
    return abs(town.latitude - float(row["lat"])) < 1 and abs(town.longitude - float(row["lon"])) < 1


def _add_exonyms(towns: dict[int, Town]) -> None:
    by_name: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns.values():
        for form in sorted(set().union(*town.forms.values())):
            by_name[town.iso2, fold(form)].append(town)
    for row in own("exonyms"):
        found = by_name.get((row["iso2"], fold(row["name"])), [])
        if found:
            best = max(found, key=lambda town: (town.population, -town.id))
            best.forms[row["lang"]].add(row["form"])
            best.from_hand.add(row["form"])


def own_name(town: Town) -> str:
    """The name to show: GeoNames', unless it is a scholar's transliteration and a plain English one is known."""
    plain = all(ord(letter) < 0x100 for letter in town.name) and not ARABIC_ARTICLE.match(town.name)
    if plain or not (town.english or town.name):
        return town.name
    return town.english or fold(town.name).strip("'")


def admin1_names(towns: dict[int, Town], natural_earth: list[Row]) -> dict[tuple[str, str], str]:
    """Names of the first-order divisions, which GeoNames gives as codes: what most of their towns say."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in natural_earth:
        town = towns.get(int(row["geonameid"] or -1))
        name = plain_name(row["adm1"].partition(" (")[0]).replace("`", "").strip("'")
        if town is not None and name and "?" not in name:
            votes[town.iso2, town.admin1][name] += 1
    chosen = {key: min(count, key=lambda name: (-count[name], name)) for key, count in votes.items()}
    return chosen | {(row["iso2"], row["admin1"]): row["name"] for row in own("admin1")}


def country_names(folder: Path) -> set[tuple[str, str, str]]:
    """Names and adjectives of countries in every language that has places (form, language, code)."""
    found = set()
    for row in rows(folder / "cldr_territory_names.tsv"):
        if row["lang"] in ("en", "es") and row["iso3"] and (row["lang"], row["name"]) not in TOWNS_FIRST:
            found.add((row["name"], row["lang"], row["iso3"]))
    for row in own("countries"):
        found.add((row["form"], row["lang"], row["code"]))
    return found


def demonyms(folder: Path) -> list[list[str]]:
    """Adjectives of countries: "the Syrian city of Aleppo", as rows of places_countries."""
    found = {(row["lang"], row["form"], row["code"]) for row in own("demonyms")}
    written = {(lang, form) for lang, form, _ in found}
    for row in rows(folder / "factbook_country_facts.tsv"):
        adjective = row["adjective"]
        if row["iso3"] and adjective.isalpha() and adjective[0].isupper() and ("en", adjective) not in written:
            found.add(("en", adjective, row["iso3"]))
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for lang, form, code in found:
        owners[lang, form].add(code)
    # A dependency shares its adjective with the country that it belongs to; "Guinean" alone then says too little.
    sure = {key: codes for key, codes in owners.items() if len(codes) == 1}
    return [
        [min(codes), lang, "adjective", form, "dragoman" if (lang, form) in written else "factbook"]
        for (lang, form), codes in sure.items()
    ]


def choose_names(
    towns: dict[int, Town], countries: set[tuple[str, str, str]], persons: set[str]
) -> list[tuple[str, str, int, str]]:
    """Every form that may be looked for: form, language, place, and the care it needs."""
    table = NameTable(
        forbidden={fold(form) for form, _, _ in countries}
        - {"Singapore", "Singapur", "Monaco", "Hong Kong", "Luxembourg"},
        words={row["form"]: row["care"] for row in own("words")},
        persons=persons,
        large=LARGE,
        worth=WORTH_A_WORD,
    )
    for town in towns.values():
        weight = town.population
        if town.feature == "capital" or (town.feature == "seat" and town.population >= LARGE_SEAT):
            weight = max(town.population, LARGE)
        for lang, forms in town.forms.items():
            for form in sorted(forms):
                table.add(form, lang, town.id, weight)
        for form in town.alternates:
            if weight >= 50_000 and same_skeleton(form, town.forms["mul"] | town.forms["en"], town.iso2):
                table.add(form, "mul", town.id, weight)
            elif weight >= 300_000 and form.endswith(" City"):
                table.add(form, "en", town.id, weight)
    return table.rows()


def regions(towns: dict[int, Town], admin1: dict[tuple[str, str], str]) -> list[list[str]]:
    """Regions written by hand, then first-order divisions with the extent of their towns."""
    table = []
    taken = set()
    words = {row["form"] for row in own("words") if row["care"] == "drop"}
    for row in own("regions"):
        extent = [row[side] for side in ("south", "west", "north", "east")]
        number = f"{row['codes']}:{row['name']}"
        for lang in ("en", "es"):
            for form in row[lang].split("|"):
                taken.add((row["codes"], fold(form)))
                table.append([number, row["codes"], row["name"], lang, form, *extent, "1", "dragoman"])
    inside: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns.values():
        name = admin1.get((town.iso2, town.admin1))
        if name and name[1:2].islower() and not set(name.split()) <= words | DIRECTIONS:
            inside[town.code, name].append(town)
    for (code, name), members in inside.items():
        if (code, fold(name)) in taken:
            continue
        south, north = (f(town.latitude for town in members) for f in (min, max))
        west, east = (f(town.longitude for town in members) for f in (min, max))
        extent = [f"{value:.1f}" for value in (south, west, north, east)]
        known = "1" if code == "USA" and name not in CITIES_FIRST else ""
        table.append([f"{code}:{name}", code, name, "mul", name, *extent, known, "geonames natural-earth"])
    return sorted(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
