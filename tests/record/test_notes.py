"""Comments and searches that people keep."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.record.asking import find
from dragoman.record.errors import NoSuchEvent, RecordError
from dragoman.record.filters import Filters
from dragoman.record.identity import article_id
from dragoman.record.keeping import keep
from dragoman.record.notes import comment, comments_on, forget_search, save_search, saved_searches
from dragoman.record.store import Store

from .news import coded


def test_comments_on_events_and_articles(store: Store) -> None:
    batch = coded(6)
    keep(store, batch)
    event = next(find(store, Filters(status=()))).told.id
    article = article_id(batch[0].article)
    assert comment(store, "Ann", " Is this the same bridge? ", event=event) == 1
    assert comment(store, "Bob", "An old text.", article=article) == 2
    (on_event,) = comments_on(store, event=event)
    assert (on_event.who, on_event.text) == ("Ann", "Is this the same bridge?")
    assert 2 in {each.number for each in comments_on(store, article=article)}
    assert on_event in comments_on(store, article=on_event.article)
    assert [each.number for each in comments_on(store)] == [1, 2]


def test_comments_on_nothing_or_of_nobody_are_refused(store: Store) -> None:
    with pytest.raises(NoSuchEvent):
        comment(store, "Ann", "x", event="abcd")
    for who, text, article in (("Ann", "x", "none"), ("Ann", "x", None), ("", "x", "none"), ("Ann", " ", "none")):
        with pytest.raises(RecordError):
            comment(store, who, text, article=article)
    assert comments_on(store) == []


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
