"""A language's function words, from its folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

Grammar = dict[str, frozenset[str]]


@cache
def _tables(language: str) -> dict[str, list[str]]:
    text = (files("dragoman") / "languages" / language / "grammar.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def ordered(language: str, name: str) -> tuple[str, ...]:
    """A list of the grammar in the order of its file, for what is asked one after the other."""
    return tuple(_tables(language)[name])


@cache
def load(language: str) -> Grammar:
    """Named sets of lemmas (``negators``, ``future`` …) of an installed language."""
    return {name: frozenset(words) for name, words in _tables(language).items()}
