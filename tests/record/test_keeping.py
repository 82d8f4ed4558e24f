"""Articles into the record: once, in any order, in portions of any size, to the same record."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from dragoman.merging.together import together
from dragoman.model import Article
from dragoman.pipeline import Coded
from dragoman.record.identity import article_id, mention_id
from dragoman.record.ingesting import ingest
from dragoman.record.keeping import keep, unknown
from dragoman.record.schema import articles, events, mentions, stories
from dragoman.record.store import Store

from .conftest import NewPlace
from .dumping import check, dump
from .news import VERSIONS, coded


def count(store: Store, table: object) -> int:
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_what_is_kept_is_there_with_all_that_follows_from_it(store: Store) -> None:
    batch = coded(30)
    assert len(keep(store, batch)) == 30
    check(store)
    assert count(store, articles) == 30
    assert count(store, mentions) == sum(len(each.events) for each in batch)
    assert 0 < count(store, events) < count(store, mentions)
    assert 0 < count(store, stories) <= 30


def test_the_same_articles_twice_change_nothing(store: Store) -> None:
    batch = coded(25)
    keep(store, batch)
    before = dump(store)
    assert keep(store, batch) == []
    assert keep(store, [*batch[5:9], *batch[5:9]]) == []
    assert dump(store) == before
    assert list(unknown(store, (each.article for each in batch))) == []


def test_an_article_whose_text_has_changed_is_another_article_and_a_copy(store: Store) -> None:
    first = coded(1)[0]
    changed = replace(first.article, text=first.article.text + " A word was added.")
    keep(store, [first])
    keep(store, [Coded(changed, first.events, VERSIONS)])
    assert count(store, articles) == 2
    with store.reading() as connection:
        assert len(set(connection.execute(select(articles.c.copies)).scalars())) == 1
        assert set(connection.execute(select(events.c.sources)).scalars()) == {1}


def test_one_batch_or_one_by_one_in_any_order_is_the_same_record(new_place: NewPlace) -> None:
    batch = coded(24, seed=3)
    with Store(new_place()) as store:
        keep(store, batch)
        check(store)
        whole = dump(store)
    with Store(new_place()) as store:
        for each in random.Random(1).sample(batch, len(batch)):
            keep(store, [each])
        check(store)
        assert dump(store) == whole


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10_000), st.randoms(use_true_random=False), st.lists(st.integers(1, 7), min_size=1, max_size=8))
def test_the_record_depends_on_the_set_of_articles_alone(
    tmp_path_factory: pytest.TempPathFactory, seed: int, rng: random.Random, sizes: list[int]
) -> None:
    batch = coded(16, seed)
    folder = tmp_path_factory.mktemp("order")
    with Store(str(folder / "whole.db")) as store:
        keep(store, batch)
        whole = dump(store)
    rng.shuffle(batch)
    with Store(str(folder / "parts.db")) as store:
        while batch:
            size = sizes[len(batch) % len(sizes)]
            keep(store, batch[:size])
            del batch[:size]
        assert dump(store) == whole


def test_the_record_groups_as_a_batch_in_memory_does(store: Store) -> None:
    batch = coded(40, seed=5)
    named = []
    for each in batch:
        id = article_id(each.article)
        told = [
            replace(event, id=mention_id(id, event), document=replace(event.document, id=id)) for event in each.events
        ]
        named.append((replace(each.article, id=id), told))
    expected = together(named)
    for each in batch:
        keep(store, [each])
    with store.reading() as connection:
        groups: dict[str, set[str]] = {}
        for mention, event in connection.execute(select(mentions.c.id, mentions.c.event)):
            groups.setdefault(event, set()).add(mention)
        sources = dict(connection.execute(select(events.c.id, events.c.sources)).all())
        titles = dict(connection.execute(select(stories.c.id, stories.c.title)).all())
    assert groups == {event.id: set(event.mentions) for event in expected.events}
    assert sources == {event.id: event.sources for event in expected.events}
    assert titles == {story.id: story.title for story in expected.stories}


def test_characters_that_a_database_cannot_hold_cost_no_article_and_move_no_span(store: Store) -> None:
    first = coded(1)[0]
    nul = replace(first.article, text=first.article.text + "\x00 end")
    keep(store, [Coded(nul, first.events, VERSIONS)])
    with store.reading() as connection:
        kept = connection.execute(select(articles.c.text)).scalar_one()
    assert kept == nul.text.replace("\x00", "\ufffd")
    assert list(unknown(store, [nul])) == []


class Coder:
    """Gives back what was coded before."""

    def __init__(self, known: list[Coded]) -> None:
        self.known = {each.article: each for each in known}
        self.asked: list[str] = []

    def attempts(self, found: object, processes: int = 1) -> object:
        for article in found:  # type: ignore[attr-defined]
            self.asked.append(article.id)
            yield self.known[article]


def test_ingesting_codes_only_what_is_not_there_yet(store: Store) -> None:
    batch = coded(20)
    keep(store, batch[:12])
    coder, problems = Coder(batch), []
    found: list[Article] = [each.article for each in batch]
    tally = ingest(store, found, coder, report=problems.append)  # type: ignore[arg-type]
    assert (tally.read, tally.kept, tally.known) == (20, 8, 12)
    assert coder.asked == [each.article.id for each in batch[12:]]
    assert not problems


def test_an_article_that_cannot_be_coded_is_kept_told_and_not_tried_again(store: Store) -> None:
    article = coded(1)[0].article
    coder, problems = Coder([Coded(article, [], trouble="is in a language that is not installed")]), []
    ingest(store, [article], coder, report=problems.append)  # type: ignore[arg-type]
    ingest(store, [article], coder, report=problems.append)  # type: ignore[arg-type]
    assert len(problems) == 1 and problems[0].where == article.id
    with store.reading() as connection:
        assert "not installed" in connection.execute(select(articles.c.trouble)).scalar_one()
