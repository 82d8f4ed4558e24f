"""Which languages are installed: those whose folder has weights and a lexicon."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def installed() -> tuple[str, ...]:
    """Languages that can be coded, in alphabetical order."""
    folder = files("dragoman") / "languages"
    return tuple(sorted(f.name for f in folder.iterdir() if (f / "lexicon").is_dir() and (f / "weights").is_dir()))
