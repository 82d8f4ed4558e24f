"""Items into groups, so that the result depends on the set of items alone and not on the order they came in.

Every item has a rank (who comes first, and its id to break ties). The rule is read in order of rank: an item joins the
group, among those of its neighbours of lower rank, that it fits best, and leads a group of its own where it fits none.
The result is a function of the set. ``regroup`` keeps it up to date as items come and go: it decides anew only for
those items whose neighbours of lower rank have changed, and asks the shelf (a store, or memory) for no others.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Collection, Iterable
from typing import Generic

from dragoman.merging.shelf import I, Item, P, Placed, Rank, Regrouping, Rule, Shelf

__all__ = ["I", "Item", "P", "Placed", "Rank", "Regrouping", "Rule", "Shelf", "regroup"]


def regroup(rule: Rule[I, P], shelf: Shelf[I], added: Iterable[I], removed: Iterable[I] = ()) -> Regrouping:
    """Groups after ``added`` came to those on the shelf and ``removed``, as they are on the shelf, went.

    The shelf is read and not written. An item whose content has changed is in both. What is on it already is ignored.
    """
    work = _Work(rule, shelf)
    work.remove(list(removed))
    work.add(list(added))
    return work.outcome()


class _Group(Generic[I, P]):
    """Members in order of rank, with the profile as it is after each of them."""

    def __init__(self, rule: Rule[I, P]) -> None:
        self.rule = rule
        self.ranks: list[Rank] = []
        self.items: list[I] = []
        self.profiles: list[P] = []

    def before(self, rank: Rank) -> P:
        """The profile of the members of lower rank, of which there must be one."""
        return self._profile(bisect_left(self.ranks, rank))

    def _profile(self, count: int) -> P:
        """The profile of the first members."""
        while len(self.profiles) < count:
            item = self.items[len(self.profiles)]
            last = self.profiles[-1] if self.profiles else None
            self.profiles.append(self.rule.begin(item) if last is None else self.rule.extend(last, item))
        return self.profiles[count - 1]

    def insert(self, item: I) -> None:
        """Put a member in its place."""
        at = bisect_left(self.ranks, item.rank)
        self.ranks.insert(at, item.rank)
        self.items.insert(at, item)
        del self.profiles[at:]

    def remove(self, item: I) -> None:
        """Take a member out."""
        at = bisect_left(self.ranks, item.rank)
        del self.ranks[at], self.items[at], self.profiles[at:]

    def tells(self, item: I) -> bool:
        """Whether the profile would be another without this member."""
        at = bisect_left(self.ranks, item.rank)
        if at == 0:
            return len(self.items) > 1
        return self._profile(at + 1) != self._profile(at)


class _Work(Generic[I, P]):
    """The part of the shelf that has been looked at, with the changes made so far."""

    def __init__(self, rule: Rule[I, P], shelf: Shelf[I]) -> None:
        self.rule = rule
        self.shelf = shelf
        self.items: dict[str, I] = {}
        self.leader: dict[str, str] = {}
        self.was: dict[str, str] = {}
        """Leaders as the shelf has them, of all items that were seen on it."""
        self.by_key: dict[str, dict[str, None]] = {}
        self.groups: dict[str, _Group[I, P]] = {}
        self.known_keys: set[str] = set()
        self.known_groups: set[str] = set()
        self.gone: set[str] = set()
        self.touched: set[str] = set()

    def remove(self, items: Collection[I]) -> None:
        """Take items away and settle what follows from it."""
        self._learn(self.shelf.near(frozenset().union(*(item.keys for item in items))))
        self._settle([self.items[item.id] for item in items if item.id in self.items], leaving=True)

    def add(self, items: Collection[I]) -> None:
        """Put items in and settle what follows from it."""
        self._fetch(frozenset().union(*(item.seeks | item.keys for item in items)))
        fresh = [item for item in items if item.id not in self.items]
        self.gone -= {item.id for item in fresh}
        for item in fresh:
            self._enter(item)
        self._settle(fresh, leaving=False)

    def outcome(self) -> Regrouping:
        """The difference between what the shelf has and what it should have."""
        leaders = {i: lead for i, lead in sorted(self.leader.items()) if self.was.get(i) != lead}
        members = {lead: tuple(item.id for item in self.groups[lead].items) for lead in sorted(self.touched)}
        led = (i for i, lead in self.was.items() if i == lead)
        return Regrouping(
            leaders=leaders,
            removed=frozenset(self.gone),
            groups={lead: ids for lead, ids in members.items() if ids},
            dissolved=frozenset(i for i in led if self.leader.get(i) != i),
        )

    def _settle(self, items: Iterable[I], leaving: bool) -> None:
        """Decide for the items and for all that this matters to, in order of rank: each finds what is below settled."""
        heap = [item.rank for item in items]
        by_rank = {item.rank: item for item in items}
        going = set(by_rank) if leaving else set()
        causes: dict[Rank, set[str] | None] = dict.fromkeys(by_rank)
        heapq.heapify(heap)
        while heap:
            rank = heapq.heappop(heap)
            item, changed = by_rank[rank], causes[rank]
            old = self.leader.get(item.id)
            new = None if rank in going else self._decide(item) if changed is None else self._review(item, changed)
            if old == new:
                continue
            groups = {g for g in (old, new) if g is not None}
            for other in self._move(item, old, new):
                if other.rank in causes:
                    known = causes[other.rank]
                    if known is not None:
                        known |= groups
                elif other.rank > rank:
                    by_rank[other.rank] = other
                    causes[other.rank] = set(groups)
                    heapq.heappush(heap, other.rank)

    def _decide(self, item: I) -> str:
        """The leader of the group that the item belongs to."""
        return self._best(item, {self.leader[n.id] for n in self._below(item)}, item.id)

    def _review(self, item: I, changed: set[str]) -> str:
        """The same for an item that has been decided for, of whose groups to choose from only some have changed."""
        current = self.leader[item.id]
        if current in changed:
            return self._decide(item)
        candidates = {g for g in changed if g in self.groups and self._borders(item, self.groups[g])}
        return self._best(item, candidates | ({current} - {item.id}), item.id)

    def _best(self, item: I, leaders: set[str], alone: str) -> str:
        self._fetch_groups(frozenset(leaders))
        best, choice = 0.0, alone
        for leader in sorted(leaders, key=lambda i: self.items[i].rank):
            score = self.rule.fit(self.groups[leader].before(item.rank), item)
            if score is not None and (choice == alone or score > best):
                best, choice = score, leader
        return choice

    def _below(self, item: I) -> list[I]:
        return [n for n in self._near(item.seeks) if n.rank < item.rank and n.id in self.leader]

    def _borders(self, item: I, group: _Group[I, P]) -> bool:
        """Whether one of the group's members of lower rank is a neighbour."""
        end = bisect_left(group.ranks, item.rank)
        return any(not item.seeks.isdisjoint(member.keys) for member in group.items[:end])

    def _move(self, item: I, old: str | None, new: str | None) -> Iterable[I]:
        """Move the item from one group to another; returns every item that this may matter to."""
        seeks, members = set(item.seeks), list[I]()
        self._fetch_groups(frozenset(g for g in (old, new) if g is not None))
        if old is not None:
            if self.groups[old].tells(item):
                members += self.groups[old].items
            self.groups[old].remove(item)
            self.touched.add(old)
        if new is None:
            self._leave(item)
        else:
            self._place(item, new)
            self.touched.add(new)
            if self.groups[new].tells(item):
                members += self.groups[new].items
        seeks.update(*(m.seeks for m in members))
        return [*self._near(frozenset(seeks)), *members]

    def _near(self, keys: frozenset[str]) -> list[I]:
        self._fetch(keys)
        ids = {i: None for key in keys for i in self.by_key.get(key, ())}
        return [self.items[i] for i in ids]

    def _fetch(self, keys: frozenset[str]) -> None:
        unknown = keys - self.known_keys
        if unknown:
            self.known_keys |= unknown
            self._learn(self.shelf.near(frozenset(unknown)))

    def _fetch_groups(self, leaders: frozenset[str]) -> None:
        unknown = leaders - self.known_groups
        if unknown:
            self.known_groups |= unknown
            self._learn(self.shelf.members(frozenset(unknown)))

    def _learn(self, found: Iterable[Placed[I]]) -> None:
        for item, leader in found:
            if item.id not in self.was:
                self.was[item.id] = leader
                if item.id not in self.items:
                    self._enter(item)
                    self._place(item, leader)

    def _enter(self, item: I) -> None:
        self.items[item.id] = item
        for key in item.keys:
            self.by_key.setdefault(key, {})[item.id] = None

    def _place(self, item: I, leader: str) -> None:
        self.leader[item.id] = leader
        if leader not in self.groups:
            self.groups[leader] = _Group(self.rule)
        self.groups[leader].insert(item)

    def _leave(self, item: I) -> None:
        del self.leader[item.id], self.items[item.id]
        self.gone.add(item.id)
        for key in item.keys:
            self.by_key[key].pop(item.id, None)
