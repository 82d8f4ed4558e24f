"""The tables of names: who bears which, from when until when. Loaded once a language."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.resolving.actors.resolution import Kind, Resolution

KINDS: Mapping[str, Kind] = {
    "name": "country",
    "adjective": "demonym",
    "person": "people",
    "people": "people",
    "region": "region",
    "region_adjective": "demonym",
    "region_people": "people",
}
BODY_KINDS: Mapping[str, Kind] = {"group": "group"}
LEADING = frozenset(
    {"president", "prime_minister", "chancellor", "supreme_leader", "leader", "foreign_minister", "defence_minister",
     "vice_president", "secretary_general", "crown_prince", "opposition_leader"}
)  # fmt: skip
"""Offices whose holders the news calls by the surname alone."""
RANK = {"supreme_leader": 0, "president": 1, "leader": 1, "prime_minister": 2, "chancellor": 2, "monarch": 3}
SHARED = ("Elizabeth II", "Queen Elizabeth II", "Charles III", "King Charles III")
"""Monarchs of several realms act for the first."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who bears a name for a time."""

    resolution: Resolution
    start: str = ""
    end: str = ""

    def on(self, day: date | None) -> bool:
        """Whether the name means him on a day; an unknown day excludes nobody."""
        if day is None:
            return True
        text = day.isoformat()
        return (not self.start or self.start <= text) and (not self.end or text < self.end)


@dataclass(frozen=True, slots=True)
class Term:
    """An office that a person held."""

    name: str
    surname: str
    code: str
    sector: str
    office: str
    start: str
    end: str
    wikidata: str
    precision: str
    source: str

    def on(self, day: date | None) -> bool:
        """Whether the office was held on a day; a snapshot vouches for what came after it until told otherwise."""
        if day is None:
            return True
        text = day.isoformat()
        return self.start <= text and (not self.end or text < self.end or self.precision == "snapshot")


@dataclass(frozen=True, slots=True)
class ActorTables:
    """Everything that is looked up by name."""

    forms: tuple[str, ...]
    matcher: AhoCorasick
    bearers: Mapping[str, tuple[Bearer, ...]]
    """Names of countries, organisations, groups, houses that stand for governments."""
    persons: Mapping[str, tuple[Term, ...]]
    """Full name → offices."""
    surnames: Mapping[str, tuple[Term, ...]]
    """Surname → leading offices."""
    holders: Mapping[tuple[str, str], tuple[Term, ...]]
    """(country, office) → who held it."""
    roles: Mapping[str, tuple[str, str, str, str]]
    """Lower-case role phrase → sectors, position, office, code."""
    longest_role: int
    blockers: frozenset[str]
    not_actors: frozenset[str]


def rows(file: Traversable) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated table."""
    with file.open(encoding="utf-8") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def load(language: str) -> ActorTables:
    """The tables of a language."""
    facts = files("dragoman") / "facts"
    words = files("dragoman") / "languages" / language / "actors"
    bearers: dict[str, list[Bearer]] = defaultdict(list)
    for form, bearer in (
        *_bodies(facts / "bodies.tsv", language),
        *_metonyms(words),
        *_countries(words, facts, language),
        *_capitals(words),
    ):
        bearers[form].append(bearer)
    persons, surnames, holders = _persons(facts / "persons.tsv")
    roles = {
        row["phrase"].lower(): (row["sector"], row["position"], row["office"], row["code"])
        for row in rows(words / "roles.tsv")
    }
    forms = tuple(sorted({*bearers, *persons}))
    return ActorTables(
        forms=forms,
        matcher=AhoCorasick(
            list(forms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        ),
        bearers={form: tuple(group) for form, group in bearers.items()},
        persons=persons,
        surnames=surnames,
        holders=holders,
        roles=roles,
        longest_role=max(len(phrase.split()) for phrase in roles),
        blockers=_listed(words / "blockers.txt"),
        not_actors=_listed(words / "not_actors.txt"),
    )


def _listed(file: Traversable) -> frozenset[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _countries(folder: Traversable, facts: Traversable, language: str) -> Iterator[tuple[str, Bearer]]:
    states = {row["code"]: (row["acts_as"] or row["code"], row["name_en"]) for row in rows(facts / "countries.tsv")}
    spelled = [row for row in rows(facts / "country_names.tsv") if row["lang"] == language]
    known = {row["form"] for row in spelled}
    table = [{**row, "kind": "name", "sector": ""} for row in spelled]
    table += [row for row in rows(folder / "countries.tsv") if row["form"] not in known or row["kind"] != "name"]
    for row in table:
        kind = KINDS[row["kind"]]
        sector = row["sector"] or ("CVL" if kind == "people" else None)
        code, name = states.get(row["code"], (row["code"], row["form"]))
        found = Resolution(
            code=code,
            sector=sector,
            sectors=(sector,) if sector else (),
            name=row["form"] if kind == "region" else name,
            kind=kind,
            explanation=f"{row['form']} = {row['code']} ({row['kind']})",
        )
        yield row["form"], Bearer(found, row["from"], row["until"])


def _capitals(folder: Traversable) -> Iterator[tuple[str, Bearer]]:
    for row in rows(folder / "capitals.tsv"):
        found = Resolution(row["code"], "GOV", ("GOV",), row["form"], "capital", f"capitals.tsv: {row['form']}")
        yield row["form"], Bearer(found)


def _metonyms(folder: Traversable) -> Iterator[tuple[str, Bearer]]:
    for row in rows(folder / "metonyms.tsv"):
        sector = row["sector"] or None
        explanation = f"metonyms.tsv: {row['form']}"
        sectors = (sector,) if sector else ()
        yield row["form"], Bearer(Resolution(row["code"], sector, sectors, row["name"], "metonym", explanation))


def _bodies(file: Traversable, language: str) -> Iterator[tuple[str, Bearer]]:
    for row in rows(file):
        sectors = tuple(row["sectors"].replace("|", " ").split())
        found = Resolution(
            code=row["code"] or None,
            sector=sectors[0] if sectors else None,
            sectors=sectors,
            name=row["label"],
            kind=BODY_KINDS.get(row["type"], "organisation"),
            explanation=f"bodies.tsv: {row['id']}",
        )
        for form in {row["label"], *row[f"names_{language}"].split("|")}:
            if len(form) > 1:
                own = form if row["type"] in ("company", "body") and not form.isupper() else row["label"]
                yield form, Bearer(replace(found, name=own), row["from"], row["until"])


Terms = dict[str, tuple[Term, ...]]


def _persons(file: Traversable) -> tuple[Terms, Terms, dict[tuple[str, str], tuple[Term, ...]]]:
    full: dict[str, list[Term]] = defaultdict(list)
    last: dict[str, list[Term]] = defaultdict(list)
    offices: dict[tuple[str, str], list[Term]] = defaultdict(list)
    with file.open(encoding="utf-8") as stream:
        next(stream)
        for line in stream:
            term = Term(*line.rstrip("\n").split("\t"))
            if term.office == "monarch" and term.name.startswith(SHARED) and term.code != "GBR":
                continue
            words = term.name.split(" ")
            if len(words) > 1:
                full[term.name].append(term)
                short = f"{words[0]} {term.surname}" if words[-1] == term.surname else ""
                if len(words) > 2 and short:
                    full[short].append(term)
            if term.office in LEADING:
                last[term.surname].append(term)
                offices[term.code, term.office].append(term)
    return (
        {name: tuple(terms) for name, terms in full.items()},
        {name: tuple(terms) for name, terms in last.items() if len(name) > 1},
        {key: tuple(terms) for key, terms in offices.items()},
    )
