"""Noun phrases: which characters belong to a head."""

from __future__ import annotations

from collections.abc import Container

from dragoman.model import Sentence, Span, Token

LEFT_OUT = (
    "acl",
    "advcl",
    "appos",
    "cc",
    "conj",
    "parataxis",
    "punct",
    "case",
    "mark",
    "ccomp",
    "xcomp",
    "dep",
    "cop",
    "nsubj",
    "aux",
    "obl",
    "orphan",
    "dislocated",
    "vocative",
    "discourse",
    "obj",
    "expl",
)


def phrase(sentence: Sentence, head: int, inside: Container[str] = ()) -> list[int]:
    """Token indices of a noun phrase without its clauses, appositions and conjuncts, in text order.

    Phrases behind the head stay inside if their preposition is one of ``inside`` ("protesters in Bogotá"); else the
    phrase ends with its own words.
    """
    tokens, stack, seen = sentence.tokens, [head], []
    while stack:
        top = stack.pop()
        seen.append(top)
        for child in sentence.children[top]:
            token = tokens[child]
            if top == head and token.relation in LEFT_OUT:
                continue
            if token.relation in ("acl", "appos", "conj", "cc", "punct", "parataxis", "advcl") and child > head:
                continue
            if (
                token.relation == "amod"
                and child > head == top
                and tokens[head].upos == "PROPN"
                and sentence.children[child]
            ):
                continue  # "aid to Kyiv worth 270 million dollars"
            fronted = token.relation in ("nmod", "obl") and token.deprel != "nmod:poss" and child < head == top
            if fronted and any(m.index < child for m in sentence.dependents(child, "case")):
                continue  # "in that event, Fields …"
            if child > head and token.relation in ("nmod", "obl"):
                marks = sentence.dependents(child, "case")
                if marks and marks[0].lemma.lower() not in inside:
                    continue
            stack.append(child)
    return _contiguous(sorted(seen), head, tokens)


def _contiguous(indices: list[int], head: int, tokens: tuple[Token, ...]) -> list[int]:
    """The run of tokens around the head; gaps of punctuation inside names are bridged ("Jean-Luc", "U.S.-led")."""
    kept = set(indices)
    first = last = head
    while first > 0 and (first - 1 in kept or (tokens[first - 1].upos == "PUNCT" and first - 2 in kept)):
        first -= 1
    while last + 1 < len(tokens) and (last + 1 in kept or (tokens[last + 1].text == "-" and last + 2 in kept)):
        last += 1
    while first < head and tokens[first].upos in ("PUNCT", "ADP", "SCONJ", "CCONJ"):
        first += 1
    return list(range(first, last + 1))


def span(sentence: Sentence, indices: list[int]) -> Span:
    """The characters from the first to the last of some tokens."""
    tokens = [sentence.tokens[i] for i in indices]
    written = [t for t in tokens if t.start < t.end] or tokens  # an article inside a contraction has no letters
    return min(t.start for t in written), max(t.end for t in written)
