"""Two objects told apart, and clauses that only date: "promised the rebels a share", "la semana que viene"."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import replace

from dragoman.model import Sentence, Token

NOMINAL = ("NOUN", "PROPN", "PRON")


def handed(sentence: Sentence, giving: Container[str]) -> Sentence:
    """The sentence with the first of two bare objects of a verb of giving as the one who gets the second."""
    tokens = list(sentence.tokens)
    for verb in sentence.tokens:
        objects = (
            [t for t in sentence.dependents(verb.index, "obj") if t.upos in NOMINAL]
            if verb.lemma.lower() in giving
            else []
        )
        if len(objects) != 2 or sentence.dependents(verb.index, "iobj") or objects[0].index < verb.index:
            continue
        if not any(sentence.dependents(t.index, "case") for t in objects) and objects[1].upos == "NOUN":
            tokens[objects[0].index] = replace(objects[0], deprel="iobj")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def dated(sentence: Sentence, coming: Collection[str]) -> Sentence:
    """The sentence with what stands behind such a clause below the verb of the day: "viajará el mes que viene a Lima".

    ``coming`` holds the clauses that only say which day, with the conjunction: "que viene".
    """
    for verb in sentence.tokens[2:] if coming else ():
        before = sentence.tokens[verb.index - 1]
        noun = sentence.tokens[verb.index - 2]
        if f"{before.text} {verb.text}".lower() in coming and noun.upos == "NOUN" and noun.head != noun.index:
            sentence = _which(sentence, verb, before, noun)
    return sentence


def _which(sentence: Sentence, verb: Token, mark: Token, noun: Token) -> Sentence:
    tokens = list(sentence.tokens)
    above = verb.head if noun.head == verb.index else noun.head
    if above in (verb.index, noun.index):
        return sentence
    for other in sentence.dependents(verb.index):
        if other.index not in (mark.index, noun.index):
            tokens[other.index] = replace(other, head=above)
    tokens[noun.index] = replace(noun, head=above, deprel="obl" if noun.relation == "obj" else noun.deprel)
    tokens[mark.index] = replace(mark, head=verb.index, deprel="nsubj")
    tokens[verb.index] = replace(verb, head=noun.index, deprel="acl:relcl")
    return replace(sentence, tokens=tuple(tokens))
