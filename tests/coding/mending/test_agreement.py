"""Who acts and what it is done to, told apart by number where either may stand behind the verb."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.grammar import load
from dragoman.coding.mending.agreement import agreed
from dragoman.model import Sentence

ONE = "Mood=Ind Number=Sing Person=3 Tense=Past VerbForm=Fin"
MANY = "Mood=Ind Number=Plur Person=3 Tense=Past VerbForm=Fin"
LEFT = f"""
abandonan abandonar VERB 0 root {MANY}
el el DET 3 det
gabinete gabinete NOUN 1 nsubj Gender=Masc Number=Sing
"""
BURNT = f"""
quemaron quemar VERB 0 root {MANY}
la el DET 3 det
alcaldía alcaldía NOUN 1 nsubj Gender=Fem Number=Sing
los el DET 5 det
obreros obrero NOUN 1 obj Gender=Masc Number=Plur
"""
GOVERNS = f"""
gobierna gobernar VERB 0 root {ONE}
la el DET 3 det
junta junta NOUN 1 nsubj Number=Sing
Guinea Guinea PROPN 1 nsubj
"""
CONDEMNED = f"""
condenó condenar VERB 0 root {ONE}
la el DET 3 det
matanza matanza NOUN 1 nsubj Number=Sing
Guinea Guinea PROPN 1 nsubj
"""
CORDON = f"""
acordonan acordonar VERB 0 root {MANY}
mil mil NUM 3 nummod
agentes agente NOUN 1 obj Number=Plur
el el DET 5 det Number=Sing
Parlamento Parlamento PROPN 1 nsubj
"""
BOARDED = f"""
El el DET 2 det Number=Sing
guardacostas guardacostas NOUN 3 nsubj Number=Plur
abordó abordar VERB 0 root {ONE}
el el DET 5 det Number=Sing
velero velero NOUN 3 obj Number=Sing
"""
WITHDREW = """
Omán Omán PROPN 3 nsubj:pass
había haber AUX 3 aux Number=Sing Person=3 VerbForm=Fin
retirado retirar VERB 0 root VerbForm=Part
tropas tropa NOUN 3 obj Number=Plur
"""
PROMISED = f"""
prometió prometer VERB 0 root {ONE}
liberar liberar VERB 1 xcomp VerbForm=Inf
a a ADP 4 case
presos preso NOUN 2 obj Number=Plur
el el DET 6 det Number=Sing
rey rey NOUN 1 obj Number=Sing
"""
FAILING = f"""
de de ADP 2 mark
fracasar fracasar VERB 6 advcl VerbForm=Inf
el el DET 4 det Number=Sing
diálogo diálogo NOUN 2 obj Number=Sing
, , PUNCT 2 punct
cerrará cerrar VERB 0 root {ONE}
"""
CLAIMS = f"""
islote islote NOUN 0 root Number=Sing
cuya cuyo PRON 3 nmod PronType=Rel
soberanía soberanía NOUN 4 iobj Number=Sing
reclama reclamar VERB 1 acl:relcl {ONE}
Omán Omán PROPN 4 nsubj
"""
TOOK = f"""
tomaron tomar VERB 0 root {MANY}
los el DET 3 det Number=Plur
rebeldes rebelde NOUN 1 obj Number=Plur
Goma Goma PROPN 1 nsubj
"""
SIGNED = f"""
Se él PRON 2 expl:pass Person=3 Reflex=Yes
firmó firmar VERB 0 root {ONE}
el el DET 4 det
convenio convenio NOUN 2 obj Gender=Masc Number=Sing
"""
FRONTED = f"""
La el DET 2 det
carta carta NOUN 4 nsubj Gender=Fem Number=Sing
la él PRON 4 obj Case=Acc Gender=Fem Number=Sing Person=3
leyó leer VERB 0 root {ONE}
el el DET 6 det
rey rey NOUN 4 nsubj Gender=Masc Number=Sing
"""
HEADLINE = """
Detenido detener VERB 0 root Gender=Masc Number=Sing Tense=Past VerbForm=Part Voice=Pass
un uno DET 3 det
alcalde alcalde NOUN 1 obj Gender=Masc Number=Sing
"""
RELATIVE = f"""
islas isla NOUN 0 root Gender=Fem Number=Plur
que que PRON 3 nsubj PronType=Rel
reclama reclamar VERB 1 acl:relcl {ONE}
el el DET 5 det
sultán sultán NOUN 3 obj Gender=Masc Number=Sing
"""
CLAIMED = f"""
milicia milicia NOUN 3 nsubj Gender=Fem Number=Sing
se él PRON 3 expl:pass Person=3 Reflex=Yes
adjudicó adjudicar VERB 0 root {ONE}
el el DET 5 det
atentado atentado NOUN 3 nsubj Gender=Masc Number=Sing
"""
OPENED = f"""
Omán Omán PROPN 2 obj
abrió abrir VERB 0 root {ONE}
una uno DET 4 det
embajada embajada NOUN 2 nsubj Gender=Fem Number=Sing
"""
BOMBED = """
Hemos haber AUX 2 aux Mood=Ind Number=Plur Person=1 Tense=Pres VerbForm=Fin
bombardeado bombardear VERB 0 root Tense=Past VerbForm=Part
Omán Omán PROPN 2 nsubj
"""
FELL = f"""
cayó caer VERB 0 root {ONE}
el el DET 3 det
gabinete gabinete NOUN 1 obj Gender=Masc Number=Sing
"""
REPORTED = f"""
según según SCONJ 2 mark
contó contar VERB 0 root {ONE}
un uno DET 4 det
testigo testigo NOUN 2 obj Gender=Masc Number=Sing
"""

TOLD = f"""
cayó caer VERB 3 ccomp {ONE}
, , PUNCT 1 punct
contó contar VERB 0 root {ONE}
un uno DET 5 det
testigo testigo NOUN 3 obj Gender=Masc Number=Sing
"""
MET = f"""
gabinete gabinete NOUN 2 nsubj:pass Number=Sing
oyó oír VERB 0 root {ONE}
"""


SEALED = f"""
pacto pacto NOUN 0 root Gender=Masc Number=Sing
que que PRON 3 nsubj PronType=Rel
sellaron sellar VERB 1 acl:relcl {MANY}
reyes rey NOUN 3 nsubj Number=Plur
"""


GRANTED = f"""
fue ser AUX 2 aux:pass {ONE}
concedido conceder VERB 0 root Gender=Masc Number=Sing VerbForm=Part Voice=Pass
un uno DET 4 det
préstamo préstamo NOUN 2 obj Gender=Masc Number=Sing
"""


DENIED = f"""
rebeldes rebelde NOUN 2 nsubj Number=Plur
niegan negar VERB 0 root {MANY}
haber haber AUX 4 aux VerbForm=Inf
atacado atacar VERB 2 xcomp VerbForm=Part
Omán Omán PROPN 4 nsubj
"""


def roles(sentence: Sentence) -> dict[str, str]:
    return {t.text: t.deprel for t in agreed(sentence, [], load("es")) if t.deprel in ("nsubj", "obj", "nsubj:pass")}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LEFT, {"gabinete": "obj"}),
        (BURNT, {"alcaldía": "obj", "obreros": "nsubj"}),
        (CORDON, {"agentes": "nsubj", "Parlamento": "obj"}),
        (TOOK, {"rebeldes": "nsubj", "Goma": "obj"}),
        (CLAIMS, {"soberanía": "obj", "Omán": "nsubj"}),
        (FAILING, {"diálogo": "nsubj"}),
        (PROMISED, {"presos": "obj", "rey": "nsubj"}),
        (BOARDED, {"guardacostas": "nsubj", "velero": "obj"}),
        (WITHDREW, {"Omán": "nsubj", "tropas": "obj"}),
        (GOVERNS, {"junta": "nsubj", "Guinea": "obj"}),
        (CONDEMNED, {"matanza": "obj", "Guinea": "nsubj"}),
        (SIGNED, {"convenio": "nsubj"}),
        (FRONTED, {"carta": "obj", "la": "obj", "rey": "nsubj"}),
        (HEADLINE, {"alcalde": "nsubj:pass"}),
        (RELATIVE, {"que": "obj", "sultán": "nsubj"}),
        (CLAIMED, {"milicia": "nsubj", "atentado": "obj"}),
        (OPENED, {"Omán": "nsubj", "embajada": "obj"}),
        (BOMBED, {"Omán": "obj"}),
        (FELL, {"gabinete": "nsubj"}),
        (TOLD, {"testigo": "nsubj"}),
        (MET, {"gabinete": "nsubj"}),
        (REPORTED, {"testigo": "nsubj"}),
        (DENIED, {"rebeldes": "nsubj", "Omán": "obj"}),
        (GRANTED, {"préstamo": "nsubj:pass"}),
        (SEALED, {"que": "obj", "reyes": "nsubj"}),
    ],
    ids=lambda value: value.split()[0] if isinstance(value, str) else "",
)
def test_a_phrase_is_what_its_number_lets_it_be(lines: str, expected: dict[str, str]) -> None:
    assert roles(tree(lines)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        f"fijó fijar VERB 0 root {ONE}\ngente gente NOUN 1 nsubj Number=Sing\nplazos plazo NOUN 1 obj Number=Plur",
        f"llamó llamar VERB 0 root {ONE}\na a ADP 3 case\nministros ministro NOUN 1 obj Number=Plur",
        f"cientos ciento NOUN 2 nsubj Number=Plur\nfue ir VERB 0 root {ONE}",
    ],
)
def test_a_tree_that_can_stand_is_left_as_it_is(lines: str) -> None:
    sentence = tree(lines)
    assert agreed(sentence, [], load("es")) is sentence


def test_where_objects_have_no_preposition_nothing_is_done() -> None:
    sentence = tree(BURNT)
    assert agreed(sentence, [], load("en")) is sentence


def test_a_name_behind_an_object_says_who_that_is() -> None:
    lines = f"""
    detuvo detener VERB 0 root {ONE}
    a a ADP 4 case
    la el DET 4 det
    abogada abogado NOUN 1 obj Number=Sing
    Ana Ana PROPN 1 obj
    """
    sentence = agreed(tree(lines), [], load("es"))
    assert (sentence.tokens[4].head, sentence.tokens[4].deprel) == (3, "appos")
