"""Verbs that the lexicon knows and the tagger has not learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.coding.lexicon import Entry
from dragoman.model import Sentence, Token

TAKEN_FOR = ("NOUN", "PROPN", "ADJ", "ADV")


def recognised(sentence: Sentence, heads: Mapping[str, Sequence[Entry]], forms: Mapping[str, str]) -> Sentence:
    """The sentence with what has a subject and no copula as a verb, where its form is one of verbs alone.

    "El alcalde desafía al tribunal": whatever the tagger made of the word, the tree has it as what the mayor does.
    """
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        lemma = forms.get(token.text, "")  # in small letters only: "Unió" is a party
        if token.upos not in TAKEN_FOR or lemma in ("", token.text) or token.has("VerbForm=Part"):
            continue
        if any(entry.pos != "verb" for entry in heads.get(lemma, ())) or lemma not in heads:
            continue
        subjects = [t for t in sentence.dependents(token.index, "nsubj") if t.index < token.index]
        if not subjects or sentence.dependents(token.index, "cop", "det", "case", "aux", "aux:pass"):
            continue
        number = "Plur" if _several(sentence, subjects[0]) else "Sing"
        feats = f"Mood=Ind|Number={number}|Person=3|VerbForm=Fin"
        tokens[token.index] = replace(token, upos="VERB", lemma=lemma, feats=feats)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _several(sentence: Sentence, subject: Token) -> bool:
    return subject.has("Number=Plur") or bool(sentence.dependents(subject.index, "conj"))
