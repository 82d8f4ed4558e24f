"""Auxiliaries, negation and conditions tell whether it happened."""

from __future__ import annotations

import pytest
from trees import tree

from dragoman.coding.grammar import load
from dragoman.coding.status import clause_status, tense


def clause(*before: str, verb: str = "shell shell VERB 0 root VerbForm=Inf") -> str:
    """Russia, some words, the verb, Ukraine; the words before hang from the verb."""
    place = len(before) + 2
    words = [f"Russia Russia PROPN {place} nsubj", *(w.replace("@", str(place)) for w in before), verb,
             f"Ukraine Ukraine PROPN {place} obj"]  # fmt: skip
    return "\n".join(words)


def test_what_was_not_only_done_was_done() -> None:
    words = ("no no ADV @ advmod", "sólo sólo ADV @ advmod")
    told = clause(*words, verb="saludó saludar VERB 0 root Mood=Ind Tense=Past VerbForm=Fin")
    sentence = tree(told)
    assert clause_status(sentence, 3, load("es")) == "actual"
    assert clause_status(tree(told.replace("sólo sólo", "ayer ayer")), 3, load("es")) == "negated"


AFTER = """
Egipto Egipto PROPN 2 nsubj
cerró cerrar VERB 0 root VerbForm=Fin
luego luego ADV 2 advmod
de de ADP 7 mark
que que SCONJ 7 mark
Israel Israel PROPN 7 nsubj
atacara atacar VERB 3 advcl Mood=Sub VerbForm=Fin
"""


def test_a_subjunctive_below_the_adverb_that_dates_it_is_told_as_done() -> None:
    assert clause_status(tree(AFTER), 6, load("es")) == "actual"
    assert clause_status(tree(AFTER.replace("luego luego", "antes antes")), 6, load("es")) == "hypothetical"


@pytest.mark.parametrize(
    ("lines", "status", "time"),
    [
        (clause(verb="shelled shell VERB 0 root Tense=Past VerbForm=Fin"), "actual", "past"),
        (clause(verb="shells shell VERB 0 root Tense=Pres VerbForm=Fin"), "actual", "present"),
        (clause("will will AUX @ aux VerbForm=Fin"), "future", "future"),
        (clause("did do AUX @ aux Tense=Past VerbForm=Fin", "not not PART @ advmod"), "negated", "past"),
        (clause("may may AUX @ aux VerbForm=Fin"), "hypothetical", "past"),
        (
            clause("has have AUX @ aux Tense=Pres VerbForm=Fin", verb="shelled shell VERB 0 root VerbForm=Part"),
            "actual",
            "past",
        ),
    ],
    ids=["past", "present", "will", "did not", "may", "perfect"],
)
def test_a_clause_tells_its_status_and_tense(lines: str, status: str, time: str) -> None:
    sentence, grammar = tree(lines), load("en")
    verb = next(t.index for t in sentence if t.lemma == "shell")
    assert clause_status(sentence, verb, grammar) == status
    assert tense(sentence, verb, grammar) == time


def test_would_in_reported_speech_is_the_future() -> None:
    sentence = tree("""
    Russia Russia PROPN 2 nsubj
    said say VERB 0 root Tense=Past VerbForm=Fin
    it it PRON 5 nsubj
    would would AUX 5 aux VerbForm=Fin
    leave leave VERB 2 ccomp VerbForm=Inf
    """)
    assert clause_status(sentence, 4, load("en")) == "future"


def test_would_of_its_own_is_not() -> None:
    sentence = tree(clause("would would AUX @ aux VerbForm=Fin"))
    assert clause_status(sentence, 2, load("en")) == "hypothetical"


def test_a_condition_makes_it_hypothetical() -> None:
    sentence = tree("""
    If if SCONJ 3 mark
    Russia Russia PROPN 3 nsubj
    attacks attack VERB 5 advcl Tense=Pres VerbForm=Fin
    Iran Iran PROPN 5 nsubj
    leaves leave VERB 0 root Tense=Pres VerbForm=Fin
    """)
    assert clause_status(sentence, 2, load("en")) == "hypothetical"


def test_an_auxiliary_may_end_the_sentence() -> None:
    sentence = tree("Irán Irán PROPN 2 nsubj\ncallar callar VERB 0 root VerbForm=Inf\nva ir AUX 2 aux VerbForm=Fin")
    assert clause_status(sentence, 1, load("es")) == "future"
