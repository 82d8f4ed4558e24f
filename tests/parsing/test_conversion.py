"""Trees drawn by hand: ``form/UPOS/head/relation``, heads counted from 1, 0 for the root."""

import pytest

from dragoman.parsing.conversion import convert
from dragoman.parsing.trees import Word, single_root

BE = {"is", "was", "were", "are", "been", "be"}


def tree(drawn: str) -> list[Word]:
    words = []
    for index, item in enumerate(drawn.split()):
        form, upos, head, relation = item.split("/")
        lemma = "be" if form in BE else form.lower()
        words.append(Word(form, lemma, upos, "", int(head) - 1 if head != "0" else index, relation))
    return words


def arcs(words: list[Word]) -> set[str]:
    return {f"{w.deprel}({words[w.head].form if w.head != i else 'ROOT'}, {w.form})" for i, w in enumerate(words)}


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (
            "Rebels/NOUN/2/nsubj attacked/VERB/0/ROOT Goma/PROPN/2/dobj",
            "nsubj(attacked, Rebels) root(ROOT, attacked) obj(attacked, Goma)",
        ),
        (
            "He/PRON/2/nsubj spoke/VERB/0/ROOT to/ADP/2/prep reporters/NOUN/3/pobj in/ADP/4/prep Paris/PROPN/5/pobj",
            "nsubj(spoke, He) root(ROOT, spoke) case(reporters, to) obl(spoke, reporters) case(Paris, in)"
            " nmod(reporters, Paris)",
        ),
        (
            "He/PRON/3/nsubjpass was/AUX/3/auxpass shot/VERB/0/ROOT by/ADP/3/agent police/NOUN/4/pobj",
            "nsubj:pass(shot, He) aux:pass(shot, was) root(ROOT, shot) case(police, by) obl:agent(shot, police)",
        ),
        (
            "It/PRON/2/nsubj was/AUX/0/ROOT a/DET/4/det crime/NOUN/2/attr",
            "nsubj(crime, It) cop(crime, was) det(crime, a) root(ROOT, crime)",
        ),
        (
            "There/PRON/2/expl was/AUX/0/ROOT fire/NOUN/2/attr",
            "expl(was, There) root(ROOT, was) nsubj(was, fire)",
        ),
        (
            "Iran/PROPN/2/nsubj sent/VERB/0/ROOT Iraq/PROPN/2/dative aid/NOUN/2/dobj",
            "nsubj(sent, Iran) root(ROOT, sent) iobj(sent, Iraq) obj(sent, aid)",
        ),
        (
            "Iran/PROPN/2/nsubj sent/VERB/0/ROOT aid/NOUN/2/dobj to/ADP/2/dative Iraq/PROPN/4/pobj",
            "nsubj(sent, Iran) root(ROOT, sent) obj(sent, aid) case(Iraq, to) obl(sent, Iraq)",
        ),
        (
            "Chad/PROPN/6/nsubj ,/PUNCT/1/punct Mali/PROPN/1/conj and/CCONJ/3/cc Niger/PROPN/3/conj left/VERB/0/ROOT",
            "nsubj(left, Chad) punct(Chad, ,) conj(Chad, Mali) cc(Niger, and) conj(Chad, Niger) root(ROOT, left)",
        ),
        (
            "Israel/PROPN/2/nsubj accused/VERB/0/ROOT Iran/PROPN/2/dobj of/ADP/2/prep lying/VERB/4/pcomp",
            "nsubj(accused, Israel) root(ROOT, accused) obj(accused, Iran) mark(lying, of) advcl(accused, lying)",
        ),
        (
            "Iran/PROPN/3/poss 's/PART/1/case army/NOUN/4/nsubj wants/VERB/0/ROOT to/PART/6/aux leave/VERB/4/xcomp",
            "nmod:poss(army, Iran) case(Iran, 's) nsubj(wants, army) root(ROOT, wants) mark(leave, to)"
            " xcomp(wants, leave)",
        ),
    ],
)
def test_clearnlp_trees_become_universal_ones(drawn: str, expected: str) -> None:
    assert " ".join(sorted(arcs(convert(tree(drawn))))) == " ".join(sorted(expected.replace(") ", ")¦").split("¦")))


def test_a_passive_participle_is_marked() -> None:
    words = convert(tree("He/PRON/3/nsubjpass was/AUX/3/auxpass shot/VERB/0/ROOT"))
    assert words[2].feats == "Voice=Pass"


def test_further_roots_hang_on_the_first() -> None:
    words = single_root(tree("WASHINGTON/PROPN/0/ROOT It/PRON/3/nsubj rained/VERB/0/ROOT ./PUNCT/0/ROOT"))
    assert arcs(words) == {
        "root(ROOT, WASHINGTON)",
        "nsubj(rained, It)",
        "parataxis(WASHINGTON, rained)",
        "punct(WASHINGTON, .)",
    }
