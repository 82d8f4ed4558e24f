"""Dragoman: political events from the world's news, each with the words that say it.

>>> from dragoman import Coder
>>> events = Coder().code("France expelled two Russian diplomats on Monday.", published="2022-04-05")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman._version import __version__

if TYPE_CHECKING:
    from dragoman.model import (
        Actor,
        Article,
        Event,
        Evidence,
        Quote,
        Sentence,
        Source,
        Token,
        Trigger,
        Verb,
        When,
        Where,
    )
    from dragoman.pipeline import Coder

__all__ = [
    "Actor",
    "Article",
    "Coder",
    "Event",
    "Evidence",
    "Quote",
    "Sentence",
    "Source",
    "Token",
    "Trigger",
    "Verb",
    "When",
    "Where",
    "__version__",
]

_HOMES = {name: "dragoman.pipeline" if name == "Coder" else "dragoman.model" for name in __all__ if name[0] != "_"}


def __getattr__(name: str) -> Any:
    """Import a public name at its first use, so that importing the package costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
