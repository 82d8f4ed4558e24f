"""Moods that the parser missed, and participles, told from the ending: "arremete" of "arremeter" is no subjunctive."""

from __future__ import annotations

from collections.abc import Container, Mapping, Set
from dataclasses import replace

from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Token

PRESENT = {"Mood=Ind", "Mood=Sub"}


def conjugated(sentence: Sentence, grammar: Grammar) -> Sentence:
    """The sentence with every verb of a regular form in the mood that its ending tells.

    The lists ``indicative`` and ``subjunctive`` hold the ending of the infinitive and the one in its place: "er en".
    """
    if not grammar["indicative"]:
        return sentence
    tokens = tuple(_told(token, grammar["indicative"], grammar["subjunctive"]) for token in sentence.tokens)
    return replace(sentence, tokens=tokens) if tokens != sentence.tokens else sentence


def _told(token: Token, indicative: Set[str], subjunctive: Set[str]) -> Token:
    if token.upos != "VERB" or not token.has("VerbForm=Fin"):
        return token
    form, lemma = token.text.lower(), token.lemma.lower()
    stem, old = lemma[:-2], lemma[-2:]
    if not stem or not form.startswith(stem):
        return token
    pair = f"{old} {form[len(stem) :]}"
    mood = "Mood=Ind" if pair in indicative else "Mood=Sub" if pair in subjunctive else ""
    feats = set(token.feats.split("|"))
    if not mood or mood in feats or not feats & PRESENT:
        return token
    return replace(token, feats="|".join(sorted(feats - PRESENT | {mood})))


def participial(sentence: Sentence, verbs: Mapping[str, str], endings: Container[str]) -> Sentence:
    """The sentence with participles as such that the parser took for finite: "Acusada la exministra por el fiscal".

    ``verbs`` are the lexicon's by their forms; ``endings`` are what a participle has in place of the infinitive's two
    letters, if no other form has them.
    """
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        if token.upos != "VERB" or not token.has("VerbForm=Fin"):
            continue
        word = token.text.lower()
        lemma = verbs.get(word, "")
        if lemma and word.startswith(lemma[:-2]) and word[len(lemma) - 2 :] in endings:
            number = "Plur" if word.endswith("s") else "Sing"
            tokens[token.index] = replace(token, lemma=lemma, feats=f"Number={number}|Tense=Past|VerbForm=Part")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence
