"""Events, series, stories and promises out of the record."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.coding.coder import event_id
from dragoman.model import When, Where
from dragoman.pipeline import Coded
from dragoman.record import stories
from dragoman.record.agenda import agenda, decided
from dragoman.record.asking import count, find
from dragoman.record.errors import RecordError
from dragoman.record.filters import Filters
from dragoman.record.keeping import keep
from dragoman.record.periods import PERIODS, between, first_day, name
from dragoman.record.related import UnknownStory, near
from dragoman.record.searching import search
from dragoman.record.series import Asked, directions, fitted, series
from dragoman.record.store import Store
from dragoman.record.told import pairs

from .news import BEGIN, build, coded

SHELLING = ("Arland shelled a depot in Borland on day 4.", ("Arland", "shelled a depot in", "Borland", "ASSAULT"))
TALKS = ("Corland met envoys of Dorland on day 4.", ("Corland", "met envoys of", "Dorland", "CONSULT"))
GRAIN = ("Borland sent grain to Arland on day 4.", ("Borland", "sent grain to", "Arland", "AID"))


def one(name: str, told: tuple[str, tuple[str, str, str, str]], day: int = 0, **changes: object) -> Coded:
    """An article with one event, changed."""
    sentence = told[0].replace("day 4", f"day {(BEGIN + timedelta(day)).day}")
    made = build(
        name, [(sentence, told[1]), ("The market opened late.", None)], BEGIN + timedelta(day), random.Random(1)
    )
    event = replace(made.events[0], where=None, **changes)  # type: ignore[arg-type]
    return replace(made, events=[replace(event, id=event_id(event))])


def on(day: date, until: date | None = None) -> When:
    return When(day, until or day, "stated")


@pytest.fixture
def news(store: Store) -> Store:
    """A record of three events in three articles."""
    lyon = Where("Lyon", "FRA", 45.76, 4.84, (0, 1), "A")
    keep(store, [one("a", SHELLING, when=on(BEGIN), contexts=("military",)), one("b", TALKS, 2), one("c", GRAIN, 4)])
    changed = one("d", SHELLING, 60, when=on(date(2024, 5, 2)), status="future", confidence=0.4)
    keep(store, [replace(changed, events=[replace(changed.events[0], where=lyon)])])
    return store


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        (Filters(), ["ASSAULT", "CONSULT", "AID"]),
        (Filters(status=()), ["ASSAULT", "CONSULT", "AID", "ASSAULT"]),
        (Filters(status=("future",)), ["ASSAULT"]),
        (Filters(actor=("FRA",)), ["ASSAULT"]),
        (Filters(actor=("FRA", "POL")), ["ASSAULT", "CONSULT"]),
        (Filters(actor=("Arland",)), ["ASSAULT"]),
        (Filters(actor=("ZZZ",)), []),
        (Filters(actor=(":REB",)), []),
        (Filters(recipient=("FRA",)), ["AID"]),
        (Filters(dyad=("DEU", "FRA")), ["ASSAULT", "AID"]),
        (Filters(dyad=("FRA", "POL")), []),
        (Filters(type=("AID", "CONSULT")), ["CONSULT", "AID"]),
        (Filters(quad=(4,)), ["ASSAULT"]),
        (Filters(context=("military",)), ["ASSAULT"]),
        (Filters(since=BEGIN + timedelta(1)), ["CONSULT", "AID"]),
        (Filters(until=BEGIN), ["ASSAULT"]),
        (Filters(country=("FRA",), status=()), ["ASSAULT"]),
        (Filters(place=("lyon",), status=()), ["ASSAULT"]),
        (Filters(language=("en",)), ["ASSAULT", "CONSULT", "AID"]),
        (Filters(language=("fr",)), []),
        (Filters(source=("example",)), ["ASSAULT", "CONSULT", "AID"]),
        (Filters(source=("ample",)), []),
        (Filters(confidence=0.5, status=("future",)), []),
        (Filters(sources=2), []),
        (Filters(search="envoys market"), ["CONSULT"]),
        (Filters(search='"sent grain"'), ["AID"]),
        (Filters(search="market -envoys -grain"), ["ASSAULT"]),
        (Filters(search="nothing of the kind"), []),
    ],
)
def test_filters(news: Store, filters: Filters, types: list[str]) -> None:
    assert [found.told.event.type for found in find(news, filters)] == types
    assert count(news, filters) == len(types)
    assert Filters.from_dict(filters.to_dict()) == filters


@pytest.mark.parametrize(
    "query", ['"', "a AND", "NEAR(", "col:x", "*", "' or 1=1 --", "é\x00", "((", "-", '""', "%", "\\", "a' | b & !c:*"]
)
def test_whatever_is_searched_for_is_words_and_no_command(news: Store, query: str) -> None:
    try:
        list(search(news, query))
    except RecordError as error:
        assert "at least one word" in str(error)


def test_hostile_names_find_nothing_and_do_no_harm(news: Store) -> None:
    nasty = ("'; drop table events; --", "%", "_", "\x00", "RUS' or '1'='1")
    for text in nasty:
        filters = Filters(actor=(text,), place=(text,), source=(text,), country=(text,))
        assert count(news, filters) == 0
    assert count(news, Filters()) == 3


def test_an_event_is_shown_in_its_first_report_with_what_the_others_know(store: Store) -> None:
    lyon = Where("Lyon", "FRA", 45.76, 4.84, (0, 1), "A")
    second = one("b", SHELLING, 1, when=on(BEGIN))
    keep(store, [replace(second, events=[replace(second.events[0], where=lyon)]), one("a", SHELLING, when=on(BEGIN))])
    (found,) = find(store, Filters())
    assert (found.told.mentions, found.article.id) == (2, "a")
    text = found.article.text
    event = found.told.event
    assert event.where and event.where.name == "Lyon" and event.where.span == (0, 0)
    for part in (event.trigger, *event.actor, *event.recipient, event.where):
        assert text[slice(*part.span)] == part.text


def test_a_series_counts_events_and_mentions_apart_and_has_no_gaps(store: Store) -> None:
    january, march = date(2024, 1, 10), date(2024, 3, 5)
    keep(store, [one("a", SHELLING, when=on(january)), one("b", SHELLING, when=on(march))])
    keep(store, [one("c", SHELLING, 1, when=on(march)), one("d", SHELLING, status="future", when=on(march))])
    found = series(store, Asked("FRA", "DEU", volume=True))
    assert [(p.period, p.events, p.mentions, p.volume) for p in found.points] == [
        ("2024-01", 1, 1, 1),
        ("2024-02", 0, 0, 0),
        ("2024-03", 1, 2, 1),
    ]
    assert found.points[0].goldstein_sum == found.points[0].goldstein_mean < 0
    assert found.points[1].goldstein_mean is None
    assert found.points[2].quads == {1: 0, 2: 0, 3: 0, 4: 1}
    assert found.points[2].share == 1000.0
    every = series(store, Asked("FRA", "DEU", status=()))
    assert sum(p.events for p in every.points) == 3
    assert series(store, Asked("DEU", "FRA")).points == ()
    assert sum(p.events for p in series(store, Asked("DEU", "FRA", either=True)).points) == 2


@pytest.mark.parametrize(
    "asked",
    [
        Asked("FRA", "DEU"),
        Asked("FRA", "DEU", status=()),
        Asked("FRA", "DEU", type=("AID",)),
        Asked("DEU", "FRA", since=date(2024, 2, 1)),
        Asked("FRA", "DEU", until=date(2024, 2, 10)),
        Asked("FRA", "DEU", since=date(2023, 1, 1), until=date(2024, 12, 31)),
        Asked("POL", "ITA"),
        Asked("FRA", "FRA"),
    ],
)
def test_a_series_is_by_the_period_that_fits_its_months(store: Store, asked: Asked) -> None:
    keep(store, [one("a", SHELLING, when=on(date(2024, 1, 10))), one("b", GRAIN, when=on(date(2024, 3, 5)))])
    keep(store, [one("c", SHELLING, status="future", when=on(date(2024, 6, 5)))])
    keep(store, [one("d", SHELLING, when=on(date(2023, 6, 5), date(2023, 8, 5)))])
    months: list[int] = []
    for by in PERIODS:
        found = fitted(store, asked, lambda number, by=by: (months.append(number), by)[1])  # type: ignore[misc]
        same = directions(store, replace(asked, by=by))  # type: ignore[arg-type]
        assert (found.forth, found.back, found.either) == (same.forth, same.back, same.either)
    assert months == [len(series(store, replace(asked, either=True)).points)] * len(PERIODS)


def test_what_is_known_less_exactly_than_a_period_is_left_out_and_told(store: Store) -> None:
    month = on(date(2024, 3, 1), date(2024, 3, 31))
    keep(store, [one("a", SHELLING, when=month), one("b", SHELLING, when=on(date(2024, 3, 5)))])
    by_day = series(store, Asked("FRA", "DEU", by="day"))
    assert (sum(p.events for p in by_day.points), by_day.vague) in ((1, 1), (1, 0))
    by_month = series(store, Asked("FRA", "DEU", by="month"))
    assert by_month.vague == 0


def test_where_all_sides_act_each_pair_counts_in_both_directions_but_once_together(store: Store) -> None:
    made = one("a", TALKS)
    event = made.events[0]
    joint = replace(event, actor=(*event.actor, *event.recipient), recipient=())
    keep(store, [replace(made, events=[replace(joint, id=event_id(joint))])])
    assert pairs(joint) == [("ITA", "POL"), ("POL", "ITA")]
    for asked in (Asked("POL", "ITA"), Asked("ITA", "POL"), Asked("ITA", "POL", either=True)):
        assert sum(p.events for p in series(store, asked).points) == 1


@pytest.mark.parametrize("by", PERIODS)
def test_both_databases_and_python_agree_on_periods(store: Store, by: str) -> None:
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 30), date(2025, 1, 5)]
    keep(store, [one(f"a{n}", SHELLING, when=on(day)) for n, day in enumerate(days)])
    found = series(store, Asked("FRA", "DEU", by=by))  # type: ignore[arg-type]
    expected = {name(day, by) for day in days}  # type: ignore[arg-type]
    assert {p.period for p in found.points if p.events} == expected
    periods = list(between(found.points[0].period, found.points[-1].period, by))  # type: ignore[arg-type]
    assert [p.period for p in found.points] == periods == sorted(set(periods), key=lambda p: first_day(p, by))  # type: ignore[arg-type]


def test_stories_are_told_with_their_title_and_span(store: Store) -> None:
    keep(store, coded(20, 4))
    found = list(stories.find(store))
    assert sum(story["articles"] for story in found) == 20
    assert all(story["title"] and story["start"] <= story["end"] for story in found)
    assert found == sorted(found, key=lambda story: -story["sources"])
    word = found[0]["title"].split()[-1].strip(",")
    assert found[0]["id"] in {story["id"] for story in stories.find(store, search=word)}
    assert list(stories.find(store, since=date(2030, 1, 1))) == []
    (inside, *_) = find(store, Filters(story=found[0]["id"], status=()))
    assert inside.story


def test_the_agenda_tells_what_became_of_an_announcement(store: Store) -> None:
    due = BEGIN + timedelta(10)
    keep(store, [one("a", TALKS, status="future", when=on(due))])
    filters = Filters(status=())
    assert [e.promise.state for e in agenda(store, filters)] == ["open"]
    keep(store, [one("b", TALKS, 10, when=on(due))])
    (kept,) = agenda(store, filters)
    assert kept.promise.state == "kept" and kept.promise.decided == due
    assert kept.promise.by in {found.told.id for found in find(store, Filters())}
    (then,) = agenda(store, filters, as_of=BEGIN + timedelta(2))
    assert then.promise.state == "open"
    assert list(agenda(store, filters, states=("broken",))) == []
    assert list(agenda(store, replace(filters, actor=("FRA",)))) == []


def test_an_event_tells_which_promises_it_decided(store: Store) -> None:
    due = BEGIN + timedelta(10)
    keep(store, [one("a", TALKS, status="future", when=on(due)), one("b", TALKS, 10, when=on(due))])
    (made,) = agenda(store, Filters(status=()))
    (kept,) = (found for found in find(store, Filters()) if found.told.id == made.promise.by)
    (told,) = decided(store, kept)
    assert (told.promise.event, told.promise.state) == (made.promise.event, "kept")
    assert decided(store, made.made) == []


def test_stories_near_one_are_ranked_with_reasons(store: Store) -> None:
    keep(store, [one("a", SHELLING, when=on(BEGIN)), one("b", SHELLING, 9, when=on(BEGIN + timedelta(9)))])
    keep(store, [one("c", TALKS, 2)])
    shelled = next(s for s in stories.find(store) if s["start"] == BEGIN)
    found = list(near(store, shelled["id"][:12]))
    assert found
    assert found[0]["start"] == BEGIN + timedelta(9)
    assert "same dyad DEU-FRA" in found[0]["reasons"]
    with pytest.raises(UnknownStory):
        list(near(store, "nothing"))


@pytest.mark.parametrize("by", PERIODS)
def test_periods_end_with_the_calendar(by: str) -> None:
    last = name(date(9999, 12, 31), by)  # type: ignore[arg-type]
    assert list(between(last, last, by)) == [last]  # type: ignore[arg-type]


def test_a_series_has_no_more_periods_than_anybody_reads(store: Store) -> None:
    whole = Asked("FRA", "DEU", by="day", since=date(1000, 1, 1), until=date(2999, 12, 31))
    with pytest.raises(RecordError, match="periods"):
        series(store, whole)
    assert len(series(store, replace(whole, by="month")).points) == 24_000
