"""Sentences that cannot hold an event, told without a parse: no word of the lexicon in them, or nobody to act."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from dragoman.coding.lexicon import Lexicon, rows
from dragoman.model import Span
from dragoman.resolving.actors import ArticleActors

WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


class Filter:
    """Tells which sentences are worth a parse."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.forms = _forms(lexicon, language)
        self.pointers = _pointers(language)

    def may_hold(self, text: str, span: Span, named: ArticleActors) -> bool:
        """Whether a sentence has a word that names an event and anyone who could take part in it."""
        words = WORD.findall(text[span[0] : span[1]].lower())
        if not any(word in self.forms for word in words):
            return False
        if named.within(*span):
            return True
        return any(word in self.pointers for word in words)


def _forms(lexicon: Lexicon, language: str) -> frozenset[str]:
    """Every form that a lemma of the lexicon can take: the language's endings, and its irregular forms."""
    irregular, endings = _irregular(language), _endings(language)
    found: set[str] = set()
    for entry in lexicon.entries:
        if entry.effect:
            continue  # an operator alone is no event
        head = entry.head
        found.add(head)
        found.update(irregular.get(head, ()))
        for cut, ending in endings:
            if head.endswith(cut):
                stem = head[: len(head) - len(cut)]
                found.add(stem + ending)
                found.add(stem + stem[-1:] + ending)
    return frozenset(found)


@cache
def _irregular(language: str) -> dict[str, tuple[str, ...]]:
    file = files("dragoman") / "languages" / language / "irregular.tsv"
    return {row["lemma"]: tuple(row["forms"].split()) for _, row in rows(file)}


@cache
def _endings(language: str) -> tuple[tuple[str, str], ...]:
    file = files("dragoman") / "languages" / language / "endings.tsv"
    return tuple((row["cut"], row["ending"]) for _, row in rows(file))


@cache
def _pointers(language: str) -> frozenset[str]:
    """Pronouns that can stand for an actor."""
    from dragoman.coding.grammar import load

    table = load(language)
    names = ("speaker_plural", "third_singular_person", "third_plural", "third_singular_thing", "both_sides")
    return frozenset(word for name in names for word in table[name])
