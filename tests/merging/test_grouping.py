"""Grouping depends on the set of items alone, however they came."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dragoman.merging.grouping import Rank
from dragoman.merging.memory import MemoryShelf


@dataclass(frozen=True)
class Point:
    id: str
    day: int
    colour: str | None

    @property
    def rank(self) -> Rank:
        return (f"{self.day:03}", self.id)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(
            {f"{self.colour}{self.day // 4}", f"any{self.day // 4}"} if self.colour else {f"none{self.day // 4}"}
        )

    @property
    def seeks(self) -> frozenset[str]:
        buckets = {self.day // 4, (self.day - 2) // 4, (self.day + 2) // 4}
        kinds = [self.colour, "none"] if self.colour else ["any", "none"]
        return frozenset(f"{kind}{bucket}" for kind in kinds for bucket in buckets)


@dataclass(frozen=True)
class Span:
    first: int
    last: int
    colour: str | None


class Near:
    """Two days apart at most, one colour, four days long at most; no colour goes with every colour."""

    def begin(self, item: Point) -> Span:
        return Span(item.day, item.day, item.colour)

    def fit(self, profile: Span, item: Point) -> float | None:
        if profile.colour and item.colour and profile.colour != item.colour:
            return None
        gap = max(profile.first - item.day, item.day - profile.last, 0)
        return None if gap > 2 or item.day - profile.first > 4 else 10 - gap + bool(profile.colour)

    def extend(self, profile: Span, item: Point) -> Span:
        return Span(min(profile.first, item.day), max(profile.last, item.day), profile.colour or item.colour)


def plain(items: list[Point]) -> list[tuple[str, ...]]:
    """The definition, without any of the machinery: one pass in order of rank."""
    rule, groups, leaders = Near(), dict[str, list[Point]](), dict[str, str]()
    for item in sorted(items, key=lambda i: i.rank):
        near = {leaders[o.id] for o in items if o.rank < item.rank and item.seeks & o.keys}
        best, choice = 0.0, item.id
        for leader in (lead for lead in groups if lead in near):
            profile = rule.begin(groups[leader][0])
            for member in groups[leader][1:]:
                profile = rule.extend(profile, member)
            score = rule.fit(profile, item)
            if score is not None and (choice == item.id or score > best):
                best, choice = score, leader
        leaders[item.id] = choice
        groups.setdefault(choice, []).append(item)
    return [tuple(i.id for i in members) for members in groups.values()]


points = st.lists(st.tuples(st.integers(0, 25), st.sampled_from(["red", "blue", None])), max_size=25).map(
    lambda rows: [Point(f"p{i:02}", day, colour) for i, (day, colour) in enumerate(rows)]
)


@given(points)
def test_one_batch_gives_what_the_definition_says(items: list[Point]) -> None:
    shelf = MemoryShelf[Point]()
    shelf.regroup(Near(), items)
    assert shelf.groups() == plain(items)


@given(points, st.randoms(use_true_random=False), st.integers(1, 6))
def test_any_order_in_batches_of_any_size_gives_the_same(items: list[Point], random, size: int) -> None:
    shelf, shuffled = MemoryShelf[Point](), list(items)
    random.shuffle(shuffled)
    for start in range(0, len(shuffled), size):
        shelf.regroup(Near(), shuffled[start : start + size])
    assert shelf.groups() == plain(items)


@given(points, st.data())
def test_items_that_are_taken_away_leave_no_trace(items: list[Point], data) -> None:
    gone = data.draw(st.sets(st.sampled_from(items))) if items else set()
    shelf = MemoryShelf[Point]()
    shelf.regroup(Near(), items)
    shelf.regroup(Near(), [], gone)
    assert shelf.groups() == plain([i for i in items if i not in gone])


@given(points, st.data())
def test_an_item_that_changes_is_grouped_as_if_it_had_always_been_so(items: list[Point], data) -> None:
    changing = data.draw(st.sets(st.sampled_from(items))) if items else set()
    changed = [Point(i.id, data.draw(st.integers(0, 25)), i.colour) for i in sorted(changing, key=lambda i: i.id)]
    shelf = MemoryShelf[Point]()
    shelf.regroup(Near(), items)
    shelf.regroup(Near(), changed, changing)
    assert shelf.groups() == plain([*(i for i in items if i not in changing), *changed])


@given(points)
def test_what_is_there_already_changes_nothing(items: list[Point]) -> None:
    shelf = MemoryShelf[Point]()
    shelf.regroup(Near(), items)
    change = shelf.regroup(Near(), items)
    assert (change.leaders, change.groups, change.dissolved, change.removed) == ({}, {}, frozenset(), frozenset())
