"""What must hold of the tables, whoever edits them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.resolving.actors import tables as module
from dragoman.resolving.actors.folding import fold

FACTS = files("dragoman") / "facts"
LANGUAGES = ("en", "es")
SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
    ]
)
SPECIAL = frozenset({"UNO", "EUR", "IGO", "NGO", "IMG", "MNC"})


def rows(name: str) -> list[dict[str, str]]:
    text = (FACTS / name).read_text(encoding="utf-8")
    return parsed(text)


def parsed(text: str) -> list[dict[str, str]]:
    header, *lines = text.splitlines()
    columns = header.split("\t")
    found = [line.split("\t") for line in lines]
    assert all(len(line) == len(columns) for line in found)
    return [dict(zip(columns, line, strict=True)) for line in found]


def own(language: str, name: str) -> list[dict[str, str]]:
    file = files("dragoman") / "languages" / language / "actors" / name
    return parsed(file.read_text(encoding="utf-8"))


CODES = {row["code"] for row in rows("countries.tsv")} | SPECIAL | {""}


PACKAGE = Path(str(files("dragoman")))
TABLES = sorted(
    file.relative_to(PACKAGE).as_posix()
    for folder in ("facts", *(f"languages/{language}/{kind}" for language in LANGUAGES for kind in ("actors", "dates")))
    for file in (PACKAGE / folder).iterdir()
    if file.suffix in (".tsv", ".txt", ".toml")
)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source_that_is_explained(table: str) -> None:
    known = {row["source"] for row in rows("sources.tsv")}
    whole = {row["table"]: row["source"] for row in rows("tables.tsv")}
    if table in whole:
        assert whole[table] in known or (FACTS / whole[table]).is_file()
        return
    for row in parsed((PACKAGE / table).read_text(encoding="utf-8")):
        assert row["source"], row
        assert set(row["source"].split()) <= known, row


def test_an_actor_whose_names_have_its_sources_has_some() -> None:
    sources = {row["actor_id"]: row["source"] for row in rows("actors.tsv")}
    assert all(sources[row["actor_id"]] for row in rows("actor_names.tsv"))


@pytest.mark.parametrize("name", ["actors.tsv", "actor_names.tsv", "actor_roles.tsv", "cities.tsv", "countries.tsv"])
def test_tables_are_sorted_and_say_nothing_twice(name: str) -> None:
    lines = [tuple(line.split("\t")) for line in (FACTS / name).read_text(encoding="utf-8").splitlines()[1:]]
    assert lines == sorted(set(lines))


def test_codes_exist() -> None:
    assert {row["country"] for row in rows("actor_roles.tsv")} <= CODES
    assert {row["code"] for row in rows("cities.tsv")} <= CODES
    for language in LANGUAGES:
        for name in ("countries.tsv", "metonyms.tsv", "roles.tsv"):
            assert {row["code"] for row in own(language, name)} <= CODES


def test_ranges_are_ordered() -> None:
    for row in rows("actor_roles.tsv"):
        if row["from"] and row["until"]:
            assert row["from"] <= row["until"], row
        assert all(
            not day or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day) for day in (row["from"], row["until"], row["seen"])
        )


def test_an_open_term_of_a_person_says_when_it_was_last_seen() -> None:
    people = {row["actor_id"] for row in rows("actors.tsv") if row["type"] == "person"}
    for row in rows("actor_roles.tsv"):
        if row["actor_id"] in people and not row["until"]:
            assert row["seen"] or row["precision"] == "day", row


def test_it_is_told_how_exact_a_term_is() -> None:
    told = {"day", "month", "year", "snapshot", "unchecked"}
    for row in rows("actor_roles.tsv"):
        assert row["precision"] in told, row
        assert row["precision"] != "unchecked" or row["source"].split()[0] == "dragoman", row


def test_sectors_are_of_plover() -> None:
    for row in rows("actor_roles.tsv"):
        assert set(row["sectors"].split()) <= SECTORS, row
    for language in LANGUAGES:
        for row in own(language, "roles.tsv"):
            assert set(row["sector"].split()) <= SECTORS, row
            assert row["position"] in {"any", "head", "open", "thing"}, row


def test_names_belong_to_somebody() -> None:
    actors = {row["actor_id"] for row in rows("actors.tsv")}
    assert {row["actor_id"] for row in rows("actor_names.tsv")} <= actors
    assert {row["actor_id"] for row in rows("actor_roles.tsv")} <= actors


@pytest.mark.parametrize("language", LANGUAGES)
def test_role_nouns_are_many_and_told_apart(language: str) -> None:
    phrases = [fold(row["phrase"]) for row in own(language, "roles.tsv")]
    assert len(phrases) >= 400
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sovereign_state_has_a_name_and_a_word_for_its_people(language: str) -> None:
    tables = module.load(language)
    without = {"KNA", "VCT", "SMR", "STP", "SLB", "LCA", "KIR", "TUV", "NRU", "PLW", "MHL", "FSM", "ATG", "NZL", "LUX",
               "LIE", "COM", "LSO", "SWZ", "BRB", "SYC", "TON", "DMA"}  # fmt: skip
    named = {e.cells[0] for rows_ in tables.entries.values() for t, line in rows_ if t.startswith("countr")
             for e in [module.Entry.read(t, line)]}  # fmt: skip
    called = {row["code"] for row in own(language, "countries.tsv") if "adjective" in row["kind"]}
    states = {row["code"] for row in rows("countries.tsv") if row["sovereign"] == "1"}
    assert states <= named
    assert states - called - without <= set()


def test_whoever_is_called_by_the_surname_alone_is_the_only_one_of_his_time() -> None:
    tables = module.load("en")
    for surname, bearers in tables.surnames.items():
        called = sorted({bearer.removeprefix("!") for bearer in bearers if bearer.startswith("!")})
        for number, one in enumerate(called):
            for two in called[number + 1 :]:
                assert not overlap(tables, one, two), (surname, one, two)


def overlap(tables: module.ActorTables, one: str, two: str) -> bool:
    """Whether two people held something of the same rank on the same day: the higher one is meant otherwise."""
    return any(
        a.rank == b.rank and max(a.since, b.since) < min(a.until or "9999", b.until or "9999")
        for a in tables.terms(one)
        for b in tables.terms(two)
    )
