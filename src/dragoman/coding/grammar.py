"""A language's function words, from its folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

Grammar = dict[str, frozenset[str]]


@cache
def load(language: str) -> Grammar:
    """Named sets of lemmas (``negators``, ``future`` …) of an installed language."""
    text = (files("dragoman") / "languages" / language / "grammar.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
