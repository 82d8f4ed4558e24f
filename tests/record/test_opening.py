"""Opening a record: made where there is none, refused where it is none of ours or newer than the code."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from dragoman.record.errors import RecordError
from dragoman.record.schema import metadata
from dragoman.record.store import Store

OWN = ("article_words", "articles_by_words", "words")


def test_the_migrations_make_the_tables_that_the_code_speaks_of(store: Store) -> None:
    def ours(thing: object, name: str | None, *_: object) -> bool:
        return not str(name).startswith(OWN)

    with store.reading() as connection:
        options = {"include_object": ours, "compare_type": True}
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    assert differences == []


def test_an_open_record_is_left_as_it_is(place: str) -> None:
    Store(place).close()
    with Store(place, create=False) as store, store.reading() as connection:
        assert connection.execute(text("select count(*) from articles")).scalar_one() == 0


def test_a_record_of_a_newer_version_is_refused(place: str) -> None:
    with Store(place) as store, store.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(RecordError, match="newer version"):
        Store(place)


def test_no_record_is_made_by_those_who_only_ask(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record here yet"):
        Store(str(tmp_path / "none.db"), create=False)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("mysql://ann@host/db", "not in mysql"),
        ("sqlite://", "path of a file"),
        ("postgresql://host:port/x", "not the address"),
        ("", "path of a file"),
        ("/no/such/folder/x.db", "there is no folder"),
    ],
)
def test_places_that_are_none(place: str, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        Store(place)


def test_another_file_is_not_taken_for_a_record(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear sir, " * 500)
    with pytest.raises(RecordError, match="not a record"):
        Store(str(path))
    assert path.read_text().startswith("Dear sir")
