"""What the folder of a language still lacks before articles in it can be coded (docs/languages.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.coding import grammar, lexicon
from dragoman.coding.forms import forms
from dragoman.ontology import plover

NEEDED = {
    "abbreviations.txt": "abbreviations, by what they say about the end of a sentence",
    "tokens.toml": "how words are cut and divided",
    "weights/config.cfg": "the parser: see training/README.md",
    "weights/lemmas.tsv.gz": "the lemmatizer's table: see training/README.md",
    "dates/words.tsv": "names of months, days and times",
    "dates/patterns.toml": "how dates are written",
    "actors/countries.tsv": "names of countries and peoples",
    "actors/roles.tsv": "offices, professions and bodies",
    "actors/metonyms.tsv": "buildings and cities that stand for a government",
    "actors/words.tsv": "function words around names",
    "actors/named_after.tsv": "words that make a name another thing's",
    "actors/not_actors.txt": "phrases with words of roles that name nobody",
    "actors/shadows.txt": "longer names that hold a country's",
    "grammar.toml": "function words that the rules ask for",
    "speech.tsv": "words of reporting",
    "quotations.toml": "quotation marks, and words around what is quoted",
    "endings.tsv": "regular endings, so that a word's forms are known before parsing",
    "irregular.tsv": "irregular forms",
    "contexts.tsv": "words that mark contexts",
    "offtopic.tsv": "words of sport, film and weather",
    "lexicon/classes.tsv": "named sets of words",
    "lexicon/operators.tsv": "words that change or carry another word's event",
}
"""File → what it holds."""
FEW = 20
"""Entries of a type below which the lexicon knows too little of it."""


def lacking(language: str) -> list[str]:
    """One line for each thing that is missing or broken; empty if the language can be used."""
    folder = files("dragoman") / "languages" / language
    if not folder.is_dir():
        return [f"there is no folder languages/{language}"]
    missing = [f"{name}: missing ({why})" for name, why in NEEDED.items() if not _file(folder, name).is_file()]
    if (folder / "grammar.toml").is_file():
        missing += [f"grammar.toml: no list {name!r}" for name in sorted(_lists() - set(grammar.load(language)))]
    if not missing:
        missing += _of_the_lexicon(language)
    return missing


def _file(folder: Traversable, name: str) -> Traversable:
    for part in name.split("/"):
        folder = folder / part
    return folder


def _lists() -> set[str]:
    """The names of all lists that the grammar of any language holds."""
    names: set[str] = set()
    for folder in (files("dragoman") / "languages").iterdir():
        if (folder / "grammar.toml").is_file():
            names |= set(tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8")))
    return names


def _of_the_lexicon(language: str) -> Iterator[str]:
    """Types that are hardly known, entries without an example, modes that do not exist."""
    try:
        entries = lexicon.load(language).entries
    except lexicon.LexiconError as error:
        yield f"lexicon/{error}"
        return
    for kind in plover.TYPES:
        count = sum(entry.type == kind for entry in entries)
        if count < FEW:
            yield f"lexicon/{kind.lower()}.tsv: {count} entries, where {FEW} are the least that is of use"
    for entry in entries:
        if not entry.example:
            yield f"lexicon/{entry.place}: no example for {entry.word!r}"
        if entry.type and entry.mode and entry.mode not in plover.modes(entry.type):
            yield f"lexicon/{entry.place}: {entry.type} has no mode {entry.mode!r}"
    if not forms(language):
        yield "endings.tsv: no word of the lexicon has a form"
