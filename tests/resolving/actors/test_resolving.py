"""Phrases in articles: whose the role is, who was introduced, what is only inferred."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dragoman.resolving.actors import ArticleActors, Resolution, explain, open_article
from dragoman.resolving.actors.tables import load
from dragoman.resolving.actors.words import guess_head


def opened(text: str, day: str = "2019-05-01", language: str = "en") -> ArticleActors:
    return open_article(text, language, date.fromisoformat(day))


def resolved(text: str, phrase: str, day: str = "2019-05-01", language: str = "en") -> Resolution | None:
    start = text.index(phrase)
    span = (start, start + len(phrase))
    article = opened(text, day, language)
    return article.resolve(span, guess_head(text, span, load(language)), (0, len(text)))


def named(text: str, phrase: str, day: str = "2019-05-01") -> str | None:
    found = resolved(text, phrase, day)
    return found.name if found else None


@pytest.mark.parametrize(
    ("phrase", "day", "name"),
    [
        ("the Kremlin chief", "2009-05-01", "Dmitry Medvedev"),
        ("the Kremlin chief", "2013-05-01", "Vladimir Putin"),
        ("the French president", "2009-05-01", "Nicolas Sarkozy"),
        ("the French president", "2017-05-15", "Emmanuel Macron"),
        ("the German chancellor", "1995-05-01", "Helmut Kohl"),
        ("the Israeli prime minister", "2021-08-01", "Naftali Bennett"),
        ("the British foreign secretary", "2019-08-01", "Dominic Raab"),
        ("Iran's supreme leader", "2015-08-01", "Ali Khamenei"),
        ("the Polish president", "2015-08-05", "Bronisław Komorowski"),
        ("the Polish president", "2015-08-06", "Andrzej Duda"),
    ],
)
def test_an_office_is_its_holder_on_that_day(phrase: str, day: str, name: str) -> None:
    assert named(phrase + " spoke.", phrase, day) == name


def test_a_term_ends_on_the_day_its_successor_begins() -> None:
    assert named("the US president spoke.", "the US president", "2017-01-19") == "Barack Obama"
    assert named("the US president spoke.", "the US president", "2017-01-20") == "Donald Trump"


def test_several_holders_are_nobody() -> None:
    found = resolved("a French minister spoke.", "a French minister")
    assert found is not None
    assert (found.code, found.sector, found.name) == ("FRA", "GOV", None)


def test_a_person_introduced_with_a_title_is_known_by_the_surname() -> None:
    text = (
        "Ruritanian envoys waited. Kenyan trade envoy Rudolf Rassendyll spoke first. Later Rassendyll left for Nairobi."
    )
    found = resolved(text, "Rassendyll left".removesuffix(" left"))
    assert found is not None
    assert (found.code, found.sector, found.name) == ("KEN", "GOV", "Rudolf Rassendyll")


def test_a_person_introduced_by_apposition_is_known_by_the_surname() -> None:
    text = "Rupert Hentzau, a Peruvian lawmaker, walked out. The hall was silent when Hentzau came back."
    start = text.rindex("Hentzau")
    found = opened(text).resolve((start, start + 7), (start, start + 7), (40, len(text)))
    assert found is not None
    assert (found.code, found.sector) == ("PER", "LEG")


def test_another_member_of_the_family_is_somebody_else() -> None:
    assert resolved("Donald Trump smiled. Then Lara Trump spoke.", "Lara Trump") is None


def test_a_country_from_the_sentence_is_inferred() -> None:
    found = resolved("In Peru police closed the road.", "police")
    assert found is not None
    assert (found.code, found.sector, found.inferred) == ("PER", "COP", True)


def test_a_country_in_the_words_is_not_inferred() -> None:
    found = resolved("Peruvian police closed the road.", "Peruvian police")
    assert found is not None
    assert (found.code, found.inferred) == ("PER", False)


def test_between_two_countries_there_is_no_guess() -> None:
    found = resolved("Peru and Chile met while police watched.", "police")
    assert found is not None
    assert found.code is None


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("US-backed Syrian rebels", "SYR", "REB"),
        ("Chinese-owned companies", "CHN", "BUS"),
        ("a London-based Syrian activist", "SYR", "CVL"),
        ("a London-based activist", "GBR", "CVL"),
        ("the UN Syria envoy", "UNO", None),
        ("the Russian ambassador to Turkey", "RUS", "GOV"),
        ("Afghan Taliban fighters", "AFG", "REB"),
        ("Turkey's Kurdish militants", "TUR", "REB"),
        ("the Jakarta Post", "IDN", "JRN"),
        ("Tehran University", "IRN", "EDU"),
        ("Kremlin critics", "RUS", "CVL"),
        ("thousands of Georgian protesters", "GEO", "CVL"),
        ("the families of Argentine sailors", "ARG", "CVL"),
    ],
)
def test_whose_the_role_is(phrase: str, code: str, sector: str | None) -> None:
    found = resolved(f"Nobody asked {phrase} at noon.", phrase)
    assert found is not None
    assert (found.code, found.sector) == (code, sector)


def test_anti_and_pro_do_not_give_the_country() -> None:
    assert [m.text for m in opened("Pro-Russian and anti-China slogans were heard in Tokyo.").mentions] == ["Tokyo"]


def test_a_phrase_that_names_nobody_is_nobody() -> None:
    assert resolved("The state of emergency lasts.", "The state of emergency") is None


def test_mentions_do_not_overlap_and_are_in_order() -> None:
    article = opened(
        "The Bank of England, the BBC and Britain's Boris Johnson met US and EU envoys in New York City.", "2020-05-01"
    )
    spans = [m.span for m in article.mentions]
    assert spans == sorted(spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(article.text[slice(*m.span)] == m.text for m in article.mentions)


def test_countries_come_by_prominence() -> None:
    article = opened("Peru said no. Peru will not pay. The Peruvian congress agreed. Chile kept silent.")
    assert article.countries == ("PER", "CHL")


def test_marked_phrases_may_mean_their_possessor() -> None:
    text = "They disliked Netanyahu's hardline policies in Israel."
    start = text.index("Netanyahu")
    span = (start, start + len("Netanyahu's hardline policies"))
    article = opened(text)
    assert article.resolve(span, guess_head(text, span, load("en")), (0, len(text))) is None
    found = article.resolve(span, guess_head(text, span, load("en")), (0, len(text)), loose=True)
    assert found is not None
    assert found.code == "ISR"


def test_the_answer_says_which_row_it_comes_from() -> None:
    answer = explain("the Kremlin chief", date(2009, 5, 1), "en")
    assert answer.resolution is not None
    assert answer.resolution.name == "Dmitry Medvedev"
    assert "metonyms.tsv: Kremlin" in answer.resolution.explanation
    assert "actor_roles.tsv: Q23530" in answer.resolution.explanation
    rows = {"languages/en/actors/roles.tsv: chief", "languages/en/actors/metonyms.tsv: Kremlin"}
    assert rows <= {r.row for r in answer.readings}
    assert any("before: facts/actor_roles.tsv: Q7747 (Vladimir Putin)" in other for other in answer.others)


def test_spanish_adjectives_follow_their_noun() -> None:
    found = resolved("Hablaron con la policía colombiana ayer.", "la policía colombiana", language="es")
    assert found is not None
    assert (found.code, found.sector, found.inferred) == ("COL", "COP", False)


def test_the_same_text_gives_the_same_answer() -> None:
    text = "Korea and Congo signed. Georgia waited for the president of Guinea in Brussels with Kim."
    assert opened(text).mentions == opened(text).mentions


@pytest.mark.parametrize(
    ("text", "name"), [("El País publicó la carta.", "El País"), ("El país cerró la frontera.", None)]
)
def test_a_noun_with_its_article_at_the_head_of_a_sentence_is_no_newspaper(text: str, name: str | None) -> None:
    found = resolved(text, text[:7], language="es")
    assert (found.name if found else None) == name
