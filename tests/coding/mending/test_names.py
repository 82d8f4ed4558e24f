"""What belongs to a known name is no verb, and which lemma a word of the lexicon has."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.forms import forms, verbs
from dragoman.coding.lexicon import load
from dragoman.coding.mending.names import begun, capitalised, named, relemmatised, whole

BOMBED = """
bombardearon bombardear VERB 0 root
un uno DET 3 det
campamento campamento NOUN 6 nsubj
de de ADP 6 case
Boko Boko PROPN 6 flat
Haram haram VERB 1 conj
"""


def test_a_verb_inside_a_known_name_is_none_and_gives_back_what_hung_from_it() -> None:
    sentence = tree(BOMBED)
    mended = named(sentence, [(sentence.tokens[4].start, sentence.tokens[5].end)])
    found = {t.text: (t.upos, t.deprel, mended.tokens[t.head].text) for t in mended}
    assert found["Haram"] == ("PROPN", "nmod", "campamento")
    assert found["campamento"] == ("NOUN", "obj", "bombardearon")


@pytest.mark.parametrize(
    ("line", "upos", "lemma"),
    [
        ("Acogidas acogir VERB 0 root VerbForm=Part", "VERB", "acoger"),
        ("obuses obuses PROPN 0 root", "NOUN", "obús"),
        ("Obuses Obuses PROPN 0 root", "PROPN", "Obuses"),
    ],
    ids=["a form of a noun as well", "no name in small letters", "perhaps a name"],
)
def test_words_of_the_lexicon_get_its_lemma(line: str, upos: str, lemma: str) -> None:
    token = relemmatised(tree(line), load("es").by_head, forms("es"), verbs("es")).tokens[0]
    assert (token.upos, token.lemma) == (upos, lemma)


CUT = """
había haber AUX 2 aux
cortado cortar VERB 0 root VerbForm=Part
ya ya ADV 2 advmod
Zorvan zorvar VERB 2 xcomp
la el DET 6 det
ayuda ayuda NOUN 4 obj
"""
SOLD = """
venderá vender VERB 0 root VerbForm=Fin
cazas caza NOUN 1 obj
Zorvan zorvar VERB 1 xcomp
a a ADP 5 case
Omán Omán PROPN 3 obj
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (CUT, {"Zorvan": ("PROPN", "nsubj", "cortado"), "ayuda": ("NOUN", "obj", "cortado")}),
        (SOLD, {"Zorvan": ("PROPN", "appos", "cazas"), "Omán": ("PROPN", "obj", "venderá")}),
    ],
)
def test_an_unknown_word_in_a_capital_is_a_name_and_no_verb(
    lines: str, expected: dict[str, tuple[str, str, str]]
) -> None:
    mended = capitalised(tree(lines), frozenset())
    found = {t.text: (t.upos, t.deprel, mended.tokens[t.head].text) for t in mended}
    assert {word: found[word] for word in expected} == expected


def test_a_known_verb_in_a_capital_stays_one() -> None:
    sentence = tree(CUT)
    assert capitalised(sentence, {"zorvan"}) is sentence


SHABAB = """
Al a ADP 2 case
Shabab Shabab PROPN 3 obl
atacó atacar VERB 0 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
Baidoa Baidoa PROPN 3 obj
"""

KLERK = """
A a ADP 2 case
Mandela Mandela PROPN 4 obj
lo él PRON 4 obj
liberó liberar VERB 0 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
De de ADP 6 case
Klerk Klerk PROPN 4 obl
"""

RUA = """
el el DET 2 det
expresidente expresidente NOUN 0 root
De de ADP 5 case
la el DET 5 det
Rúa Rúa PROPN 2 nmod
"""

GAZA = """
Four four NUM 2 nummod
Men man NOUN 3 nsubj
Died die VERB 0 root
In in ADP 5 case
Gaza Gaza PROPN 3 obl
"""


def relations(text: str, known: bool = False) -> dict[str, str]:
    sentence = tree(text)
    names = [(sentence.tokens[0].start, sentence.tokens[1].end)] if known else []
    return {t.text: t.deprel for t in begun(sentence, names, ["de"])}


def test_a_known_name_that_begins_like_a_preposition_is_the_subject() -> None:
    assert relations(SHABAB, known=True)["Shabab"] == "nsubj"
    assert relations(SHABAB)["Shabab"] == "obl"


def test_a_capital_behind_a_small_letter_begins_a_name() -> None:
    assert relations(KLERK) | {"De": "flat", "Klerk": "nsubj", "Mandela": "obj"} == relations(KLERK)
    assert relations(RUA) | {"De": "flat", "la": "flat", "Rúa": "appos"} == relations(RUA)


def test_a_headline_in_capitals_keeps_its_prepositions() -> None:
    assert relations(GAZA)["Gaza"] == "obl"


GAULLE = """
De de ADP 2 case
Gaulle Gaulle PROPN 3 obl
vetó vetar VERB 0 root Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin
pacto pacto NOUN 3 obj
"""
BOSNIA = """
Bosnia Bosnia PROPN 4 obj
y y CCONJ 3 cc
Herzegovina Herzegovina PROPN 1 conj
pidió pedir VERB 0 root
"""


def test_an_unknown_name_behind_a_possessive_preposition_right_before_its_verb_is_who_acts() -> None:
    assert relations(GAULLE)["Gaulle"] == "nsubj"
    sentence = tree(GAULLE)
    known = [(sentence.tokens[1].start, sentence.tokens[1].end)]
    assert begun(sentence, known, ["de"]) is sentence


def test_the_words_of_a_known_name_are_not_several() -> None:
    sentence = tree(BOSNIA)
    joint = whole(sentence, [(sentence.tokens[0].start, sentence.tokens[2].end)])
    assert [t.deprel for t in joint.tokens[:3]] == ["obj", "flat", "flat"]
    assert whole(sentence, [(sentence.tokens[0].start, sentence.tokens[0].end)]) is sentence


BLOCKED = """
bloquearon bloquear VERB 0 root
la el DET 3 det
carretera carretera NOUN 1 obj
de de ADP 5 case
Tambo Tambo PROPN 3 nmod
Quemado quemar VERB 3 acl VerbForm=Part
ayer ayer ADV 1 advmod
"""


def test_a_participle_in_capitals_behind_a_name_is_part_of_it_though_its_verb_is_known() -> None:
    mended = capitalised(tree(BLOCKED), {"quemado"})
    found = {t.text: (t.upos, t.deprel, mended.tokens[t.head].text) for t in mended}
    assert found["Quemado"] == ("PROPN", "flat", "Tambo")
    small = capitalised(tree(BLOCKED.replace("Quemado", "quemado")), {"quemado"})
    assert small.tokens[5].upos == "VERB"
