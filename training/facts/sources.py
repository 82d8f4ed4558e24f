"""Where every row comes from, with the licence it came under."""

from __future__ import annotations

from pathlib import Path

from tables import write

COLUMNS = ("source", "title", "licence", "address", "retrieved")
ROWS = [
    (
        "cia-world-leaders",
        "CIA, Chiefs of State and Cabinet Members of Foreign Governments, 4 June 2019",
        "public domain",
        "https://www.cia.gov/resources/world-leaders/",
        "2019-06-04",
    ),
    (
        "cldr",
        "Unicode CLDR 47, territory names",
        "Unicode-3.0",
        "https://github.com/unicode-org/cldr-json",
        "2025-12-01",
    ),
    (
        "country-codes",
        "Comprehensive country codes",
        "PDDL-1.0",
        "https://github.com/datasets/country-codes",
        "2026-05-15",
    ),
    ("dragoman", "Written for Dragoman", "Apache-2.0", "", "2026-08"),
    (
        "factbook",
        "CIA World Factbook 1990-2026, by way of factbook.json and the World Factbook archive",
        "public domain; CC0-1.0",
        "https://github.com/factbook/factbook.json",
        "2026-01-22",
    ),
    ("geonames", "GeoNames, places with 15,000 inhabitants or more", "CC-BY-4.0", "https://www.geonames.org/", "2026"),
    (
        "natural-earth",
        "Natural Earth 1:10m populated places",
        "public domain; CC0-1.0",
        "https://www.naturalearthdata.com/",
        "2026",
    ),
    (
        "partyfacts",
        "Party Facts core parties (Döring and Regel 2019)",
        "MIT",
        "https://partyfacts.herokuapp.com/",
        "2022",
    ),
    ("ucdp", "UCDP Actor Dataset 22.1", "CC-BY-4.0", "https://ucdp.uu.se/downloads/", "2022"),
    ("us-congress", "congress-legislators", "CC0-1.0", "https://github.com/unitedstates/congress-legislators", "2026"),
    ("wikidata", "Wikidata, statements of positions held", "CC0-1.0", "https://www.wikidata.org/", "2023-01"),
]


TABLE_COLUMNS = ("table", "source", "remark")
TABLES = [
    ("facts/actor_names.tsv", "actors.tsv", "the sources of the actor, by actor_id"),
    ("facts/places_abbreviations.tsv", "dragoman", ""),
    ("facts/places_context.tsv", "dragoman", "words of each language that stand beside places"),
    ("facts/sources.tsv", "dragoman", ""),
    ("facts/tables.tsv", "dragoman", ""),
    *((f"languages/{language}/{name}", "dragoman", remark) for language in ("en", "es") for name, remark in (
        ("actors/called.tsv", "surnames by which the papers call those in office"),
        ("actors/countries.tsv", "names, adjectives and peoples of countries and their regions"),
        ("actors/metonyms.tsv", "seats that stand for governments"),
        ("actors/named_after.tsv", "words after which a country's name is a newspaper's, a team's or a thing's"),
        ("actors/not_actors.txt", "phrases of role nouns that name nobody"),
        ("actors/roles.tsv", "role nouns with their sectors and offices"),
        ("actors/shadows.txt", "longer names that hold a country's"),
        ("actors/words.tsv", "function words, titles, first names and forms of address"),
        ("dates/patterns.toml", "forms of dates"),
        ("dates/words.tsv", "names of months, days and numbers"),
    )),
]  # fmt: skip
"""Tables whose rows carry no source of their own, with the one of all their rows."""


def write_sources(out: Path) -> None:
    """Write sources.tsv and tables.tsv."""
    write(out / "sources.tsv", COLUMNS, ROWS)
    write(out / "tables.tsv", TABLE_COLUMNS, TABLES)
