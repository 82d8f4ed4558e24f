# ruff: noqa: E501 - patterns of titles are read whole
"""Political parties (Party Facts, World Factbook) and armed groups (UCDP) that the hand-written table does not have."""

from __future__ import annotations

import re
from pathlib import Path

from countries import METROPOLE
from spelling import fold
from tables import read

_GENERIC = re.compile(
    r"^(others?|independents?|none|no party|opposition|etc|unknown|civilians?|christians?|muslims?|supporters|government|"
    r"national|people|alliance|coalition|front|unity|party|list|left|right|green|greens|labour|labor|liberal|democrat|"
    r"socialist|communist|conservative|republican|movement|ahead|forward|progress|change|choice|together|now|future|centre|"
    r"center|reform|action|justice|freedom|union|solidarity|hope|renewal|homeland|fatherland|democracy|we can|republic)s?$"
)


def add(
    raw: Path,
    actors: list[tuple[str, ...]],
    names: list[tuple[str, ...]],
    roles: list[tuple[str, ...]],
    known: set[str],
    states: set[str],
) -> None:
    """Append what is not yet known by name."""
    taken = {row[0] for row in actors}
    _parties(raw, actors, names, roles, known, taken, states)
    _groups(raw, actors, names, roles, known, taken)


def _generic(form: str) -> bool:
    """A name that several countries' parties bear, or that is a common word."""
    return len(form) < 5 or _GENERIC.match(fold(form)) is not None or " " not in form


def _parties(
    raw: Path,
    actors: list[tuple[str, ...]],
    names: list[tuple[str, ...]],
    roles: list[tuple[str, ...]],
    known: set[str],
    taken: set[str],
    states: set[str],
) -> None:
    rows = [
        r
        for r in read(raw / "parties_partyfacts.tsv")
        if r["wikipedia"] and len(r["country"]) == 3 and (not r["year_last"] or r["year_last"] >= "1990")
    ]
    bearers: dict[str, set[str]] = {}
    for row in rows:
        for form in _forms(row):
            bearers.setdefault(fold(form), set()).add(row["country"])
    for row in rows:
        forms = [f for f in _forms(row) if fold(f) not in known and not _generic(f) and len(bearers[fold(f)]) == 1]
        key = f"partyfacts:{row['partyfacts_id']}"
        if not forms or key in taken:
            continue
        taken.add(key)
        code = METROPOLE.get(row["country"], row["country"])
        code = "KOS" if code in {"XKX", "RKS"} else code
        if code not in states:
            continue
        actors.append((key, "party", row["name_english"] or row["name"], "", "", "partyfacts"))
        roles.append((key, code, "PTY", "", "party", "", "", "year", "", "partyfacts"))
        for form in forms:
            names.append((key, "mul", form, "full", "cap", "", ""))


def _forms(row: dict[str, str]) -> list[str]:
    found = []
    for cell in (row["name"], row["name_english"]):
        for part in cell.split(" / "):
            form = re.sub(r"\s*[\[(].*?[\])]", "", part).strip()
            if form and not form.startswith("The ") and re.fullmatch(r"[\w '’.\-–&]+", form):
                found.append(form)
    return sorted(set(found))


def _groups(
    raw: Path,
    actors: list[tuple[str, ...]],
    names: list[tuple[str, ...]],
    roles: list[tuple[str, ...]],
    known: set[str],
    taken: set[str],
) -> None:
    from cabinets import JURISDICTIONS

    codes = {row["short"]: row["iso3"] for row in read(raw / "factbook_country_facts.tsv") if row["iso3"]}
    codes |= JURISDICTIONS | {
        "DR Congo (Zaire)": "COD",
        "Myanmar (Burma)": "MMR",
        "Cambodia (Kampuchea)": "KHM",
        "Yemen (North Yemen)": "YEM",
        "Russia (Soviet Union)": "RUS",
        "Serbia (Yugoslavia)": "SRB",
        "Ivory Coast": "CIV",
        "Zimbabwe (Rhodesia)": "ZWE",
        "Madagascar (Malagasy)": "MDG",
        "Bosnia-Herzegovina": "BIH",
        "Central African Republic": "CAF",
        "Congo": "COG",
        "United States of America": "USA",
        "Macedonia, FYR": "MKD",
        "Kingdom of eSwatini (Swaziland)": "SWZ",
        "Solomon Islands": "SLB",
        "Trinidad and Tobago": "TTO",
        "United Kingdom": "GBR",
    }
    for row in read(raw / "ucdp_actors_22_1.tsv"):
        if row["Org"] != "1":
            continue
        places = [p.strip() for p in row["Location"].split(",") if p.strip()]
        places_codes = [codes.get(p, "") for p in places]
        forms = {row["NameData"], row["NewNameFullEng"], row["NameOrigFullEng"], row["NewName"]}
        forms = {f for f in forms if f and f != "n/a" and " - " not in f and re.fullmatch(r"[\w '’.\-/]+", f)}
        usable = sorted(
            f
            for f in forms
            if fold(f) not in known
            and len(f) > 3
            and f[0].isupper()
            and (" " in f or "-" in f)
            and not f.startswith("The ")
            and not _GENERIC.match(fold(f))
        )
        key = f"ucdp:{row['ActorId']}"
        if not usable or not places_codes or not all(places_codes) or key in taken:
            continue
        code = (
            places_codes[0] if len(set(places_codes)) == 1 else "IMG" if len(set(places_codes)) > 2 else places_codes[0]
        )
        taken.add(key)
        sector = "CRM" if re.search(r"cartel|gang|cártel|faction of", " ".join(usable), re.I) else "REB"
        actors.append((key, "group", row["NameData"], "", "", "ucdp"))
        roles.append((key, code, sector, "", "armed group", "", "", "year", "", "ucdp"))
        for form in usable:
            names.append((key, "mul", form, "full", "cap", "", ""))
