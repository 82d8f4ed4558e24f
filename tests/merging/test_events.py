"""Which reports are one event, and which never."""

from __future__ import annotations

import pytest

from dragoman.merging.events import OneEvent
from dragoman.merging.memory import MemoryShelf
from dragoman.merging.sighting import Sighting, sighting
from dragoman.model import Event

from .told import event


def events(*told: tuple[Event, str] | Event) -> int:
    """How many events these reports come to."""
    shelf = MemoryShelf[Sighting]()
    shelf.regroup(OneEvent(), [sighting(*t) if isinstance(t, tuple) else sighting(t) for t in told])
    return len(shelf.groups())


SAME = {
    "the same day, stated by two papers": (
        event("ASSAULT aerial", "RUS > UKR", "2023-03-10", article="a"),
        event("ASSAULT aerial", "RUS > UKR", "2023-03-10", article="b", published="2023-03-20"),
    ),
    "a minister named by one and only the country by the other": (
        event("ACCUSE disapprove", "RUS/GOV/Sergei Lavrov > USA", "2023-03-10", article="a"),
        event("ACCUSE disapprove", "RUS > USA/GOV", "2023-03-10", article="b"),
    ),
    "the day by one, the month by the other, in the same words": (
        (event("SANCTION", "USA > IRN", "2023-03-10", article="a"), "Tankers and shipyards were put on the list"),
        (event("SANCTION", "USA > IRN", "2023-03-01..2023-03-31", article="b"), "Tankers, shipyards on the list"),
    ),
    "no attacker named by one of them": (
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="a", where="Kyiv"),
        event("ASSAULT", "> UKR", "2023-03-10", article="b", where="Kyiv"),
    ),
    "no place told by one": (
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="a", where="Kyiv"),
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="b"),
    ),
    "places near each other": (
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="a", where="Kyiv"),
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="b", where="Bucha"),
    ),
    "a meeting told from either side": (
        event("CONSULT", "CHN, RUS", "2023-03-10", article="a"),
        event("CONSULT", "RUS > CHN", "2023-03-10", article="b"),
    ),
    "no day stated, published on the same day": (
        event("COERCE arrest", "TUR/COP > SYR", "2023-03-10", basis="published", article="a"),
        event("COERCE arrest", "TUR/COP > SYR", "2023-03-10", basis="published", article="b"),
    ),
    "as news by one and as history by the other": (
        event("SANCTION", "USA > IRN", "2023-03-10", article="a"),
        event("SANCTION", "USA > IRN", "2023-03-10", article="b", status="historical", published="2024-01-01"),
    ),
    "how it was done seen differently": (
        event("ASSAULT aerial", "RUS > UKR", "2023-03-10", article="a"),
        event("ASSAULT drone", "RUS > UKR", "2023-03-10", article="b"),
    ),
    "one in English and one in Spanish": (
        (event("SANCTION", "USA > IRN", "2023-03-10", article="a"), "The United States sanctioned Iran over tankers."),
        (
            event("SANCTION", "USA > IRN", "2023-03-10", article="b", language="es"),
            "Estados Unidos impuso sanciones a Irán por sus petroleros.",
        ),
    ),
}

DIFFERENT = {
    "different days stated": (
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="a"),
        event("ASSAULT", "RUS > UKR", "2023-03-11", article="b"),
    ),
    "different recipients": (
        event("ACCUSE", "RUS > USA", "2023-03-10", article="a"),
        event("ACCUSE", "RUS > GBR", "2023-03-10", article="b"),
    ),
    "places far apart": (
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="a", where="Kyiv"),
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="b", where="Odesa"),
    ),
    "different people met": (
        event("CONSULT", "RUS/GOV/Vladimir Putin, CHN/GOV/Xi Jinping", "2023-03-10", article="a"),
        event("CONSULT", "RUS/GOV/Sergei Lavrov, CHN/GOV/Qin Gang", "2023-03-10", article="b"),
    ),
    "a visit and the visit back": (
        event("CONSULT visit", "CHN > RUS", "2023-03-10", article="a"),
        event("CONSULT visit", "RUS > CHN", "2023-03-10", article="b"),
    ),
    "who acts and who receives exchanged": (
        event("ASSAULT", "RUS > UKR", "2023-03-10", article="a"),
        event("ASSAULT", "UKR > RUS", "2023-03-10", article="b"),
    ),
    "the government and the rebels of one country": (
        event("ASSAULT", "SYR/GOV > TUR", "2023-03-10", article="a"),
        event("ASSAULT", "SYR/REB > TUR", "2023-03-10", article="b"),
    ),
    "done and only announced": (
        event("SANCTION", "USA > IRN", "2023-03-10", article="a"),
        event("SANCTION", "USA > IRN", "2023-03-10", article="b", status="future", published="2023-03-01"),
    ),
    "done and told ahead of the day": (
        event("CONSULT visit", "CHN > RUS", "2023-03-10", article="a"),
        event("CONSULT visit", "CHN > RUS", "2023-03-10", article="b", published="2023-03-05"),
    ),
    "promises of different things": (
        event("AGREE", "USA > UKR", "2023-03-10", article="a", promises="AID"),
        event("AGREE", "USA > UKR", "2023-03-10", article="b", promises="CONSULT"),
    ),
    "too little told by either": (
        event("ASSAULT", "> UKR", "2023-03-10", basis="published", article="a"),
        event("ASSAULT", "> UKR", "2023-03-11", basis="published", article="b"),
    ),
    "told with no date months apart": (
        event("ACCUSE", "RUS > USA", None, article="a", published="2023-01-10"),
        event("ACCUSE", "RUS > USA", None, article="b", published="2023-06-10"),
    ),
}


