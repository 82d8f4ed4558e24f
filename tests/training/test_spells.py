"""Several sources' terms of one person in one office become one spell."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "training" / "facts"))

from persons import Person, Term
from spells import close, spells


def term(since: str, until: str, source: str, seen: str = "", precision: str = "day") -> Term:
    return Term("ARM", "GOV", "prime_minister", "Prime Minister", since, until, precision, seen, source)


def told(*terms: Term) -> list[tuple[str, str, str]]:
    return [(t.since, t.until, t.source) for t in spells(terms)]


def test_an_open_term_does_not_end_because_another_source_saw_an_earlier_one_end() -> None:
    assert told(
        term("2018-05-08", "2021-04-25", "wikidata"),
        term("2021-06-20", "", "wikidata", "2022-07-23", "snapshot"),
        term("2021-08-02", "2021-09-20", "factbook", "2021-09-09", "snapshot"),
        term("2021-09-10", "", "factbook", "2026-01-22", "snapshot"),
    ) == [("2018-05-08", "", "factbook wikidata")]


def test_a_term_that_a_source_forgot_to_close_ends_with_the_others() -> None:
    assert told(
        term("2010-01-01", "", "wikidata", "2022-07-23", "snapshot"),
        term("2010-01-01", "2014-05-01", "factbook", "2013"),
    ) == [("2010-01-01", "2014-05-01", "factbook wikidata")]


def test_who_comes_back_after_years_has_two_spells() -> None:
    first, second = term("2000-01-01", "2003-01-01", "factbook"), term("2008-01-01", "2010-01-01", "factbook")
    assert len(told(first, second)) == 2


def test_what_another_source_confirms_is_no_longer_unchecked() -> None:
    own = term("2013-01-01", "2015-01-01", "dragoman", precision="unchecked")
    assert spells([own])[0].precision == "unchecked"
    assert spells([own, term("2013-01-05", "2015-01-02", "factbook")])[0].precision == "day"


def test_a_successor_closes_what_only_a_snapshot_ended() -> None:
    old, new = Person("A", "ARM"), Person("B", "ARM")
    old.terms = {term("2018-01-01", "", "wikidata", "2022-07-23", "snapshot")}
    new.terms = {term("2023-03-01", "", "factbook", "2026-01-22", "snapshot")}
    close([old, new])
    assert {t.until for t in old.terms} == {"2023-03-01"}
    assert {t.until for t in new.terms} == {""}
