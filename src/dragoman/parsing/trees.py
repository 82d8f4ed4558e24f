"""A tree in the making: words whose heads and relations may still change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Word:
    """One word; ``head`` is an index in the sentence, a root's own."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


def single_root(words: list[Word]) -> list[Word]:
    """Hang further roots on the first as ``parataxis`` and give every root its relation; changes in place."""
    roots = [i for i, word in enumerate(words) if word.head == i]
    if not roots:
        return words
    first = roots[0]
    if words[first].upos == "PUNCT":
        first = next((i for i in roots if words[i].upos != "PUNCT"), first)
    for i in roots:
        if i != first:
            words[i].head = first
            words[i].deprel = "punct" if words[i].upos == "PUNCT" else "parataxis"
    words[first].deprel = "root"
    return words
