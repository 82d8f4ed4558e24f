"""Whatever the construction, who acts is in `subj` and who receives is in `obj`."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.arguments import Arguments
from dragoman.coding.grammar import load

NAMES = {"Russia", "Ukraine", "Iran", "France", "Russian", "Kuwait", "Iraq"}


def slots(lines: str, word: str, *names: str, carriers: dict[str, str] | None = None) -> list[list[str]]:
    sentence = tree(lines)
    at = {t.text: t.index for t in sentence}
    arguments = Arguments(sentence, load("en"), lambda t: t.text in NAMES)
    arguments.carriers.update({at[noun]: at[verb] for noun, verb in (carriers or {}).items()})
    return [[sentence.tokens[i].text for i in arguments.slot(at[word], name)] for name in names]


ACTIVE = """
Russia Russia PROPN 2 nsubj
shelled shell VERB 0 root Tense=Past VerbForm=Fin
Ukraine Ukraine PROPN 2 obj
"""
PASSIVE = """
Ukraine Ukraine PROPN 3 nsubj:pass
was be AUX 3 aux:pass
shelled shell VERB 0 root VerbForm=Part Voice=Pass
by by ADP 5 case
Russia Russia PROPN 3 obl:agent
"""
RELATIVE = """
Russia Russia PROPN 0 root
, , PUNCT 4 punct
which which PRON 4 nsubj PronType=Rel
shelled shell VERB 1 acl:relcl Tense=Past VerbForm=Fin
Ukraine Ukraine PROPN 4 obj
"""
REDUCED = """
Ukraine Ukraine PROPN 0 root
, , PUNCT 3 punct
shelled shell VERB 1 acl VerbForm=Part Voice=Pass
by by ADP 5 case
Russia Russia PROPN 3 obl:agent
"""
SUBJECT_CONTROL = """
Russia Russia PROPN 2 nsubj
threatened threaten VERB 0 root Tense=Past VerbForm=Fin
to to PART 4 mark
shell shell VERB 2 xcomp VerbForm=Inf
Ukraine Ukraine PROPN 4 obj
"""
OBJECT_CONTROL = """
Iran Iran PROPN 2 nsubj
urged urge VERB 0 root Tense=Past VerbForm=Fin
Russia Russia PROPN 2 obj
to to PART 5 mark
shell shell VERB 2 xcomp VerbForm=Inf
Ukraine Ukraine PROPN 5 obj
"""
CONJOINED = """
Russia Russia PROPN 2 nsubj
massed mass VERB 0 root Tense=Past VerbForm=Fin
troops troop NOUN 2 obj
and and CCONJ 5 cc
shelled shell VERB 2 conj Tense=Past VerbForm=Fin
Ukraine Ukraine PROPN 5 obj
"""
CONTINUED = """
Russia Russia PROPN 2 nsubj
advanced advance VERB 0 root Tense=Past VerbForm=Fin
, , PUNCT 4 punct
shelling shell VERB 2 advcl VerbForm=Ger
Ukraine Ukraine PROPN 4 obj
"""
GAPPED = """
Ukraine Ukraine PROPN 0 root
Russia Russia PROPN 3 nsubj
shelled shell VERB 1 acl:relcl Tense=Past VerbForm=Fin
"""


@pytest.mark.parametrize(
    "lines", [ACTIVE, PASSIVE, RELATIVE, REDUCED, CONJOINED, CONTINUED, GAPPED],
    ids=["active", "passive", "relative", "reduced", "conjoined", "continued", "gapped"],
)  # fmt: skip
def test_who_shelled_whom(lines: str) -> None:
    assert slots(lines, "shelled" if "shelled" in lines else "shelling", "subj", "obj") == [["Russia"], ["Ukraine"]]


@pytest.mark.parametrize("lines", [SUBJECT_CONTROL, OBJECT_CONTROL], ids=["threatened to", "urged to"])
def test_who_is_to_shell_whom(lines: str) -> None:
    assert slots(lines, "shell", "subj", "obj") == [["Russia"], ["Ukraine"]]


def test_everybody_who_is_conjoined_is_in_the_slot() -> None:
    lines = """
    Russia Russia PROPN 4 nsubj
    and and CCONJ 3 cc
    Iran Iran PROPN 1 conj
    attacked attack VERB 0 root Tense=Past VerbForm=Fin
    France France PROPN 4 obj
    """
    assert slots(lines, "attacked", "subj") == [["Russia", "Iran"]]


INVASION = """
Iraq Iraq PROPN 3 nmod:poss
's 's PART 1 case
invasion invasion NOUN 0 root
of of ADP 5 case
Kuwait Kuwait PROPN 3 nmod
"""
RUSSIAN_INVASION = """
the the DET 3 det
Russian russian ADJ 3 amod
invasion invasion NOUN 0 root
of of ADP 5 case
Ukraine Ukraine PROPN 3 nmod
"""


@pytest.mark.parametrize(("lines", "wanted"), [(INVASION, ["Iraq"]), (RUSSIAN_INVASION, ["Russian"])])
def test_a_noun_has_a_possessor(lines: str, wanted: list[str]) -> None:
    assert slots(lines, "invasion", "poss")[0] == wanted


def test_a_light_verb_lends_its_subject_and_its_prepositions() -> None:
    lines = """
    Russia Russia PROPN 2 nsubj
    launched launch VERB 0 root Tense=Past VerbForm=Fin
    an a DET 4 det
    attack attack NOUN 2 obj
    on on ADP 6 case
    Ukraine Ukraine PROPN 2 obl
    """
    assert slots(lines, "attack", "subj", "on", carriers={"attack": "launched"}) == [["Russia"], ["Ukraine"]]


def test_a_path_goes_through_the_object() -> None:
    lines = """
    France France PROPN 2 nsubj
    rejected reject VERB 0 root Tense=Past VerbForm=Fin
    Iran Iran PROPN 5 nmod:poss
    's 's PART 3 case
    offer offer NOUN 2 obj
    """
    assert slots(lines, "rejected", "obj.poss", "obj") == [["Iran"], ["offer"]]


def test_a_tree_that_points_in_circles_ends() -> None:
    lines = """
    want want VERB 2 xcomp VerbForm=Inf
    want want VERB 1 xcomp VerbForm=Inf
    """
    assert slots(lines, "want", "subj", "obj", "comp", "with")[:2] == [[], []]
