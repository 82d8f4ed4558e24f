"""The usual scores of parsing, over words matched by their place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from training.treebank import TreebankSentence

from dragoman.model import Sentence


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 in per cent; with gold tokens that is accuracy."""

    words: int
    tokens: float
    upos: float
    lemma: float
    uas: float
    las: float


def score(gold: Sequence[TreebankSentence], found: Sequence[Sentence], *, given: bool = False) -> Scores:
    """Compare sentence by sentence; subtypes of relations are ignored, and so are lemmas the treebank leaves open.

    ``given`` says that the parser was given the treebank's words, so that they match one by one.
    """
    right = dict.fromkeys(("tokens", "upos", "lemma", "uas", "las"), 0)
    total = guessed = 0
    for truth, parsed in zip(gold, found, strict=True):
        places = _places(truth)
        where = {place: index for index, place in enumerate(places)}
        total += len(places)
        guessed += len(parsed.tokens)
        matched = (
            {t.index: t.index for t in parsed.tokens}
            if given
            else {
                token.index: where.get((token.start - parsed.start, token.end - parsed.start))
                for token in parsed.tokens
            }
        )
        for token in parsed.tokens:
            index = matched[token.index]
            if index is None:
                continue
            right["tokens"] += 1
            right["upos"] += token.upos == truth.upos[index]
            right["lemma"] += truth.lemmas[index] in ("_", token.lemma)
            if matched[token.head] == truth.heads[index]:
                right["uas"] += 1
                right["las"] += token.relation == truth.deprels[index].partition(":")[0]
    return Scores(total, **{name: 200 * n / (total + guessed) for name, n in right.items()})


def _places(sentence: TreebankSentence) -> list[tuple[int, int]]:
    places, position = [], 0
    for word, space in zip(sentence.surfaces or sentence.words, sentence.spaces, strict=True):
        places.append((position, position + len(word)))
        position += len(word) + space
    return places
