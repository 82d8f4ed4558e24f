"""Sentences that cannot hold an event, told without a parse: no word of the lexicon in them, or nobody to act."""

from __future__ import annotations

import re
from functools import cache

from dragoman.coding.forms import forms
from dragoman.coding.lexicon import Lexicon
from dragoman.model import Span
from dragoman.resolving.actors import ArticleActors

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)


class Filter:
    """Tells which sentences are worth a parse."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        events = {e.head for e in lexicon.entries if not e.effect}  # an operator alone is no event
        self.forms = frozenset(form for form, head in forms(language).items() if head in events)
        self.pointers = _pointers(language)

    def may_hold(self, text: str, span: Span, named: ArticleActors) -> bool:
        """Whether a sentence has a word that names an event and anyone who could take part in it."""
        words = WORD.findall(text[span[0] : span[1]].lower())
        words += [part for word in words if "-" in word for part in word.split("-")]
        if not any(word in self.forms for word in words):
            return False
        if named.within(*span):
            return True
        return any(word in self.pointers for word in words)


@cache
def _pointers(language: str) -> frozenset[str]:
    """Pronouns that can stand for an actor."""
    from dragoman.coding.grammar import load

    table = load(language)
    names = ("speaker_plural", "third_singular_person", "third_plural", "third_singular_thing", "both_sides")
    return frozenset(word for name in names for word in table[name])
