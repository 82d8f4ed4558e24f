"""What counts as a place, on what evidence, and what it is told to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolving.places import ArticlePlaces, open_article


def names(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(mention.text, mention.evidence) for mention in open_article(text, language).within(0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops fought in Aleppo, Homs and Idlib.", ["locative", "coordinated", "coordinated"]),
        ("The Syrian city of Raqqa fell.", ["settlement"]),
        ("He was born in Paris, Texas.", ["container"]),
        ("Rebels attacked Mosul.", ["bare"]),
        ("Refugees fled from Mosul.", ["weak"]),
    ],
)
def test_evidence(text: str, expected: list[str]) -> None:
    assert [evidence for _, evidence in names(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton smiled.",
        "Jack London wrote. London died young.",
        "The Bank of London fell.",
        "Manchester United won.",
        "Tyumen State Medical University opened.",
        "A Kyiv-backed group.",
        "The plane landed at Bradley International Airport.",
        "The mayor of London spoke.",
        "They spoke of many things. Of course.",
    ],
)
def test_no_place(text: str) -> None:
    assert names(text) == []


def test_the_container_is_no_mention_of_its_own() -> None:
    assert names("He was born in Paris, Texas, and died in Rome.") == [("Paris", "container"), ("Rome", "locative")]


def test_one_sense_in_an_article() -> None:
    text = "A court in Paris, Texas, opened. Later a man was shot in Paris."
    article = open_article(text, "en")
    second = article.resolve(article.within(30, len(text))[0].span)
    assert second is not None and second.country == "USA"
    assert second.reason == "named in full elsewhere in the article"


def test_countries_of_the_sentence_decide() -> None:
    text = "Police fired tear gas in Tripoli."
    article = open_article(text, "en")
    span = article.within(0, len(text))[0].span
    libyan, lebanese = article.resolve(span), article.resolve(span, ["LBN"])
    assert libyan is not None and libyan.country == "LBY"
    assert lebanese is not None and lebanese.country == "LBN"
    assert "LBN is named beside it" in lebanese.reason


def test_a_country_is_no_place() -> None:
    text = "Fighting went on in Syria and across Lebanon."
    assert open_article(text, "en").within(0, len(text)) == ()


def test_a_region_has_an_extent_and_no_centre() -> None:
    text = "Monks protested in Tibet."
    article = open_article(text, "en")
    place = article.resolve(article.within(0, len(text))[0].span)
    assert place is not None and place.geonames is None
    assert place.latitude is None and place.longitude is None and place.extent is not None


def test_dateline() -> None:
    article = open_article("Title of the story\n\nRIO DE JANEIRO, May 3 (Agency) — Police raided a slum.", "en")
    assert article.dateline is not None and article.dateline.text == "RIO DE JANEIRO"
    place = article.resolve(article.dateline.span)
    assert place is not None and place.geonames == 3451190


def test_a_title_with_a_dash_is_no_dateline() -> None:
    assert open_article("Paris — the city of light\n\nIt rained.", "en").dateline is None


def test_a_language_without_tables_has_no_places() -> None:
    assert open_article("Er wohnt in Berlin.", "xx").within(0, 100) == ()


def consistent(article: ArticlePlaces, text: str) -> bool:
    mentions = article.within(0, len(text))
    ends = [0, *(mention.span[1] for mention in mentions)]
    return all(
        ends[index] <= mention.span[0] < mention.span[1] <= len(text) and text[slice(*mention.span)] == mention.text
        for index, mention in enumerate(mentions)
    )


WORDS = "in at the of Paris , Texas London . San Juan Georgia Kyiv 's — ( ) de el Córdoba New York province said al-Bab"
fragments = st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=150), fragments), language=st.sampled_from(["en", "es"]))
def test_any_text(text: str, language: str) -> None:
    article = open_article(text, language)
    assert consistent(article, text)
    for mention in article.within(0, len(text)):
        place = article.resolve(mention.span)
        assert place is None or (place.span == mention.span and len(place.country) == 3 and place.reason)


@pytest.mark.parametrize("part", ["Paris ", "in London, ", "A", "San ", "1", ". ", "Paris, Texas, ", "al-"])
def test_time_is_linear(part: str, cost: Callable[[Callable[[], object]], float]) -> None:
    open_article("once", "en")

    def read(text: str) -> None:
        article = open_article(text, "en")
        for mention in article.within(0, len(text)):
            article.resolve(mention.span)

    short, long = (part * (size // len(part)) for size in (10_000, 50_000))
    assert cost(lambda: read(long)) < 12 * cost(lambda: read(short)) + 0.5
