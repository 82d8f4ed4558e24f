"""Word classes that the tree itself contradicts: what has a subject and an object is a verb, if the lexicon has one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.coding.entries import Entry
from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Span, Token

FINITE = "Mood=Ind|Number=Sing|Person=3|VerbForm=Fin"
CLAUSES = ("root", "ccomp", "conj", "advcl", "acl", "parataxis")
COUNTED = ("nsubj", "nsubj:pass", "obj", "obl", "nummod")
NOTHING: frozenset[str] = frozenset()
NOUNS = ("nsubj", "obj", "iobj", "obl")


def classed(
    sentence: Sentence,
    names: Sequence[Span],
    heads: Mapping[str, Sequence[Entry]],
    forms: Mapping[str, str],
    verbs: Mapping[str, str],
    grammar: Grammar,
) -> Sentence:
    """The sentence with the words as what their places make them, in languages that mark objects."""
    if not grammar["object_marker"]:
        return sentence
    tokens = list(sentence.tokens)
    for token in sentence.tokens:
        lemma = forms.get(token.text.lower(), "")
        known = {entry.pos for entry in heads.get(lemma, ())} if lemma else NOTHING
        if _predicate(sentence, token) and (verb := verbs.get(token.text.lower())):
            tokens[token.index] = replace(token, upos="VERB", lemma=verb, feats=FINITE)
            for phrase in sentence.dependents(token.index, "nmod"):
                marks = sentence.dependents(phrase.index, "case")
                person = any(m.lemma.lower() in grammar["object_marker"] for m in marks)
                tokens[phrase.index] = replace(tokens[phrase.index], deprel="obj" if person else "obl")
        elif "noun" in known and token.upos == "ADJ" and token.relation in NOUNS and _determined(sentence, token):
            tokens[token.index] = replace(token, upos="NOUN", lemma=lemma)  # "lanzó un operativo"
        elif "noun" in known and token.upos in ("ADJ", "PROPN") and _heads_a_headline(sentence, token):
            tokens[token.index] = replace(token, upos="NOUN", lemma=lemma)  # "Llamamiento de Francia a la calma"
        elif (
            "noun" in known
            and token.has("VerbForm=Part")
            and token.text.lower() not in verbs
            and _heads_a_headline(sentence, token)
        ):
            tokens[token.index] = replace(token, upos="NOUN", lemma=lemma)  # "Barricadas en Puerto Príncipe"
        elif (
            "adj" in known
            and token.upos == "NOUN"
            and sentence.dependents(token.index, "cop")
            and not _determined(sentence, token)
        ):
            tokens[token.index] = replace(token, upos="ADJ", lemma=lemma)  # "es reacia a negociar"
        elif token.upos == "VERB" and token.relation in NOUNS and token.text[:1].isupper():
            _name(sentence, token, tokens, names, forms)
        if tokens[token.index].upos == "VERB" and _no_verb(sentence, token):
            upos = "PROPN" if token.text[:1].isupper() and token.index else "NOUN"
            tokens[token.index] = replace(token, upos=upos, lemma=token.text if upos == "PROPN" else token.text.lower())
        elif tokens[token.index].upos == "VERB" and token.relation in COUNTED and token.text.lower() not in forms:
            _number(sentence, token, tokens)
        if token.upos == "NUM" and token.relation not in ("nummod", "conj"):
            _compound(sentence, token, tokens)
        beside = token.head == token.index + 1 or (token.head == token.index - 1 and token.upos == "NOUN")
        if token.deprel == "amod" and "noun" in known and beside:
            _turned(sentence, token, tokens, heads, lemma)
        elif token.upos == "ADJ" and token.relation in NOUNS and _stands_for_somebody(sentence, token):
            tokens[token.index] = replace(tokens[token.index], upos="NOUN")
    for token in sentence.tokens:
        _complement(sentence, token, tokens, heads, forms)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def awoken(sentence: Sentence, verbs: Mapping[str, str]) -> Sentence:
    """ "Meloni colma de elogios a Saied": a word in small letters behind a name is no part of it, if it is a verb.

    So in a sentence without another verb, or where the word behind it was taken for one: "Borrell mete prisa a …".
    """
    for token in sentence.tokens[1:]:
        name, lemma = sentence.tokens[token.head], verbs.get(token.text.lower())
        small = token.upos == "PROPN" and token.text.islower() and token.deprel in ("flat", "amod", "compound", "appos")
        if not small or lemma is None or name.upos != "PROPN" or not name.index < token.index <= name.index + 3:
            continue
        between = sentence.tokens[name.index + 1 : token.index]
        if not name.text[:1].isupper() or any(t.head != name.index or t.deprel != "flat" for t in between):
            continue
        top = sentence.tokens[name.head]
        behind = top.index == token.index + 1 and top.upos == "VERB" and top.text.lower() not in verbs
        if not behind and (top.index != name.index or any(t.upos in ("VERB", "AUX") for t in _below(sentence, name))):
            continue
        tokens = list(sentence.tokens)
        for other in sentence.dependents(top.index):
            if other.index > token.index:
                relation = "obl" if other.relation == "nmod" else other.deprel
                tokens[other.index] = replace(other, head=token.index, deprel=relation)
        above = token.index if top.head == top.index else top.head
        tokens[token.index] = replace(token, upos="VERB", lemma=lemma, feats=FINITE, head=above, deprel=top.deprel)
        tokens[name.index] = replace(name, head=token.index, deprel="nsubj")
        if behind:
            tokens[top.index] = replace(top, upos="NOUN", lemma=top.text, feats="", head=token.index, deprel="obj")
        return replace(sentence, tokens=tuple(tokens))
    return sentence


def _below(sentence: Sentence, token: Token) -> list[Token]:
    """What hangs from a token itself, without clauses of its own."""
    return [t for t in sentence.dependents(token.index) if not t.relation.startswith(("acl", "advcl"))]


def _determined(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.dependents(token.index, "det"))


def _name(
    sentence: Sentence, token: Token, tokens: list[Token], names: Sequence[Span], forms: Mapping[str, str]
) -> None:
    """ "Lenín Moreno derogó el decreto": no verb that is known, and a name behind it; or a part of a known name."""
    behind = [t for t in sentence.dependents(token.index) if t.upos == "PROPN" and t.index == token.index + 1]
    known = any(start <= token.start and token.end <= end for start, end in names)
    if known or (behind and token.text.lower() not in forms):
        tokens[token.index] = replace(token, upos="PROPN", lemma=token.text)
        for part in behind[:1]:
            tokens[part.index] = replace(part, deprel="flat")


def _no_verb(sentence: Sentence, token: Token) -> bool:
    """ "expulsaron de Adén a las tropas", "comandos kurdos actuaron": a phrase, by its preposition or adjective."""
    if not (token.has("VerbForm=Fin") or token.has("VerbForm=Part")) or token.relation not in (*NOUNS, "nmod"):
        return False
    if sentence.dependents(token.index, "aux", "aux:pass", "mark", "nsubj", "cop", "expl"):
        return False
    named = token.text[:1].isupper() and bool(token.index) and bool(sentence.dependents(token.index, "case"))
    return named or (token.deprel == "nsubj" and bool(sentence.dependents(token.index, "amod")))


def _number(sentence: Sentence, token: Token, tokens: list[Token]) -> None:
    """ "Sesenta diplomáticos fueron expulsados": no verb, but how many there are of the noun behind it."""
    if token.deprel == "nummod":
        tokens[token.index] = replace(token, upos="NUM")
        return
    behind = [t for t in sentence.dependents(token.index) if t.index > token.index]
    nouns = [t for t in behind if t.deprel == "obj" and t.upos == "NOUN" and t.has("Number=Plur")]
    if not nouns or token.has("VerbForm=Inf") or sentence.dependents(nouns[0].index, "det", "case"):
        return
    noun = nouns[0]
    for other in sentence.dependents(token.index):
        tokens[other.index] = replace(tokens[other.index], head=noun.index)
    tokens[noun.index] = replace(tokens[noun.index], head=token.head, deprel=token.deprel)
    tokens[token.index] = replace(token, upos="NUM", head=noun.index, deprel="nummod")


def _stands_for_somebody(sentence: Sentence, token: Token) -> bool:
    """ "a refugiadas sudanesas": what has an adjective of its own, and a determiner or a preposition, is a noun."""
    return bool(sentence.dependents(token.index, "det", "case") and sentence.dependents(token.index, "amod"))


def _turned(
    sentence: Sentence, noun: Token, tokens: list[Token], heads: Mapping[str, Sequence[Entry]], lemma: str
) -> None:
    """ "el levantamiento armado": of a noun and the adjective behind it, the noun that the lexicon has is the head."""
    quality = tokens[noun.head]
    known = any(entry.pos == "noun" for entry in heads.get(quality.lemma.lower(), ()))
    if known or quality.upos not in ("ADJ", "NOUN") or not sentence.dependents(quality.index, "det"):
        return
    for other in sentence.dependents(quality.index):
        tokens[other.index] = replace(tokens[other.index], head=noun.index)
    head = noun.index if quality.head == quality.index else quality.head
    tokens[noun.index] = replace(noun, upos="NOUN", lemma=lemma, head=head, deprel=quality.deprel)
    tokens[quality.index] = replace(quality, upos="ADJ", head=noun.index, deprel="amod")


def _compound(sentence: Sentence, token: Token, tokens: list[Token]) -> None:
    """ "a treinta y cinco afganos": the noun is what there are so many of, and not a second thing."""
    joined = [t for t in sentence.dependents(token.index, "conj") if t.upos == "NOUN" and t.index == token.index + 3]
    if not joined or tokens[token.index + 2].upos != "NUM":
        return
    noun = joined[0]
    for other in sentence.dependents(token.index):
        tokens[other.index] = replace(tokens[other.index], head=noun.index)
    tokens[noun.index] = replace(tokens[noun.index], head=token.head, deprel=token.deprel)
    tokens[token.index] = replace(tokens[token.index], head=noun.index, deprel="nummod")


def _complement(
    sentence: Sentence,
    token: Token,
    tokens: list[Token],
    heads: Mapping[str, Sequence[Entry]],
    forms: Mapping[str, str],
) -> None:
    """A bare word behind a verb that the parser hung as an object or a part of the verb, and that is the other."""
    head = tokens[token.head]
    if head.upos != "VERB" or token.index < head.index or sentence.dependents(token.index, "det", "case"):
        return
    objects = [t for t in sentence.dependents(head.index, "obj") if t.index != token.index]
    if (
        token.upos == "ADJ"
        and token.deprel == "obj"
        and any(_alike(token, t) or _behind(sentence, token, t) for t in objects)
    ):
        tokens[token.index] = replace(tokens[token.index], deprel="xcomp")  # "metió presos a dos diputados"
    elif token.upos == "NOUN" and token.deprel in ("compound", "flat") and not objects:
        tokens[token.index] = replace(tokens[token.index], deprel="obj")  # "dio marcha atrás"
    elif token.upos == "ADJ" and token.deprel == "xcomp" and not objects and sentence.dependents(token.index, "nmod"):
        lemma = forms.get(token.text.lower(), token.lemma)  # "adquirió soja de Ucrania"
        tokens[token.index] = replace(token, upos="NOUN", lemma=lemma, deprel="obj")
    elif token.upos == "VERB" and token.deprel == "xcomp" and token.has("VerbForm=Fin") and not objects:
        noun = replace(token, upos="NOUN", lemma=forms.get(token.text.lower(), token.lemma), deprel="obj")
        tokens[token.index] = noun if _taken(head, noun, heads) else token  # "pasó revista a los proyectos"
    elif token.upos == "NOUN" and token.deprel in ("xcomp", "obl") and not objects and _taken(head, token, heads):
        tokens[token.index] = replace(tokens[token.index], deprel="obj")  # "lanzó granadas"


def _behind(sentence: Sentence, quality: Token, thing: Token) -> bool:
    """ "produjeron juntas un misil": a full phrase behind a bare word is the object."""
    full = sentence.dependents(thing.index, "det") and not sentence.dependents(thing.index, "case")
    return bool(full) and thing.upos == "NOUN" and thing.index > quality.index


def _taken(head: Token, token: Token, heads: Mapping[str, Sequence[Entry]]) -> bool:
    """Whether the lexicon knows a noun as an object of a verb."""
    conditions = (c for entry in heads.get(head.lemma.lower(), ()) for c in entry.conditions if c.test == "in")
    return any("obj" in c.slots and token.lemma.lower() in c.lemmas for c in conditions)


def _predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a name, a noun or an adjective stands as a verb: in small letters, with an object or a subject."""
    first = token.index == 0 or (token.index == 1 and sentence.tokens[0].upos == "PUNCT")
    written = first or token.text[:1].islower()
    if token.upos not in ("PROPN", "ADJ", "NOUN") or not written or token.relation not in CLAUSES:
        return False
    if sentence.dependents(token.index, "cop", "aux", "aux:pass", "det", "case"):
        return False
    subjects, objects = (sentence.dependents(token.index, name) for name in ("nsubj", "obj"))
    stands = any(t.index < token.index or t.upos == "PROPN" or first for t in subjects)
    return bool(objects) or stands  # "con eso amenaza Kim"


def _heads_a_headline(sentence: Sentence, token: Token) -> bool:
    """Whether a word opens a sentence without a verb and has phrases with prepositions behind it."""
    if token.index or token.deprel != "root" or sentence.dependents(token.index, "cop", "flat", "nsubj"):
        return False
    return any(sentence.dependents(t.index, "case") for t in sentence.dependents(token.index, "nmod", "obl"))


def _alike(one: Token, other: Token) -> bool:
    """Whether two words have the same gender and the same number."""
    pairs = [{f for f in t.feats.split("|") if f.startswith(("Gender=", "Number="))} for t in (one, other)]
    return len(pairs[0]) > 1 and pairs[0] == pairs[1]
