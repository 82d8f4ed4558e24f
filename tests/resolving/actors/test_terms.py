"""Terms of office: what is open stays, what was only seen is told with a warning, what has ended is former."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.resolving.actors import open_article
from dragoman.resolving.actors.resolution import Resolution
from dragoman.resolving.actors.standing import standing
from dragoman.resolving.actors.tables import load
from dragoman.resolving.actors.terms import Term, on_day


def term(since: str = "", until: str = "", seen: str = "", office: str = "foreign_minister") -> Term:
    return Term("x", "FRA", ("GOV",), office, "Minister", since, until, "day", seen, "dragoman")


def whole(text: str, day: str) -> Resolution:
    article = open_article(text, "en", date.fromisoformat(day))
    found = next(m.resolution for m in article.mentions if m.kind == "person")
    return found


@pytest.mark.parametrize(
    ("held", "day", "when"),
    [
        (term("2020-01-01", "2022-01-01"), "2021-06-01", "now"),
        (term("2020-01-01", "2022-01-01"), "2022-01-01", "before"),  # ranges are half open
        (term("2020-01-01", "2022-01-01"), "2019-12-31", "later"),
        (term("2020-01-01", "", "2022-07-01"), "2024-06-01", "now"),
        (term("", "", "2019-06-04"), "2018-06-01", "now"),
        (term("", "", "2019-06-04"), "2014-06-01", "later"),
        (term("", "", "2019-06-04"), "2020-06-01", "now"),
    ],
)
def test_a_term_is_of_now_before_or_later(held: Term, day: str, when: str) -> None:
    assert on_day([held], day)[1] == when


def test_an_office_seen_once_is_over_when_the_one_held_longest_has_ended() -> None:
    once, ended = term("", "", "2019-06-04", "finance_minister"), term("2016-01-01", "2021-02-01")
    assert on_day([once, ended], "2024-04-17")[1] == "before"
    assert on_day([once, ended], "2020-04-17")[1] == "now"


def test_no_open_term_of_any_person_makes_him_former() -> None:
    tables = load("en")
    for actor, row in tables.actors.items():
        if row.split("\t")[1] != "person":
            continue
        current = [t for t in tables.terms(actor) if t.since and not t.until and t.since < "2024-06-01"]
        if current:
            assert standing(tables, actor, date(2024, 6, 1)).sector != "ELI" or any(
                t.sectors[:1] == ("ELI",) for t in current
            ), row


def test_past_a_snapshot_the_role_is_kept_with_a_warning() -> None:
    tables = load("en")
    actor = next(a for a in tables.actors if any(t.seen == "2022-07-23" and t.since > "2021" for t in tables.terms(a)))
    assert "warning" in standing(tables, actor, date(2023, 6, 1)).explanation
    assert "warning" not in standing(tables, actor, date(2022, 1, 1)).explanation


def test_long_after_a_snapshot_the_sector_is_left_open() -> None:
    stale = term("2009-01-01", "", "2010-01-01")
    assert stale.on("2020-01-01")
    assert stale.stale("2020-01-01")


@pytest.mark.parametrize(
    ("text", "day", "sector"),
    [
        ("Armenian Prime Minister Nikol Pashinyan spoke.", "2023-09-20", "GOV"),
        ("Nikol Pashinyan spoke.", "2024-06-01", "GOV"),
        ("Armen Sarkissian spoke.", "2024-06-01", "ELI"),
        ("Emmanuel Macron spoke.", "2024-06-01", "GOV"),
        ("Angela Merkel spoke.", "2024-06-01", "ELI"),
    ],
)
def test_leaders_are_in_office_as_long_as_they_are(text: str, day: str, sector: str) -> None:
    assert whole(text, day).sector == sector
