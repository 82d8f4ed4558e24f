"""Two objects told apart, and what is none: "promised the rebels a share", "la semana que viene", "juntos"."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from dataclasses import replace

from dragoman.coding.mending.features import same
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


def loosened(sentence: Sentence, forms: Mapping[str, str], possessive: Container[str]) -> Sentence:
    """The sentence with a bare noun that the parser took for a quality of the phrase before it as the verb's object.

    "Le vende a la India crudo", "arrojó desde el aire sacos de sorgo sobre Darfur".
    """
    for thing in sentence.tokens[2:]:
        before = sentence.tokens[thing.head]
        verb = sentence.tokens[before.head]
        if thing.deprel != "amod" or thing.index != before.index + 1 or before.relation not in ("obl", "iobj", "obj"):
            continue
        phrase = (before, *sentence.dependents(before.index, "det"))
        differs = not all(same(thing, t, feature) for t in phrase for feature in ("Gender", "Number"))
        if verb.upos != "VERB" or verb.index > before.index or not sentence.dependents(before.index, "case"):
            continue
        if thing.upos not in ("NOUN", "ADJ") or not differs or thing.text.lower() not in forms:
            continue
        if any(t.index != before.index and not t.has("Reflex=Yes") for t in sentence.dependents(verb.index, "obj")):
            continue
        tokens = list(sentence.tokens)
        for other in sentence.dependents(before.index):
            if other.index > thing.index:
                inner = any(m.lemma.lower() in possessive for m in sentence.dependents(other.index, "case"))
                head, relation = (thing.index, "nmod") if inner else (verb.index, "obl")
                tokens[other.index] = replace(other, head=head, deprel=relation)
        for other in sentence.dependents(thing.index):
            inner = any(m.lemma.lower() in possessive for m in sentence.dependents(other.index, "case"))
            if other.index > thing.index and other.relation == "nmod" and not inner:
                tokens[other.index] = replace(other, head=verb.index, deprel="obl")
        tokens[before.index] = replace(before, deprel="iobj" if before.relation == "obj" else before.deprel)
        lemma = forms[thing.text.lower()]
        tokens[thing.index] = replace(thing, upos="NOUN", lemma=lemma, head=verb.index, deprel="obj")
        return replace(sentence, tokens=tuple(tokens))
    return sentence


def together(sentence: Sentence, words: Container[str], forms: Mapping[str, str]) -> Sentence:
    """The sentence with words such as "juntos" below the verb of those who do it so: no object, no head."""
    for token in sentence.tokens if words else ():
        if token.text.lower() not in words or sentence.dependents(token.index, "det", "case"):
            continue
        tokens = list(sentence.tokens)
        before = tokens[token.index - 1]
        if token.relation in ("obj", "nsubj") and tokens[token.head].upos == "VERB" and token.head < token.index:
            tokens[token.index] = replace(
                token, upos="ADJ", lemma=forms.get(token.text.lower(), token.lemma), deprel="xcomp"
            )
        elif before.upos == "VERB" and before.deprel == "cop" and before.head == token.index:
            for other in sentence.dependents(token.index):
                tokens[other.index] = replace(other, head=before.index)
            head = before.index if token.head == token.index else token.head
            tokens[before.index] = replace(before, head=head, deprel=token.deprel)
            tokens[token.index] = replace(
                token, upos="ADJ", lemma=forms.get(token.text.lower(), token.lemma), head=before.index, deprel="xcomp"
            )
        else:
            continue
        sentence = replace(sentence, tokens=tuple(tokens))
    return sentence


def shared(sentence: Sentence, objectless: Container[str]) -> Sentence:
    """The sentence with the thing behind two verbs as their object: "las tropas saquearon e incendiaron viviendas"."""
    for verb in sentence.tokens:
        first = sentence.tokens[verb.head]
        if verb.relation != "conj" or verb.upos != "VERB" or first.upos != "VERB" or not verb.has("VerbForm=Fin"):
            continue
        behind = [t for t in sentence.dependents(verb.index, "nsubj") if t.index > verb.index and t.upos == "NOUN"]
        before = any(t.index < first.index for t in sentence.dependents(first.index, "nsubj"))
        full = sentence.dependents(first.index, "obj", "expl") or sentence.dependents(verb.index, "obj", "expl", "aux")
        gap = sentence.tokens[first.index + 1 : verb.index]
        adjacent = bool(gap) and all(t.upos == "CCONJ" for t in gap)
        if len(behind) == 1 and before and adjacent and not full and verb.lemma.lower() not in objectless:
            tokens = list(sentence.tokens)
            tokens[behind[0].index] = replace(behind[0], deprel="obj")
            sentence = replace(sentence, tokens=tuple(tokens))
    return sentence


def unmarked(sentence: Sentence, marker: Container[str]) -> Sentence:
    """The sentence with no subject that has the preposition of objects: "se llevaron a doscientas alumnas"."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        verb = sentence.tokens[token.head]
        marks = sentence.dependents(token.index, "case")
        if token.deprel != "nsubj" or token.index < verb.index or verb.upos != "VERB" or len(marks) != 1:
            continue
        others = [t for t in sentence.dependents(verb.index, "nsubj") if t.index != token.index]
        free = bool(others) and not sentence.dependents(verb.index, "obj")
        if free and marks[0].lemma.lower() in marker and marks[0].index > verb.index:
            tokens[token.index] = replace(token, deprel="obj")
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
