"""spaCy's tokenizer of a language, brought in line with the treebanks by the language's ``tokens.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.parsing.abbreviations import read_abbreviations
from dragoman.parsing.dividing import Divider

if TYPE_CHECKING:
    from spacy.language import Language

ORTH = 65  # spacy.attrs.ORTH, without importing spaCy

# Cuts that the treebanks make and spaCy does not: "COVID|-|19", "U.S.|-|backed", "and|/|or", "2|/|3" (but not "9/11").
_HYPHENS = (r"(?<=[^\W\d_])-(?=[0-9])", r"(?<=[^\W\d_]\.)-(?=[^\W\d_])")
_INFIXES = (*_HYPHENS, r"(?<=[^\W\d_])/(?=[^\W\d_])", r"(?<=(?<![0-9/])[0-9])/(?=[0-9](?![0-9/]))")
# Runs that are one token there: "?!", "!!!".
_RUNS = r"[!?]{2,}"


def read_settings(folder: Path) -> dict[str, Any]:
    """What ``tokens.toml`` of a language says, nothing if it has none."""
    path = folder / "tokens.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def read_divider(folder: Path) -> Divider:
    """What divides the words of a language that are several; false if it has none."""
    return Divider(read_settings(folder))


def adjust_tokenizer(nlp: Language, folder: Path) -> None:
    """Change the tokenizer of a pipeline in place; the folder is the language's."""
    settings = read_settings(folder)
    tokenizer: Any = nlp.tokenizer
    forgotten = frozenset(settings.get("forgotten", ()))
    # Only the cuts of the exceptions are kept: their norms ("n't" → "not") are unknown in training, where the words
    # come from the treebanks.
    rules = {
        text: [{ORTH: piece[ORTH]} for piece in pieces]
        for text, pieces in tokenizer.rules.items()
        if text not in forgotten
    }
    for abbreviation in read_abbreviations(folder).tokens:
        rules[abbreviation] = [{ORTH: abbreviation}]
    for text, pieces in settings.get("exceptions", {}).items():
        rules[text] = [{ORTH: piece} for piece in pieces]
    tokenizer.rules = rules
    suffixes = [_RUNS, *map(_source, nlp.Defaults.suffixes or ())]
    tokenizer.suffix_search = re.compile("|".join(f"{p}$" for p in suffixes)).search
    infixes = _infixes(nlp, settings.get("attached_prefixes", ()), settings.get("whole_codes", False)).finditer
    # Most of what the tokenizer asks about are plain words.
    tokenizer.infix_finditer = lambda text: () if text.isalpha() else infixes(text)


def _source(pattern: str | re.Pattern[str]) -> str:
    return pattern if isinstance(pattern, str) else pattern.pattern


def _infixes(nlp: Language, prefixes: Iterable[str], whole_codes: bool) -> re.Pattern[str]:
    """Where words are cut inside; ``whole_codes`` leaves letters with a hyphen and digits together: "F-16"."""
    patterns = [*map(_source, nlp.Defaults.infixes or ()), *_INFIXES[whole_codes:]]
    if prefixes:
        # A whole word of the list right before the hyphen; lookbehinds must each have one length.
        kept = "".join(rf"(?<!\b{re.escape(p)})(?<!\b{re.escape(p.capitalize())})" for p in prefixes)
        patterns = ["(?=[-–—~])" + kept + p if "(?:-|" in p or p in _HYPHENS else p for p in patterns]
    return re.compile("|".join(patterns))
