"""Records of both kinds, empty and new for each test."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dragoman.record.migrating import REVISIONS
from dragoman.record.schema import metadata
from dragoman.record.store import Store

from .server import NoServer, running

NewPlace = Callable[[], str]


def _name(address: str) -> str:
    """The database of an address."""
    return address.partition("?")[0].rpartition("/")[2]


class Server:
    """The tests' PostgreSQL: started when the first test asks for it."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._address: str | None = None
        self._missing: str | None = None
        self._numbers = itertools.count(1)
        self._free: list[str] = []

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
        if self._free:
            address = self._free.pop()
            self._empty(address)
            return address
        name = f"t{next(self._numbers)}"
        self._execute(f"create database {name} template model")
        return self._address.format(database=name)

    def give_back(self, address: str) -> None:
        """The database may be used by another test, which is faster than to make one."""
        self._free.append(address)

    def _empty(self, address: str) -> None:
        import psycopg

        tables = ", ".join(f'"{table}"' for table in metadata.tables)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"truncate {tables} restart identity")  # type: ignore[call-overload]
            connection.execute("update alembic_version set version_num = %s", [REVISIONS[-1]])

    def empty(self) -> str:
        """The address of a database in which there is nothing at all."""
        self.database()
        name = f"e{next(self._numbers)}"
        self._execute(f"create database {name}")
        assert self._address
        return self._address.format(database=name)

    def copy(self, address: str) -> str:
        """A database with what is in another one."""
        name = f"c{next(self._numbers)}"
        self._execute(f"create database {name} template {_name(address)}")
        assert self._address
        return self._address.format(database=name)

    def drop(self, address: str) -> None:
        """The database is needed no more."""
        self._execute(f"drop database {_name(address)} with (force)")

    def _execute(self, statement: str) -> None:
        import psycopg

        assert self._address
        with psycopg.connect(self._address.format(database="postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def stop(self) -> None:
        """Ends the server, if it was started."""
        self._stack.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path, server: Server) -> Iterator[NewPlace]:
    """Makes places for records, of the kind that the test is run for."""
    made: list[str] = []

    def place() -> str:
        sqlite = request.param == "sqlite"
        made.append(str(tmp_path / f"record{len(made)}.db") if sqlite else server.database())
        return made[-1]

    yield place
    if request.param == "postgresql":
        for address in made:
            server.give_back(address)


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """Where a record may be made."""
    return new_place()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A record with nothing in it."""
    with Store(place) as store:
        yield store
