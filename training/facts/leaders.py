# ruff: noqa: E501 - patterns of titles are read whole
"""Heads of state and government from the World Factbook: a successor's first day ends a term."""

from __future__ import annotations

import re
from pathlib import Path

from countries import METROPOLE
from offices import classify
from persons import Person, Term, short_forms
from spelling import sound, titled
from tables import Row, read

_RANKS = re.compile(
    r"^((Lt|Maj|Brig|Col|Gen|Capt|Dr|Sir|Dame|Prof|Sheikh|Shaykh|Shaikh|Field Marshal|Fd|Sr|Ing|Lic|Rev|Hon|Adm|Cmdr|Mr|Ms|Cdre|"
    r"Elect|or|Army|Sudanese Armed Forces General|Commodore|King|Queen|Prince|Princess|Sultan|Amir|Emperor|Vice|President|Prime Minister|Chief|Archbishop|Cardinal|Grand Duke)"
    r"\.? )+"
)
_TRAILING = re.compile(r",? (Jr|Sr|[IVX]+|Lt\. ?Gen|Maj\. ?Gen|Brig\. ?Gen|Gen|Col|Dr)\.?$")


ERRATA = frozenset(
    {("PRY", "George BUSH"), ("PRY", "Ngiratkel ETPISON"), ("ROU", "Ilie BOLOJAN"), ("COD", "Anatole Collinet MAKOSSO"),
     ("PAK", "Muhammad Hamza Shahbaz SHARIF"), ("AFG", "Aleksander Gabriel MEKSI"), ("KGZ", "Adylbek KASYMALIYEV")}
)  # fmt: skip
"""Rows that stand under the wrong country, year or office in the source."""
CROWNED = {
    "King": "rey", "Queen": "reina", "Emperor": "emperador", "Prince": "príncipe", "Grand Duke": "gran duque",
    "Pope": "papa", "Amir": "emir", "Sultan": "sultán",
}  # fmt: skip
"""Titles of those who have one name, with the Spanish."""
NAMED = {("USA", "George BUSH"): "George H. W. BUSH"}
"""Names that the source leaves alike."""


LAST_EDITIONS = ("2017", "2022")
"""Last years of the archive: who is there and in no later snapshot may have stayed longer."""

GAP = ("2018", "2019")
"""Between these years there is no snapshot."""


def people(raw: Path) -> list[Person]:
    """One record for each name that the Factbook prints for an office of a country."""
    rows = [row for row in read(raw / "leaders_factbook.tsv") if _usable(row)]
    grouped: dict[tuple[str, str], list[tuple[Row, str]]] = {}
    found: dict[tuple[str, str], Person] = {}
    for row in rows:
        name, surname = clean(NAMED.get((row["iso3"], row["name"]), row["name"]), row["surname"])
        if not surname:
            continue
        office = _office(row)
        code = METROPOLE.get(row["iso3"], row["iso3"])
        person = found.setdefault((code, name), Person(name, code))
        person.surnames.add(surname)
        person.full |= short_forms(name, surname)
        title = row["title"].removesuffix(" of")
        if " " not in name and title in CROWNED:
            person.full.add(f"{title} {name}")
            person.spanish.add(f"{CROWNED[title]} {name}")
        grouped.setdefault((row["iso3"], office), []).append((row, name))
    for (iso3, office), entries in grouped.items():
        entries = _without_stale_dates(entries)
        code = METROPOLE.get(iso3, iso3)
        starts = sorted({(row["since"], name, row["first_seen"]) for row, name in entries if row["since"]})
        for row, name in entries:
            sector, _ = classify(row["title"])
            until, precision = _end(row, name, starts, office)
            title = row["title"] or (
                "head of state or deputy" if row["role"] == "HOS" else "head of government or deputy"
            )
            found[code, name].terms.add(
                Term(code, sector, office, title, row["since"], until, precision, row["last_seen"], "factbook")
            )
    for person in found.values():
        person.terms = _joined(person.terms)
    return list(found.values())


def _without_stale_dates(entries: list[tuple[Row, str]]) -> list[tuple[Row, str]]:
    """The rows, a successor's without the predecessor's first day, which the source often leaves standing."""
    first: dict[str, tuple[str, str]] = {}
    for row, name in sorted(entries, key=lambda item: item[0]["first_seen"]):
        first.setdefault(row["since"], (row["first_seen"], name))
    fixed = []
    for row, name in entries:
        seen, holder = first[row["since"]]
        another = not {sound(w) for w in name.split()} & {sound(w) for w in holder.split()}
        late = len(row["since"]) == 10 and row["first_seen"][:7] > row["since"][:7] and row["first_seen"][:4] > seen[:4]
        fixed.append((row | {"since": row["first_seen"]} if another and late else row, name))
    return fixed


