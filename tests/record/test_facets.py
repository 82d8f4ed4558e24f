"""What pages show beside events: counts by kind, the words of every report, and where mentions stand."""

from __future__ import annotations

import pytest

from dragoman.record import facets as counting
from dragoman.record.asking import find
from dragoman.record.errors import NoSuchEvent
from dragoman.record.evidence import reports
from dragoman.record.facets import FIELDS, facets
from dragoman.record.filters import Filters
from dragoman.record.keeping import keep
from dragoman.record.locating import located
from dragoman.record.store import Store
from dragoman.record.texts import texts

from .news import coded


@pytest.fixture
def filled(store: Store) -> Store:
    keep(store, coded(24, 4))
    return store


@pytest.mark.parametrize("asked", [Filters(), Filters(status=()), Filters(quad=(4,)), Filters(dyad=("FRA", "DEU"))])
def test_counts_by_kind_are_those_of_the_events(filled: Store, asked: Filters) -> None:
    events = [found.told.event for found in find(filled, asked)]
    with filled.reading() as connection:
        told = facets(connection, asked)
    assert (told.total, told.whole) == (len(events), True)
    for field in ("type", "quad", "status"):
        assert told.by[field] == {v: sum(getattr(e, field) == v for e in events) for v in told.by[field]}
        assert sum(told.by[field].values()) == len(events)
    for field in FIELDS:
        numbers = list(told.by[field].values())
        assert numbers == sorted(numbers, reverse=True)


def test_more_than_can_be_counted_is_said_to_be_more(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST", 5)
    with filled.reading() as connection:
        told = facets(connection, Filters(status=()))
    assert (told.total, told.whole) == (5, False)


def test_every_report_comes_with_the_text_that_its_spans_are_in(filled: Store) -> None:
    several = 0
    for found in find(filled, Filters(status=())):
        with filled.reading() as connection:
            told = reports(connection, found.told.id)
        assert len(told) == found.told.mentions
        assert told[0].mention == found.told.first_mention
        several += len(told) > 1
        for each in told:
            for evidence in each.event.evidence:
                assert each.text[slice(*evidence.trigger.span)] == evidence.trigger.text
    assert several
    with filled.reading() as connection, pytest.raises(NoSuchEvent):
        reports(connection, "ev-nothing")


def test_mentions_are_found_in_their_articles(filled: Store) -> None:
    events = list(find(filled, Filters(status=())))
    with filled.reading() as connection:
        places = located(connection, [found.told.first_mention for found in events])
        read = texts(connection, {article for article, _ in places.values()})
        assert located(connection, ["nothing"]) == texts(connection, ["nothing"]) == {}
    for found in events:
        assert read[places[found.told.first_mention][0]] == found.article.text
