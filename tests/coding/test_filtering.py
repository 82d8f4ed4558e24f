"""What is not worth a parse, and above all what is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.coding.filtering import Filter
from dragoman.coding.lexicon import load
from dragoman.model import Article, Span
from dragoman.parsing.splitting import split
from dragoman.pipeline import _coder
from dragoman.resolving import actors


@pytest.fixture(scope="module")
def english() -> Filter:
    return Filter(load("en"), "en")


def kept(filter: Filter, text: str) -> list[int]:
    spans = split(text, "en")
    named = actors.open_article(text, "en", None)
    return [i for i, bag in filter.telling(text, spans).items() if filter.may_hold(bag, spans, i, named)]


@pytest.mark.parametrize(
    "text",
    [
        "The Moldovan president met his Romanian counterpart in Chisinau.",
        "Georgia suspended talks with Russia.",
        "The attacker was shot dead by police.",
        "Lithuania said that Belarus must release the journalist.",
        "NORWAY EXPELS RUSSIAN DIPLOMATS",
        "Norway Expels Russian Diplomats",
        "The US-led coalition bombed Raqqa.",
        "Both sides agreed to a cease-fire.",
        "Peru won't extradite the former minister to Chile.",
        "Condemning Russia, Latvia recalled its envoy.",
    ],
)
def test_a_sentence_with_an_event_is_parsed(english: Filter, text: str) -> None:
    assert kept(english, text) == [0]


@pytest.mark.parametrize(
    "text",
    ["Detuvieron a dos ministros de Guinea.", "Sancionó Australia a Birmania.", "Viajará el canciller ruso a Ucrania."],
)
def test_the_first_word_of_a_text_may_be_its_verb(text: str) -> None:
    spanish = Filter(load("es"), "es")
    assert list(spanish.telling(text, split(text, "es"))) == [0]


@pytest.mark.parametrize("text", ["Lula voló el martes a Pekín.", "Macron partió ayer hacia Tokio."])
def test_a_leader_may_be_told_by_name(text: str) -> None:
    spanish = Filter(load("es"), "es")
    assert list(spanish.telling(text, split(text, "es"))) == [0]
    assert [e.type for e in _coder("es", None).code(Article("a", text, language="es", published=date(2023, 6, 15)))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The recipe asks for two onions and a lemon.", "nobody acts"),
        ("Prices in Poland rose, according to a bank.", "no word names an event"),
        ("Hungary lies west of Romania.", "no word names an event"),
        ("A court sat in Vienna.", "behind an article there is no verb"),
        (
            "The oldest wing of the Supreme Court overlooks a small park in Vienna.",
            "a capital letter inside a sentence begins no verb",
        ),
    ],
)
def test_a_sentence_without_what_an_event_takes_is_not(english: Filter, text: str, reason: str) -> None:
    assert kept(english, text) == [], reason


def test_a_pronoun_takes_part_if_somebody_was_named_before(english: Filter) -> None:
    told = "He condemned the attack."
    assert kept(english, told) == []
    assert 1 in kept(english, f"Emmanuel Macron came to Lagos. {told}")


def test_what_the_filter_drops_holds_no_event(english: Filter) -> None:
    """Every fortieth of the sentences that the lexicon itself gives as examples."""
    coder = _coder("en", None)
    examples = [e.example.partition("=>")[0] for e in coder.lexicon.entries if e.type][::40]
    texts = [text.translate(str.maketrans("", "", "{}<>[]")).strip() for text in examples]
    dropped = [text for text in texts if not kept(english, text)]
    unfiltered = replace(coder)
    unfiltered.filter = Everything()  # type: ignore[assignment]
    assert len(dropped) < len(texts) / 10
    assert [text for text in dropped if unfiltered.code(Article("x", text))] == []


class Everything:
    """A filter that lets all through."""

    def telling(self, text: str, spans: list[Span]) -> dict[int, None]:
        return dict.fromkeys(range(len(spans)))

    def may_hold(self, *_: object) -> bool:
        return True
