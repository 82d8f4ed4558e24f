"""Pages of events: together they are what is asked for, each event once, in order, whatever comes in between."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.coding.coder import event_id
from dragoman.merging import promises
from dragoman.model import Event
from dragoman.record.agenda import agenda, newest
from dragoman.record.amending import Amender
from dragoman.record.asking import count, find, one, page
from dragoman.record.errors import NoSuchEvent, WrongCursor
from dragoman.record.filters import Filters
from dragoman.record.keeping import keep
from dragoman.record.paging import cursor
from dragoman.record.series import Asked, behind, directions, series
from dragoman.record.store import Store

from .news import BEGIN, coded

ASKED = [
    Filters(),
    Filters(status=()),
    Filters(status=(), rejected=True),
    Filters(dyad=("FRA", "DEU"), status=()),
    Filters(dyad=("FRA", "DEU")),
    Filters(dyad=("FRA", "DEU"), rejected=True),
    Filters(dyad=("FRA", "FRA"), status=()),
    Filters(directed=("FRA", "DEU"), status=()),
    Filters(directed=("DEU", "FRA"), quad=(4,)),
    Filters(directed=("POL", "ITA"), since=BEGIN + timedelta(2)),
    Filters(dyad=("POL", "ITA"), since=BEGIN + timedelta(1), until=BEGIN + timedelta(3), exact=True),
    Filters(actor=("FRA",), status=()),
    Filters(actor=("FRA:GOV",), status=()),
    Filters(actor=("FRA",), recipient=("DEU",), status=()),
    Filters(recipient=("ITA",), type=("AID", "ASSAULT"), status=()),
    Filters(involving=("ITA",), status=()),
    Filters(involving=("ITA", "POL"), status=()),
    Filters(involving=("Arland",), status=()),
    Filters(involving=(":GOV",), status=()),
    Filters(involving=("ITA",), dyad=("ITA", "POL"), directed=("POL", "ITA"), status=()),
    Filters(type=("ASSAULT",), status=()),
    Filters(search="grain", status=()),
    Filters(dyad=("FRA", "DEU"), search="grain", status=()),
    Filters(actor=("ZZZ",), status=()),
]


def varied(event: Event, rng: random.Random) -> Event:
    """Some events are undated, of no exact date, of all sides, or of other statuses."""
    chance = rng.random()
    if chance < 0.15:
        event = replace(event, when=None, actor=(*event.actor, *event.recipient), recipient=())
    elif chance < 0.3 and event.when:
        event = replace(event, when=replace(event.when, end=event.when.end + timedelta(rng.choice((1, 40, 100, 400)))))
    elif chance < 0.4:
        event = replace(event, status="future")
    elif chance < 0.5:
        event = replace(event, actor=(*event.actor, *event.recipient), when=None)
    return replace(event, id=event_id(event))


def fill(store: Store, number: int, seed: int) -> None:
    """News in which everything occurs that events can be."""
    rng = random.Random(seed)
    batch = [replace(each, events=[varied(event, rng) for event in each.events]) for each in coded(number, seed)]
    keep(store, batch)
    ids = [found.told.id for found in find(store, Filters(status=()))]
    for id in ids[::9]:
        Amender(store, "Ann", "no").judge(id, "reject")
    for id in ids[1::9]:
        Amender(store, "Ann", "no day").change(id, {"when": ""})


@pytest.fixture(scope="module")
def seeds() -> list[int]:
    return [1, 2]


def pages(store: Store, filters: Filters, limit: int, order: str) -> list[str]:
    told: list[str] = []
    after = None
    while True:
        found = page(store, filters, limit=limit, after=after, order=order)  # type: ignore[arg-type]
        assert len(found.items) == limit or found.next is None
        told += [each.told.id for each in found.items]
        if found.next is None:
            return told
        after = found.next


def test_pages_are_together_what_is_found(store: Store) -> None:
    fill(store, 60, 1)
    sizes = []
    for filters in ASKED:
        found = list(find(store, filters))
        oldest = [each.told.id for each in found]
        dated = [each.told.id for each in found if each.told.event.when]
        newest = dated[::-1] + [each.told.id for each in found if not each.told.event.when][::-1]
        assert pages(store, filters, 3, "oldest") == oldest, filters
        assert pages(store, filters, 7, "newest") == newest, filters
        assert pages(store, filters, 500, "newest") == newest, filters
        assert count(store, filters) == len(oldest)
        assert count(store, filters, most=2) == min(2, len(oldest))
        sizes.append(len(oldest))
    assert sum(size > 3 for size in sizes) > 15, "hardly anything was asked for that there is"


def test_a_page_goes_on_where_the_last_one_ended_though_news_came_in(store: Store) -> None:
    keep(store, coded(20, 5))
    first = page(store, Filters(status=()), limit=5)
    before = [each.told.id for each in find(store, Filters(status=()))]
    keep(store, coded(20, 6))
    rest = page(store, Filters(status=()), limit=500, after=first.next)
    seen = {each.told.id for each in (*first.items, *rest.items)}
    there = {each.told.id for each in find(store, Filters(status=()))}
    assert len(first.items) + len(rest.items) == len(seen)
    assert seen >= set(before) & there


def test_cursors_of_nobodys_making_are_refused(store: Store) -> None:
    keep(store, coded(3))
    for wrong in ("", "x", cursor(5), cursor("2024-13-01", "a"), cursor(None, None), cursor("a"), "%", "\ud800"):
        with pytest.raises(WrongCursor):
            page(store, Filters(), after=wrong)
    assert page(store, Filters(), after=cursor(None, "\x00'; drop table events")).items == ()


def test_one_event_by_the_beginning_of_its_id(store: Store) -> None:
    keep(store, coded(3))
    found = next(find(store, Filters(status=())))
    assert one(store, found.told.id) == found == one(store, found.told.id[3:12])
    for wrong in ("", "zzzz", "ev-", "%"):
        with pytest.raises(NoSuchEvent):
            one(store, wrong)


@pytest.mark.parametrize("by", ["month", "quarter", "year", "week", "day"])
def test_sums_tell_what_the_events_tell_one_by_one(store: Store, by: str) -> None:
    fill(store, 60, 2)
    spans = [(None, None), (date(2024, 1, 1), date(2024, 12, 31)), (date(2024, 3, 5), date(2024, 4, 10))]
    for one_, other in (("FRA", "DEU"), ("POL", "ITA"), ("FRA", "*"), ("*", "ITA"), ("*", "*"), ("FRA", "FRA")):
        for since, until in spans:
            asked = Asked(one_, other, by=by, status=(), since=since, until=until, volume=True)  # type: ignore[arg-type]
            plain = series(store, asked)
            typed = series(store, replace(asked, type=("AID", "ASSAULT", "CONSULT", "ACCUSE")))
            assert plain == typed, (asked, "all types are no type")
            both = directions(store, asked)
            assert both.forth == plain
            assert both.back == series(store, replace(asked, actor=other, recipient=one_))
            assert both.either == series(store, replace(asked, either=True))


@pytest.mark.parametrize("by", ["month", "week", "year"])
def test_behind_a_point_are_the_events_that_it_counts(store: Store, by: str) -> None:
    fill(store, 60, 3)
    points = 0
    for one_, other in (("FRA", "DEU"), ("POL", "ITA"), ("FRA", "*"), ("*", "ITA"), ("*", "*")):
        for either in (False, True):
            asked = Asked(one_, other, by=by, either=either)  # type: ignore[arg-type]
            for point in series(store, asked).points:
                found = page(store, behind(asked, point.period), limit=500).items
                assert len(found) == point.events
                assert sum(each.told.mentions for each in found) == point.mentions
                for quad, number in point.quads.items():
                    assert count(store, behind(asked, point.period, quad)) == number
                points += point.events > 0
    assert points > 8


def test_the_agenda_judges_by_all_events_though_it_looks_at_few(store: Store) -> None:
    fill(store, 90, 4)
    every = [found.told.happening for found in find(store, Filters(status=()))]
    filters = Filters(status=())
    told = {entry.promise.event: entry.promise for entry in agenda(store, filters)}
    day = max(found.article.published or BEGIN for found in find(store, Filters(status=(), rejected=True)))
    for event in every:
        sought = promises.seeks(event)
        others = [other for other in every if sought & promises.keys(other)]
        expected = promises.promise(event, others, day) if sought else None
        assert told.get(event.id) == expected
    assert len({promise.state for promise in told.values()}) > 1
    young = [entry.promise for entry in newest(store, filters, limit=500)]
    assert {promise.event: promise for promise in young} == told
    assert [promise.event for promise in young][:3] == [e.promise.event for e in newest(store, filters, limit=3)]
    kept = newest(store, filters, states=("kept",), limit=2)
    assert [entry.promise for entry in kept] == [promise for promise in young if promise.state == "kept"][:2]
