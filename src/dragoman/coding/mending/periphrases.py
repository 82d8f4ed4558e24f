"""Verbs that only colour another are its auxiliaries, also where treebanks see two verbs: "tuvo que irse"."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from dragoman.model import Sentence, Token

COMPLEMENT = ("xcomp", "ccomp", "conj")


def coloured(sentence: Sentence, periphrases: Container[str]) -> Sentence:
    """The sentence with the infinitive of each periphrasis ("tener que") as the head of its clause."""
    for verb in sentence.tokens[:-2]:
        mark = sentence.tokens[verb.index + 1]
        if f"{verb.lemma.lower()} {mark.text.lower()}" not in periphrases:
            continue
        full = [t for t in sentence.dependents(verb.index, *COMPLEMENT) if t.has("VerbForm=Inf")]
        if full and full[0].index > mark.index and mark.head in (verb.index, full[0].index):
            sentence = _headed(sentence, verb.index, mark.index, full[0])
    return sentence


def lowered(sentence: Sentence, objects: Container[str], controllers: Container[str]) -> Sentence:
    """What stands behind an infinitive belongs to it, but not where it is asked of somebody: "empezó a armar a X".

    ``objects`` are prepositions of objects, ``controllers`` the verbs whose object is who is to do it.
    """
    tokens = list(sentence.tokens)
    for full in sentence.tokens:
        verb = tokens[full.head]
        if full.deprel != "xcomp" or full.upos != "VERB" or full.has("VerbForm=Fin") or full.index < verb.index:
            continue
        if verb.lemma.lower() in controllers or sentence.dependents(verb.index, "iobj"):
            continue
        for phrase in sentence.dependents(verb.index, "obj", "iobj", "obl"):
            marks = sentence.dependents(phrase.index, "case")
            if phrase.index > full.index and marks and marks[0].lemma.lower() in objects:
                tokens[phrase.index] = replace(phrase, head=full.index)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _headed(sentence: Sentence, verb: int, mark: int, full: Token) -> Sentence:
    tokens = list(sentence.tokens)
    first = tokens[verb]
    for other in sentence.dependents(verb):
        tokens[other.index] = replace(other, head=full.index)
    head = full.index if first.head == verb else first.head
    tokens[full.index] = replace(full, head=head, deprel=first.deprel)
    tokens[verb] = replace(first, upos="AUX", head=full.index, deprel="aux")
    tokens[mark] = replace(tokens[mark], head=full.index, deprel="mark")
    return replace(sentence, tokens=tuple(tokens))
