"""Articles, stories, actors and corrections, page by page and one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.record import articles, corrections, stories
from dragoman.record.actors import busiest, known_as, network, partners, profile
from dragoman.record.amending import Amender
from dragoman.record.asking import count, find, page
from dragoman.record.errors import NoSuchThing
from dragoman.record.filters import Filters
from dragoman.record.identity import article_id
from dragoman.record.keeping import keep
from dragoman.record.opening import opened
from dragoman.record.series import Asked, series
from dragoman.record.store import Store

from .news import COUNTRIES, coded
from .test_walking import fill


def every(ask: object, **asked: object) -> list[object]:
    told: list[object] = []
    after = None
    while True:
        page = ask(limit=3, after=after, **asked)  # type: ignore[operator]
        told += page.items
        if page.next is None:
            return told
        after = page.next


def test_articles_come_by_day_and_are_found_by_words_host_and_language(store: Store) -> None:
    batch = coded(25, 4)
    keep(store, batch)
    found = every(lambda **asked: articles.page(store, **asked))
    assert {a.id for a in found} == {article_id(each.article) for each in batch} and len(found) == 25
    assert [a.published for a in found] == sorted((a.published for a in found), reverse=True)
    assert {a.id: a.events for a in found} == {article_id(each.article): len(each.events) for each in batch}
    grain = every(lambda **asked: articles.page(store, search="grain", **asked))
    assert {a.id for a in grain} == {article_id(e.article) for e in batch if "grain" in e.article.text}
    day = date(2024, 3, 6)
    some = every(lambda **asked: articles.page(store, since=day, until=day, source=("example",), **asked))
    assert some and {a.published for a in some} == {day}
    assert every(lambda **asked: articles.page(store, language=("xx",), **asked)) == []
    story = found[0].story
    assert {a.story for a in every(lambda **asked: articles.page(store, story=story, **asked))} == {story}
    assert len(every(lambda **asked: articles.page(store, copies=found[0].copies, **asked))) >= 1


def test_an_article_is_opened_with_all_that_was_read_in_it(store: Store) -> None:
    batch = coded(25, 4)
    original, german, french = batch[0], batch[3], batch[5]
    address = original.article.url
    batch[3] = replace(german, article=replace(german.article, original_url=address, original_language="en"))
    batch[5] = replace(french, article=replace(french.article, original_url=address, original_language="en"))
    keep(store, batch)
    for each in batch:
        one = opened(store, article_id(each.article))
        assert one.article == each.article
        assert [t.coded.trigger for t in one.tellings] == sorted((e.trigger for e in each.events), key=lambda t: t.span)
        assert {t.event for t in one.tellings} == set(one.events)
        for telling in one.tellings:
            for part in (telling.coded.trigger, *telling.coded.actor, *telling.coded.recipient):
                assert one.article.text[slice(*part.span)] == part.text
        assert [q.span for q in one.quotations] == sorted(q.span for q in each.quotes)
        assert dict(one.versions) == each.versions
    ids = [article_id(batch[number].article) for number in (0, 3, 5)]
    told = opened(store, ids[1])
    assert told.original and told.original.id == ids[0]
    assert [a.id for a in told.translations] == [ids[2]]
    whole = opened(store, ids[0])
    assert whole.original is None and {a.id for a in whole.translations} == set(ids[1:])
    for wrong in ("", "zz", "\x00", "%"):
        with pytest.raises(NoSuchThing):
            opened(store, wrong)


def test_stories_come_by_their_last_day_each_with_its_articles(store: Store) -> None:
    keep(store, coded(25, 4))
    found = every(lambda **asked: stories.page(store, **asked))
    assert sum(s.articles for s in found) == 25
    assert [s.end for s in found] == sorted((s.end for s in found), reverse=True)
    for each in found:
        row, inside = stories.story(store, each.id[:14])
        assert row == each and len(inside) == each.articles
        assert {a.story for a in inside} == {each.id}
        assert [a.published for a in inside] == sorted(a.published for a in inside)
    wide = every(lambda **asked: stories.page(store, articles=2, search="market", **asked))
    assert wide and all(s.articles > 1 for s in wide)
    assert len(every(lambda **asked: stories.page(store, articles=20, **asked))) == 1 < len(found)
    with pytest.raises(NoSuchThing):
        stories.story(store, "st-zz")


def test_the_latest_stories_of_a_dyad_are_those_of_its_latest_events(store: Store) -> None:
    keep(store, coded(40, 4))
    filters = Filters(dyad=("FRA", "DEU"), status=())
    told = [f.told.id for f in page(store, filters, limit=500).items]
    ids = {s.id for s in stories.latest(store, filters, 100)}
    among = {id for id in ids for f in find(store, Filters(story=id, status=())) if f.told.id in told}
    assert among == ids and ids
    for id in told:
        assert any(id in {f.told.id for f in find(store, Filters(story=s, status=()))} for s in ids)
    assert [s.id for s in stories.latest(store, filters, 2)] == [s.id for s in stories.latest(store, filters, 100)][:2]


def test_partners_are_counted_as_the_series_counts_them(store: Store) -> None:
    fill(store, 60, 2)
    for code in ("FRA", "ITA"):
        told = partners(store, code, status=(), limit=None)
        assert {each.code for each in told} >= set(COUNTRIES.values()) - {code}
        assert [each.either.events for each in told] == sorted((p.either.events for p in told), reverse=True)
        for each in told:
            between = {
                "acted": Filters(directed=(code, each.code), status=()),
                "received": Filters(directed=(each.code, code), status=()),
                "either": Filters(dyad=(code, each.code), status=()),
            }
            for name, filters in between.items():
                counts = getattr(each, name)
                assert counts.events == count(store, filters) == sum(counts.quads.values())
    since, until = date(2024, 3, 1), date(2024, 3, 31)
    for each in partners(store, "FRA", since=since, until=until):
        points = series(store, Asked("FRA", each.code, either=True, since=since, until=until))
        assert each.either.events == sum(p.events for p in points.points) + points.vague
        if points.points and not points.vague:
            assert each.either.goldstein_mean == points.points[0].goldstein_mean
    assert partners(store, "ZZZ") == []
    assert busiest(store)[0].code in COUNTRIES.values()


def test_a_code_is_known_by_its_names(store: Store) -> None:
    fill(store, 60, 2)
    told = profile(store, "FRA", status=())
    assert told.names[0][0] == "Arland"
    assert told.acted.events == count(store, Filters(actor=("FRA",), status=()))
    assert told.received.events == count(store, Filters(recipient=("FRA",), status=()))
    assert [row[:2] for row in known_as(store, " árl")] == [("FRA", "Arland")]
    assert known_as(store, "zz") == [] == known_as(store, "") == known_as(store, "%")


def test_the_network_has_what_passed_between_the_partners_too(store: Store) -> None:
    fill(store, 60, 2)
    told = network(store, "FRA", status=(), limit=2)
    assert told.codes[0] == "FRA" and len(told.codes) == 3
    assert len(told.edges) == 3
    for one, other, counts in told.edges:
        assert one < other and counts.events == count(store, Filters(dyad=(one, other), status=()))


def test_corrections_come_in_pages(store: Store) -> None:
    keep(store, coded(20, 4))
    ids = [f.told.id for f in find(store, Filters(status=()))]
    for number, id in enumerate(ids[:7]):
        Amender(store, "Ann" if number % 2 else "Bob", "why").judge(id, "confirm")
    Amender(store, "Eve", "no").undo(2)
    found = every(lambda **asked: corrections.page(store, **asked))
    assert [c.number for c in found] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert [c.standing for c in found if c.number == 2] == [False]
    assert [c.number for c in every(lambda **asked: corrections.page(store, who="Ann", order="oldest", **asked))] == [
        2, 4, 6,
    ]  # fmt: skip
    assert found == corrections.page(store).items[:8] or len(found) == 8


def test_all_of_a_page_may_be_asked_on_one_connection(store: Store) -> None:
    keep(store, coded(12, 4))
    with store.reading() as connection:
        assert page(connection, Filters(status=())).items == page(store, Filters(status=())).items
        assert articles.page(connection).items == articles.page(store).items
        assert count(connection, Filters()) == count(store, Filters())
        assert partners(connection, "FRA") == partners(store, "FRA")
