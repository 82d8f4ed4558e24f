"""Opening the record: SQLite in one file, or PostgreSQL; the same tables in both."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from dragoman.record.errors import Locked, RecordError

DEFAULT = "dragoman.db"
PATIENCE = 30.0
"""Seconds that a writer waits for another one to finish its transaction."""

LOCK = 0x647261676F6D616E
"""The advisory lock by which writers of a PostgreSQL record take turns: "dragoman" in ASCII."""


class Store:
    """A record that is open. Made anew or brought up to date on opening; one that is newer than the code is refused."""

    def __init__(self, place: str = DEFAULT, *, create: bool = True, patience: float = PATIENCE) -> None:
        """``place`` is a file's path, ``sqlite:///…`` or ``postgresql://…``; without ``create`` it must be there."""
        self.url = _url(place)
        self.name = _told(self.url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and not create and not _is_there(self.url):
            raise RecordError(f"{self.name}: there is no record here yet; dragoman ingest makes one")
        self.patience = patience
        self.engine = _engine(self.url, patience)
        from dragoman.record.migrating import bring_up_to_date

        try:
            bring_up_to_date(self, create)
        except RecordError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading: all that is read within it is of one moment."""
        with self._told(), self.engine.connect() as plain:
            options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            connection = plain.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of which there is only one at a time: committed as a whole at the end, or not at all."""
        with self._told(), self.engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                yield connection

    @contextmanager
    def noting(self, patience: float | None = None) -> Iterator[Connection]:
        """A small transaction beside the news: logins, comments of others' making, deliveries.

        In PostgreSQL it passes writers of news, in SQLite it waits ``patience`` seconds, then raises ``Locked``.
        """
        with self._told(), self.engine.connect() as plain:
            own: Any = plain.connection.driver_connection
            if self.is_sqlite and patience is not None:
                own.execute(f"pragma busy_timeout = {int(patience * 1000)}")
            try:
                with plain.execution_options(writing=True).begin():
                    yield plain
            finally:
                if self.is_sqlite and patience is not None:
                    own.execute(f"pragma busy_timeout = {int(self.patience * 1000)}")

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            said = _explained(error)
            raise (Locked if LOCKED in said else RecordError)(f"{self.name}: {said}") from error


Readable = Store | Connection
"""A record, or a connection to one on which more is read: then all of it is of one moment."""


@contextmanager
def reading(place: Readable) -> Iterator[Connection]:
    """A connection for reading: the one given, or a new one to the record given."""
    if isinstance(place, Store):
        with place.reading() as connection:
            yield connection
    else:
        yield place


def _url(place: str) -> URL:
    if "://" not in place:
        if not place or "\x00" in place:
            raise RecordError("the record needs the path of a file or an address")
        return URL.create("sqlite", database=str(Path(place).expanduser()))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        raise RecordError("not the address of a database: sqlite:///path or postgresql://user@host/name") from None
    backend = url.drivername.partition("+")[0]
    if backend in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise RecordError(f"records are kept in SQLite or PostgreSQL, not in {backend}")
    if url.database in (None, "", ":memory:"):
        raise RecordError("the record needs the path of a file")
    return url.set(drivername="sqlite")


def _told(url: URL) -> str:
    """The record as messages name it, without a password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _is_there(url: URL) -> bool:
    path = Path(str(url.database))
    return path.exists() and path.stat().st_size > 0


def _engine(url: URL, patience: float) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        except (NoSuchModuleError, ModuleNotFoundError):
            raise RecordError("PostgreSQL needs one more package: pip install 'dragoman[postgresql]'") from None
        event.listen(engine, "connect", _settle_postgresql(patience))
        return engine
    folder = Path(str(url.database)).parent
    if not folder.is_dir():
        raise RecordError(f"{url.database}: there is no folder {folder}")
    engine = create_engine(url, connect_args={"timeout": patience})
    event.listen(engine, "connect", _settle_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _settle_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    for pragma in ("journal_mode=wal", "synchronous=normal", "foreign_keys=on", "cache_size=-65536"):
        connection.execute(f"pragma {pragma}")


def _settle_postgresql(patience: float) -> Any:
    def settle(connection: Any, _: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"set lock_timeout = {int(patience * 1000)}")
        connection.commit()

    return settle


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once: one that began as a reader could not become a writer beside another."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("begin immediate" if writing else "begin")


LOCKED = "another program keeps it locked"
SAYINGS = {
    "database is locked": f"{LOCKED}; try again when that one is done",
    "database or disk is full": "the disk is full; what was kept so far is whole",
    "no space left on device": "the disk is full; what was kept so far is whole",
    "disk i/o error": "the disk cannot be written or read; what was kept so far is whole",
    "file is not a database": "this file is not a record of Dragoman's",
    "database disk image is malformed": "the file is damaged; restore it from a copy",
    "unable to open database file": "the file cannot be opened",
    "attempt to write a readonly database": "the file may not be written",
    "lock timeout": f"{LOCKED}; try again when that one is done",
    "connection timeout": "the server does not answer",
    "server closed the connection": "the connection was lost; what was kept so far is whole",
    "terminating connection": "the server ended the connection; what was kept so far is whole",
    "connection is closed": "the connection was lost; what was kept so far is whole",
    "connection to server": "the server cannot be reached",
    "connection failed": "the server cannot be reached",
    "authentication failed": "the server does not accept the name or password",
}


def _explained(error: DBAPIError) -> str:
    """The database's own message, and before it what that means for the record."""
    said = " ".join(str(error.orig).split())[:300]
    low = said.lower()
    return next((f"{words} ({said})" for mark, words in SAYINGS.items() if mark in low), said)
