"""A guess where no rule applies: a linear model over the words around two marked actors."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from dragoman.coding.entries import UPOS
from dragoman.coding.lexicon import Lexicon, load
from dragoman.coding.scene import Scene
from dragoman.model import Span

FALLBACK = "CONSULT"
"""Said when not a single word is known."""


def features(scenes: Sequence[Scene], actor: Span, recipient: Span, lexicon: Lexicon) -> Iterator[str]:
    """What the words around the two actors are, and which types the lexicon knows them to name.

    The word between them that stands highest in the tree counts most: it is told apart as ``top``.
    """
    first, second = sorted((actor, recipient))
    order = "ar" if actor < recipient else "ra"
    for scene in scenes:
        if scene.sentence.end <= first[0] or scene.sentence.start >= second[1]:
            continue
        top = _highest(scene, first, second)
        for token in scene.sentence:
            if token.upos not in ("VERB", "NOUN", "ADJ", "ADP", "ADV", "PART"):
                continue
            if any(start <= token.start < end for start, end in (actor, recipient)):
                continue
            lemma = token.lemma.lower()
            if lemma in lexicon.speech:
                continue  # that somebody said so tells nothing of what was done
            between = first[1] <= token.start < second[0]
            yield f"w:{lemma}"
            if between:
                yield f"{order}:{lemma}"
            if token.upos not in ("VERB", "NOUN"):
                continue
            kinds = {e.type or f"={e.effect}" for e in lexicon.readings(lemma) if token.upos in UPOS[e.pos]}
            where = "top" if token.index == top else "mid" if between else "far"
            for kind in sorted(kinds):
                yield f"{where}:{token.upos}:{kind}:{min(len(kinds), 3)}"


def _highest(scene: Scene, first: Span, second: Span) -> int:
    """The word that the two actors both hang from, as far as the tree tells."""
    paths = []
    for span in (first, second):
        inside = [t for t in scene.sentence if span[0] <= t.start < span[1]]
        if not inside:
            return -1
        path, here = [], inside[-1].index
        while here not in path:
            path.append(here)
            here = scene.sentence.tokens[here].head
        paths.append(path)
    shared = [i for i in paths[0] if i in paths[1]]
    return shared[0] if shared else -1


class Guesser:
    """The shipped weights of a language, or none if the language has none."""

    def __init__(self, language: str) -> None:
        self.bias, self.weights = _load(language)
        self.lexicon = load(language)

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


@cache
def guesser(language: str) -> Guesser:
    """The model of a language, loaded once."""
    return Guesser(language)


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
