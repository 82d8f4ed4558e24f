"""Trees of a language with silent subjects, objects with a preposition and moods: who acts, and whether it happened."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.arguments import Arguments
from dragoman.coding.grammar import load
from dragoman.coding.status import clause_status, unreal

NAMES = {"Rusia", "Ucrania", "Irán", "Putin", "sindicatos", "Gobierno", "Scholz"}
PAST = "Mood=Ind Number=Sing Person=3 Tense=Past VerbForm=Fin"

REPORTED = f"""
Putin Putin PROPN 2 nsubj
dijo decir VERB 0 root {PAST}
que que SCONJ 4 mark
atacará atacar VERB 2 ccomp Mood=Ind Number=Sing Person=3 Tense=Fut VerbForm=Fin
Ucrania Ucrania PROPN 4 obj
"""
ASKED = f"""
Rusia Rusia PROPN 2 nsubj
pidió pedir VERB 0 root {PAST}
a a ADP 4 case
Irán Irán PROPN 2 iobj
que que SCONJ 6 mark
ataque atacar VERB 2 ccomp Mood=Sub Number=Sing Person=3 Tense=Pres VerbForm=Fin
Ucrania Ucrania PROPN 6 obj
"""
INVERTED = """
Exigen exigir VERB 0 root Mood=Ind Number=Plur Person=3 Tense=Pres VerbForm=Fin
los el DET 3 det
sindicatos sindicato NOUN 1 obj Number=Plur
al a ADP 5 case
Gobierno Gobierno PROPN 1 obl
"""
DOUBLED = f"""
A a ADP 2 case
Scholz Scholz PROPN 4 obj
lo él PRON 4 obj Case=Acc Number=Sing Person=3 PronType=Prs
acusó acusar VERB 0 root {PAST}
Putin Putin PROPN 4 nsubj
"""
GIVEN = f"""
Rusia Rusia PROPN 2 nsubj
envió enviar VERB 0 root {PAST}
tanques tanque NOUN 2 obj Number=Plur
a a ADP 5 case
Irán Irán PROPN 2 obj
"""
ON_VISIT = f"""
De de ADP 2 case
visita visita NOUN 7 obl
en en ADP 4 case
Irán Irán PROPN 2 nmod
, , PUNCT 2 punct
Putin Putin PROPN 7 nsubj
calló callar VERB 0 root {PAST}
"""
OF_THE_VISIT = f"""
De de ADP 3 case
la el DET 3 det
visita visita NOUN 5 obl
Putin Putin PROPN 5 nsubj
calló callar VERB 0 root {PAST}
"""
SIDE_BY_SIDE = """
Irán Irán PROPN 4 nsubj
y y CCONJ 3 cc
Rusia Rusia PROPN 1 conj
vigilan vigilar VERB 0 root Mood=Ind Number=Plur Person=3 Tense=Pres VerbForm=Fin
Codo codo NOUN 4 obj
con con ADP 7 case
codo codo NOUN 4 obl
"""
APART = f"""
Irán Irán PROPN 6 nsubj
, , PUNCT 3 punct
dispuesto dispuesto ADJ 1 amod
a a ADP 5 mark
ceder ceder VERB 3 xcomp VerbForm=Inf
calló callar VERB 0 root {PAST}
"""
FOR_YEARS = """
Irán Irán PROPN 2 nsubj
lleva llevar VERB 0 root Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin
años año NOUN 2 obj
armando armar VERB 2 xcomp VerbForm=Ger
milicias milicia NOUN 4 obj
"""
FIRST = f"""
Irán Irán PROPN 5 nsubj
fue ser AUX 5 cop {PAST}
el el DET 5 det
primer primero ADJ 5 amod
país país NOUN 0 root
en en ADP 7 mark
invadir invadir VERB 5 acl VerbForm=Inf
Ucrania Ucrania PROPN 7 obj
"""
PLANNED = FIRST.replace("primer primero", "mayor mayor").replace("en en ADP 7", "para para ADP 7")
GRANTED = """
perdón perdón NOUN 8 nsubj
concedido conceder VERB 1 acl VerbForm=Part
por por ADP 4 case
Putin Putin PROPN 2 obl:agent
a a ADP 7 case
los el DET 7 det
sindicatos sindicato NOUN 2 obj Number=Plur
alcanza alcanzar VERB 0 root Mood=Ind Number=Sing Person=3 Tense=Pres VerbForm=Fin
"""
WEIGHING = f"""
Rusia Rusia PROPN 2 nsubj
alivió aliviar VERB 0 root {PAST}
las el DET 4 det
sanciones sanción NOUN 2 obj Number=Plur
que que PRON 6 nsubj
pesan pesar VERB 4 acl:relcl Mood=Ind Number=Plur Person=3 Tense=Pres VerbForm=Fin
sobre sobre ADP 8 case
Irán Irán PROPN 6 obl
"""
REFLEXIVE = """
Se él PRON 2 expl:pv Person=3 PronType=Prs Reflex=Yes
rompieron romper VERB 0 root Mood=Ind Number=Plur Person=3 Tense=Past VerbForm=Fin
las el DET 4 det
conversaciones conversación NOUN 2 nsubj Number=Plur
"""
CLASHES = """
Se él PRON 2 expl:pass Person=3 PronType=Prs Reflex=Yes
registraron registrar VERB 0 root Mood=Ind Number=Plur Person=3 Tense=Past VerbForm=Fin
choques choque NOUN 2 nsubj Number=Plur
entre entre ADP 5 case
sindicatos sindicato NOUN 2 obl Number=Plur
"""
MET = f"""
Putin Putin PROPN 3 nsubj
se él PRON 3 expl:pv Person=3 PronType=Prs Reflex=Yes
reunió reunir VERB 0 root {PAST}
con con ADP 5 case
Scholz Scholz PROPN 3 obl
"""


QUOTED = f"""
negociaremos negociar VERB 4 ccomp Mood=Ind Number=Plur Person=1 Tense=Fut VerbForm=Fin
con con ADP 3 case
Irán Irán PROPN 1 obl
zanjó zanjar VERB 0 root {PAST}
Scholz Scholz PROPN 4 nsubj
"""
RAISED = f"""
volvió volver VERB 0 root {PAST}
a a ADP 3 mark
amenazar amenazar VERB 1 xcomp VerbForm=Inf
Rusia Rusia PROPN 3 obj
a a ADP 6 case
Irán Irán PROPN 3 obj
"""
FRONTED = f"""
Nuevas nuevo ADJ 2 amod
sanciones sanción NOUN 3 nsubj Number=Plur
impuso imponer VERB 0 root {PAST}
Rusia Rusia PROPN 3 obj
"""
STORM = f"""
La el DET 2 det
tormenta tormenta NOUN 3 nsubj Number=Sing
azotó azotar VERB 0 root {PAST}
Rusia Rusia PROPN 3 obj
"""
IMPOSED = f"""
sanciones sanción NOUN 0 root Number=Plur
que que PRON 3 obj PronType=Rel
impuso imponer VERB 1 acl:relcl {PAST}
Rusia Rusia PROPN 3 nsubj
a a ADP 6 case
Irán Irán PROPN 3 obj
"""


CLEFT = f"""
Quien quien PRON 2 nsubj PronType=Rel
rompió romper VERB 6 csubj {PAST}
el el DET 4 det
diálogo diálogo NOUN 2 obj Number=Sing
fue ser AUX 6 cop
Rusia Rusia PROPN 0 root
"""
STOPPED = f"""
Dejó dejar VERB 0 root {PAST}
de de ADP 3 mark
pagar pagar VERB 1 xcomp VerbForm=Inf
cuotas cuota NOUN 3 obj Number=Plur
Rusia Rusia PROPN 1 obj
"""
COLON = """
Scholz Scholz PROPN 3 parataxis
: : PUNCT 1 punct
atacaremos atacar VERB 0 root Mood=Ind Number=Plur Person=1 Tense=Fut VerbForm=Fin
Irán Irán PROPN 3 obj
"""
BESIDE = COLON.replace(": : PUNCT", ", , PUNCT")


def slots(lines: str, word: str, *names: str) -> list[list[str]]:
    sentence = tree(lines)
    at = {t.text: t.index for t in sentence}
    arguments = Arguments(sentence, load("es"), lambda t: t.text in NAMES)
    return [[sentence.tokens[i].text for i in arguments.slot(at[word], name)] for name in names]


@pytest.mark.parametrize(
    ("lines", "word", "names", "expected"),
    [
        (REPORTED, "atacará", ("subj", "obj"), [["Putin"], ["Ucrania"]]),
        (ASKED, "ataque", ("subj", "obj"), [["Irán"], ["Ucrania"]]),
        (INVERTED, "Exigen", ("subj", "a"), [["sindicatos"], ["Gobierno"]]),
        (DOUBLED, "acusó", ("subj", "obj"), [["Putin"], ["Scholz"]]),
        (GIVEN, "envió", ("obj", "iobj", "a"), [["tanques"], ["Irán"], ["Irán"]]),
        (REFLEXIVE, "rompieron", ("obj", "refl"), [["conversaciones"], ["Se"]]),
        (CLASHES, "choques", ("entre",), [["sindicatos"]]),
        (MET, "reunió", ("subj", "obj", "con"), [["Putin"], [], ["Scholz"]]),
        (QUOTED, "negociaremos", ("subj", "con"), [["Scholz"], ["Irán"]]),
        (RAISED, "volvió", ("subj",), [["Rusia"]]),
        (RAISED, "amenazar", ("subj", "obj"), [["Rusia"], ["Irán"]]),
        (FRONTED, "impuso", ("subj", "obj"), [["Rusia"], ["sanciones"]]),
        (CLEFT, "rompió", ("subj", "obj"), [["Rusia"], ["diálogo"]]),
        (STOPPED, "Dejó", ("subj",), [["Rusia"]]),
        (STORM, "azotó", ("subj", "obj"), [["tormenta"], ["Rusia"]]),
        (IMPOSED, "impuso", ("subj", "obj", "a"), [["Rusia"], ["sanciones"], ["Irán"]]),
    ],
    ids=[
        "reported",
        "asked",
        "inverted",
        "doubled",
        "given",
        "reflexive passive",
        "hung too high",
        "reflexive",
        "who says we",
        "behind an infinitive",
        "of an infinitive",
        "object in front",
        "cleft",
        "behind what is stopped",
        "a storm does not sign",
        "relative pronoun and who receives",
    ],
)
def test_who_acts_and_who_receives(lines: str, word: str, names: tuple[str, ...], expected: list[list[str]]) -> None:
    assert slots(lines, word, *names) == expected


@pytest.mark.parametrize(
    ("verb", "auxiliary", "status"),
    [
        ("atacó atacar VERB 0 root Mood=Ind Tense=Past VerbForm=Fin", None, "actual"),
        ("atacará atacar VERB 0 root Mood=Ind Tense=Fut VerbForm=Fin", None, "future"),
        ("atacaría atacar VERB 0 root Mood=Cnd VerbForm=Fin", None, "hypothetical"),
        ("atacado atacar VERB 0 root VerbForm=Part", "habría haber AUX 3 aux Mood=Cnd VerbForm=Fin", "hypothetical"),
        ("atacado atacar VERB 0 root VerbForm=Part", "ha haber AUX 3 aux Mood=Ind Tense=Pres VerbForm=Fin", "actual"),
        ("atacar atacar VERB 0 root VerbForm=Inf", "va ir AUX 3 aux Mood=Ind Tense=Pres VerbForm=Fin", "future"),
        (
            "atacar atacar VERB 0 root VerbForm=Inf",
            "tiene tener AUX 3 aux Mood=Ind Tense=Pres VerbForm=Fin",
            "hypothetical",
        ),
        ("atacar atacar VERB 0 root VerbForm=Inf", "tuvo tener AUX 3 aux Mood=Ind Tense=Past VerbForm=Fin", "actual"),
        ("atacó atacar VERB 0 root Mood=Ind Tense=Past VerbForm=Fin", "no no ADV 3 advmod Polarity=Neg", "negated"),
    ],
    ids=["past", "future", "conditional", "hearsay", "perfect", "is going to", "has to", "had to", "not"],
)
def test_moods_and_tenses_tell_the_status(verb: str, auxiliary: str | None, status: str) -> None:
    before = auxiliary or "ayer ayer ADV 3 advmod"
    sentence = tree(f"Rusia Rusia PROPN 3 nsubj\n{before}\n{verb}\nUcrania Ucrania PROPN 3 obj")
    assert clause_status(sentence, 2, load("es")) == status


@pytest.mark.parametrize(
    ("lines", "word", "slot", "expected"),
    [
        (ON_VISIT, "visita", "bearer", ["Putin"]),
        (OF_THE_VISIT, "visita", "bearer", []),
        (SIDE_BY_SIDE, "Codo", "bearer", ["Irán", "Rusia"]),
        (SIDE_BY_SIDE, "vigilan", "obj", []),
        (APART, "dispuesto", "subj", ["Irán"]),
        (FOR_YEARS, "armando", "subj", ["Irán"]),
        (FIRST, "invadir", "subj", ["Irán"]),
        (GRANTED, "concedido", "subj", ["Putin"]),
        (WEIGHING, "sanciones", "sobre", ["Irán"]),
    ],
    ids=[
        "on a visit",
        "of the visit",
        "side by side",
        "no object",
        "behind a comma",
        "for years",
        "the first",
        "a pardon granted to somebody",
        "sanctions that weigh on somebody",
    ],
)
def test_phrases_tell_of_those_who_act(lines: str, word: str, slot: str, expected: list[str]) -> None:
    assert slots(lines, word, slot) == [expected]


@pytest.mark.parametrize(("lines", "only_thought"), [(FIRST, False), (PLANNED, True)], ids=["the first in", "a plan"])
def test_what_somebody_was_the_first_to_do_was_done(lines: str, only_thought: bool) -> None:
    assert unreal(tree(lines), 6, load("es")) is only_thought


def test_who_stands_before_a_colon_speaks_of_himself_in_the_first_person() -> None:
    assert slots(COLON, "atacaremos", "subj") == [["Scholz"]]
    assert slots(BESIDE, "atacaremos", "subj") == [[]]
