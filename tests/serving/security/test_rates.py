"""Asking too often."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.serving.security import rates
from dragoman.serving.security.rates import Rate, Rates

from ..closed import ClosedRoom, post


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_many_at_once_and_then_one_by_one() -> None:
    clock = Clock()
    counted = Rates(clock)
    rate = Rate(3, 30.0)
    assert [counted.wait("x", "ann", rate) for _ in range(3)] == [0.0, 0.0, 0.0]
    assert counted.wait("x", "ann", rate) == 10.0
    assert counted.wait("x", "ben", rate) == 0.0
    assert counted.wait("y", "ann", rate) == 0.0
    clock.now = 10.0
    assert counted.wait("x", "ann", rate) == 0.0
    assert counted.wait("x", "ann", rate) == 10.0


@given(st.lists(st.floats(0, 20, allow_nan=False), max_size=60))
def test_never_more_than_the_rate_and_its_head_start_whatever_the_pace(pauses: list[float]) -> None:
    clock, rate = Clock(), Rate(5, 10.0)
    counted, let_in = Rates(clock), []
    for pause in pauses:
        clock.now += pause
        if counted.wait("x", "ann", rate) == 0.0:
            let_in.append(clock.now)
    for begin in let_in:
        assert sum(begin <= each <= begin + 10.0 for each in let_in) <= 11


def test_who_is_counted_is_bounded() -> None:
    counted = Rates(Clock())
    for number in range(rates.REMEMBERED + 50):
        counted.wait("x", str(number), Rate(1, 1.0))
    assert len(counted._empty_at) == rates.REMEMBERED


def test_posting_too_often_is_told_when_to_come_back(closed: ClosedRoom, monkeypatch) -> None:
    monkeypatch.setattr(rates, "POSTING", Rate(20, 3600.0))  # so that a slow machine posts fast enough
    client = closed.logged_in("ann")
    answers = [
        client.post("/comments", data={"about": "event", "id": "x"}).status_code
        for _ in range(rates.POSTING.number + 1)
    ]
    assert answers[0] == 403
    assert answers[-1] == 429
    assert int(client.post("/comments").headers["retry-after"]) >= 1
    assert closed.logged_in("ben").get("/account").status_code == 200


def test_searching_too_often_too(closed: ClosedRoom, monkeypatch) -> None:
    monkeypatch.setattr(rates, "SEARCHING", Rate(2, 60.0))
    client = closed.logged_in("ann")
    answers = [client.get("/corrections", params={"search": "bridge"}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert client.get("/corrections").status_code == 200


def test_a_desk_has_one_reader_who_may_ask_as_often_as_they_like(desk) -> None:
    assert {desk.get("/corrections", params={"search": "x"}).status_code for _ in range(130)} == {200}


def test_wrong_forms_of_strangers_count_by_their_address(closed: ClosedRoom, monkeypatch) -> None:
    monkeypatch.setattr(rates, "POSTING", Rate(2, 60.0))
    one = closed.browser()
    assert [one.post("/login").status_code for _ in range(3)] == [403, 403, 429]
    assert post(one, "/login", {"name": "ann", "password": "x"}, "/login").status_code == 429
