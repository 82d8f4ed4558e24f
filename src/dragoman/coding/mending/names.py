"""Names and hyphenated words keep together, where the parser tears them apart."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.coding.entries import UPOS, Entry
from dragoman.model import Sentence, Span, Token

HYPHENS = ("-", "‐", "‑")


def mended(sentence: Sentence, names: Iterable[Span]) -> Sentence:
    """The sentence with one head for each known name; the other words of the name hang from it as ``flat``."""
    tokens = list(sentence.tokens)
    changed = False
    for start, end in names:
        inside = [t.index for t in tokens if t.start >= start and t.end <= end]
        if len(inside) < 2:
            continue
        heads = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
        if len(heads) < 2:
            continue
        changed = True
        _unite(tokens, inside, heads)
    return replace(sentence, tokens=tuple(tokens)) if changed else sentence


def whole(sentence: Sentence, names: Iterable[Span]) -> Sentence:
    """The sentence with every known name as one, whatever joins its words: "Bosnia y Herzegovina pidió"."""
    tokens = list(sentence.tokens)
    for start, end in names:
        inside = [t for t in sentence.tokens if t.start >= start and t.end <= end]
        tops = [t for t in inside if t.head == t.index or sentence.tokens[t.head] not in inside]
        if len(inside) < 2 or len(tops) != 1:
            continue
        (top,) = tops
        joined_to = {t.index for t in inside if t.relation == "conj" and t.head == top.index}
        for token in inside:
            if token.index in joined_to or (token.relation == "cc" and token.head in joined_to):
                tokens[token.index] = replace(token, head=top.index, deprel="flat")
        if top.upos == "NOUN" and top.text.istitle() and not sentence.dependents(top.index, "det"):
            feats = "|".join(f for f in top.feats.split("|") if not f.startswith("Number="))
            tokens[top.index] = replace(top, feats=feats)  # "Médicos sin Fronteras denunció"
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def begun(sentence: Sentence, names: Iterable[Span], possessive: Container[str]) -> Sentence:
    """The sentence with no preposition at the beginning of a name: "Al Shabab atacó" tells who attacked.

    Names are the known ones; a capital behind a small letter begins one ("liberó De Klerk"), and so does a possessive
    preposition that begins the sentence where an unknown name and its verb follow ("De Gaulle vetó").
    """
    tokens = list(sentence.tokens)
    known = set(names)
    for mark in sentence.tokens:
        head = tokens[mark.head]
        if mark.relation != "case" or not mark.text.istitle() or head.upos != "PROPN" or head.index < mark.index:
            continue
        middle = mark.index > 0 and tokens[mark.index - 1].text[:1].islower() and head.text.istitle()
        starts = mark.index == 0 and mark.lemma.lower() in possessive and head.head == head.index + 1
        starts = starts and not any(start <= head.start < end for start, end in known)
        starts = starts and _bare(sentence, mark, head) == "nsubj"
        if not middle and not starts and not any(start == mark.start and head.end <= end for start, end in known):
            continue
        for token in tokens[mark.index : head.index]:
            if token.head == head.index:
                tokens[token.index] = replace(token, upos="PROPN", feats="", deprel="flat")
        if not any(t.index < mark.index for t in sentence.dependents(head.index, "case")):
            tokens[head.index] = replace(head, deprel=_bare(sentence, mark, head))
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _bare(sentence: Sentence, mark: Token, head: Token) -> str:
    """The relation of a name without the preposition that the parser saw in it."""
    top = sentence.tokens[head.head]
    if head.relation == "nmod" and top.upos == "NOUN" and top.index == mark.index - 1:
        return "appos"
    finite = top.upos == "VERB" and all(map(top.has, ("VerbForm=Fin", "Number=Sing", "Person=3")))
    if head.relation not in ("obl", "obj", "iobj") or not finite:
        return head.deprel
    return head.deprel if any(t.relation in ("nsubj", "csubj") for t in sentence.dependents(top.index)) else "nsubj"


def named(sentence: Sentence, names: Iterable[Span]) -> Sentence:
    """The sentence with a known name of one word as a proper noun: "Niger" is no verb.

    A name behind a conjunction is one of several, whatever the parser made of it: "Mali and Burkina Faso".
    """
    tokens = list(sentence.tokens)
    known = dict(names)
    for token in sentence.tokens[1:]:
        before = tokens[token.index - 1]
        run = before.upos == "PROPN" and before.relation in ("compound", "flat") and before.head == token.index
        if token.upos in ("NOUN", "ADJ") and run and token.text[:1].isupper() and not before.text.isupper():
            tokens[token.index] = replace(token, upos="PROPN")  # "Louise Turpin"
        stands = token.relation in ("nsubj", "obj", "iobj", "obl")
        if token.upos == "VERB" and stands and sentence.dependents(token.index, "det"):
            tokens[token.index] = replace(token, upos="NOUN", lemma=token.text.lower())  # "arrested the accused"
    for token in sentence.tokens:
        if known.get(token.start) == token.end and token.upos not in ("PROPN", "NOUN", "ADJ"):
            tokens[token.index] = replace(token, upos="PROPN")
    for start, end in known.items():
        inside = [t for t in sentence.tokens if t.start >= start and t.end <= end and t.upos in ("VERB", "AUX")]
        for token in inside if end - start > len(inside[0].text if inside else "") else ():
            if token.text[:1].isupper() and token.head != token.index:
                _no_clause(sentence, token, tokens)
    for token in sentence.tokens:
        first = tokens[token.head]
        alone = token.deprel == "conj" and first.upos == "NOUN" and token.upos == "PROPN" and first.has("Number=Sing")
        alone = alone and len(sentence.dependents(first.index, "conj")) == 1
        if alone and tokens[token.index - 1].text == "," and not sentence.dependents(token.index, "cc"):
            tokens[token.index] = replace(token, deprel="appos")  # "the senator, Mark Amodei, has …"
    for token in sentence.tokens:
        joint = [t for t in sentence.dependents(token.index, "cc") if t.index < token.index]
        if token.deprel != "appos" or token.upos != "PROPN" or not joint:
            continue
        before = tokens[joint[0].index - 1] if joint[0].index else token
        if before.upos == "PROPN" and before.index in sentence.subtree(token.head):
            top = before
            while top.relation in ("flat", "compound") and top.head != top.index:
                top = tokens[top.head]
            tokens[token.index] = replace(token, head=top.index, deprel="conj")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def _no_clause(sentence: Sentence, token: Token, tokens: list[Token]) -> None:
    """ "bombardearon un campamento de Boko Haram": a name with a preposition belongs to the noun before that."""
    tokens[token.index] = replace(token, upos="PROPN", lemma=token.text)
    marks = sentence.dependents(token.index, "case")
    noun = tokens[marks[0].index - 1] if marks and marks[0].index else token
    if token.relation != "conj" or noun.upos != "NOUN":
        return
    tokens[token.index] = replace(tokens[token.index], head=noun.index, deprel="nmod")
    if noun.head == token.index:
        tokens[noun.index] = replace(noun, head=token.head, deprel="obj")


def capitalised(sentence: Sentence, verbs: Container[str]) -> Sentence:
    """The sentence with unknown words in capitals that were taken for verbs as names: "les cortó Carter la ayuda".

    So is a participle in capitals right behind a name, though its verb is known: "la carretera de Tambo Quemado".
    """
    small = sum(t.text[:1].islower() for t in sentence.tokens)
    if small * 2 < len(sentence.tokens):  # a headline in capitals
        return sentence
    for token in sentence.tokens[1:]:
        before = sentence.tokens[token.index - 1]
        name = token.upos == "VERB" and token.text[:1].isupper() and token.text[1:].islower()
        second = before.upos == "PROPN" and before.text[:1].isupper() and token.has("VerbForm=Part")
        unknown = second or token.text.lower() not in verbs
        if name and before.upos != "PUNCT" and unknown and token.head != token.index:
            sentence = _renamed(sentence, sentence.tokens[token.index], before)
    return sentence


def _renamed(sentence: Sentence, token: Token, before: Token) -> Sentence:
    """The sentence with a word as a name, in the place that its verb leaves to it; what hung from it hangs higher."""
    tokens = list(sentence.tokens)
    clause = token.relation in ("xcomp", "ccomp", "advcl", "acl", "parataxis")
    verb = tokens[token.head]
    head, relation = verb.index, token.deprel
    if clause and before.upos in ("PROPN", "NOUN") and before.index != verb.index:
        top = before
        while top.relation == "flat" and top.head != top.index:
            top = tokens[top.head]
        head, relation = top.index, "flat" if before.upos == "PROPN" else "appos"
    elif clause and verb.upos == "VERB":
        below = {t.relation for t in sentence.dependents(verb.index)}
        relation = "nsubj" if "nsubj" not in below else "appos" if verb.has("Voice=Pass") else "obj"
    tokens[token.index] = replace(token, upos="PROPN", lemma=token.text, feats="", head=head, deprel=relation)
    for other in sentence.dependents(token.index) if clause else ():
        if other.relation not in ("flat", "case", "det", "appos", "punct"):
            tokens[other.index] = replace(other, head=verb.index)
    return replace(sentence, tokens=tuple(tokens))


def joined(sentence: Sentence, words: Container[str]) -> Sentence:
    """The sentence with hyphenated words that the lexicon knows in one piece: "sit-in", "cyber-attack"."""
    tokens = list(sentence.tokens)
    changed = False
    for middle in range(1, len(tokens) - 1):
        first, mark, last = tokens[middle - 1 : middle + 2]
        if mark.text not in HYPHENS or first.end != mark.start or mark.end != last.start:
            continue
        lemma = f"{first.text.lower()}-{last.lemma.lower()}"
        if lemma not in words:
            continue
        changed = True
        head = first if last.head == first.index else last
        text = first.text + mark.text + last.text
        upos = "NOUN" if head.upos not in ("VERB", "ADJ") else head.upos
        tokens[head.index] = replace(head, text=text, lemma=lemma, upos=upos, start=first.start, end=last.end)
    return replace(sentence, tokens=tuple(tokens)) if changed else sentence


def relemmatised(
    sentence: Sentence, heads: Mapping[str, Sequence[Entry]], forms: Mapping[str, str], verbs: Mapping[str, str]
) -> Sentence:
    """The sentence with the lexicon's lemma where the parser's is none: "freed" is "free", whatever was learnt."""
    tokens = tuple(_relemmatised(t, heads, forms, verbs) for t in sentence.tokens)
    return replace(sentence, tokens=tokens) if tokens != sentence.tokens else sentence


def _relemmatised(
    token: Token, heads: Mapping[str, Sequence[Entry]], forms: Mapping[str, str], verbs: Mapping[str, str]
) -> Token:
    word = token.text.lower()
    if token.upos == "PROPN" and token.relation != "flat" and token.text == word and (lemma := forms.get(word)):
        entries = heads.get(lemma, ())
        if not entries or any(entry.pos == "noun" for entry in entries):
            return replace(token, upos="NOUN", lemma=lemma)  # no name is written in small letters: "obuses"
    if token.upos not in ("VERB", "NOUN") or token.lemma.lower() in heads:
        return token
    if _fits(token, heads, forms):
        return replace(token, lemma=forms[word])
    if token.upos == "VERB" and word in verbs:
        return replace(token, lemma=verbs[word])  # "acogidas" is a form of a noun as well
    return token


def _fits(token: Token, heads: Mapping[str, Sequence[Entry]], forms: Mapping[str, str]) -> bool:
    """Whether the lexicon's word is of the token's class, or one that entries ask for where the parser's is unknown."""
    lemma = forms.get(token.text.lower(), "")
    if entries := heads.get(lemma, ()):
        return any(token.upos in UPOS[entry.pos] for entry in entries)
    return bool(lemma) and token.lemma.lower() not in forms


def _unite(tokens: list[Token], inside: list[int], heads: list[int]) -> None:
    """Hang the name from its highest head; what hung from the others now hangs from it."""
    top = min(heads, key=lambda i: (_depth(tokens, i), i))
    for index in heads:
        if index == top:
            continue
        if tokens[index].upos in ("VERB", "AUX") and tokens[index].head == index:
            return  # the root of the sentence is no part of a name
        tokens[index] = replace(tokens[index], head=top, deprel="flat")
        for other in tokens:
            if other.head == index and other.index != index and other.index not in inside:
                tokens[other.index] = replace(other, head=top)


def _depth(tokens: list[Token], index: int) -> int:
    depth = 0
    while tokens[index].head != index and depth < len(tokens):
        index, depth = tokens[index].head, depth + 1
    return depth
