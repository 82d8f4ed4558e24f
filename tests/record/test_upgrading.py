"""A record of the first version is brought up to date as a whole, and holds what it would have held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, create_engine, inspect, select, text

from dragoman.record.amending import Amender
from dragoman.record.asking import find
from dragoman.record.comments import comments_on
from dragoman.record.filters import Filters
from dragoman.record.keeping import keep
from dragoman.record.schema import comments, metadata
from dragoman.record.store import Store

from .conftest import Server
from .dumping import check, dump
from .news import coded

NEW = ("sums", "names", "quotations", "spoken_of")


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path, server: Server) -> Iterator[tuple[str, str]]:
    """Where a record of today may be, and a database with nothing in it."""
    if request.param == "sqlite":
        yield str(tmp_path / "today.db"), str(tmp_path / "first.db")
        return
    today = server.database()
    yield today, server.empty()
    server.give_back(today)


def url(place: str) -> str:
    return place.replace("postgresql://", "postgresql+psycopg://") if "://" in place else f"sqlite:///{place}"


def make_first(today: Store, place: str) -> None:
    """Make a record of the first version of what one of today holds."""
    engine = create_engine(url(place))
    config = Config()
    config.set_main_option("script_location", str(files("dragoman.record") / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        old = MetaData()
        old.reflect(connection)
        with today.reading() as reading:
            for table in metadata.sorted_tables:
                if table.name not in old.tables or table.name in NEW:
                    continue
                names = [column.name for column in old.tables[table.name].c if column.name in table.c]
                rows = reading.execute(select(*(table.c[name] for name in names))).mappings().all()
                if rows:
                    connection.execute(table.insert(), [dict(row) for row in rows])
        if not today.is_sqlite:
            connection.execute(text("select setval('articles_number_seq', (select max(number) from articles))"))
    engine.dispose()


def fill(store: Store) -> None:
    """Articles, corrections and comments as they could be in the first version."""
    for each in coded(40, 6):
        keep(store, [replace(each, quotes=[])])  # the first version knew of no quotations
    first, second, third = (found.told.id for found in list(find(store, Filters(status=())))[:3])
    Amender(store, "Ann", "why").change(first, {"actor": "ITA, POL", "recipient": "", "when": "2024-03-30..2024-05-02"})
    Amender(store, "Ann", "why").change(second, {"when": "2023-12-01..2024-02-02", "recipient": "FRA, DEU"})
    Amender(store, "Ann", "why").judge(third, "reject")
    with store.writing() as connection:
        row = {"at": "2024-01-01T00:00:00+00:00", "who": "Ann", "text": "So?", "article": "a", "about": "article"}
        connection.execute(comments.insert(), [{**row, "mention": None}, {**row, "mention": "m", "about": "event"}])


def test_what_is_summed_and_counted_is_as_if_it_had_always_been(places: tuple[str, str]) -> None:
    with Store(places[0]) as today:
        fill(today)
        make_first(today, places[1])
        with Store(places[1], create=False) as store:
            check(store)
            assert dump(store) == dump(today)
            with store.reading() as connection, today.reading() as other:
                query = text("select id, arrived from events order by id")
                assert connection.execute(query).all() == other.execute(query).all()
            assert [(each.about, each.state) for each in comments_on(store).items] == [
                ("article", "shown"),
                ("event", "shown"),
            ]
            keep(store, coded(12, 7))
            check(store)


def test_one_that_cannot_be_brought_up_to_date_stays_as_it_was(
    places: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(places[0]) as today:
        fill(today)
        make_first(today, places[1])
    from dragoman.record import migrating

    def fails(connection: object, name: str) -> None:
        raise ValueError(name)

    monkeypatch.setattr("dragoman.resolving.actors.folding.fold", lambda name: fails(None, name))
    before = inside(places[1])
    with pytest.raises(ValueError):
        Store(places[1])
    assert inside(places[1]) == before
    monkeypatch.undo()
    with Store(places[1]) as store:
        check(store)
    assert migrating.REVISIONS[-1] == "0002"


def inside(place: str) -> tuple[list[str], object]:
    engine = create_engine(url(place))
    with engine.connect() as connection:
        names = sorted(inspect(connection).get_table_names())
        found = connection.execute(text("select version_num from alembic_version")).scalar()
    engine.dispose()
    return names, found
