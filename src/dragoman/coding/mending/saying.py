"""Clauses of saying where they belong: the tree is mended before the rules read who said what."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from dragoman.coding.words import gerund
from dragoman.model import Sentence, Token

REPORTED = ("ccomp", "conj", "advcl:relcl", "acl:relcl", "obj", "xcomp", "parataxis")
"""Relations by which a word may hang below a verb of saying and still be in what is said."""
CLIMB = 5

Says = Callable[[Sentence, Token], bool]


def reattached(
    sentence: Sentence, says: Says, quotes: Says, complementizers: Container[str], reports: Container[str]
) -> Sentence:
    """The sentence with reported clauses below their verb of saying, and coordinated verbs of saying side by side.

    ``says`` tells the verbs that report a clause, ``quotes`` those that only quote ("called it “…”"); ``reports`` are
    nouns with a clause of their own: "the claim that …".
    """
    sentence = _listed(_complementing(sentence, says, complementizers), says, quotes)
    verbs = [t for t in sentence if t.upos == "VERB" and says(sentence, t)]
    if not verbs:
        return sentence
    tokens = list(sentence.tokens)
    for clause in sentence:
        verb = _strayed(sentence, clause, verbs, complementizers, reports)
        if verb is not None:
            tokens[clause.index] = replace(clause, head=verb.index, deprel="ccomp")
    changed = replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence
    known = {v.index for v in verbs}
    beside = [t for t in sentence if t.deprel == "conj" and t.upos == "VERB" and quotes(sentence, t)]
    for verb in (*verbs, *(t for t in beside if sentence.dependents(t.head, "aux"))):
        token = changed.tokens[verb.index]
        if (first := _sister(changed, token, known)) is not None:
            tokens[verb.index] = replace(token, head=first, deprel="conj")
        elif (first := _companion(changed, token, known)) is not None:
            tokens[verb.index] = replace(token, head=first, deprel="advcl")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != changed.tokens else changed


def _complementing(sentence: Sentence, says: Says, complementizers: Container[str]) -> Sentence:
    """ "Dijo a los cataríes que echen a Hamás": what opens a clause that is said is no subject of it.

    Nor does such a clause tell which of them are meant, if it says what somebody shall do.
    """
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        clause = tokens[token.head]
        opens = token.upos == "PRON" and token.lemma.lower() in complementizers and token.index < clause.index
        if not opens or clause.upos != "VERB" or token.relation not in ("nsubj", "obj", "obl"):
            continue
        if sentence.dependents(token.index):
            continue  # "con el que"
        above = tokens[clause.head]
        if clause.deprel == "acl:relcl" and clause.has("Mood=Sub") and above.relation in ("iobj", "obj", "obl"):
            verb = tokens[above.head]
            addressed = above.relation == "iobj" or any(t.relation == "iobj" for t in sentence.dependents(verb.index))
            addressed = addressed or bool(sentence.dependents(above.index, "case"))
            apart = tokens[token.index - 1].text == ","
            if apart or not addressed or not says(sentence, verb) or sentence.dependents(verb.index, "ccomp", "xcomp"):
                continue
            tokens[clause.index] = replace(clause, head=verb.index, deprel="ccomp")
        elif clause.relation != "ccomp" or above.index > token.index:
            continue
        tokens[token.index] = replace(token, upos="SCONJ", deprel="mark", feats="_")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _listed(sentence: Sentence, says: Says, quotes: Says) -> Sentence:
    """The sentence with deeds one after the other side by side: "cerró el paso, expulsó al cónsul y …".

    The parser takes the first for what the second says, though that is no verb of saying.
    """
    for clause in sentence:
        verb = sentence.tokens[clause.head]
        if clause.deprel != "ccomp" or not clause.has("VerbForm=Fin") or clause.index >= verb.index:
            continue
        if verb.upos != "VERB" or not verb.has("VerbForm=Fin") or says(sentence, verb) or quotes(sentence, verb):
            continue
        between = [t.text for t in sentence.tokens[clause.index : verb.index] if t.upos == "PUNCT"]
        told = sentence.dependents(verb.index, "nsubj", "nsubj:pass", "csubj", "mark")
        if told or sentence.dependents(clause.index, "mark") or between != [","]:
            continue
        if sentence.dependents(clause.index, "nsubj", "nsubj:pass") and sentence.dependents(verb.index, "obj", "obl"):
            tokens = list(sentence.tokens)
            head = clause.index if verb.head == verb.index else verb.head
            tokens[clause.index] = replace(clause, head=head, deprel=verb.deprel)
            tokens[verb.index] = replace(verb, head=clause.index, deprel="conj")
            return replace(sentence, tokens=tuple(tokens))
    return sentence


def _strayed(
    sentence: Sentence, clause: Token, verbs: list[Token], complementizers: Container[str], reports: Container[str]
) -> Token | None:
    """ "told a crowd at the gate that he had sold it": the clause is what is told, and says nothing of the gate."""
    if clause.relation != "acl" or not sentence.dependents(clause.index, "nsubj", "nsubj:pass", "expl"):
        return None
    marks = sentence.dependents(clause.index, "mark")
    if not any(t.lemma.lower() in complementizers for t in marks):
        return None
    noun = sentence.tokens[clause.head]
    own = noun.lemma.lower() in reports
    for _ in range(CLIMB):
        if noun.relation not in ("obl", "nmod", "obj", "iobj", "appos", "flat") or noun.head == noun.index:
            return None
        above = sentence.tokens[noun.head]
        if any(v.index == above.index for v in verbs):
            taken = ("ccomp", "xcomp", "obj") if own else ("ccomp",)
            return None if above.index > clause.index or sentence.dependents(above.index, *taken) else above
        noun = above
    return None


def _sister(sentence: Sentence, verb: Token, verbs: Container[int]) -> int | None:
    """ "said that he was ready, but warned that …": who warns is who said, and not who was ready."""
    if verb.relation != "conj" or not verb.has("VerbForm=Fin") or not sentence.dependents(verb.index, "ccomp", "cc"):
        return None
    if sentence.dependents(verb.index, "nsubj", "nsubj:pass", "aux", "mark"):
        return None
    token = sentence.tokens[verb.head]
    for _ in range(CLIMB):
        if token.deprel not in REPORTED or token.head == token.index:
            return None
        above = sentence.tokens[token.head]
        if above.index in verbs and token.relation != "conj":
            same = [f for f in ("Tense=Past", "Tense=Pres") if above.has(f) and verb.has(f)]
            return above.index if same and above.index < verb.index else None
        token = above
    return None


def _companion(sentence: Sentence, verb: Token, verbs: Container[int]) -> int | None:
    """ "stated that the trial would be unfair, saying that …": who says is who stated, and not the trial."""
    if verb.relation != "advcl" or not gerund(verb) or not sentence.dependents(verb.index, "ccomp"):
        return None
    start = min(sentence.subtree(verb.index))
    comma = "," in (sentence.tokens[start].text, sentence.tokens[start - 1].text)
    if sentence.dependents(verb.index, "nsubj", "mark") or not comma:
        return None
    token = sentence.tokens[verb.head]
    for _ in range(CLIMB):
        if token.deprel not in REPORTED or token.head == token.index:
            return None
        above = sentence.tokens[token.head]
        if above.index in verbs:
            return above.index if above.index < verb.index else None
        token = above
    return None
