"""Moods and participles that the parser missed, told from the ending: "arremete" of "arremeter" is no subjunctive."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Token

PRESENT = {"Mood=Ind", "Mood=Sub"}


def conjugated(sentence: Sentence, grammar: Grammar) -> Sentence:
    """The sentence with every verb of a regular form in the mood that its ending tells.

    The lists ``indicative`` and ``subjunctive`` hold the ending of the infinitive and the one in its place: "er en";
    ``undergone`` those of participles, with gender and number: "ar ada Fem Sing".
    """
    if not grammar["indicative"]:
        return sentence
    undergone = tuple(tuple(ending.split()) for ending in sorted(grammar["undergone"]))
    tokens = tuple(
        _undergone(sentence, _told(token, grammar["indicative"], grammar["subjunctive"]), undergone)
        for token in sentence.tokens
    )
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


def _undergone(sentence: Sentence, token: Token, endings: Sequence[tuple[str, ...]]) -> Token:
    """ "Suspendida Honduras": no tense has this form, so that a headline's first word is a participle."""
    if token.upos != "VERB" or not token.has("VerbForm=Fin") or sentence.dependents(token.index, "aux", "aux:pass"):
        return token
    form, lemma = token.text.lower(), token.lemma.lower()
    for old, new, gender, number in endings:
        if form.endswith(new) and lemma == form.removesuffix(new) + old:
            return replace(token, feats=f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part|Voice=Pass")
    return token