def _office(row: Row) -> str:
    """The office; none for a territory's premier, nor where the title is missing, which many deputies' is."""
    return classify(row["title"])[1] if row["title"] and row["iso3"] not in METROPOLE else ""


def clean(name: str, surname: str) -> tuple[str, str]:
    """The name as a newspaper has it, and the family name."""
    text = name.replace("`", "'").strip()
    while True:
        shorter = _TRAILING.sub("", _RANKS.sub("", text)).strip(" ,")
        if shorter == text:
            break
        text = shorter
    capitals = [w for w in text.split() if re.search(r"[A-ZÀ-Þ]{2,}", w) and not re.search(r"[a-zà-ÿ]{2,}$", w)]
    family = titled(" ".join(capitals)) or titled(_TRAILING.sub("", surname))
    words = text.split()
    joined = [titled(w) if w in capitals else w for w in words]
    return " ".join(joined), family if family in " ".join(joined) else (titled(capitals[-1]) if capitals else "")


def _usable(row: Row) -> bool:
    if (row["iso3"], row["name"]) in ERRATA:
        return False
    if row["iso3"] != "GBR" and re.match(r"(Queen |King )?(ELIZABETH II|CHARLES III)", row["name"]):
        return False  # the monarch of several realms acts for the first
    if row["sovereign"] != "1" and row["iso3"] not in {"TWN", "HKG", "PSE"} and row["role"] != "HOG":
        return False
    if not re.fullmatch(r"[\w .,'`’\-]+", row["name"]) or re.search(
        r"\b(and|vacant|of|the|also|council)\b", row["name"], re.I
    ):
        return False
    if re.search(r"\d|two|three|entry|various|represented", row["name"] + row["title"]):
        return False
    return 1 <= len(row["name"].split()) <= 8 and not (row["needs_check"] == "1" and "," in row["name"].rstrip(".,Jr "))


def _end(row: Row, name: str, starts: list[tuple[str, str, str]], office: str) -> tuple[str, str]:
    """When the term ended and how exactly that is known."""
    since, bound = row["since"], row["replaced_by_snapshot"]
    single = office in {"president", "prime_minister", "monarch", "supreme_leader", "governor_general", "party_leader"}
    if single and since:
        for start, other, first_seen in starts:
            if (
                since < start <= _latest(row)
                and not start.startswith(since)
                and not _same(name, other)
                and start >= row["first_seen"][:4]
            ):
                if row["last_seen"] < GAP[0] and first_seen > GAP[1]:
                    return start, "snapshot"  # somebody may have come between
                return start, "day" if len(start) == 10 else "month" if len(start) == 7 else "year"
    if bound:
        return bound, "snapshot"
    seen = row["last_seen"]
    if seen >= "2025-10" or seen in LAST_EDITIONS:
        return "", "snapshot"
    return (f"{int(seen[:4]) + 1}-07-01", "snapshot") if len(seen) == 4 else (seen, "snapshot")


def _same(one: str, two: str) -> bool:
    """Whether two spellings are of one person: the first and the last word sound alike."""
    mine, theirs = ([sound(word) for word in name.split()] for name in (one, two))
    return mine == theirs or (len(mine) > 1 and len(theirs) > 1 and mine[0] == theirs[0] and mine[-1] == theirs[-1])


def _latest(row: Row) -> str:
    """The last day on which somebody else can have followed: the next edition no longer has the name."""
    seen = row["last_seen"]
    return row["replaced_by_snapshot"] or (f"{int(seen[:4]) + 1}-12-31" if seen[:4] not in LAST_EDITIONS else "9999")


def _joined(terms: set[Term]) -> set[Term]:
    """The same term seen in several editions, once; the tightest end wins."""
    best: dict[tuple[str, str, str], Term] = {}
    order = {"day": 0, "month": 1, "year": 2, "snapshot": 3}
    for term in sorted(terms):
        key = (term.country, term.office or term.title, term.since)
        old = best.get(key)
        if old is None or (order[term.precision], _last(old)) < (order[old.precision], _last(term)):
            best[key] = term
    return set(best.values())


def _last(term: Term) -> str:
    return term.until or "9999"
