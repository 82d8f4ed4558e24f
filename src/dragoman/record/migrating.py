"""The record's own version: made anew, brought up to date, or refused because it is newer than the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from dragoman.record.errors import RecordError

if TYPE_CHECKING:
    from dragoman.record.store import Store

REVISIONS = ("0001", "0002")
"""Every version of the tables, oldest first; each is a file in ``migrations/versions``."""


def bring_up_to_date(store: Store, create: bool) -> None:
    """Make the tables of a new record, or change those of an older one; as a whole or not at all."""
    with store.reading() as connection:
        found = _revision(connection, store.is_sqlite)
    if found == REVISIONS[-1]:
        return
    if found is None and not create:
        raise RecordError(f"{store.name}: there is no record here yet; dragoman ingest makes one")
    if found is not None and found not in REVISIONS:
        raise RecordError(f"{store.name}: made by a newer version of Dragoman (tables {found}); please update Dragoman")
    with store.writing() as connection:
        if _revision(connection, store.is_sqlite) != REVISIONS[-1]:  # another program may have been faster
            _upgrade(connection)


def _revision(connection: Connection, is_sqlite: bool) -> str | None:
    if is_sqlite:
        there = connection.execute(text("select 1 from sqlite_master where name = 'alembic_version'")).first()
    else:
        there = connection.execute(text("select 1 where to_regclass('alembic_version') is not null")).first()
    if there is None:
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from importlib.resources import files

    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("dragoman.record") / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
