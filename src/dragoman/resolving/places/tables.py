"""The place tables, read once a language and only when a text is opened."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dragoman.resolving.loading import keeping
from dragoman.resolving.places.folding import fold

Extent = tuple[float, float, float, float]
"""South, west, north, east."""
WORD = re.compile(r"[A-Za-zñÑ]+")


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place of GeoNames or Natural Earth."""

    id: int
    name: str
    code: str
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    feature: str
    spellings: int
    """How many spellings GeoNames has: how far the name is known."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of one country or, like Kashmir, of several."""

    id: str
    codes: tuple[str, ...]
    name: str
    extent: Extent
    known: bool
    """In the news: written by hand, or an American state. The others are first-order divisions."""


@dataclass(slots=True)
class Names:
    """Everything that can be looked for in one language, by its form without accents."""

    towns: dict[str, list[int]] = field(default_factory=dict)
    care: dict[str, str] = field(default_factory=dict)
    regions: dict[str, list[Region]] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """First word → lengths of the forms that begin with it, longest first."""
    start: re.Pattern[str] = re.compile(r"(?!)")
    """Where a form may begin."""


def _rows(name: str) -> list[str]:
    text = (files("dragoman") / "facts" / f"{name}.tsv").read_text("utf-8")
    return text.rstrip("\n").split("\n")[1:]


def _lines(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _rows(name)]


@cache
@keeping()
def names(language: str) -> Names:
    """The forms of a language."""
    found = Names()
    towns, care = found.towns, found.care
    openers = context_words(language).get("opener", frozenset())
    for form, lang, number, needs, _ in _lines("place_names"):
        if lang in ("mul", language) and form.lower() not in openers:
            towns.setdefault(form, []).append(int(number))
            if needs:
                care[form] = needs
    for number, codes, name, lang, form, *extent, known, _ in _lines("places_regions"):
        if lang in ("mul", language) and fold(form).lower() not in openers:
            south, west, north, east = (float(side) for side in extent)
            region = Region(number, tuple(codes.split("|")), name, (south, west, north, east), bool(known))
            found.regions.setdefault(fold(form), []).append(region)
    for code, lang, kind, form, _ in _lines("places_countries"):
        if lang == language:
            (found.countries if kind == "name" else found.adjectives)[fold(form)] = code
    _index(found)
    return found


def _index(found: Names) -> None:
    lengths: dict[str, set[int]] = {}
    for table in (found.towns, found.regions, found.countries, found.adjectives):
        for form in table:
            word = form if form.isalpha() else _first_word(form)
            if word in lengths:
                lengths[word].add(len(form))
            elif word:
                lengths[word] = {len(form)}
    found.lengths = {
        word: tuple(sorted(sizes, reverse=True)) if len(sizes) > 1 else tuple(sizes) for word, sizes in lengths.items()
    }
    lower = sorted(word for word in lengths if word[0].islower())
    found.start = re.compile(r"(?<![\w'])(?:[A-ZÑ][A-Za-zñÑ]*" + "".join(f"|{word}(?![a-zñ])" for word in lower) + ")")


def _first_word(form: str) -> str:
    word = WORD.match(form)
    return word.group() if word else ""


@cache
@keeping()
def town_rows() -> dict[str, str]:
    """The rows of all towns as text, by their id."""
    return {line[: line.index("\t")]: line for line in _rows("places")}


@cache
def town(number: int) -> Town:
    """A town by its GeoNames id."""
    row = town_rows()[str(number)].split("\t")
    _, name, code, admin1, latitude, longitude, population, feature, spellings, _ = row
    return Town(
        number, name, code, admin1 or None, float(latitude), float(longitude), int(population), feature, int(spellings)
    )


@cache
def context_words(language: str) -> dict[str, frozenset[str]]:
    """Kinds of words that tell a place from a person or an institution."""
    return {kind: frozenset(fold(forms).split()) for lang, kind, forms in _lines("places_context") if lang == language}


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Postal and newspaper abbreviations of states → name and country."""
    return {form: (name, code) for form, name, code in _lines("places_abbreviations")}
