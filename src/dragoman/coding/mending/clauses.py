"""Clauses hung too low, or whose subject the parser took for the phrase of a preposition."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from dragoman.model import Sentence, Span, Token


def clausal(sentence: Sentence, subordinators: Container[str]) -> Sentence:
    """A verb with a tense and no subject, right behind a noun: "left after the premier stepped down"."""
    for verb in sentence.tokens[2:]:
        if verb.upos != "VERB" or not verb.has("VerbForm=Fin") or verb.relation not in ("xcomp", "acl", "advcl", "obl"):
            continue
        if sentence.dependents(verb.index, "nsubj", "nsubj:pass", "mark") or verb.head >= verb.index - 1:
            continue
        first = min([verb.index, *(t.index for t in sentence.dependents(verb.index, "aux", "aux:pass", "advmod"))])
        noun = _phrase_before(sentence, first)
        marks = [t for t in sentence.dependents(noun.index, "case") if t.lemma.lower() in subordinators] if noun else []
        if noun is None or len(marks) != 1 or noun.index in sentence.subtree(verb.index):
            continue
        return _reclaused(sentence, verb, noun, marks[0], verb.head)
    for verb in sentence.tokens[2:]:
        noun = sentence.tokens[verb.head]
        active = verb.deprel == "acl" and verb.has("Tense=Past") and sentence.dependents(verb.index, "obj")
        if not active or verb.upos != "VERB" or noun.index != verb.index - 1 or noun.relation != "obl":
            continue  # a participle of the passive has no object
        marks = [t for t in sentence.dependents(noun.index, "case") if t.lemma.lower() in subordinators]
        if len(marks) == 1 and not sentence.dependents(verb.index, "obl:agent", "aux"):
            return _reclaused(sentence, verb, noun, marks[0], noun.head)
    return sentence


def _reclaused(sentence: Sentence, verb: Token, noun: Token, mark: Token, head: int) -> Sentence:
    """The sentence with a noun as the subject of a verb, and its preposition as the conjunction of the clause."""
    tokens = list(sentence.tokens)
    tokens[noun.index] = replace(noun, head=verb.index, deprel="nsubj")
    tokens[mark.index] = replace(mark, head=verb.index, deprel="mark", upos="SCONJ")
    feats = verb.feats if verb.has("VerbForm=Fin") else "Mood=Ind|Tense=Past|VerbForm=Fin"
    tokens[verb.index] = replace(verb, head=head, deprel="advcl", feats=feats)
    return replace(sentence, tokens=tuple(tokens))


def _phrase_before(sentence: Sentence, index: int) -> Token | None:
    """The noun whose phrase ends right before a token."""
    token = sentence.tokens[index - 1]
    while token.upos in ("NOUN", "PROPN") and token.relation in ("flat", "compound") and token.head != token.index:
        token = sentence.tokens[token.head]
    return token if token.upos in ("NOUN", "PROPN") and token.index < index else None


def accompanying(sentence: Sentence, markers: Container[str], perceiving: Container[str]) -> Sentence:
    """The sentence with gerunds behind somebody who is an object as adverbial: "cercó a Qatar cerrándole el paso".

    Their subject is the verb's own, but for verbs of ``perceiving``: "vio a los soldados saqueando".
    """
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        verb = tokens[token.head]
        if token.relation != "xcomp" or not token.has("VerbForm=Ger") or verb.index >= token.index:
            continue
        beside = sentence.dependents(verb.index, "obj", "iobj")
        marks = [m for t in beside if t.index < token.index for m in sentence.dependents(t.index, "case")]
        if verb.lemma.lower() not in perceiving and any(m.lemma.lower() in markers for m in marks):
            tokens[token.index] = replace(token, deprel="advcl")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def unshared(sentence: Sentence) -> Sentence:
    """A verb with a tense of its own goes on from the last that has one: "urged them to stop and spoke with him"."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        if token.deprel != "conj" or not (token.has("Tense=Past") and token.has("VerbForm=Fin")):
            continue
        if not _subordinate(sentence, token.head):
            continue
        above, steps = tokens[token.head], 0
        while _subordinate(sentence, above.index) and above.head != above.index and steps < len(tokens):
            above, steps = tokens[above.head], steps + 1
        if above.upos == "VERB" and above.index < token.index:
            tokens[token.index] = replace(token, head=above.index)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _subordinate(sentence: Sentence, index: int) -> bool:
    """An infinitive without a modal verb, or an adverb: nothing that a past tense could be joined to."""
    token = sentence.tokens[index]
    if token.upos == "ADV":
        return True
    return token.has("VerbForm=Inf") and not sentence.dependents(index, "aux", "cop")


def parted(sentence: Sentence, names: Iterable[Span], verbs: Container[str]) -> Sentence:
    """A known name right behind a verb that the lexicon knows is no part of that: "Obsequia Riad dos hospitales"."""
    starts = {start for start, _ in names}
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        verb = sentence.tokens[token.head]
        torn = token.upos == "PROPN" and token.deprel == "flat" and token.index == verb.index + 1
        if not torn or token.start not in starts or verb.upos != "VERB" or not verb.has("VerbForm=Fin"):
            continue
        if verb.text.lower() in verbs and verb.start not in starts:
            taken = sentence.dependents(verb.index, "nsubj", "csubj")
            tokens[token.index] = replace(token, deprel="obj" if taken else "nsubj")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def governing(sentence: Sentence) -> Sentence:
    """A verb with a tense is no adverb of the infinitive behind it: "Harare desmiente haber vendido gas"."""
    for verb in sentence.tokens:
        deed = sentence.tokens[verb.head]
        if verb.upos != "VERB" or verb.deprel != "advmod" or not verb.has("VerbForm=Fin") or deed.index < verb.index:
            continue
        if not any(t.has("VerbForm=Inf") for t in (deed, *sentence.dependents(deed.index, "aux"))):
            continue
        tokens = list(sentence.tokens)
        for token in sentence.dependents(deed.index):
            if token.index < verb.index or token.relation == "punct":
                tokens[token.index] = replace(token, head=verb.index)
        above = verb.index if deed.head == deed.index else deed.head
        tokens[verb.index] = replace(verb, head=above, deprel=deed.deprel)
        tokens[deed.index] = replace(deed, head=verb.index, deprel="xcomp")
        return replace(sentence, tokens=tuple(tokens))
    return sentence


def answered(sentence: Sentence) -> Sentence:
    """ "Dijo que no a la propuesta": a clause of one adverb has no phrases; they are of the verb that answers."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens[2:]:
        marks = [t for t in sentence.dependents(token.index, "mark") if t.index == token.index - 1]
        if token.upos != "ADV" or not marks or token.relation not in ("ccomp", "obj", "advmod", "obl", "xcomp"):
            continue
        before = [t for t in tokens[: marks[0].index] if t.upos == "VERB"]
        behind = [t for t in sentence.dependents(token.index, "obl", "nmod", "obj", "iobj") if t.index > token.index]
        if not before or not behind or any(t.upos == "VERB" for t in sentence.dependents(token.index)):
            continue
        verb = before[-1]
        tokens[token.index] = replace(token, head=verb.index, deprel="ccomp")
        for phrase in behind:
            tokens[phrase.index] = replace(phrase, head=verb.index, deprel="obl")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence
