"""Reading rooms to ask.

``desk`` is empty; ``filled`` holds the record of ``filling`` and is shared: read it only. ``own`` is a copy of it that
a test may change. ``filled_everywhere`` is ``filled`` on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from dragoman.record.store import Store
from dragoman.serving.app import create_app
from dragoman.serving.settings import Settings

from .filling import fill

if TYPE_CHECKING:
    from record.conftest import Server

HERE = "http://localhost"


def room(place: str) -> TestClient:
    """The desk over a record; open within ``with``."""
    return TestClient(create_app(Settings(place)), base_url=HERE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over a record that is still empty."""
    place = str(tmp_path / "record.db")
    Store(place).close()
    with room(place) as client:
        yield client


@pytest.fixture(scope="session")
def filled_place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record with something of everything, in a file. Not to be changed."""
    place = str(tmp_path_factory.mktemp("filled") / "record.db")
    with Store(place) as store:
        fill(store)
        with store.engine.connect() as connection:
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    return place


@pytest.fixture(scope="session")
def filled_store(filled_place: str) -> Iterator[Store]:
    """The same, open. Not to be changed."""
    with Store(filled_place) as store:
        yield store


@pytest.fixture(scope="session")
def filled(filled_place: str) -> Iterator[TestClient]:
    """A desk over it. Not to be changed."""
    with room(filled_place) as client:
        yield client


@pytest.fixture
def own_place(filled_place: str, tmp_path: Path) -> str:
    """A copy of the filled record, for one test to change."""
    shutil.copy(filled_place, tmp_path / "own.db")
    return str(tmp_path / "own.db")


@pytest.fixture
def own(own_place: str) -> Iterator[TestClient]:
    """A desk over a copy of the filled record, for one test to change."""
    with room(own_place) as client:
        yield client


@pytest.fixture(scope="session")
def filled_server_place(server: Server) -> str:
    """The filled record in a database of the server, to be copied only: nobody may be connected with it."""
    place = server.database()
    with Store(place) as store:
        fill(store)
    return place


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def filled_everywhere(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """The filled desk, on each database. Not to be changed."""
    if request.param == "sqlite":
        yield request.getfixturevalue("filled")
        return
    server: Server = request.getfixturevalue("server")
    with room(server.copy(request.getfixturevalue("filled_server_place"))) as client:
        yield client


@pytest.fixture(params=["sqlite", "postgresql"])
def own_everywhere(request: pytest.FixtureRequest) -> Iterator[TestClient]:
    """A desk over a copy of the filled record, on each database, for one test to change."""
    if request.param == "sqlite":
        yield request.getfixturevalue("own")
        return
    server: Server = request.getfixturevalue("server")
    place = server.copy(request.getfixturevalue("filled_server_place"))
    with room(place) as client:
        yield client
    server.drop(place)
