"""Read the raw fact files and the hand-written tables beside this script."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

Row = dict[str, str]
HERE = Path(__file__).parent


def rows(path: Path, delimiter: str = "\t") -> list[Row]:
    """The rows of a table; tab-separated ones know no quotes."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=quoting))


def own(name: str) -> list[Row]:
    """A hand-written table."""
    return rows(HERE / f"{name}.tsv")


def fold(text: str) -> str:
    """Without accents, for comparing names."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.translate(str.maketrans("łŁđĐøØıßʻʿ‘’`´ʹ", "lLdDoOis'''''''"))


def iso3_by_iso2(folder: Path) -> dict[str, str]:
    """ISO codes; Kosovo has the code that everybody uses for it."""
    table = rows(folder / "country-codes.csv", delimiter=",")
    codes = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in table}
    return codes | {"XK": "KOS"}


def person_names(folder: Path) -> set[str]:
    """Surnames and given names of office-holders, as single capitalised words."""
    words: set[str] = set()
    for row in rows(folder / "leaders_factbook.tsv") + rows(folder / "cia_world_leaders_2019_06.tsv"):
        words.update(row["surname"].split())
        words.update(row["name"].split()[:1])
    for row in rows(folder / "us_congress_executive.tsv"):
        words.update((row["first"], row["last"]))
    for row in rows(folder / "cabinet_holders_wikidata.tsv"):
        words.update(row["person"].split()[:1] + row["person"].split()[-1:])
    return {fold(word).capitalize() for word in words if len(word) > 2}
