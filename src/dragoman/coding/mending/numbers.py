"""Numerals that the parser took for nouns: "trescientas toneladas" are tonnes, three hundred of them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from dragoman.model import Sentence, Token

NAMING = ("NOUN", "PROPN", "ADJ", "VERB")


def counted(sentence: Sentence, numerals: Container[str]) -> Sentence:
    """The sentence with each of the numerals below the noun that it counts."""
    for token in sentence.tokens:
        if token.text.lower() in numerals and token.upos in NAMING and (noun := _counted(sentence, token)):
            sentence = _below(sentence, sentence.tokens[token.index], noun)
    return sentence


def _counted(sentence: Sentence, token: Token) -> Token | None:
    """The plural noun behind a numeral, with at most one more numeral between."""
    for other in sentence.tokens[token.index + 1 : token.index + 3]:
        if other.upos == "NOUN" and other.has("Number=Plur"):
            return other
        if other.upos != "NUM" and not (other.upos == "NOUN" and other.relation == "nummod"):
            return other if other.upos == "NOUN" else None
    return None


def _below(sentence: Sentence, numeral: Token, noun: Token) -> Sentence:
    tokens = list(sentence.tokens)
    if noun.head == numeral.index:
        head = noun.index if numeral.head == numeral.index else numeral.head
        tokens[noun.index] = replace(noun, head=head, deprel=numeral.deprel)
    for other in sentence.dependents(numeral.index):
        if other.index != noun.index:
            tokens[other.index] = replace(other, head=noun.index)
    tokens[numeral.index] = replace(numeral, upos="NUM", head=noun.index, deprel="nummod")
    return replace(sentence, tokens=tuple(tokens))
