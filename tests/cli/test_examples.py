"""The dispatches of ``make demo``: all are read, every type of event occurs, weather and football give none."""

from pathlib import Path

import pytest

from dragoman import Article, Coder, Event
from dragoman.installed import installed
from dragoman.ontology import plover
from dragoman.reading import Problem, read

EXAMPLES = Path(__file__).parents[2] / "examples"

Coded = dict[str, tuple[Article, list[Event]]]


@pytest.fixture(scope="module")
def coded() -> Coded:
    problems: list[Problem] = []
    coder = Coder()
    found: Coded = {}
    for path in sorted(EXAMPLES.iterdir()):
        (article,) = read([str(path)], report=problems.append)
        found[path.stem] = article, coder.code_article(article)
    assert problems == []
    return found


def test_each_is_read_with_title_and_date_and_without_furniture(coded: Coded) -> None:
    assert len(coded) >= 10
    for name, (article, _) in coded.items():
        assert article.title and article.published and article.language in installed(), name
        for furniture in (
            "Follow us",
            "cookie",
            "Related Posts",
            "Share",
            "Add Comment",
            "Copyright",
            "Síguenos",
            "Por Oksana",
        ):
            assert furniture not in article.text, (name, furniture)


def test_every_type_of_event_occurs(coded: Coded) -> None:
    assert {event.type for _, events in coded.values() for event in events} == set(plover.TYPES)


def test_a_translation_names_its_original_and_tells_the_same_events(coded: Coded) -> None:
    (original, told), (translation, retold) = coded["2022-grain"], coded["2022-grano"]
    assert (translation.original_url, translation.original_language) == (original.url, original.language)
    assert translation.language != original.language
    facts = [
        {(e.type, frozenset(a.code for a in e.actor), frozenset(r.code for r in e.recipient)) for e in events}
        for events in (told, retold)
    ]
    assert len(facts[0] & facts[1]) >= 4


@pytest.mark.parametrize("name", ["weather", "football"])
def test_what_is_not_politics_gives_no_event(coded: Coded, name: str) -> None:
    assert coded[name][1] == []


def test_every_text_is_the_characters_of_its_span(coded: Coded) -> None:
    for article, events in coded.values():
        for event in events:
            for part in (*event.actor, *event.recipient, event.trigger, *(filter(None, [event.where, event.said_by]))):
                assert article.text[slice(*part.span)] == part.text
