"""The record that the other tests read has something of everything, on both databases."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from dragoman.record.agenda import agenda
from dragoman.record.asking import count, find
from dragoman.record.comments import comments_on
from dragoman.record.corrections import history
from dragoman.record.filters import Filters
from dragoman.record.store import Store
from dragoman.record.stories import find as stories

from .filling import DYAD, HOSTILE, REAL_DYAD


def test_it_has_events_that_several_report_and_that_reports_differ_on(filled_store: Store) -> None:
    found = list(find(filled_store, Filters(status=())))
    assert max(each.told.sources for each in found) > 2
    assert any(each.told.disagreements for each in found)
    assert count(filled_store, Filters(dyad=REAL_DYAD)) >= 3
    assert count(filled_store, Filters(dyad=DYAD)) >= 5
    assert {each.article.language for each in found} == {"en", "es"}


def test_it_has_what_people_add_and_what_means_harm(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        log = history(connection)
    assert {each.kind for each in log} == {"change", "confirm", "reject", "undo"}
    assert not all(each.standing for each in log)
    assert comments_on(filled_store).items
    assert any(each["title"] == HOSTILE for each in stories(filled_store))
    assert {entry.promise.state for entry in agenda(filled_store, Filters(status=()))} >= {"kept", "overdue"}


def test_a_copy_is_another_record(own_place: str, filled_place: str) -> None:
    assert Path(own_place).read_bytes() == Path(filled_place).read_bytes()
    assert own_place != filled_place


def test_both_databases_are_open(filled_everywhere: TestClient) -> None:
    assert filled_everywhere.get("/healthz").text == "ok\n"
