"""Articles about one happening, and what is related to them."""

from __future__ import annotations

from datetime import date

from dragoman.merging.memory import MemoryShelf
from dragoman.merging.piece import Piece, piece
from dragoman.merging.related import related
from dragoman.merging.stories import OneStory, story

from .told import article, event

QUAKE = "Rescue workers in Antakya searched the ruins for survivors after the earthquake of Monday, the mayor said."
AFTER = (
    "In Antakya the search for survivors of the earthquake goes on, and rescue workers ask for cranes and for quiet."
)
VOTE = "The parliament in Nairobi passed the budget after a debate of nine hours, with the votes of two small parties."


def stories(*pieces: Piece) -> list[tuple[str, ...]]:
    shelf = MemoryShelf[Piece]()
    shelf.regroup(OneStory(), pieces)
    return shelf.groups()


def test_articles_that_tell_the_same_in_other_words_are_one_story() -> None:
    first = piece(article("a", QUAKE, "2023-02-07", "Rescue workers search Antakya after earthquake"))
    second = piece(article("b", AFTER, "2023-02-08", "Antakya: survivors of the earthquake found"))
    other = piece(article("c", VOTE, "2023-02-08", "Nairobi passes the budget"))
    assert stories(first, second, other) == [("a", "b"), ("c",)]


def test_a_story_ends_when_nothing_is_told_for_some_days() -> None:
    first = piece(article("a", QUAKE, "2023-02-07", "Rescue workers search Antakya after earthquake"))
    later = piece(article("b", QUAKE, "2023-02-20", "Rescue workers search Antakya after earthquake"))
    assert stories(first, later) == [("a",), ("b",)]


def talks(id: str, title: str, text: str, language: str, day: str = "2023-03-10") -> Piece:
    told = [
        event("CONSULT", "RUS, CHN", day, article=id, published="2023-03-11"),
        event("AGREE", "RUS, CHN", day, article=id, published="2023-03-11", promises="COOPERATE"),
        event("ACCUSE", "CHN > USA", day, article=id, published="2023-03-11"),
    ]
    return piece(article(id, text, "2023-03-11", title, language=language), told)


def test_stories_cross_languages_by_what_was_coded() -> None:
    english = talks("a", "Xi meets Putin", "The two presidents met in Moscow and signed papers.", "en")
    spanish = talks("b", "Xi se reúne con Putin", "Los dos presidentes se reunieron en Moscú.", "es")
    assert stories(english, spanish) == [("a", "b")]


def test_the_same_countries_on_another_day_are_another_story() -> None:
    one = talks("a", "Talks held", "They met.", "en")
    other = talks("b", "Conversaciones", "Se reunieron.", "es", day="2023-03-07")
    assert len(stories(one, other)) == 2


def test_a_story_has_a_typical_title_a_time_span_and_languages() -> None:
    told = [
        piece(article("a", QUAKE, "2023-02-07", "Live blog")),
        piece(article("b", QUAKE, "2023-02-08", "Rescue workers search Antakya for survivors")),
        piece(article("c", AFTER, "2023-02-09", "Antakya: rescue workers search for survivors")),
        piece(article("d", "En Antakya siguen buscando", "2023-02-09", "Buscan en Antakya", language="es")),
    ]
    made = story("a", told, [("post", "t1"), ("mail", "t1"), ("star", "t2"), ("sol", "t3")])
    assert made.title == "Rescue workers search Antakya for survivors"
    assert (made.first, made.last) == (date(2023, 2, 7), date(2023, 2, 9))
    assert (made.id, made.articles, made.sources, made.languages) == ("st-a", ("a", "b", "c", "d"), 3, ("en", "es"))


def test_related_articles_are_ranked_and_say_why() -> None:
    asked = talks("a", "Xi meets Putin", "The two presidents met in Moscow and signed papers.", "en")
    near = talks("b", "Xi se reúne con Putin", "Los dos presidentes se reunieron en Moscú.", "es")
    vote = piece(article("c", VOTE, "2023-03-11", "Nairobi passes the budget"))
    later = piece(
        article("d", "The presidents met.", "2023-04-20", "Once more"),
        [event("CONSULT", "CHN, RUS", "2023-04-19", article="d", published="2023-04-20")],
    )
    found = related([asked], {"b": [near], "c": [vote], "d": [later]})
    assert [r.id for r in found] == ["b", "d"]
    assert found[0].reasons == (
        "same dyad CHN-RUS, CHN-USA",
        "same day",
        "3 shared events (ACCUSE CHN-USA, 2023-03-10)",
    )
    assert found[1].reasons == ("same dyad CHN-RUS", "40 days apart")[:1]


def test_a_story_is_related_by_any_of_its_articles() -> None:
    one, other = (talks(i, "Talks", "They met.", "en") for i in "ab")
    vote = piece(article("c", VOTE, "2023-03-11", "Nairobi passes the budget"))
    assert [r.id for r in related([vote, one], {"s": [other]})] == ["s"]
    assert related([vote], {"s": [other]}) == []
