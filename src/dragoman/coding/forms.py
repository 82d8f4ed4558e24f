"""The forms that the lexicon's words take: by the language's endings, and its irregular words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.coding.lexicon import load, rows


@cache
def inflected(language: str, lemma: str, pos: str | None = None) -> frozenset[str]:
    """All forms that a lemma can take, itself among them; with ``pos`` those of a noun or of a verb."""
    made = [lemma, *_irregular(language).get(lemma, ())]
    for cut, ending, classes, doubled in _endings(language):
        if (pos is None or pos in classes) and lemma.endswith(cut):
            stem = lemma[: len(lemma) - len(cut)]
            made.append(stem + ending)
            if doubled:
                made.append(stem + stem[-1:] + ending)
    return frozenset(made)


@cache
def forms(language: str) -> Mapping[str, str]:
    """Every form of the lexicon's words → the word; heads before other words, of two heads the longer."""
    found: dict[str, str] = {}
    known = load(language).by_head
    for head in sorted(_lemmas(language), key=lambda h: (h not in known, -len(h), h)):
        for form in inflected(language, head):
            if form == head or form not in found:
                found[form] = head
    return found


@cache
def verbs(language: str) -> Mapping[str, str]:
    """Every form of the lexicon's verbs → the verb, also where a noun has that form: "denuncia"."""
    heads = {e.head for e in load(language).entries if e.pos == "verb"}
    ordered = sorted(heads, key=lambda h: (-len(h), h))
    return {form: head for head in ordered for form in inflected(language, head, "verb")}


def _lemmas(language: str) -> set[str]:
    """Heads of entries, and every other lemma that an entry asks for."""
    lexicon = load(language)
    asked = {word for e in lexicon.entries for c in e.conditions for lemma in c.lemmas for word in lemma.split()}
    return {*lexicon.by_head, *asked, *(word for e in lexicon.entries for word in e.companions)}


@cache
def _irregular(language: str) -> dict[str, tuple[str, ...]]:
    file = files("dragoman") / "languages" / language / "irregular.tsv"
    return {row["lemma"]: tuple(row["forms"].split()) for _, row in rows(file)}


@cache
def _endings(language: str) -> tuple[tuple[str, str, tuple[str, ...], bool], ...]:
    """What is cut off, what is put on, for which word classes, and whether the last letter may be doubled."""
    file = files("dragoman") / "languages" / language / "endings.tsv"
    return tuple((r["cut"], r["ending"], tuple(r["pos"].split()), bool(r["doubled"])) for _, r in rows(file))
