"""Moods that the parser missed, told from the ending: "arremete" of "arremeter" is no subjunctive."""

from __future__ import annotations

from collections.abc import Set
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
