"""What countries and PLOVER's other codes are called, in the languages of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.serving.words import LANGUAGES, words


@cache
def names(language: str) -> Mapping[str, str]:
    """Code → name. Of several, the longest one: "United States" rather than "US"."""
    found: dict[str, str] = {}
    for row in _rows("countries.tsv", "code", "name_en"):
        found[row[0]] = row[1]
    own: dict[str, str] = {}
    for code, lang, kind, form in _rows("country_names.tsv", "code", "lang", "kind", "form"):
        if lang == language and kind == "name" and len(form) > len(own.get(code, "")):
            own[code] = form
    special = {name.removeprefix("code."): text for name, text in words(language).items() if name.startswith("code.")}
    return {**found, **own, **special}


def called(code: str) -> frozenset[str]:
    """All names of a country, in all languages."""
    return _forms().get(code, frozenset())


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, form in _rows("country_names.tsv", "code", "form"):
        found.setdefault(code, set()).add(form)
    for language in LANGUAGES:
        for code, form in names(language).items():
            found.setdefault(code, set()).add(form)
    return {code: frozenset(forms) for code, forms in found.items()}


def _rows(table: str, *columns: str) -> list[list[str]]:
    lines = (files("dragoman.facts") / table).read_text("utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    places = [lines[0].split("\t").index(column) for column in columns]
    rows = (line.split("\t") for line in lines[1:])
    return [[row[place] for place in places] for row in rows]
