"""Dyads against their own past: the arithmetic, what the record tells by it, and alerts that are told once."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.coder import event_id
from dragoman.model import When
from dragoman.pipeline import Coded
from dragoman.record import alerts
from dragoman.record.alerts import raise_alerts
from dragoman.record.chance import CAUTION, chance, discoveries, overdispersion, upper_tail
from dragoman.record.deliveries import claim
from dragoman.record.filters import Filters
from dragoman.record.follows import follow
from dragoman.record.keeping import keep
from dragoman.record.moving import LEAST, moved
from dragoman.record.store import Store

from .news import build
from .test_asking import GRAIN, SHELLING, TALKS

END = date(2024, 6, 30)
NOW = datetime(2024, 7, 1, tzinfo=UTC)


def plain_tail(observed: int, mean: float, spread: float) -> float:
    size = 1 / spread
    p = size / (size + mean)
    terms = (
        math.exp(
            math.lgamma(n + size) - math.lgamma(size) - math.lgamma(n + 1) + size * math.log(p) + n * math.log1p(-p)
        )
        for n in range(observed, observed + 4000)
    )
    return math.fsum(terms)


@settings(deadline=None)
@given(st.integers(0, 60), st.floats(0.01, 40), st.floats(CAUTION, 4))
def test_the_tail_is_the_sum_of_its_terms(observed: int, mean: float, spread: float) -> None:
    assert upper_tail(observed, mean, spread) == pytest.approx(plain_tail(observed, mean, spread), rel=1e-6, abs=1e-12)


@settings(deadline=None)
@given(st.integers(0, 300), st.floats(0.001, 500), st.floats(CAUTION, 10))
def test_more_is_never_likelier(observed: int, mean: float, spread: float) -> None:
    here, more = upper_tail(observed, mean, spread), upper_tail(observed + 1, mean, spread)
    assert 0.0 <= more <= here * (1 + 1e-9) <= 1.0 + 1e-9


def test_an_uneven_past_makes_the_same_count_likelier() -> None:
    even, uneven = [4] * 50, [0, 0, 0, 0, 20] * 10
    held = [100.0] * 50
    assert overdispersion(even, held) == CAUTION < overdispersion(uneven, held)
    assert chance(15, even, held, 100).p < 0.01 < chance(15, uneven, held, 100).p
    assert chance(15, even, held, 400).p > 0.1, "where four times as much is recorded, it is no wonder"


def test_what_never_happened_may_happen() -> None:
    never = chance(1, [0] * 100, [100.0] * 100, 100)
    assert 0.001 < never.p < 0.05 and never.expected == pytest.approx(0.005)
    assert chance(6, [0] * 100, [100.0] * 100, 100).p < 1e-4
    assert chance(3, [], [], 100).p == 1.0 == chance(3, [1], [10.0], 0).p


def test_the_more_was_looked_at_the_rarer_it_must_be() -> None:
    assert discoveries([0.01, 0.9], 2, 0.05) == 0.01
    assert discoveries([0.01, 0.9], 100, 0.05) == 0.0
    assert discoveries([0.0001, 0.0008, 0.9], 100, 0.05) == 0.0008
    assert discoveries([], 0, 0.05) == 0.0


def happened(name: str, told: object, day: date) -> Coded:
    """An article with one event on a day."""
    sentence, event = told  # type: ignore[misc]
    sentence = sentence.replace("day 4", f"day {day.day}")
    made = build(name, [(sentence, event), ("The market opened late.", None)], day, random.Random(1))
    article = replace(made.article, published=day)
    event_ = replace(made.events[0], where=None, when=When(day, day, "stated"))
    return replace(made, article=article, events=[replace(event_, id=event_id(event_))])


def history(store: Store, burst: int) -> None:
    """Half a year in which two sides meet once in a while, and shells that come only in the last week."""
    batch = [happened(f"t{n}", TALKS, END - timedelta(6 + 9 * n)) for n in range(20)]
    batch += [happened(f"g{n}", GRAIN, END - timedelta(5 + 8 * n)) for n in range(22)]
    batch += [happened(f"s{n}", SHELLING, END - timedelta(n)) for n in range(burst)]
    batch.append(happened("end", TALKS, END))
    keep(store, batch)


def test_a_dyad_that_departs_from_its_past_comes_first(store: Store) -> None:
    history(store, 6)
    told = moved(store)
    assert told and (told.day, told.days, told.spans) == (END, 7, 24)
    first = told.moves[0]
    assert (first.one, first.other, first.quad, first.chance.observed) == ("DEU", "FRA", 4, 6)
    assert first.departs and first.chance.p < 0.001 and first.chance.score > 3 and first.ratio > 10
    assert not any(move.departs for move in told.moves[1:])
    assert [move.chance.p for move in told.moves] == sorted(move.chance.p for move in told.moves)
    earlier = moved(store, day=END - timedelta(30))
    assert earlier and not any(move.departs for move in earlier.moves)
    assert moved(store, days=30) is None, "half a year has too few months to tell"


def test_a_young_record_tells_nothing(store: Store) -> None:
    assert moved(store) is None
    keep(store, [happened("a", SHELLING, END)])
    assert moved(store) is None and raise_alerts(store) == []


def test_an_alert_is_told_once_to_those_who_follow(store: Store) -> None:
    pair, hook = Filters(dyad=("FRA", "DEU")), "https://desk.example/hook"
    wanted = follow(store, "ann", "x", "dyad", pair, "webhook", address=hook, departures=True)
    side = follow(store, "ann", "x", "actor", Filters(involving=("FRA",)), "webhook", address=hook, departures=True)
    follow(store, "bob", "x", "dyad", Filters(dyad=("POL", "ITA")), "webhook", address=hook, departures=True)
    follow(store, "bob", "x", "dyad", pair, "webhook", address=hook)
    follow(store, "bob", "x", "dyad", pair, "daily", address="b@desk.example", departures=True)
    history(store, 6)
    (raised,) = raise_alerts(store, now=NOW)
    assert (raised.one, raised.other, raised.quad, raised.day) == ("DEU", "FRA", 4, END)
    assert raise_alerts(store, now=NOW) == [] == raise_alerts(store, day=END + timedelta(2), now=NOW)
    assert alerts.page(store, dyad=("FRA", "DEU")).items == (raised,) == alerts.page(store).items
    assert alerts.page(store, dyad=("FRA", "POL")).items == ()
    claimed = [each for each in iter(lambda: claim(store, "one", NOW), None) if not each.asks]
    assert {each.follow.number for each in claimed} == {wanted.number, side.number}
    assert {each.alert for each in claimed} == {raised.number}
    assert raised.chance.observed >= LEAST
