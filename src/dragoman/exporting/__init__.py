"""Writing events down: for people, for programs, for spreadsheets.

A writer takes articles with their events, one pair after another, and holds none of them longer than it must.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TextIO, cast

from dragoman.model import Article, Event

Results = Iterable[tuple[Article, Sequence[Event]]]
Writer = Callable[[Results, TextIO], None]

FORMATS = ("table", "jsonl", "csv")
"""Every format, each a module of this folder with a function ``write``."""


def writer(name: str) -> Writer:
    """The writer of a format, imported only now."""
    if name not in FORMATS:
        raise ValueError(f"no such format: {name}")
    return cast(Writer, import_module(f"dragoman.exporting.{name}").write)


__all__ = ["FORMATS", "Results", "Writer", "writer"]
