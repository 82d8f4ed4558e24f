"""Several programs at one record: writers take turns, readers see one moment and never half of a change."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from dragoman.record.errors import RecordError
from dragoman.record.keeping import keep
from dragoman.record.schema import articles, events, mentions
from dragoman.record.store import Store

from .conftest import NewPlace
from .dumping import check, dump
from .news import coded
from .processes import Process
from .writer import write


def test_two_writers_and_a_reader_at_once(new_place: NewPlace) -> None:
    one, other = coded(30, 21), coded(30, 22)
    with Store(new_place()) as store:
        keep(store, [*one, *other])
        expected = dump(store)
    place = new_place()
    with Store(place) as store:
        writers = [Process(write, place, 30, 21, 2), Process(write, place, 30, 22, 2)]
        looks = seen = 0
        while seen < 60 and looks < 5000:
            with store.reading() as connection:
                before = int(connection.execute(select(func.count()).select_from(articles)).scalar_one())
                told = select(func.coalesce(func.sum(events.c.mentions), 0))
                assert (
                    connection.execute(told).scalar_one()
                    == connection.execute(select(func.count()).select_from(mentions)).scalar_one()
                )
                after = int(connection.execute(select(func.count()).select_from(articles)).scalar_one())
            assert before == after >= seen
            seen, looks = after, looks + 1
        assert [writer.end() for writer in writers] == [30, 30]
        assert looks > 1
        check(store)
        assert dump(store) == expected


def test_a_writer_that_waits_in_vain_says_so_and_changes_nothing(new_place: NewPlace) -> None:
    place = new_place()
    with Store(place) as store, Store(place, patience=0.2) as other:
        with store.writing(), pytest.raises(RecordError, match="another program keeps it locked"):
            keep(other, coded(3))
        assert len(keep(other, coded(3))) == 3


def test_a_full_disk_is_told_and_the_record_stays_whole(tmp_path: Path) -> None:
    from sqlalchemy import event

    batch = coded(60, 4)
    with Store(str(tmp_path / "full.db")) as store:
        keep(store, batch[:10])
        before = dump(store)
        limited = Store(str(tmp_path / "full.db"))
        event.listen(limited.engine, "connect", lambda connection, _: connection.execute("pragma max_page_count = 1"))
        limited.engine.dispose()
        with pytest.raises(RecordError, match="the disk is full"):
            keep(limited, batch[10:])
        limited.close()
        check(store)
        assert dump(store) == before
        assert len(keep(store, batch)) == 50


def test_a_connection_that_is_lost_is_told_and_the_record_stays_whole(server: object) -> None:
    from sqlalchemy import text

    place = server.database()  # type: ignore[attr-defined]
    batch = coded(8, 4)
    with Store(place) as store, Store(place) as other:
        with pytest.raises(RecordError, match="ended the connection"), store.writing() as connection:
            own = connection.execute(text("select pg_backend_pid()")).scalar_one()
            with other.reading() as killing:
                killing.execute(text("select pg_terminate_backend(:own)"), {"own": own})
            connection.execute(select(func.count()).select_from(articles))
        assert len(keep(store, batch)) == 8
        check(store)


def test_nobody_at_the_address_is_told_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be reached") as told:
        Store(f"postgresql://ann:secret@/nowhere?host={tmp_path}")
    assert "secret" not in str(told.value)
