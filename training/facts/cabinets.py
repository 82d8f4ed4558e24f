"""Ministers and other office-holders: Wikidata's terms, the CIA's list of June 2019, members of the US Congress."""

from __future__ import annotations

import re
from pathlib import Path

from leaders import clean
from offices import classify
from persons import Person, Term, short_forms, surname_of
from spelling import fold
from tables import read

JURISDICTIONS = {
    "Democratic Republic of the Congo": "COD",
    "Congo, Democratic Republic of the": "COD",
    "Congo, Republic of the": "COG",
    "the United States of America": "USA",
    "the United Kingdom": "GBR",
    "The Philippines": "PHL",
    "Korea, North": "PRK",
    "Korea, South": "KOR",
    "South Korea": "KOR",
    "North Korea": "PRK",
    "Bahamas, The": "BHS",
    "Gambia, The": "GMB",
    "Burma": "MMR",
    "Micronesia, Federated States of": "FSM",
    "Cote d'Ivoire": "CIV",
    "Holy See (Vatican City)": "VAT",
    "Aruba": "NLD",
    "Bermuda": "GBR",
    "Cook Islands": "NZL",
    "Czechia": "CZE",
    "Eswatini": "SWZ",
    "Cabo Verde": "CPV",
    "Kosovo": "KOS",
    "Laos": "LAO",
    "Macedonia": "MKD",
    "North Macedonia": "MKD",
    "Timor-Leste": "TLS",
    "Turkey": "TUR",
    "World": "IGO",
}
CIVIL_SERVANTS = frozenset({"IND", "PAK", "BGD", "LKA", "NPL"})
"""Countries whose foreign secretary serves under the minister."""
_WORLD = re.compile(r"United Nations|International Court of Justice")


def wikidata(raw: Path, codes: dict[str, str]) -> list[Person]:
    """Everybody in the office-holder lists, with Wikidata's id."""
    found: dict[str, Person] = {}
    for row in read(raw / "cabinet_holders_wikidata.tsv"):
        code = (
            JURISDICTIONS.get(row["jurisdiction"]) or codes.get(row["jurisdiction"]) or codes[fold(row["jurisdiction"])]
        )
        if code == "IGO" and _WORLD.search(row["position"]):
            code = "UNO"
        name = re.sub(r"\s*\(.*?\)", "", row["person"]).strip()
        if not name or re.fullmatch(r"Q\d+", name) or (row["end"] and row["end"] < "1985"):
            continue
        if row["end"] and row["start"] > row["end"]:
            continue  # dates that cannot both be right
        person = found.setdefault(row["person_qid"], Person(name, code, row["person_qid"]))
        surname = surname_of(name, code)
        if surname != name:
            person.surnames.add(surname)
        person.full |= short_forms(name, surname) | {name}
        sector, office = classify(row["position"])
        if code in CIVIL_SERVANTS and re.match(r"Foreign Secretary", row["position"]):
            office = ""
        if code in {"UNO", "IGO"}:
            sector, office = ("JUD" if "Judge" in row["position"] or "Court" in row["position"] else "GOV"), ""
        precision = "day" if row["start"] else "year"
        person.terms.add(
            Term(
                code,
                sector,
                office,
                row["position"],
                row["start"],
                row["end"],
                "snapshot" if not row["end"] else precision,
                "" if row["end"] else row["as_of"],
                "wikidata",
            )
        )
    return list(found.values())


def cia_2019(raw: Path, codes: dict[str, str]) -> list[Person]:
    """The cabinets of one day; nothing is known of their terms."""
    found: dict[tuple[str, str], Person] = {}
    for row in read(raw / "cia_world_leaders_2019_06.tsv"):
        code = JURISDICTIONS.get(row["country"]) or codes.get(row["country"]) or codes[fold(row["country"])]
        name, surname = clean(row["name"], row["surname"])
        if not surname or len(name.split()) < 2 or not re.fullmatch(r"[\w .'’\-]+", name):
            continue
        person = found.setdefault((code, name), Person(name, code))
        person.surnames.add(surname)
        person.full |= short_forms(name, surname)
        sector, office = classify(row["office"])
        person.terms.add(
            Term(code, sector, office, row["office"], "", "", "snapshot", "2019-06-04", "cia-world-leaders")
        )
    return list(found.values())


def congress(raw: Path) -> list[Person]:
    """Members of the US Congress, presidents and vice presidents."""
    found: dict[str, Person] = {}
    for row in read(raw / "us_congress_executive.tsv"):
        quoted = re.search(r"[\"“](.+?)[\"”]", row["full"])
        full = re.sub(r"\s*[\"“].+?[\"”]", "", row["full"])
        full = re.sub(r",? (Jr|Sr|I{2,3}|IV)\.?$", "", full).strip()
        last = re.sub(r",? (Jr|Sr|I{2,3}|IV)\.?$", "", row["last"])
        if full == "George Bush":
            full = "George W. Bush" if row["start"] > "2000" else "George H. W. Bush"
        key = row["wikidata"] or full
        person = found.setdefault(key, Person(full, "USA", row["wikidata"]))
        person.surnames.add(last)
        person.full |= short_forms(full, last) | {f"{row['first']} {last}"}
        if quoted:
            person.full.add(f"{quoted[1]} {last}")
        if row["office"] == "President":
            term = ("GOV", "president", "President")
        elif row["office"] == "Vice President":
            term = ("GOV", "vice_president", "Vice President")
        else:
            term = ("LEG", "", row["office"])
        person.terms.add(Term("USA", *term, row["start"], row["end"], "day", "", "us-congress"))
    return list(found.values())
