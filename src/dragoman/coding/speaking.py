"""Who says a clause, and so is who acts where its verb is in the first person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.model import Sentence, Token

if TYPE_CHECKING:
    from dragoman.coding.arguments import Arguments

CLIMB = 12
BESIDE = ("ccomp", "parataxis")


def speaker(arguments: Arguments, index: int) -> list[int]:
    """Who says the clause of a word: the subject of the verb of reporting above it or beside it."""
    sentence = arguments.sentence
    token = sentence.tokens[index]
    for _ in range(CLIMB):
        for beside in sentence.dependents(token.index, "parataxis"):
            if beside.lemma.lower() in arguments.speech:
                return list(arguments.surface_subject(beside.index))
        by = sentence.dependents(token.index, "obl", "nmod", "dep")
        if told := [t.index for t in by if arguments.preposition(t.index) in arguments.grammar["according"]]:
            return arguments.expanded(told[:1])  # "según Varsovia"
        if token.head == token.index:
            break
        above = sentence.tokens[token.head]
        if token.relation in BESIDE and above.lemma.lower() in arguments.speech:
            return list(arguments.surface_subject(above.index))
        token = above
    return []


def first_person(arguments: Arguments, index: int) -> bool:
    """Whether a verb's own form says that the speaker acts: "no negociaremos"."""
    verbs = (arguments.sentence.tokens[index], *arguments.sentence.dependents(index, "aux"))
    return bool(arguments.grammar["silent_subject"]) and any(t.has("Person=1") and t.has("VerbForm=Fin") for t in verbs)


def quoted(arguments: Arguments, index: int) -> list[int]:
    """Who says the clause of a verb, where any verb may quote: "«No cederemos», zanjó el ministro"."""
    if found := speaker(arguments, index):
        return found
    sentence, token = arguments.sentence, arguments.sentence.tokens[index]
    near = [sentence.tokens[token.head]] if token.relation in BESIDE else sentence.dependents(index, "parataxis")
    verbs = [t for t in near if t.upos == "VERB"]
    return list(arguments.surface_subject(verbs[0].index)) if verbs else _before_colon(sentence, token, near)


def _before_colon(sentence: Sentence, verb: Token, near: Iterable[Token]) -> list[int]:
    """Whom a headline names before its colon: "Lisboa: no enviaremos tropas"."""
    for token in near:
        end = max([token.index, *(t.index for t in sentence.dependents(token.index, "flat"))]) + 1
        if token.upos == "PROPN" and end < verb.index and sentence.tokens[end].text == ":":
            return [token.index]
    return []


def behind_colon(arguments: Arguments, index: int) -> list[int]:
    """ "Seoul warned Pyongyang: it will answer the next shot": what is said stands behind the colon."""
    tokens = arguments.sentence.tokens
    if tokens[index].lemma.lower() not in arguments.speech:
        return []
    for clause in arguments.sentence.dependents(index, "advcl", "parataxis", "ccomp", "conj"):
        first = min(arguments.sentence.subtree(clause.index))
        near = [tokens[i].text for i in (first - 1, first) if i > index]
        if clause.upos == "VERB" and clause.index > index and ":" in near:
            return [clause.index]
    return []
