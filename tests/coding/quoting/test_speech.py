"""Who said what: one construction a test, in sentences of our own."""

from __future__ import annotations

import pytest

from dragoman import Coder, Quote

CODER = Coder(language="en")


def told(text: str, published: str | None = None) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, words, speaker and verb of every quotation."""
    return [
        (q.kind, q.text, q.speaker and (q.speaker.name or q.speaker.text), q.verb and q.verb.lemma)
        for q in quotes(text, published)
    ]


def quotes(text: str, published: str | None = None) -> list[Quote]:
    found = CODER.quotes(text, published=published)
    for quote in found:
        assert text[slice(*quote.span)] == quote.text
        for actor in filter(None, (quote.speaker, quote.to)):
            assert text[slice(*actor.span)] == actor.text
        assert quote.verb is None or text[slice(*quote.verb.span)] == quote.verb.text
    return found


@pytest.mark.parametrize(
    ("text", "words", "speaker", "verb"),
    [
        ("“We will not leave the bridge,” said Elena Petrova.", "We will not leave the bridge", "Elena Petrova", "say"),
        ("Elena Petrova said: “We will not leave.”", "We will not leave.", "Elena Petrova", "say"),
        ("“Where is the bridge?” asked the colonel.", "Where is the bridge?", "the colonel", "ask"),
        ("The report was clear: “The bridge is lost.”", "The bridge is lost.", "The report", None),
        ("Kenya called the raid “an act of war”.", "an act of war", "Kenya", "call"),
        ("The mayor warned of “a long night”.", "a long night", "The mayor", "warn"),
        ("Union leader: ‘We will not go down’", "We will not go down", "Union leader", None),
        ("According to the mayor, “the bridge is lost for good”.", "the bridge is lost for good", "the mayor",
         "according to"),
    ],
)  # fmt: skip
def test_direct_speech_has_its_speaker(text: str, words: str, speaker: str, verb: str | None) -> None:
    assert told(text) == [("direct", words, speaker, verb)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Kenya said that the road was open.", "the road was open", "Kenya"),
        ("Kenya denied it had closed the road.", "it had closed the road", "Kenya"),
        ("The road is open, Kenya said.", "The road is open", "Kenya"),
        ("According to Kenya, the road is open again.", "the road is open again", "Kenya"),
        ("Kenya asked whether the road was open.", "whether the road was open", "Kenya"),
        ("Kenya told a crowd at the gate that the road was open.", "the road was open", "Kenya"),
        ("Few believed Kenya's claim that the road was open.", "the road was open", "Kenya"),
        ("A statement by the Kenyan army said the road was open.", "the road was open", "the Kenyan army"),
    ],
)
def test_a_reported_clause_stands_without_what_opens_it(text: str, words: str, speaker: str) -> None:
    assert [(q[0], q[1], q[2]) for q in told(text)] == [("indirect", words, speaker)]


def test_an_interrupted_quotation_is_two_pieces_of_one_speaker() -> None:
    found = told("“The bridge,” said Kenya's president, “is all that we share”.")
    assert [(kind, words) for kind, words, _, _ in found] == [
        ("direct", "The bridge"),
        ("direct", "is all that we share"),
    ]
    assert len({speaker for _, _, speaker, _ in found}) == 1


def test_a_verb_beside_another_says_its_own_clause() -> None:
    found = told("Kenya said that it was ready to talk, but warned that time was short.")
    assert [(words, speaker, verb) for _, words, speaker, verb in found] == [
        ("it was ready to talk", "Kenya", "say"),
        ("time was short", "Kenya", "warn"),
    ]


def test_words_in_marks_inside_a_reported_clause_count_beside_it() -> None:
    found = told("Kenya said the raid was “an open provocation”.")
    assert [(kind, words) for kind, words, _, _ in found] == [
        ("indirect", "the raid was “an open provocation”"),
        ("direct", "an open provocation"),
    ]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "The mayor spoke to the crowd. This is what she said:\n\n“I have no promise.\n\n“I have a list.”"
    assert [(kind, words) for kind, words, _, _ in told(text)] == [("direct", "I have no promise.\n\n“I have a list.")]


def test_a_quotation_that_runs_on_has_the_speaker_of_its_paragraph() -> None:
    found = told("“We stay,” said Elena Petrova. “Nobody can move us.”")
    assert [speaker for _, _, speaker, _ in found] == ["Elena Petrova", "Elena Petrova"]


def test_a_quotation_of_nobody_has_no_speaker() -> None:
    assert told("Snow fell all night.\n\n“Nobody will come tomorrow.”\n\nThe road was closed.") == [
        ("direct", "Nobody will come tomorrow.", None, None)
    ]


def test_a_speaker_within_a_speech_is_told_apart() -> None:
    found = told("“He said to me, ‘go home now’,” said Elena Petrova.")
    assert [(words, speaker) for _, words, speaker, _ in found] == [
        ("He said to me, ‘go home now’", "Elena Petrova"),
        ("go home now", "He"),
    ]


def test_a_surname_a_role_and_a_pronoun_mean_who_spoke_before() -> None:
    text = (
        "Kenya's transport minister, Jane Mwangi, said that the road was open.\n"
        "Mwangi added that it was dry. The minister promised that it would stay so. “I drove on it,” she said."
    )
    found = quotes(text)
    assert [q.speaker and (q.speaker.name, q.speaker.code) for q in found] == [("Jane Mwangi", "KEN")] * 4


def test_a_leader_is_the_one_of_the_day() -> None:
    (quote,) = quotes("The Kremlin chief said that he was satisfied.", "2009-05-01")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.code) == ("Dmitry Medvedev", "RUS")


def test_who_is_spoken_to_is_told() -> None:
    (quote,) = quotes("Sudan told Ethiopia that the gates must stay shut.")
    assert quote.to is not None
    assert (quote.to.text, quote.to.code) == ("Ethiopia", "ETH")


@pytest.mark.parametrize(
    "text",
    [
        "The film “The Last Well” won the prize.",
        "A so-called “peace committee” rules the village.",
        "A “friendly” army came to help.",
        "The prize is known as the “Golden Horse”.",
        "The spokesman declined to say whether the road was open.",
        "Kenya did not say that the road was open.",
        "Nobody said that the road was open.",
        "Kenya believes that the road is open.",
        "It was announced that the road was open.",
    ],
)
def test_titles_scare_quotes_silence_and_beliefs_are_no_quotations(text: str) -> None:
    assert told(text) == []
