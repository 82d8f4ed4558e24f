"""Hand-made trees, a word a line: ``form lemma UPOS head relation [features]``; heads count from 1, 0 is the root."""

from __future__ import annotations

from dragoman.model import Sentence, Token


def tree(lines: str) -> Sentence:
    tokens, start = [], 0
    for index, line in enumerate(lines.strip().splitlines()):
        form, lemma, upos, head, relation, *features = line.split()
        above = int(head) - 1 if int(head) else index
        tokens.append(Token(index, form, lemma, upos, "|".join(features), above, relation, start, start + len(form)))
        start += len(form) + 1
    return Sentence(0, 0, start - 1, tuple(tokens))
