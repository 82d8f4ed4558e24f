"""Reading the tables of the ontology, and looking things up in them only when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder: tab-separated, one header line, no quoting."""
    lines = files("dragoman.ontology").joinpath(name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


class Table(Mapping[Key, Value], Generic[Key, Value]):
    """A read-only mapping in the order of its file, which is read at the first look-up."""

    def __init__(self, load: Callable[[], dict[Key, Value]]) -> None:
        self._load = load

    @cached_property
    def _items(self) -> dict[Key, Value]:
        return self._load()

    def __getitem__(self, key: Key) -> Value:
        return self._items[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)
