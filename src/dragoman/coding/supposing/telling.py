"""What the words of a sentence say about the type of its event: features, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from dragoman.coding.entries import UPOS
from dragoman.coding.lexicon import Lexicon, load
from dragoman.coding.scene import Scene
from dragoman.model import Token

SILENT = frozenset({"PUNCT", "DET", "CCONJ", "SCONJ", "NUM", "SYM", "PRON", "PROPN"})
"""Parts of speech that say nothing of what was done; of whom it was done to, the sides speak."""
STEM = 6
"""Letters of a longer word that stand for the words derived from it."""

WHOLE = -1
"""The place of features that belong to no single word."""


def features(scene: Scene, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Pairs of a token's index and a feature of it."""
    tokens = scene.sentence.tokens
    before: str | None = None
    for token in tokens:
        if token.upos in SILENT:
            continue
        lemma = token.lemma.lower()
        if lemma in lexicon.speech:
            yield WHOLE, "speech"  # that somebody said so tells little of what was done
            continue
        if token.upos == "ADP":
            yield token.index, f"p:{lemma}"
            if token.relation == "case":
                carrier = tokens[tokens[token.head].head]
                if carrier.upos in ("VERB", "NOUN"):
                    yield token.index, f"pp:{carrier.lemma.lower()}+{lemma}"
            continue
        yield from ((token.index, name) for name in _of_word(token, lemma, _depth(scene, token), lexicon))
        head = tokens[token.head]
        if head.index != token.index and head.upos in ("VERB", "NOUN", "ADJ", "AUX"):
            yield token.index, f"d:{head.lemma.lower()}>{lemma}"
        if before is not None:
            yield token.index, f"b:{before}_{lemma}"
        before = lemma
    named = [m.resolution for m in scene.actors.within(scene.sentence.start, scene.sentence.end)]
    yield WHOLE, f"codes:{min(3, len({n.code for n in named if n.code}))}"
    yield from ((WHOLE, f"sector:{sector}") for sector in sorted({n.sector for n in named if n.sector}))


def weighed(found: Iterator[tuple[int, str]]) -> Mapping[str, tuple[float, int]]:
    """Every feature once, with its share of the sentence (all squares make 1) and the first token that has it."""
    counts: dict[str, int] = {}
    where: dict[str, int] = {}
    for index, name in found:
        counts[name] = counts.get(name, 0) + 1 if name[0] == "k" else 1
        where.setdefault(name, index)
    norm = sum(count * count for count in counts.values()) ** 0.5 or 1.0
    return {name: (count / norm, where[name]) for name, count in counts.items()}


def _of_word(token: Token, lemma: str, depth: str, lexicon: Lexicon) -> Iterator[str]:
    yield f"w:{lemma}"
    if len(lemma) >= STEM:
        yield f"s:{lemma[:STEM]}"
    yield f"{depth}:{lemma}"
    if token.upos not in ("VERB", "NOUN", "ADJ"):
        return
    kinds = _known(lexicon.language, lemma, token.upos)
    many = min(3, len(kinds))
    for kind in kinds:
        yield f"k:{token.upos}:{kind}:{many}"
        yield f"k{depth}:{kind}:{many}"


@lru_cache(maxsize=50_000)
def _known(language: str, lemma: str, upos: str) -> tuple[str, ...]:
    """The types and effects that the lexicon knows a word to name."""
    readings = load(language).readings(lemma)
    return tuple(sorted({e.type or f"={e.effect}" for e in readings if upos in UPOS[e.pos]}))


def _depth(scene: Scene, token: Token) -> str:
    """How far below the root a word stands."""
    if token.relation == "root":
        return "r"
    return "1" if scene.sentence.tokens[token.head].relation == "root" else "2"
