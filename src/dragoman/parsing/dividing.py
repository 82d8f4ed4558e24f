"""Written words that are several syntactic ones: contractions and verbs with their pronouns, by the language's rules.

``tokens.toml`` of a language says how, in ``[contractions]`` (a word and its parts) and ``[clitics]``: ``patterns`` are
regular expressions over the small letters whose groups are the parts; ``plain`` are endings of a verb that it has only
when pronouns follow, with what they are without; ``whole`` are words that look divisible and are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Part = tuple[str, int, int]
"""A syntactic word as the parser knows it, and its first and last character in the written word."""


class Divider:
    """Divides the words of one language."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        clitics = settings.get("clitics", {})
        self._contractions: Mapping[str, list[str]] = settings.get("contractions", {})
        self._patterns = [re.compile(p) for p in clitics.get("patterns", ())]
        plain: Mapping[str, str] = clitics.get("plain", {})
        self._plain = sorted(plain.items(), key=lambda item: -len(item[0]))
        self._whole = frozenset(clitics.get("whole", ()))
        self._seen: dict[str, tuple[Part, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._contractions or self._patterns)

    def parts(self, word: str) -> tuple[Part, ...]:
        """The parts of a word, itself alone where it is one.

        The parts of a verb with pronouns stand on their own letters; the first part of a contraction stands on all of
        its letters and the others behind them, with none.
        """
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > 50_000:
                self._seen.clear()
            found = self._seen[word] = self._divide(word)
        return found

    def _divide(self, word: str) -> tuple[Part, ...]:
        lower = word.lower()
        if forms := self._contractions.get(lower):
            shapes = [_like(word, f, i) for i, f in enumerate(forms)]
            return ((shapes[0], 0, len(word)), *((s, len(word), len(word)) for s in shapes[1:]))
        if lower not in self._whole and len(lower) == len(word):
            for pattern in self._patterns:
                if match := pattern.fullmatch(lower):
                    cuts = [match.span(g) for g in range(1, pattern.groups + 1) if match.group(g)]
                    host = self._host(word[: cuts[0][1]])
                    return ((host, *cuts[0]), *((word[a:b], a, b) for a, b in cuts[1:]))
        return ((word, 0, len(word)),)

    def _host(self, form: str) -> str:
        lower = form.lower()
        for ending, plain in self._plain:
            if lower.endswith(ending):
                return form[: len(form) - len(ending)] + (plain.upper() if form.isupper() else plain)
        return form


def _like(word: str, form: str, place: int) -> str:
    """A part in capitals as its word is: "DEL" is "DE" and "EL", "Del" is "De" and "el"."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form.capitalize() if place == 0 and word[:1].isupper() else form
