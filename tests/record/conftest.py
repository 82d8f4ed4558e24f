"""Records of both kinds, empty and new for each test."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dragoman.record.store import Store

from .server import NoServer, running

NewPlace = Callable[[], str]


class Server:
    """The tests' PostgreSQL: started when the first test asks for it."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._address: str | None = None
        self._missing: str | None = None
        self._numbers = itertools.count(1)

    def database(self) -> str:
        """The address of a database with nothing in it but the tables."""
        if self._missing:
            pytest.skip(self._missing)
        if self._address is None:
            try:
                self._address = self._stack.enter_context(running())
            except NoServer as error:
                self._missing = str(error)
                pytest.skip(self._missing)
            self._execute("create database model")
            Store(self._address.format(database="model")).close()
        name = f"t{next(self._numbers)}"
        self._execute(f"create database {name} template model")
        return self._address.format(database=name)

    def empty(self) -> str:
        """The address of a database in which there is nothing at all."""
        self.database()
        name = f"e{next(self._numbers)}"
        self._execute(f"create database {name}")
        assert self._address
        return self._address.format(database=name)

    def _execute(self, statement: str) -> None:
        import psycopg

        assert self._address
        with psycopg.connect(self._address.format(database="postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def stop(self) -> None:
        """Ends the server, if it was started."""
        self._stack.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path, server: Server) -> NewPlace:
    """Makes places for records, of the kind that the test is run for."""
    numbers = itertools.count(1)
    return server.database if request.param == "postgresql" else lambda: str(tmp_path / f"record{next(numbers)}.db")


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """Where a record may be made."""
    return new_place()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A record with nothing in it."""
    with Store(place) as store:
        yield store
