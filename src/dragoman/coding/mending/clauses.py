"""Clauses hung too low, or whose subject the parser took for the phrase of a preposition."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.coding.entries import Entry
from dragoman.coding.grammar import Grammar
from dragoman.coding.mending.features import agrees, number_of_verb
from dragoman.model import Sentence, Span, Token

NOMINAL = ("NOUN", "PROPN")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl:impers", "cop")
BEFORE = ("aux", "aux:pass", "expl", "advmod", "iobj", "obj")
SET_APART = ("obl", "nmod", "advcl", "obj", "appos")


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


def fronted(sentence: Sentence, grammar: Grammar) -> Sentence:
    """ "Según la prensa ateniense, Papandreu y Erdogan habrían hablado": behind a comma stands who acts."""
    for verb in sentence.tokens:
        number = number_of_verb(sentence, verb) if verb.upos == "VERB" else None
        if number is None or sentence.dependents(verb.index, *SUBJECTS):
            continue
        first = verb.index
        while first and sentence.tokens[first - 1].head == verb.index and sentence.tokens[first - 1].deprel != "punct":
            if sentence.tokens[first - 1].relation not in BEFORE or sentence.tokens[first - 1].upos in NOMINAL:
                break
            first -= 1
        token = _set_apart(sentence, verb, first - 1)
        if token is not None and agrees(sentence, token, number, grammar):
            tokens = list(sentence.tokens)
            tokens[token.index] = replace(token, head=verb.index, deprel="nsubj")
            return replace(sentence, tokens=tuple(tokens))
    return sentence


def _set_apart(sentence: Sentence, verb: Token, end: int) -> Token | None:
    """The apposition that ends at a token, right behind a comma, of a phrase of the verb in front of that."""
    token = sentence.tokens[max(end, 0)]
    for _ in range(len(sentence.tokens)):
        if token.index > end or token.head in (token.index, verb.index) or end < 2:
            return None
        if token.deprel == "appos" and token.upos in NOMINAL:
            break
        token = sentence.tokens[token.head]
    reach = sorted(sentence.subtree(token.index))
    comma = sentence.tokens[reach[0]].text == ","
    start = reach[1] if comma else reach[0]
    if reach[-1] != end or not (comma or sentence.tokens[start - 1].text == ","):
        return None
    if any(sentence.tokens[i].text == "," for i in range(start, end + 1)) or sentence.dependents(token.index, "case"):
        return None
    above = sentence.tokens[token.head]
    while above.index < start and above.head not in (above.index, verb.index):
        above = sentence.tokens[above.head]
    inside = above.head == verb.index and above.index < start and above.relation in SET_APART
    return token if inside and sentence.dependents(above.index, "case", "mark") else None


def predicative(sentence: Sentence, heads: Mapping[str, Sequence[Entry]], forms: Mapping[str, str]) -> Sentence:
    """ "Dispuesta se mostró la canciller a negociar": a quality in front of its verb is no subject."""
    first = sentence.tokens[0]
    lemma, verb = forms.get(first.text.lower(), ""), sentence.tokens[first.head]
    if verb.upos != "VERB" or not 0 < verb.index < 4 or first.upos not in ("ADJ", "NOUN", "PROPN", "VERB"):
        return sentence
    between = sentence.tokens[1 : verb.index]
    if not any(e.pos == "adj" for e in heads.get(lemma, ())) or not any(t.has("Reflex=Yes") for t in between):
        return sentence
    if any(t.upos not in ("PRON", "AUX", "ADV") for t in between) or sentence.dependents(0, "det", "case", "flat"):
        return sentence
    tokens = list(sentence.tokens)
    tokens[0] = replace(first, upos="ADJ", lemma=lemma, deprel="xcomp")
    return replace(sentence, tokens=tuple(tokens))


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
