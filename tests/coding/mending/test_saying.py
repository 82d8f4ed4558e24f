"""Clauses of saying are hung where they belong."""

from __future__ import annotations

from trees import tree

from dragoman.coding.mending.saying import reattached
from dragoman.model import Sentence, Token


def says(_: Sentence, token: Token) -> bool:
    return token.lemma in ("say", "warn", "tell", "announce")


def quotes(_: Sentence, token: Token) -> bool:
    return token.lemma == "call"


def mended(lines: str) -> Sentence:
    return reattached(tree(lines), says, quotes, {"that"}, {"claim", "concern"})


def head(sentence: Sentence, word: str) -> tuple[str, str]:
    token = next(t for t in sentence if t.text == word)
    return sentence.tokens[token.head].text, token.relation


def test_what_is_told_to_a_crowd_is_no_description_of_the_crowd() -> None:
    sentence = mended(
        """
        Kenya Kenya PROPN 2 nsubj
        told tell VERB 0 root Tense=Past|VerbForm=Fin
        crowds crowd NOUN 2 iobj
        that that SCONJ 6 mark
        it it PRON 6 nsubj
        won win VERB 3 acl Tense=Past|VerbForm=Fin
        """
    )
    assert head(sentence, "won") == ("told", "ccomp")


def test_a_concern_that_has_its_own_clause_keeps_it() -> None:
    sentence = mended(
        """
        Ford Ford PROPN 2 nsubj
        announced announce VERB 0 root Tense=Past|VerbForm=Fin
        concerns concern NOUN 2 obj
        that that SCONJ 6 mark
        it it PRON 6 nsubj
        erred err VERB 3 acl Tense=Past|VerbForm=Fin
        """
    )
    assert head(sentence, "erred") == ("concerns", "acl")


def test_who_warns_is_who_said_and_not_who_was_ready() -> None:
    sentence = mended(
        """
        Kenya Kenya PROPN 2 nsubj
        said say VERB 0 root Tense=Past|VerbForm=Fin
        it it PRON 4 nsubj
        left leave VERB 2 ccomp Tense=Past|VerbForm=Fin
        and and CCONJ 6 cc
        warned warn VERB 4 conj Tense=Past|VerbForm=Fin
        it it PRON 8 nsubj
        returned return VERB 6 ccomp Tense=Past|VerbForm=Fin
        """
    )
    assert head(sentence, "warned") == ("said", "conj")


def test_a_sentence_without_saying_is_left_as_it_is() -> None:
    sentence = tree("Kenya Kenya PROPN 2 nsubj\nleft leave VERB 0 root")
    assert reattached(sentence, says, quotes, {"that"}, set()) is sentence


LISTED = """
Kenya Kenya PROPN 2 nsubj
shut shut VERB 5 ccomp Tense=Past VerbForm=Fin
ports port NOUN 2 obj
, , PUNCT 5 punct
{verb} {verb} VERB 0 root Tense=Past VerbForm=Fin
envoys envoy NOUN 5 obj
"""


def test_of_deeds_one_after_the_other_none_is_what_another_says() -> None:
    sentence = mended(LISTED.format(verb="expel"))
    assert head(sentence, "shut") == ("shut", "root")
    assert head(sentence, "expel") == ("shut", "conj")


def test_what_a_verb_of_saying_reports_stays_what_is_said() -> None:
    assert head(mended(LISTED.format(verb="tell")), "shut") == ("tell", "ccomp")
