"""Trees of other spaCy pipelines to Universal Dependencies.

English pipelines such as ``en_core_web_trf`` label with ClearNLP's relations: prepositions are heads of their nouns,
the copula is the head of its predicate, conjuncts form a chain. All three are turned round here and labels are
renamed. Pipelines whose labels are UD already pass through unchanged.

Limits: names stay ``compound`` where UD has ``flat`` and the first name as head; a predicate that is a clause ("the
plan is to leave") keeps the copula as head; features are spaCy's own, ``Voice=Pass`` being added after a passive
auxiliary.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.parsing.trees import Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLEARNLP = frozenset({"dobj", "pobj", "nsubjpass"})

RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
OBJECTS = frozenset({"pobj", "pcomp"})
PREDICATES = frozenset({"attr", "acomp"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


def reader(labels: frozenset[str], language: str) -> Callable[[Doc], list[Word]]:
    """How to read the documents of a pipeline with these parser labels."""
    del language
    return _read_clearnlp if labels >= CLEARNLP else _read


def _read(doc: Doc) -> list[Word]:
    return [Word(t.text, t.lemma_, t.pos_, str(t.morph), t.head.i, "root" if t.dep_ == "ROOT" else t.dep_) for t in doc]


def _read_clearnlp(doc: Doc) -> list[Word]:
    return convert(_read(doc))


def convert(words: list[Word]) -> list[Word]:
    """Turn a ClearNLP tree into UD, in place."""
    for index in sorted(range(len(words)), key=lambda i: -_depth(words, i)):
        if words[index].deprel in PREPOSITIONS and words[index].upos in ("ADP", "SCONJ", "PART", "ADV"):
            _turn_preposition(words, index)
    for index, word in enumerate(words):
        if word.lemma == "be" and word.deprel not in ("aux", "auxpass"):
            _turn_copula(words, index)
    _hang_conjuncts(words)
    for index, word in enumerate(words):
        word.deprel = _name(words, index)
    for word in words:
        if word.deprel == "aux:pass" and "Voice=Pass" not in words[word.head].feats:
            head = words[word.head]
            head.feats = "|".join(filter(None, [head.feats, "Voice=Pass"]))
    return words


def _depth(words: list[Word], index: int) -> int:
    depth = 0
    while words[index].head != index and depth <= len(words):
        index = words[index].head
        depth += 1
    return depth


def _children(words: list[Word], index: int) -> list[int]:
    return [i for i, word in enumerate(words) if word.head == index and i != index]


def _turn_preposition(words: list[Word], index: int) -> None:
    """``head -prep-> P -pobj-> N`` becomes ``head -obl-> N -case-> P``."""
    preposition = words[index]
    children = _children(words, index)
    objects = [i for i in children if words[i].deprel in OBJECTS or words[i].deprel in ("obl", "nmod")]
    if not objects:
        preposition.deprel = "advmod"
        return
    first, head = objects[0], words[preposition.head]
    clause = words[first].deprel == "pcomp" and words[first].upos in ("VERB", "AUX")
    nominal = (head.upos in NOMINAL and head.deprel != "root") or head.upos in NOMINAL - {"X"}
    if preposition.deprel == "agent":
        relation = "obl:agent"
    elif clause:
        relation = "acl" if nominal else "advcl"
    else:
        relation = "nmod" if nominal else "obl"
    words[first].head, words[first].deprel = preposition.head, relation
    preposition.head, preposition.deprel = first, "mark" if clause else "case"
    for child in children:
        if child != first:
            words[child].head = first
            if words[child].deprel in OBJECTS:
                words[child].deprel = "conj"


def _turn_copula(words: list[Word], index: int) -> None:
    """The predicate becomes the head of "be"; with "there" as subject the noun is the subject of "be"."""
    children = _children(words, index)
    predicates = [i for i in children if words[i].deprel in PREDICATES]
    if any(words[i].deprel == "expl" for i in children):
        for i in predicates:
            words[i].deprel = "nsubj"
        return
    if not predicates and not any(words[i].deprel in ("xcomp", "ccomp") for i in children):
        predicates = [i for i in children if words[i].deprel == "obl" and i > index]
    if not predicates:
        return
    verb, predicate = words[index], predicates[0]
    words[predicate].head = predicate if verb.head == index else verb.head
    words[predicate].deprel = verb.deprel
    verb.head, verb.deprel = predicate, "cop"
    for child in children:
        if child != predicate:
            words[child].head = predicate


def _hang_conjuncts(words: list[Word]) -> None:
    """All conjuncts hang on the first, and each "and" on the conjunct after it."""
    for index, word in enumerate(words):
        if word.deprel == "cc":
            after = [i for i in _children(words, word.head) if words[i].deprel == "conj" and i > index]
            if after:
                word.head = after[0]
    for word in words:
        steps = 0
        while word.deprel == "conj" and words[word.head].deprel == "conj" and steps < len(words):
            word.head = words[word.head].head
            steps += 1


def _name(words: list[Word], index: int) -> str:
    word = words[index]
    if word.head == index:
        return "root"
    if word.deprel == "aux" and word.upos == "PART":
        return "mark"
    if word.deprel == "npadvmod":
        return "nmod:unmarked" if words[word.head].upos in NOMINAL else "obl:unmarked"
    if word.deprel in OBJECTS:
        return "obj" if word.deprel == "pobj" else "advcl"
    if word.deprel in ("prep", "agent"):
        return "advmod"
    return RENAMED.get(word.deprel, word.deprel)
