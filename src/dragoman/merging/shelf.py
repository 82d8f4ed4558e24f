"""What is grouped, by what rule, and where it is kept: the contract of ``grouping``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

Rank = tuple[str, str]


class Item(Protocol):
    """Something to be grouped. Two items are neighbours if one seeks a key of the other; this must be symmetric."""

    @property
    def id(self) -> str:
        """Names the item, uniquely and for good."""

    @property
    def rank(self) -> Rank:
        """Place in the order that the rule is read in; no two items have the same."""

    @property
    def keys(self) -> frozenset[str]:
        """What the item is found by: the store keeps an index of these."""

    @property
    def seeks(self) -> frozenset[str]:
        """The keys of the items that this one could join, or that could join it."""


I = TypeVar("I", bound=Item)  # noqa: E741
P = TypeVar("P")
Is = TypeVar("Is", bound=Item, covariant=True)
Ir = TypeVar("Ir", bound=Item, contravariant=True)


class Rule(Protocol[Ir, P]):
    """What belongs together. ``P`` is what a group shows of itself, folded from its members in order of rank."""

    def begin(self, item: Ir) -> P:
        """The profile of a group of this item alone."""

    def fit(self, profile: P, item: Ir) -> float | None:
        """How well the item fits the group, higher is better; None if it must not join."""

    def extend(self, profile: P, item: Ir) -> P:
        """The profile with the item in the group; an equal one where the item tells nothing new."""


class Placed(NamedTuple, Generic[I]):
    """An item with the id of the item that leads its group (its own id, if it leads)."""

    item: I
    leader: str


class Shelf(Protocol[I]):
    """Where grouped items are kept."""

    def near(self, keys: frozenset[str]) -> Iterable[Placed[I]]:
        """Every item that has one of the keys."""

    def members(self, leaders: frozenset[str]) -> Iterable[Placed[I]]:
        """Every item of the groups with these leaders."""


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What has to be written down after items have come or gone."""

    leaders: Mapping[str, str] = field(default_factory=dict)
    """Item id → id of the leader of its group: every new item, and every old one whose group is another now."""
    removed: frozenset[str] = frozenset()
    """Items that are gone and did not come back."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Leader → members in order of rank, of every group that was made or changed."""
    dissolved: frozenset[str] = frozenset()
    """Items that led a group and lead none any more."""
