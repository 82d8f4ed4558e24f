"""The record as the shelf that ``dragoman.merging`` keeps its items on: articles by copies and stories; mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic

from sqlalchemy import Column, Connection, Table, bindparam, update

from dragoman.merging.grouping import I, Placed, Regrouping
from dragoman.record import writing
from dragoman.record.schema import articles, copy_keys, mention_keys, mentions, story_keys


@dataclass(frozen=True, slots=True)
class Place:
    """Where the items of one kind are kept: their table, and that of their keys."""

    keys: Table
    id: Column[Any]
    leader: Column[Any]
    packed: Column[Any]


COPIES = Place(copy_keys, articles.c.id, articles.c.copies, articles.c.copy_item)
MENTIONS = Place(mention_keys, mentions.c.id, mentions.c.grouped, mentions.c.item)
STORIES = Place(story_keys, articles.c.id, articles.c.story, articles.c.story_item)


@dataclass(slots=True)
class RecordShelf(Generic[I]):
    """The items of one kind, as they are within one transaction."""

    connection: Connection
    place: Place
    unpack: Callable[[str], I]
    _known: dict[str, I] = field(default_factory=dict)

    def near(self, keys: frozenset[str]) -> Iterator[Placed[I]]:
        """Every item that has one of the keys, and now and then one whose key has the same number."""
        place = self.place
        found = f'{place.id.name} in (select item from {place.keys.name} where "key" {{}})'  # noqa: S608 -- our names
        yield from self._placed(found, sorted({writing.number(key) for key in keys}))

    def members(self, leaders: frozenset[str]) -> Iterator[Placed[I]]:
        """Every item of the groups with these leaders."""
        yield from self._placed(f"{self.place.leader.name} {{}}", sorted(leaders))

    def items(self, ids: Iterable[str]) -> Iterator[Placed[I]]:
        """The items with these ids."""
        yield from self._placed(f"{self.place.id.name} {{}}", sorted(ids))

    def _placed(self, wanted: str, values: Sequence[Any]) -> Iterator[Placed[I]]:
        """The items of a condition, asked in the database's own words: small questions, and thousands of them."""
        place = self.place
        columns = f"{place.id.name}, {place.leader.name}, {place.packed.name}"
        query = f"select {columns} from {place.id.table} where {place.packed.name} is not null and {wanted}"  # noqa: S608
        for portion in writing.portions(values):
            if self.connection.dialect.name == "sqlite":
                among, given = f"in ({','.join('?' * len(portion))})", tuple(portion)
            else:
                among, given = "= any(%s)", (portion,)
            for id, leader, packed in self.connection.exec_driver_sql(query.format(among), given).all():
                item = self._known.get(id)
                if item is None:
                    item = self._known[id] = self.unpack(packed)
                yield Placed(item, leader)


def shelve(connection: Connection, place: Place, added: Iterable[I], removed: Iterable[I], outcome: Regrouping) -> None:
    """Write down the keys of items that have come and gone, and who leads whom. Items' own rows are the caller's."""
    writing.remove(connection, place.keys.c.item, {item.id for item in removed})
    rows = [{"key": number, "item": item.id} for item in added for number in _numbers(item.keys)]
    writing.insert(connection, place.keys, rows)
    lead(connection, place, outcome.leaders)


def lead(connection: Connection, place: Place, leaders: Mapping[str, str]) -> None:
    """Write down the group of each item."""
    if leaders:
        table: Any = place.id.table
        statement = (
            update(table).where(place.id == bindparam("item_")).values({place.leader.name: bindparam("leader_")})
        )
        connection.execute(statement, [{"item_": item, "leader_": leader} for item, leader in leaders.items()])


def _numbers(keys: frozenset[str]) -> list[int]:
    return sorted({writing.number(key) for key in keys})
