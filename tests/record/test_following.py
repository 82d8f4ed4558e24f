"""Following: told of what comes in, once, in the order in which it came, by one process at a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from dragoman.record.asking import find
from dragoman.record.delivering import (
    FIRST,
    HELD,
    TRIES,
    claim,
    content,
    deliveries_of,
    fail,
    finish,
    queue,
    waiting,
)
from dragoman.record.errors import NoSuchThing, RecordError
from dragoman.record.filters import Filters
from dragoman.record.following import (
    add_follow,
    change_follow,
    follow,
    follow_of_key,
    follows_of,
    news,
    pause_follow,
    remove_follow,
    told,
    youngest,
)
from dragoman.record.keeping import keep
from dragoman.record.schema import events
from dragoman.record.store import Store

from .conftest import NewPlace
from .news import coded
from .processes import Process
from .writer import claiming

NOW = datetime(2024, 3, 20, 12, tzinfo=UTC)
EVERYTHING = Filters(status=())
HOOK = "https://desk.example/hook"


def hook(store: Store, filters: Filters = EVERYTHING, **more: object) -> int:
    return add_follow(store, "ann", "all", "search", filters, channel="webhook", address=HOOK, **more).number  # type: ignore[arg-type]


def test_what_is_there_already_is_no_news(store: Store) -> None:
    keep(store, coded(10, 1))
    one = add_follow(store, "ann", "all", "search", EVERYTHING)
    assert news(store, one).events == ()
    before = {found.told.id for found in find(store, EVERYTHING)}
    keep(store, coded(20, 2))
    found = news(store, one, limit=500)
    arrived = [(each.told.arrived, each.told.id) for each in found.events]
    assert arrived == sorted(arrived) and arrived[0][0] > 10 and found.upto == 30 and not found.more
    with store.reading() as connection:
        late = set(connection.execute(select(events.c.id).where(events.c.arrived > 10)).scalars())
    assert {id for _, id in arrived} == late
    assert len(late - before) == len(late), "an event that was there before is told again"


def test_nothing_is_missed_and_nothing_told_twice_however_few_at_a_time(store: Store) -> None:
    one = add_follow(store, "ann", "france", "actor", Filters(involving=("FRA",), status=()))
    for each in coded(30, 3):
        keep(store, [each])
    for limit in (1, 2, 5, 50):
        seen: list[str] = []
        now = one
        while True:
            found = news(store, now, limit=limit)
            seen += [each.told.id for each in found.events]
            now = type(one)(**{name: getattr(now, name) for name in now.__slots__} | {"position": found.upto})
            if not found.more:
                break
        assert len(seen) == len(set(seen)) and seen
        assert set(seen) == {each.told.id for each in find(store, one.filters)}


def test_follows_are_begun_changed_paused_and_ended_by_those_whose_they_are(store: Store) -> None:
    one = add_follow(store, "ann", " war ", "dyad", Filters(dyad=("RUS", "UKR")), departures=True)
    other = add_follow(store, "bob", "all", "search", EVERYTHING, channel="email", address="bob@desk.example")
    assert (one.name, one.filters.dyad, one.departures, one.position) == ("war", ("RUS", "UKR"), True, 0)
    assert follow_of_key(store, one.key) == one == follow(store, one.number, "ann")
    assert [each.number for each in follows_of(store, "ann")] == [one.number]
    assert [each.number for each in follows_of(store)] == [one.number, other.number]
    assert pause_follow(store, one.number).paused and not pause_follow(store, one.number, False).paused
    assert change_follow(store, one.number, "ann", name="x", departures=False).name == "x"
    for act in (follow, remove_follow, pause_follow):
        with pytest.raises(NoSuchThing):
            act(store, one.number, account="bob")
    remove_follow(store, one.number, "ann")
    assert [each.number for each in follows_of(store)] == [other.number]
    with pytest.raises(NoSuchThing):
        follow_of_key(store, one.key)
    for wrong in (
        {"channel": "webhook"},
        {"channel": "feed", "address": HOOK},
        {"channel": "pigeon", "address": "x"},
    ):
        with pytest.raises(RecordError):
            add_follow(store, "ann", "x", "search", EVERYTHING, **wrong)  # type: ignore[arg-type]
    with pytest.raises(RecordError):
        add_follow(store, "ann", " ", "search", EVERYTHING)


def test_what_comes_in_is_queued_once_and_sent_once(store: Store) -> None:
    number = hook(store, secret="s")  # noqa: S106
    add_follow(store, "ann", "feed", "search", EVERYTHING)
    assert queue(store, now=NOW) == 0
    keep(store, coded(20, 4))
    assert (queue(store, now=NOW), queue(store, now=NOW)) == (1, 0)
    (mine,) = claim(store, "one", now=NOW)
    assert claim(store, "two", now=NOW) == []
    assert (mine.follow.number, mine.follow.secret, mine.tries, mine.state) == (number, "s", 1, "claimed")
    assert {each.told.id for each in content(store, mine).events} == {each.told.id for each in find(store, EVERYTHING)}
    keep(store, coded(30, 5))
    assert queue(store, now=NOW) == 0, "what comes in meanwhile is told together afterwards"
    assert finish(store, mine.number, "two") is False
    assert finish(store, mine.number, "one") is True
    assert queue(store, now=NOW) == 1
    (next,) = claim(store, "two", now=NOW)
    assert (next.after, next.upto) == (20, youngest_of(store))
    assert waiting(store) == {"done": 1, "claimed": 1}


def youngest_of(store: Store) -> int:
    with store.reading() as connection:
        return youngest(connection)


def test_what_fails_is_tried_again_later_and_later_and_then_no_more(store: Store) -> None:
    number = hook(store)
    keep(store, coded(5, 4))
    queue(store, now=NOW)
    now, pauses = NOW, []
    for _ in range(TRIES):
        (mine,) = claim(store, "one", now=now)
        assert fail(store, mine.number, "one", "503", now=now)
        (told_,) = deliveries_of(store, number)
        if told_.state == "failed":
            break
        due = datetime.fromisoformat(told_.due)
        assert claim(store, "one", now=due - timedelta(seconds=1)) == []
        pauses.append(due - now)
        now = due
    assert pauses[:3] == [FIRST, 2 * FIRST, 4 * FIRST] and len(pauses) == TRIES - 1
    assert (told_.state, told_.problem, told_.tries) == ("failed", "503", TRIES)
    assert claim(store, "one", now=now + timedelta(30)) == []
    keep(store, coded(10, 9))
    assert queue(store, now=now) == 1, "the next is tried all the same"
    (mine,) = claim(store, "one", now=now)
    fail(store, mine.number, "one", "410 gone", for_good=True, now=now)
    assert deliveries_of(store, number)[0].state == "failed"


def test_a_server_that_asks_for_time_is_given_it_and_one_that_died_holds_nothing_back(store: Store) -> None:
    hook(store)
    keep(store, coded(5, 4))
    queue(store, now=NOW)
    (mine,) = claim(store, "one", now=NOW)
    fail(store, mine.number, "one", "429", wait=timedelta(hours=3), now=NOW)
    assert claim(store, "one", now=NOW + timedelta(hours=2)) == []
    (again,) = claim(store, "one", now=NOW + timedelta(hours=3))
    later = NOW + timedelta(hours=3) + HELD
    (other,) = claim(store, "two", now=later)
    assert other.number == again.number and other.tries == 3
    assert finish(store, mine.number, "one") is False and finish(store, mine.number, "two") is True


def test_while_paused_nothing_is_sent_and_nothing_is_lost(store: Store) -> None:
    number = hook(store)
    pause_follow(store, number)
    keep(store, coded(5, 4))
    assert queue(store, now=NOW) == 0
    pause_follow(store, number, False)
    assert queue(store, now=NOW) == 1
    pause_follow(store, number)
    assert claim(store, "one", now=NOW) == []
    remove_follow(store, number)
    assert waiting(store) == {}


def test_positions_never_go_back(store: Store) -> None:
    one = add_follow(store, "ann", "x", "search", EVERYTHING)
    told(store, one.number, 7)
    told(store, one.number, 3)
    assert follow(store, one.number).position == 7


def test_two_processes_never_claim_the_same(new_place: NewPlace) -> None:
    place = new_place()
    with Store(place) as store:
        for _ in range(24):
            hook(store)
        keep(store, coded(3, 4))
        assert queue(store, now=NOW) == 24
    workers = [Process(claiming, place, name) for name in ("one", "two", "three")]
    claimed = [worker.end() for worker in workers]
    assert sorted(number for each in claimed for number in each) == list(range(1, 25))
