"""What people put down beside the events: comments, who lets them be seen, and searches to keep."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text as sql

from dragoman.record.asking import find
from dragoman.record.comments import comment, comments_on, moderate, moderations_of, waiting
from dragoman.record.errors import NoSuchEvent, NoSuchThing, RecordError, WrongCursor
from dragoman.record.filters import Filters
from dragoman.record.identity import article_id
from dragoman.record.keeping import keep
from dragoman.record.searches import forget_search, save_search, saved_searches
from dragoman.record.store import Store
from dragoman.record.stories import find as find_stories

from .news import coded


def numbers(store: Store, **asked: object) -> list[int]:
    return [each.number for each in comments_on(store, **asked).items]  # type: ignore[arg-type]


def test_comments_on_events_articles_and_stories(store: Store) -> None:
    batch = coded(6)
    keep(store, batch)
    event = next(find(store, Filters(status=()))).told.id
    article = article_id(batch[0].article)
    assert comment(store, "Ann", " Is this the same bridge? ", event=event) == 1
    assert comment(store, "Bob", "An old text.", article=article) == 2
    (on_event,) = comments_on(store, event=event).items
    assert (on_event.who, on_event.text, on_event.about) == ("Ann", "Is this the same bridge?", "event")
    assert 2 in numbers(store, article=article)
    assert 1 in numbers(store, article=on_event.article)
    assert numbers(store) == [1, 2]


def test_what_is_said_about_a_story_is_found_whoever_leads_it_later(store: Store) -> None:
    batch = coded(24, 3)
    late = [each for each in batch if each.article.published == max(e.article.published or date.min for e in batch)]
    keep(store, late)
    told = {story["id"]: comment(store, "Ann", "More of this.", story=story["id"]) for story in find_stories(store)}
    keep(store, batch)
    there = {number: story["id"] for story in find_stories(store) for number in numbers(store, story=story["id"])}
    assert sorted(there) == sorted(told.values())
    assert set(there.values()) != set(told), "no story has got another leader"
    for old, number in told.items():
        assert number in numbers(store, story=old), "the name that it had still leads to it"
    article = comments_on(store).items[0].article
    assert numbers(store, article=article) == [], "a word about a story is none about the article"


def test_comments_on_nothing_or_of_nobody_are_refused(store: Store) -> None:
    with pytest.raises(NoSuchEvent):
        comment(store, "Ann", "x", event="abcd")
    with pytest.raises(NoSuchThing):
        comment(store, "Ann", "x", story="abcd")
    for who, text, article in (("Ann", "x", "none"), ("Ann", "x", None), ("", "x", "none"), ("Ann", " ", "none")):
        with pytest.raises(RecordError):
            comment(store, who, text, article=article)
    with pytest.raises(RecordError, match="characters at most"):
        comment(store, "Ann", "x" * 20_001, article="a")
    assert comments_on(store).items == ()


def test_a_readers_comment_waits_for_an_editor(store: Store) -> None:
    batch = coded(2)
    keep(store, batch)
    article = article_id(batch[0].article)
    states = {"reader": "held", "analyst": "shown", "editor": "shown", "guest": "held"}
    for number, (role, state) in enumerate(states.items(), 1):
        assert comment(store, role, "x", article=article, role=role) == number
        assert comments_on(store).items[-1].state == state
    assert comment(store, "x", "x", article=article, role="reader", policy={"reader": "shown"}) == 5
    assert numbers(store, article=article, states=("shown",)) == [2, 3, 5]
    assert waiting(store) == 2
    assert moderate(store, 1, "shown", "Eve", "to the point").state == "shown"
    assert moderate(store, 2, "hidden", "Eve", "rude").state == "hidden"
    assert moderate(store, 2, "shown", "Bob").state == "shown"
    assert numbers(store, states=("shown",)) == [1, 2, 3, 5]
    assert [(m.who, m.why, m.state) for m in moderations_of(store, 2)] == [
        ("Eve", "rude", "hidden"),
        ("Bob", "", "shown"),
    ]


def test_what_was_said_and_decided_stays(store: Store) -> None:
    batch = coded(1)
    keep(store, batch)
    comment(store, "Ann", "x", article=article_id(batch[0].article))
    moderate(store, 1, "hidden", "Eve")
    for statement in (
        "update comments set text = 'y'",
        "delete from comments",
        "update moderations set who = 'y'",
        "delete from moderations",
    ):
        with pytest.raises(RecordError, match="are never"), store.writing() as connection:
            connection.execute(sql(statement))
    with pytest.raises(NoSuchThing):
        moderate(store, 7, "shown", "Eve")
    with pytest.raises(RecordError):
        moderate(store, 1, "gone", "Eve")  # type: ignore[arg-type]
    with pytest.raises(RecordError):
        moderate(store, 1, "shown", " ")


def test_comments_come_in_pages(store: Store) -> None:
    batch = coded(1)
    keep(store, batch)
    article = article_id(batch[0].article)
    for number in range(7):
        comment(store, "Ann", f"{number}", article=article)
    seen, after = [], None
    while True:
        page = comments_on(store, order="newest", limit=3, after=after)
        seen.append([each.number for each in page.items])
        comment(store, "Bob", "meanwhile", article=article)
        if page.next is None:
            break
        after = page.next
    assert seen == [[7, 6, 5], [4, 3, 2], [1]]
    for cursor in ("", "x", "!!!", "W10", "WyJhIl0", "W3RydWVd", "a" * 600, "WzFlOTk5XQ", "[1]", "\x00"):
        with pytest.raises(WrongCursor):
            comments_on(store, after=cursor)


def test_searches_are_kept_by_name(store: Store) -> None:
    filters = Filters(dyad=("RUS", "UKR"), since=date(2022, 2, 24), quad=(4,), status=(), search='"grain deal"')
    save_search(store, "war", Filters())
    save_search(store, "war", filters, who="Ann")
    save_search(store, "all", Filters())
    assert saved_searches(store) == {"all": Filters(), "war": filters}
    forget_search(store, "all")
    assert list(saved_searches(store)) == ["war"]
    with pytest.raises(RecordError):
        save_search(store, " ", filters)
