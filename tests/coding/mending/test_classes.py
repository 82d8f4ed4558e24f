"""What stands as a verb is one, if the lexicon has it."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.forms import forms, verbs
from dragoman.coding.grammar import load
from dragoman.coding.lexicon import load as lexicon
from dragoman.coding.mending.classes import classed
from dragoman.model import Sentence

PAID = """
Omán Omán PROPN 2 nsubj
pagó pagó PROPN 0 root
los el DET 4 det
salarios salario NOUN 2 obj
"""
RAID = """
lanzó lanzar VERB 0 root
un uno DET 3 det
operativo operativo ADJ 1 obj
"""
BACK = """
dio dar VERB 0 root
marcha marcha NOUN 1 compound
atrás atrás ADV 1 advmod
"""
NAMED = """
Lenín lenír VERB 3 nsubj
Moreno Moreno PROPN 1 nsubj
habló hablar VERB 0 root
"""
DEAD = """
dejó dejar VERB 0 root
muertos muerto ADJ 1 obj Gender=Masc Number=Plur
a a ADP 4 case
soldados soldado NOUN 1 obj Gender=Masc Number=Plur
"""


APPEAL = """
Llamada llamada ADJ 0 root
de de ADP 3 case
Omán Omán PROPN 1 nmod
"""
FIRST = """
Congela Congela PROPN 0 root
Omán Omán PROPN 1 nsubj
los el DET 4 det
fondos fondo NOUN 1 obj
"""


SIXTY = """
Sesenta Sesenta VERB 5 nsubj:pass
presos preso NOUN 1 obj Number=Plur
omaníes omaní ADJ 2 amod Number=Plur
son ser AUX 5 aux:pass
juzgados juzgar VERB 0 root
"""
THREATENS = """
Omán Omán PROPN 2 nsubj
amenaza amenaza NOUN 0 root
a a ADP 4 case
Yemen Yemen PROPN 2 obj
"""


FROM = """
salieron salir VERB 0 root Mood=Ind Number=Plur Person=3 Tense=Past VerbForm=Fin
de de ADP 3 case
Mascaté mascatar VERB 1 obl Mood=Ind Number=Sing Person=1 Tense=Past VerbForm=Fin
barcos barco NOUN 1 nsubj Number=Plur
"""
COMMANDOS = """
Comandos comandar VERB 3 nsubj VerbForm=Part
omaníes omaní ADJ 1 amod
atacaron atacar VERB 0 root
"""
COMPOUND = """
rescató rescatar VERB 0 root
a a ADP 3 case
treinta treinta NUM 1 obj
y y CCONJ 6 cc
cinco cinco NUM 6 nummod
náufragos náufrago NOUN 3 conj Number=Plur
"""


RISING = """
El el DET 3 det
levantamiento levantamiento NOUN 3 amod
indígena indígena NOUN 4 nsubj
siguió seguir VERB 0 root
"""
REFUGEES = """
hirió herir VERB 0 root
a a ADP 3 case
refugiadas refugiado ADJ 1 obj
omaníes omaní ADJ 3 amod
"""


def read(lines: str) -> Sentence:
    return classed(tree(lines), [], lexicon("es").by_head, forms("es"), verbs("es"), load("es"))


@pytest.mark.parametrize(
    ("lines", "word", "upos", "relation"),
    [
        (PAID, "pagó", "VERB", "root"),
        (RAID, "operativo", "NOUN", "obj"),
        (BACK, "marcha", "NOUN", "obj"),
        (NAMED, "Lenín", "PROPN", "nsubj"),
        (NAMED, "Moreno", "PROPN", "flat"),
        (DEAD, "muertos", "ADJ", "xcomp"),
        (APPEAL, "Llamada", "NOUN", "root"),
        (FIRST, "Congela", "VERB", "root"),
        (SIXTY, "Sesenta", "NUM", "nummod"),
        (FROM, "Mascaté", "PROPN", "obl"),
        (COMMANDOS, "Comandos", "NOUN", "nsubj"),
        (RISING, "levantamiento", "NOUN", "nsubj"),
        (RISING, "indígena", "ADJ", "amod"),
        (REFUGEES, "refugiadas", "NOUN", "obj"),
        (COMPOUND, "treinta", "NUM", "nummod"),
        (COMPOUND, "náufragos", "NOUN", "obj"),
        (SIXTY, "presos", "NOUN", "nsubj"),
        (THREATENS, "amenaza", "VERB", "root"),
    ],
)
def test_a_word_is_what_its_place_makes_it(lines: str, word: str, upos: str, relation: str) -> None:
    token = next(t for t in read(lines) if t.text == word)
    assert (token.upos, token.relation) == (upos, relation)


@pytest.mark.parametrize(
    "lines",
    [
        PAID.replace("pagó pagó PROPN", "Pagó Pagó PROPN"),
        "la el DET 2 det\npaga paga NOUN 0 root\ndel de ADP 4 case\nsoldado soldado NOUN 2 nmod",
    ],
)
def test_names_and_nouns_stay_what_they_are(lines: str) -> None:
    sentence = tree(lines)
    assert classed(sentence, [], lexicon("es").by_head, forms("es"), verbs("es"), load("es")) is sentence
