"""What is remembered for a while, and what no longer."""

from __future__ import annotations

from dragoman.serving.lately import MOST, Lately


def test_an_answer_is_worked_out_anew_once_its_time_is_up() -> None:
    now = [0.0]
    lately: Lately[int] = Lately(60, clock=lambda: now[0])
    asked: list[int] = []

    def work() -> int:
        asked.append(1)
        return len(asked)

    assert [lately.ask("q", work), lately.ask("q", work)] == [1, 1]
    assert lately.ask("another", work) == 2
    now[0] = 61
    assert lately.ask("q", work) == 3


def test_only_so_many_answers_are_kept() -> None:
    lately: Lately[int] = Lately()
    for number in range(MOST + 1):
        assert lately.ask(number, lambda: number) == number  # noqa: B023 -- called at once
    assert lately.ask(0, lambda: -1) == -1
    assert lately.ask(MOST, lambda: -1) == MOST
