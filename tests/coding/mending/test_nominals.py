"""A verb's phrases hang from the verb, and not from a noun beside it."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.grammar import load
from dragoman.coding.mending.nominals import lifted
from dragoman.model import Sentence, Span

PAST = "Mood=Ind Number=Plur Person=3 Tense=Past VerbForm=Fin"
EXPELS = """
Expulsa expulsar VERB 0 root Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin
Omán Omán PROPN 1 nsubj
a a ADP 4 case
cónsules cónsul NOUN 2 obj
"""
SIGNED = f"""
Firmaron firmar VERB 0 root {PAST}
en en ADP 3 case
Puerto Puerto PROPN 1 obl
España España PROPN 3 flat
Guyana Guyana PROPN 3 flat
y y CCONJ 7 cc
Belice Belice PROPN 3 conj
"""
ARREST = """
arresto arresto NOUN 0 root
por por ADP 4 case
la el DET 4 det
patrulla patrulla NOUN 1 nmod
de de ADP 6 case
obreros obrero NOUN 4 nmod
"""


JOINED = f"""
Hablaron hablar VERB 0 root {PAST}
los el DET 3 det
delegados delegado NOUN 1 nsubj
y y CCONJ 5 cc
obispos obispo NOUN 1 conj
"""
DENOUNCED = f"""
robaron robar VERB 0 root {PAST}
oro oro NOUN 1 obj
, , PUNCT 4 punct
denuncia denunciar VERB 1 obl Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin
Omán Omán PROPN 4 nsubj
"""


RESCUED = f"""
rescataron rescatar VERB 0 root {PAST}
en en ADP 3 case
isla isla NOUN 1 obl
a a ADP 5 case
náufragos náufrago NOUN 3 nmod
"""
SAID = f"""
robaron robar VERB 0 root {PAST}
oro oro NOUN 1 obj
, , PUNCT 4 punct
denuncia denunciar VERB 2 appos Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin
Omán Omán PROPN 4 appos
"""


TABLE = """
Volverán volver VERB 0 root Mood=Ind Number=Plur Person=3 Tense=Fut VerbForm=Fin
a a ADP 4 case
la el DET 4 det
mesa mesa NOUN 1 obl Gender=Fem Number=Sing
Guyana Guyana PROPN 4 appos
y y CCONJ 7 cc
Belice Belice PROPN 5 conj
"""


CLOSED = f"""
hablaron hablar VERB 0 root {PAST}
a a ADP 1 advmod
puerta puerta NOUN 2 fixed
cerrada cerrar VERB 2 fixed
con con ADP 6 case
Belice Belice PROPN 4 obl
"""
BLAMED = """
considera considerar VERB 0 root Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin
responsable responsable ADJ 1 xcomp
a a ADP 4 case
Belice Belice PROPN 2 nmod
"""
SHOOTING = """
balacera balacera NOUN 0 root
entre entre ADP 3 case
agentes agente NOUN 1 nmod
y y CCONJ 5 cc
pandilleros pandillero NOUN 1 conj
"""
SWIFT = """
excluyó excluir VERB 0 root Mood=Ind Number=Sing Person=3 Tense=Past VerbForm=Fin
del de ADP 3 case
sistema sistema NOUN 1 obl
Swift Swift PROPN 3 amod
a a ADP 6 case
bancos banco NOUN 4 obj
"""


def hung(lines: str, word: str, names: tuple[str, ...] = ()) -> tuple[str, str]:
    """The head and the relation of a word, the sentence mended."""
    sentence = tree(lines)
    mended = lifted(sentence, _spans(sentence, names), load("es"))
    token = next(t for t in mended if t.text == word)
    return mended.tokens[token.head].text, token.deprel


def _spans(sentence: Sentence, names: tuple[str, ...]) -> list[Span]:
    return [(t.start, t.end) for t in sentence if t.text in names]


@pytest.mark.parametrize(
    ("lines", "word", "expected"),
    [
        (EXPELS, "cónsules", ("Expulsa", "obj")),
        (SIGNED, "Guyana", ("Firmaron", "nsubj")),
        (SIGNED, "Belice", ("Guyana", "conj")),
        (ARREST, "obreros", ("arresto", "nmod")),
        (TABLE, "Guyana", ("Volverán", "nsubj")),
        (CLOSED, "Belice", ("hablaron", "obl")),
        (BLAMED, "Belice", ("considera", "obj")),
        (SHOOTING, "pandilleros", ("agentes", "conj")),
        (SWIFT, "bancos", ("excluyó", "obj")),
        (JOINED, "obispos", ("delegados", "conj")),
        (DENOUNCED, "denuncia", ("robaron", "parataxis")),
        (RESCUED, "náufragos", ("rescataron", "obj")),
        (SAID, "denuncia", ("robaron", "parataxis")),
        (SAID, "Omán", ("denuncia", "nsubj")),
    ],
)
def test_a_phrase_hangs_where_it_belongs(lines: str, word: str, expected: tuple[str, str]) -> None:
    assert hung(lines, word, ("Guyana", "Belice")) == expected


@pytest.mark.parametrize(
    ("lines", "word", "expected"),
    [
        (ARREST.replace("obreros obrero NOUN", "Lima Lima PROPN"), "Lima", ("patrulla", "nmod")),
        (ARREST.replace("patrulla patrulla", "huelga huelga"), "obreros", ("huelga", "nmod")),
        (TABLE.replace("5 conj", "1 conj"), "Guyana", ("mesa", "appos")),
        (SIGNED.replace("en en ADP 3 case", "San San PROPN 3 flat"), "Guyana", ("Puerto", "flat")),
        (SIGNED + "reyes rey NOUN 1 nsubj", "Guyana", ("Puerto", "flat")),
    ],
)
def test_what_may_be_one_name_stays_together(lines: str, word: str, expected: tuple[str, str]) -> None:
    assert hung(lines, word, ("Guyana", "Belice")) == expected


def test_where_objects_have_no_preposition_nothing_is_lifted() -> None:
    sentence = tree(EXPELS)
    assert lifted(sentence, [], load("en")) is sentence
