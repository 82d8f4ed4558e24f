"""Towns large enough to stand for their country in "police in Medellín", and the capitals."""

from __future__ import annotations

from pathlib import Path

from spelling import fold
from tables import read, write

COLUMNS = ("form", "lang", "code", "population", "capital", "from", "until", "geonames", "source")
SMALLEST = 100_000
COMMON_WORDS = frozenset(
    {"Male", "Man", "Most", "Sur", "Ann", "Mary", "Same", "Along", "Police", "Media", "Date", "Ten", "Kennedy"}
)


def write_cities(out: Path, raw: Path, countries: list[tuple[str, ...]]) -> None:
    """cities.tsv: forms in English and Spanish, the largest bearer first by population."""
    by_iso2 = {row[1]: row[2] for row in countries}
    rows: set[tuple[str, ...]] = set()
    population: dict[str, int] = {}
    home: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in read(raw / "geonames_cities15000.tsv"):
        code = by_iso2.get(row["iso2"])
        if not code:
            continue
        population[row["geonameid"]] = int(row["population"] or 0)
        home[row["geonameid"]] = code
        names[row["geonameid"]] = row["name"]
        if int(row["population"] or 0) >= SMALLEST:
            rows.add((row["name"], "mul", code, row["population"], "", "", "", row["geonameid"], "geonames"))
    told = {(form, lang, code, key) for form, lang, code, _, _, _, _, key, _ in rows}
    for row in read(raw / "natural_earth_places.tsv"):
        key = row["geonameid"]
        code = home.get(key) or by_iso2.get(row["iso2"])
        size = max(population.get(key, 0), int(float(row["pop_max"] or 0)))
        important = "capital" in row["feature"].lower() or size >= SMALLEST
        if not code or not important:
            continue
        forms = {lang: row[f"name_{lang}"] or row["name"] for lang in ("en", "es")}
        for lang, form in {"mul": forms["en"]}.items() if forms["en"] == forms["es"] else forms.items():
            if form and (form, "mul", code, key) not in told:
                rows.add((form, lang, code, str(size), "", "", "", key, "natural-earth"))
    for row in read(Path(__file__).parent / "hand" / "capitals.tsv"):
        rows.add(
            (
                row["form"],
                row["lang"],
                row["code"],
                "9000000",
                "1",
                row["from"],
                row["until"],
                "",
                "dragoman",
            )
        )
    for row in read(Path(__file__).parent / "hand" / "towns.tsv"):  # names of the papers, and towns known for the news
        size = max(SMALLEST, population.get(row["geonames"], 0))
        rows.add((row["form"], row["lang"], row["code"], str(size), "", "", "", row["geonames"], "dragoman"))
    write(out / "cities.tsv", COLUMNS, [row for row in rows if len(fold(row[0])) > 2 and row[0] not in COMMON_WORDS])
