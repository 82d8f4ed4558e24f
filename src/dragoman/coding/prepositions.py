"""Prepositions of several words ("at the hands of", "a manos de"), however the parser hung them."""

from __future__ import annotations

from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Token


def marked(sentence: Sentence, token: Token, name: str, marks: list[str], grammar: Grammar) -> int | None:
    """The head of the phrase, if the preposition ``name`` marks it; ``marks`` are the lemmas of its marks."""
    if place := adverb(sentence, token, grammar):
        marks = [place]
    if name in marks and marks[0] not in grammar["according"]:
        return token.index
    return compound(sentence, token, name) if "-" in name else None


def compound(sentence: Sentence, token: Token, name: str) -> int | None:
    """The head of the phrase that such a preposition marks, named by its lemmas: "a-mano-de"; None if it does not.

    The noun in it is part of the preposition ("case" and "fixed") or the head of the phrase ("manos de X").
    """
    marks = sentence.dependents(token.index, "case", "mark")
    words = {t.index: t.lemma.lower() for m in marks for t in (m, *sentence.dependents(m.index, "fixed"))}
    found = "-".join(words[i] for i in sorted(words))
    if found == name:
        return token.index
    inner = sentence.dependents(token.index, "nmod")
    if not inner or not name.startswith(f"{found}-{token.lemma.lower()}-"):
        return None
    return inner[0].index if compound(sentence, inner[0], name.rpartition("-")[2]) is not None else None


def adverb(sentence: Sentence, token: Token, grammar: Grammar) -> str:
    """The adverb of place that tells more than the preposition behind it: "cerca de", "frente a"; empty if none."""
    marks = sentence.dependents(token.index, "case", "mark")
    before = sentence.tokens[marks[0].index - 1] if marks and marks[0].index > 0 else token
    lemma = before.lemma.lower()
    leads = before.upos == "ADV" and before.head in (token.head, token.index) and before.index != token.head
    of_it = bool(marks) and marks[0].lemma.lower() in grammar["possessive"] | grammar["dative"]
    leads = leads and of_it and before.relation != "compound"  # "handed over to the army": a particle of the verb
    return lemma if leads and lemma in grammar["at"] else ""
