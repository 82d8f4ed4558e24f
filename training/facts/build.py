"""Build the resolver's tables from the raw facts: ``python training/facts/build.py RAW_FOLDER``.

The same input gives the same bytes. What is written by hand lies beside this script in ``hand/``.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import bodies  # noqa: E402
import cabinets  # noqa: E402
import cities  # noqa: E402
import countries  # noqa: E402
import leaders  # noqa: E402
import persons  # noqa: E402
import sources  # noqa: E402
import spelling  # noqa: E402
import spells  # noqa: E402
from tables import write  # noqa: E402

OUT = HERE.parents[1] / "src" / "dragoman" / "facts"


def main(raw: Path) -> None:
    """Write every table."""
    OUT.mkdir(parents=True, exist_ok=True)
    country_rows, name_rows = countries.tables(raw)
    write(OUT / "countries.tsv", countries.COLUMNS, country_rows)
    write(OUT / "country_names.tsv", countries.NAME_COLUMNS, name_rows)
    people = persons.merge(others(raw), bodies.hand_people(HERE / "hand" / "people.tsv"))
    people = persons.merge(people, cabinets.cia_2019(raw, codes_by_name(country_rows, name_rows)))
    people = persons.merge([], people)  # who came in between may show two to be one
    spells.close(people)
    bodies.write_actors(OUT, people, raw, HERE / "hand", {row[0] for row in country_rows})
    cities.write_cities(OUT, raw, country_rows)
    sources.write_sources(OUT)


def others(raw: Path) -> list[persons.Person]:
    """People whose terms of office the raw facts tell with their dates."""
    people: list[persons.Person] = []
    codes = codes_by_name(*countries.tables(raw))
    for found in (cabinets.wikidata(raw, codes), leaders.people(raw), cabinets.congress(raw)):
        people = persons.merge(people, found)
    return people


def codes_by_name(country_rows: list[tuple[str, ...]], name_rows: list[tuple[str, ...]]) -> dict[str, str]:
    """Codes of countries by their English names, also without accents."""
    codes = {row[8]: row[0] for row in country_rows} | {
        form: code for code, lang, _, form, *_ in name_rows if lang == "en" and len(code) == 3
    }
    return codes | {spelling.fold(form).replace("&", "and"): code for form, code in codes.items()}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build.py RAW_FOLDER")
    main(Path(sys.argv[1]))
