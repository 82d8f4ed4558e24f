"""The interface's own words, for each language those of the pages, of the scheme and of
what people do here: never those of articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import Request

_MAIN = re.compile(r"[a-z]{2}\.toml").fullmatch
LANGUAGES = tuple(sorted(file.name.removesuffix(".toml") for file in files(__name__).iterdir() if _MAIN(file.name)))
"""Those that have a file; the first is spoken where nothing else is asked for."""
COOKIE = "language"


@cache
def words(language: str) -> Mapping[str, str]:
    """Dotted name → text; ``{gaps}`` are filled when it is said."""
    tables = (f"{language}.toml", f"{language}.scheme.toml", f"{language}.people.toml")
    return dict(pair for name in tables for pair in _flat(tomllib.loads((files(__name__) / name).read_text("utf-8"))))


def _flat(table: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    return [
        pair
        for name, value in table.items()
        for pair in (_flat(value, f"{above}{name}.") if isinstance(value, dict) else [(above + name, str(value))])
    ]


def speaker(language: str) -> Callable[..., str]:
    """What templates call as ``say("name", gap=…)``; raises KeyError for words that are not there."""
    known = words(language)

    def say(name: str, /, **gaps: object) -> str:
        return known[name].format(**gaps) if gaps else known[name]

    return say


def language_of(request: Request) -> str:
    """The language asked for: in the address, else as chosen before, else as the browser prefers."""
    for wanted in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if wanted in LANGUAGES:
            return wanted
    ranked = []
    for part in request.headers.get("accept-language", "").split(",")[:20]:
        tag, _, quality = part.strip().partition(";q=")
        try:
            ranked.append((-float(quality or 1), tag.strip().lower()[:2]))
        except ValueError:
            continue
    return next((tag for _, tag in sorted(ranked, key=lambda each: each[0]) if tag in LANGUAGES), LANGUAGES[0])
