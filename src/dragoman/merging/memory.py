"""A shelf in memory: for small sets, and as the measure of any other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from dragoman.merging.grouping import regroup
from dragoman.merging.shelf import I, P, Placed, Regrouping, Rule


class MemoryShelf(Generic[I]):
    """Items with their groups, and an index of their keys."""

    def __init__(self) -> None:
        self.items: dict[str, I] = {}
        self.leader: dict[str, str] = {}
        self._by_key: dict[str, dict[str, None]] = {}
        self._groups: dict[str, tuple[str, ...]] = {}

    def near(self, keys: frozenset[str]) -> Iterable[Placed[I]]:
        """Every item that has one of the keys."""
        ids = {i: None for key in sorted(keys) for i in self._by_key.get(key, ())}
        return [Placed(self.items[i], self.leader[i]) for i in ids]

    def members(self, leaders: frozenset[str]) -> Iterable[Placed[I]]:
        """Every item of the groups with these leaders."""
        return [Placed(self.items[i], leader) for leader in sorted(leaders) for i in self._groups.get(leader, ())]

    def regroup(self, rule: Rule[I, P], added: Iterable[I], removed: Iterable[I] = ()) -> Regrouping:
        """Regroup, and keep the outcome."""
        added, removed = list(added), list(removed)
        change = regroup(rule, self, added, removed)
        for item in removed:
            for key in self.items.pop(item.id).keys:
                self._by_key[key].pop(item.id)
        for item in added:
            self.items[item.id] = item
            for key in item.keys:
                self._by_key.setdefault(key, {})[item.id] = None
        for gone in change.removed:
            self.leader.pop(gone)
        self.leader.update(change.leaders)
        for leader in change.dissolved:
            self._groups.pop(leader, None)
        self._groups.update(change.groups)
        return change

    def groups(self) -> list[tuple[str, ...]]:
        """All groups, the members in order of rank and the groups in order of their leaders."""
        return [self._groups[i] for i in sorted(self._groups, key=lambda i: self.items[i].rank)]
