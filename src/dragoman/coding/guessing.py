"""A guess where no rule applies: a linear model over the words around two marked actors."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dragoman.coding.scene import Scene
from dragoman.model import Span
from dragoman.ontology import cameo, plover

if TYPE_CHECKING:
    from dragoman.coding.classify import Relation

FALLBACK = "CONSULT"
"""Said when not a single word is known."""


def features(scenes: Sequence[Scene], actor: Span, recipient: Span) -> Iterator[str]:
    """Lemmas around the two actors: between them, before, after, and on the way up the tree."""
    first, second = sorted((actor, recipient))
    order = "ar" if actor < recipient else "ra"
    for scene in scenes:
        if scene.sentence.end <= first[0] or scene.sentence.start >= second[1]:
            continue
        previous = ""
        for token in scene.sentence:
            if token.upos in ("PUNCT", "DET", "NUM", "PROPN", "SYM"):
                continue
            if any(start <= token.start < end for start, end in (actor, recipient)):
                continue
            lemma = token.lemma.lower()
            yield f"w:{lemma}"
            if first[1] <= token.start < second[0]:
                yield f"{order}:{lemma}"
            yield f"b:{previous}_{lemma}"
            previous = lemma


class Guesser:
    """The shipped weights of a language, or none if the language has none."""

    def __init__(self, language: str) -> None:
        self.bias, self.weights = _load(language)

    def scores(self, names: Sequence[str]) -> dict[str, float]:
        """Probability of each type."""
        sums = dict(self.bias)
        scale = 1 / math.sqrt(max(1, len(names)))
        for name in names:
            for kind, weight in self.weights.get(name, ()):
                sums[kind] += weight * scale
        top = max(sums.values(), default=0.0)
        powers = {kind: math.exp(value - top) for kind, value in sums.items()}
        total = sum(powers.values()) or 1.0
        return {kind: power / total for kind, power in powers.items()}

    def guess(self, scenes: Sequence[Scene], actor: Span, recipient: Span) -> tuple[Relation, float]:
        """The likeliest relation and its probability."""
        from dragoman.coding.classify import Relation

        table = self.scores(list(features(scenes, actor, recipient)))
        kind = max(table, key=lambda k: (table[k], k)) if table else FALLBACK
        sure = table.get(kind, 0.0)
        return Relation(kind, None, cameo.default_cameo(kind), plover.quad(kind), "actual", round(sure * 0.7, 2)), sure


@cache
def _load(language: str) -> tuple[dict[str, float], dict[str, tuple[tuple[str, float], ...]]]:
    bias: dict[str, float] = {}
    weights: dict[str, list[tuple[str, float]]] = {}
    file = files("dragoman") / "languages" / language / "relations.tsv"
    if not file.is_file():
        return {}, {}
    with file.open(encoding="utf-8") as stream:
        for feature, kind, weight in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if feature == "feature":
                continue
            if feature == "bias":
                bias[kind] = float(weight)
            else:
                weights.setdefault(feature, []).append((kind, float(weight)))
    return bias, {name: tuple(pairs) for name, pairs in weights.items()}
