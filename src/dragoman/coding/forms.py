"""The forms that the lexicon's words take: by the language's endings, and its irregular words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.coding.lexicon import load, rows


@cache
def forms(language: str) -> Mapping[str, str]:
    """Every form that a head of the lexicon can take → the head; the shorter head wins a form of two."""
    irregular, endings = _irregular(language), _endings(language)
    found: dict[str, str] = {}
    for head in sorted(_lemmas(language), key=lambda h: (-len(h), h)):
        made = [head, *irregular.get(head, ())]
        for cut, ending, doubled in endings:
            if head.endswith(cut):
                stem = head[: len(head) - len(cut)]
                made.append(stem + ending)
                if doubled:
                    made.append(stem + stem[-1:] + ending)
        for form in made:
            if form == head or form not in found:
                found[form] = head
    return found


def _lemmas(language: str) -> set[str]:
    """Heads of entries, and every other lemma that an entry asks for."""
    lexicon = load(language)
    asked = {word for e in lexicon.entries for c in e.conditions for lemma in c.lemmas for word in lemma.split()}
    return {*lexicon.by_head, *asked, *(word for e in lexicon.entries for word in e.companions)}


def _irregular(language: str) -> dict[str, tuple[str, ...]]:
    file = files("dragoman") / "languages" / language / "irregular.tsv"
    return {row["lemma"]: tuple(row["forms"].split()) for _, row in rows(file)}


def _endings(language: str) -> tuple[tuple[str, str, bool], ...]:
    """What is cut off, what is put on, and whether the last letter may be doubled ("stopped")."""
    file = files("dragoman") / "languages" / language / "endings.tsv"
    return tuple((row["cut"], row["ending"], bool(row["doubled"])) for _, row in rows(file))
