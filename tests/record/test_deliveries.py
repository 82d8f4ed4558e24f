"""What is to be sent to those who follow: never lost, never claimed by two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from dragoman.record import follows
from dragoman.record.accounts import add_account, disable
from dragoman.record.amending import Amender
from dragoman.record.arriving import arrived
from dragoman.record.deliveries import (
    KEPT,
    LEASE,
    LONGEST,
    TRIES,
    Delivery,
    claim,
    failed,
    last_of,
    pause,
    put_down,
    sent,
)
from dragoman.record.errors import NoSuchThing, RecordError
from dragoman.record.filters import Filters
from dragoman.record.follows import Channel, Follow
from dragoman.record.keeping import keep
from dragoman.record.schema import deliveries
from dragoman.record.store import Store

from .conftest import NewPlace
from .news import coded
from .processes import Process
from .writer import claiming

NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)
"""A Monday."""
DYAD = Filters(dyad=("FRA", "DEU"), status=())
BATCH = coded(24, 4)
SECRET = "s"  # noqa: S105


def followed(store: Store, channel: Channel = "webhook", who: str = "ann", filters: Filters = DYAD) -> Follow:
    made = follows.follow(
        store, who, "x", "dyad", filters, channel, address="a@b.example", secret=SECRET, at=NOW.isoformat()
    )
    if channel in follows.MAIL:
        follows.confirm(store, made.key)
    return made


def states(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.execute(select(deliveries.c.state).order_by(deliveries.c.number)).scalars())


def got(store: Store, delivery: Delivery) -> set[str]:
    with store.reading() as connection:
        found = arrived(connection, DYAD, after=delivery.after, upto=delivery.upto, limit=1000)
        return {each.told.id for each in found}


def test_what_came_before_is_not_told_and_what_comes_after_is_once(store: Store) -> None:
    keep(store, BATCH[:8])
    followed(store)
    assert put_down(store, NOW) == 0
    told: set[str] = set()
    bounds = [8]
    for first in range(8, 24, 4):
        keep(store, BATCH[first : first + 4])
        put_down(store, NOW)
        put_down(store, NOW)
        while (each := claim(store, "a", NOW)) is not None:
            assert bounds[-1] <= each.after < each.upto
            with store.reading() as connection:
                assert not arrived(connection, DYAD, after=bounds[-1], upto=each.after)
            bounds.append(each.upto)
            now = got(store, each)
            assert now and not now & told
            told |= now
            sent(store, each)
    with store.reading() as connection:
        last = max(each.told.arrived for each in arrived(connection, DYAD, limit=1000))
    # Between one and the next nothing has come: whatever has, lies in one and only one of them.
    assert 8 < last <= bounds[-1]
    assert len(bounds) >= 3


def test_articles_without_anything_of_it_make_no_delivery(store: Store) -> None:
    followed(store, filters=Filters(dyad=("USA", "CHN")))
    keep(store, BATCH)
    assert put_down(store, NOW) == 0
    assert states(store) == []


def test_a_delivery_is_claimed_by_one_and_free_again_when_that_one_is_gone(store: Store) -> None:
    followed(store)
    keep(store, BATCH)
    put_down(store, NOW)
    first = claim(store, "a", NOW)
    assert first is not None
    assert claim(store, "b", NOW + LEASE - timedelta(seconds=1)) is None
    second = claim(store, "b", NOW + LEASE)
    assert second is not None
    assert (second.number, second.tries, second.claimed_by) == (first.number, 2, "b")
    sent(store, first)  # comes too late: it is another's now
    assert states(store) == ["sending"]
    sent(store, second)
    assert states(store) == ["sent"]


def test_what_went_out_long_ago_is_forgotten(store: Store) -> None:
    followed(store)
    keep(store, BATCH)
    put_down(store, NOW)
    each = claim(store, "a", NOW)
    assert each
    sent(store, each)
    put_down(store, NOW + KEPT - timedelta(hours=1))
    assert states(store) == ["sent"]
    put_down(store, NOW + KEPT + timedelta(hours=1))
    assert states(store) == []


def test_what_fails_is_tried_less_and_less_often_and_then_given_up(store: Store) -> None:
    made = followed(store)
    keep(store, BATCH)
    put_down(store, NOW)
    now, waits = NOW, []
    while (each := claim(store, "a", now)) is not None:
        failed(store, each, "no answer", now=now)
        assert claim(store, "a", now) is None
        waits.append(pause(each.tries))
        now += pause(each.tries)
    assert len(waits) == TRIES
    assert waits == sorted(waits)
    assert max(waits) <= LONGEST
    assert states(store) == ["failed"]
    assert follows.by_key(store, made.key).paused
    assert last_of(store, [made.number])[made.number].problem == "no answer"


def test_the_other_side_may_ask_for_more_time(store: Store) -> None:
    followed(store)
    keep(store, BATCH)
    put_down(store, NOW)
    each = claim(store, "a", NOW)
    assert each
    failed(store, each, "busy", after=3600, now=NOW)
    assert claim(store, "a", NOW + timedelta(minutes=59)) is None
    assert claim(store, "a", NOW + timedelta(minutes=61))


def test_where_trying_again_is_of_no_use_it_is_given_up_at_once(store: Store) -> None:
    made = followed(store)
    keep(store, BATCH)
    put_down(store, NOW)
    each = claim(store, "a", NOW)
    assert each
    failed(store, each, "gone", again=False, now=NOW)
    assert states(store) == ["failed"]
    follows.resume(store, "ann", made.number)
    assert put_down(store, NOW) == 0


def test_a_delivery_during_which_every_process_dies_is_not_tried_for_ever(store: Store) -> None:
    followed(store)
    keep(store, BATCH)
    put_down(store, NOW)
    for number in range(TRIES):
        assert claim(store, "a", NOW + LEASE * number) is not None
    assert claim(store, "a", NOW + LEASE * TRIES) is None
    assert states(store) == ["failed"]


def test_nothing_goes_to_who_has_paused_gone_or_been_shut_out(store: Store) -> None:
    add_account(store, "cyd", "reader")
    paused, gone, shut = followed(store), followed(store), followed(store, who="cyd")
    keep(store, BATCH[:12])
    assert put_down(store, NOW) == 3
    follows.pause(store, "ann", paused.number)
    follows.remove(store, "ann", gone.number)
    disable(store, "cyd")
    left = [each.follow.number for each in iter(lambda: claim(store, "a", NOW), None)]
    assert left in ([], [shut.number])
    keep(store, BATCH[12:])
    assert put_down(store, NOW) == 0
    follows.resume(store, "ann", paused.number)
    assert put_down(store, NOW) == 0  # from now on, and not what came in between
    with pytest.raises(NoSuchThing):
        follows.by_key(store, shut.key)


@pytest.mark.parametrize(
    ("channel", "hours", "goes"),
    [
        ("daily", 0, False),
        ("daily", 11, False),
        ("daily", 16, False),
        ("daily", 18, True),
        ("weekly", 24, False),
        ("weekly", 24 * 6, False),
        ("weekly", 24 * 7, True),
    ],
)
def test_letters_go_out_in_the_morning_of_another_day_or_week(
    store: Store, channel: Channel, hours: int, goes: bool
) -> None:
    followed(store, channel)
    keep(store, BATCH)
    while (each := claim(store, "a", NOW)) is not None:
        sent(store, each)
    assert bool(put_down(store, NOW + timedelta(hours=hours))) is goes


def test_a_second_letter_waits_for_the_next_day(store: Store) -> None:
    made = followed(store, "daily")
    day = timedelta(days=1)
    keep(store, BATCH[:12])
    assert put_down(store, NOW + day) == 1
    keep(store, BATCH[12:])
    assert put_down(store, NOW + day + timedelta(hours=3)) == 0
    assert put_down(store, NOW + 2 * day) == 1
    assert last_of(store, [made.number])[made.number].state == "waiting"


def test_letters_that_nobody_confirmed_are_not_sent_but_asked_about_once(store: Store) -> None:
    made = follows.follow(
        store, "ann", "x", "dyad", DYAD, "daily", address="a@b.example", secret=SECRET, at=NOW.isoformat()
    )
    keep(store, BATCH)
    assert put_down(store, NOW + timedelta(days=2)) == 0
    asking = claim(store, "a", NOW)
    assert asking is not None and asking.asks
    sent(store, asking)
    assert claim(store, "a", NOW + timedelta(days=2)) is None
    follows.confirm(store, made.key)
    assert follows.by_key(store, made.key).paused is None
    follows.stop(store, made.key)
    follows.confirm(store, made.key)  # an old letter's link
    assert follows.by_key(store, made.key).paused


def test_what_was_rejected_before_it_was_told_is_not_told(store: Store) -> None:
    followed(store)
    keep(store, BATCH)
    put_down(store, NOW)
    each = claim(store, "a", NOW)
    assert each
    for event in got(store, each):
        Amender(store, "ann", "no").judge(event, "reject")
    assert got(store, each) == set()


def test_two_processes_never_claim_the_same(new_place: NewPlace) -> None:
    place = new_place()
    with Store(place) as store:
        for _ in range(30):
            followed(store)
        keep(store, BATCH)
        assert put_down(store, NOW) == 30
    working = [Process(claiming, place, name) for name in ("one", "two")]
    first, second = (set(process.end()) for process in working)
    assert len(first) + len(second) == 30
    assert not first & second


def test_what_a_newer_version_follows_is_passed_over(store: Store) -> None:
    from sqlalchemy import update

    made, other = followed(store), followed(store)
    with store.noting() as connection:
        told = {"filters": {"mood": ["bad"]}, "language": "en"}
        connection.execute(update(follows.follows).where(follows.follows.c.number == made.number).values(what=told))
    keep(store, BATCH)
    assert put_down(store, NOW) == 1
    each = claim(store, "a", NOW)
    assert each and each.follow.number == other.number


def test_nobody_is_told_by_a_way_that_there_is_not(store: Store) -> None:
    with pytest.raises(RecordError):
        follows.follow(store, "ann", "x", "dyad", DYAD, "pigeon")  # type: ignore[arg-type]
