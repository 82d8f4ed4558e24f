"""Participles that the parser took for verbs, and verbs that it took for participles."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Sentence


def prenominal(sentence: Sentence) -> Sentence:
    """A participle before its noun, right behind a verb or a preposition, tells what noun: "guard captured rebels"."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens[1:]:
        before = tokens[token.index - 1]
        objects = sentence.dependents(token.index, "obj")
        past = token.upos == "VERB" and token.has("VerbForm=Part") and not token.has("Tense=Pres")
        past = past or (token.upos == "VERB" and token.has("Tense=Past") and before.upos == "VERB")
        if not past or len(objects) != 1 or before.upos not in ("VERB", "ADP") or token.head == token.index:
            continue
        if sentence.dependents(token.index, "aux", "aux:pass", "nsubj", "nsubj:pass", "mark", "cc"):
            continue
        noun = objects[0]
        gap = range(token.index + 1, noun.index)
        if noun.upos not in ("NOUN", "PROPN") or any(tokens[i].upos not in ("ADJ", "NOUN", "PROPN") for i in gap):
            continue
        behind = before.index if before.upos == "VERB" else token.head
        relation = "obj" if before.upos == "VERB" else "obl"
        tokens[noun.index] = replace(noun, head=behind, deprel=relation)
        tokens[token.index] = replace(token, head=noun.index, deprel="amod")
        if before.upos == "ADP":
            tokens[before.index] = replace(before, head=noun.index, deprel="case")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def described(sentence: Sentence) -> Sentence:
    """A participle between a preposition and its noun, which the parser took for the verb of the sentence.

    "The fiancée of murdered journalist X demands justice", "interrupted by protesting lawmakers".
    """
    tokens = list(sentence.tokens)
    for token in sentence.tokens[1:-1]:
        mark = tokens[token.index - 1]
        objects = sentence.dependents(token.index, "obj")
        if token.upos != "VERB" or mark.upos not in ("ADP", "SCONJ") or mark.head != token.index or len(objects) != 1:
            continue
        noun = objects[0]
        gap = range(token.index + 1, noun.index)
        if noun.upos not in ("NOUN", "PROPN") or any(tokens[i].upos not in ("ADJ", "NOUN", "PROPN") for i in gap):
            continue
        subjects = [t for t in sentence.dependents(token.index, "nsubj") if t.index == mark.index - 1]
        following = [t for t in sentence.dependents(token.index, "xcomp", "conj", "advcl", "ccomp", "parataxis")
                     if t.index > noun.index and t.has("VerbForm=Fin")]  # fmt: skip
        if token.head == token.index and subjects and following and token.has("Tense=Past"):
            verb, subject = following[0], subjects[0]
            tokens[verb.index] = replace(verb, head=verb.index, deprel="root")
            tokens[subject.index] = replace(subject, head=verb.index)
            tokens[noun.index] = replace(noun, head=subject.index, deprel="nmod")
            for other in sentence.dependents(token.index):
                if other.index not in (verb.index, subject.index, noun.index, mark.index):
                    tokens[other.index] = replace(other, head=verb.index)
        elif token.relation == "advcl" and tokens[token.head].has("Voice=Pass") and noun.has("Number=Plur") and (
            token.has("Tense=Pres") and mark.index == token.head + 1
        ):  # fmt: skip
            tokens[noun.index] = replace(noun, head=token.head, deprel="obl:agent")
            for other in sentence.dependents(token.index):
                if other.index not in (noun.index, mark.index):
                    tokens[other.index] = replace(other, head=token.head)
        else:
            continue
        tokens[mark.index] = replace(mark, head=noun.index, deprel="case")
        tokens[token.index] = replace(token, head=noun.index, deprel="amod")
        return replace(sentence, tokens=tuple(tokens))
    return sentence


def tightened(sentence: Sentence) -> Sentence:
    """A participle belongs to the noun right before it: "a wish to meet during a summit announced today"."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens[1:]:
        before = tokens[token.index - 1]
        if token.deprel != "acl" or token.upos != "VERB" or not token.has("VerbForm=Part") or before.upos != "NOUN":
            continue
        if token.head < before.index and before.index in sentence.subtree(token.head):
            tokens[token.index] = replace(token, head=before.index)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def revived(sentence: Sentence) -> Sentence:
    """A full sentence whose verb the parser took for a participle of its subject: "The union called for elections." """
    tokens = list(sentence.tokens)
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.upos not in ("NOUN", "PROPN") or tokens[-1].text != ".":
        return sentence
    below = sentence.dependents(root.index)
    if any(t.relation in ("cop", "aux", "nsubj", "parataxis", "ccomp", "advcl") for t in below):
        return sentence
    verbs = [t for t in below if t.deprel == "acl" and t.upos == "VERB" and not t.has("Tense=Pres")]
    verbs = [t for t in verbs if not t.has("VerbForm=Inf") and t.index > root.index]
    if len(verbs) != 1 or sentence.dependents(verbs[0].index, "nsubj", "obl:agent", "aux"):
        return sentence
    verb = verbs[0]
    tokens[verb.index] = replace(verb, head=verb.index, deprel="root", feats="Mood=Ind|Tense=Past|VerbForm=Fin")
    tokens[root.index] = replace(root, head=verb.index, deprel="nsubj")
    for token in below:
        if token.index > verb.index:
            tokens[token.index] = replace(token, head=verb.index)
    return replace(sentence, tokens=tuple(tokens))
