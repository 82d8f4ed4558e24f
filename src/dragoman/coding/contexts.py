"""Contexts: the why and wherefore of an event, from words of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.coding.lexicon import rows
from dragoman.model import Sentence


@cache
def _patterns(language: str) -> Mapping[str, tuple[str, ...]]:
    """Lemma or two-lemma phrase → contexts."""
    file = files("dragoman") / "languages" / language / "contexts.tsv"
    table: dict[str, list[str]] = {}
    for _, row in rows(file):
        table.setdefault(row["pattern"].lower(), []).append(row["context"])
    return {pattern: tuple(names) for pattern, names in table.items()}


def contexts(sentence: Sentence, language: str) -> tuple[str, ...]:
    """PLOVER contexts that the sentence's words mark, sorted."""
    table = _patterns(language)
    found: set[str] = set()
    lemmas = [t.lemma.lower() for t in sentence]
    words = [t.text.lower() for t in sentence]
    for size in (1, 2, 3):
        for start in range(len(lemmas) - size + 1):
            for source in (lemmas, words):
                found.update(table.get(" ".join(source[start : start + size]), ()))
    return tuple(sorted(found))