@pytest.mark.parametrize("told", SAME.values(), ids=SAME.keys())
def test_reports_of_one_event(told) -> None:
    assert events(*told) == 1


@pytest.mark.parametrize("told", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_reports_of_different_events(told) -> None:
    assert events(*told) == 2


def test_a_vague_report_does_not_join_two_events_into_one() -> None:
    first = event("ASSAULT", "RUS > UKR", "2023-03-10", article="a")
    second = event("ASSAULT", "RUS > UKR", "2023-03-12", article="b")
    vague = event("ASSAULT", "RUS > UKR", "2023-03-01..2023-03-31", article="c", published="2023-04-02")
    assert events(first, vague, second) in (2, 3)


def test_a_vague_report_goes_to_the_event_told_in_the_same_words() -> None:
    shelf = MemoryShelf[Sighting]()
    shelf.regroup(
        OneEvent(),
        [
            sighting(
                event("ACCUSE", "RUS > USA", "2023-03-02", id="grain", article="a"), "Grain exports, elevators, docks"
            ),
            sighting(
                event("ACCUSE", "RUS > USA", "2023-03-08", id="spies", article="b"), "Balloons, antennas, spies seen"
            ),
            sighting(
                event("ACCUSE", "RUS > USA", "2023-03-01..2023-03-31", id="vague", article="c", published="2023-04-01"),
                "Of balloons and antennas and spies",
            ),
        ],
    )
    assert shelf.leader["vague"] == "spies"


def test_what_one_sentence_tells_as_two_events_stays_two() -> None:
    killed = event("ASSAULT", "IRQ/REB > IRQ/PTY", "2023-03-10", id="killed", article="a")
    abducted = event("ASSAULT abduct", "IRQ/REB >", "2023-03-10", id="abducted", article="a")
    assert events(killed, abducted) == 2


def test_what_one_article_tells_as_two_events_needs_more_evidence_to_be_one() -> None:
    first = event("REQUEST", "RUS > USA", "2023-03-10", basis="published", id="x", article="a")
    again = event("REQUEST yield", "RUS > USA/GOV", "2023-03-10", id="y", article="a", sentence=5, basis="published")
    other = event("REQUEST yield", "RUS > USA/GOV", "2023-03-10", id="z", article="b", sentence=5, basis="published")
    assert events(first, other) == 1
    vague = event("REQUEST", "RUS >", "2023-03-10", id="v", article="a", sentence=4)
    exact = event("REQUEST", "RUS > USA", "2023-03-10", id="e", article="a", sentence=6)
    assert (events(vague, exact), events(first, again)) == (2, 1)


def test_a_headline_is_told_again_below() -> None:
    headline = event("ASSAULT", "TUR > SYR", "2023-03-10", id="h", article="a", sentence=0)
    below = event("ASSAULT aerial", "TUR >", "2023-03-10", id="b", article="a", sentence=3)
    assert events(headline, below) == 1


def test_what_is_kept_of_a_report_comes_back_from_its_line() -> None:
    told = event(
        "AGREE", "USA, -/-/Wagner > UKR/GOV", "2023-03-10", promises="AID", due="2023-05-01..2023-05-31", where="Kyiv"
    )
    seen = sighting(told, "Tanks are to be sent in May, as was agreed")
    again = Sighting.unpacked(seen.packed())
    assert (again, again.keys, again.seeks, again.rank) == (seen, seen.keys, seen.seeks, seen.rank)
