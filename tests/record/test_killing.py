"""A writer is killed at any moment: nothing is lost, nothing is there twice, and the next one goes on."""

from __future__ import annotations

import random
import time
from pathlib import Path

from sqlalchemy import func, select

from dragoman.record.keeping import keep
from dragoman.record.schema import articles
from dragoman.record.store import Store

from .conftest import NewPlace, Server
from .dumping import check, dump
from .news import coded
from .processes import Process
from .writer import make, write

NUMBER, SEED, SIZE = 40, 11, 2
KILLS = 30
"""For each database."""


def kept(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(articles)).scalar_one())


def test_killed_at_random_moments_the_record_is_whole_and_ends_up_the_same(new_place: NewPlace) -> None:
    batch = coded(NUMBER, SEED)
    with Store(new_place()) as store:
        began = time.monotonic()
        for first in range(0, NUMBER, SIZE):
            keep(store, batch[first : first + SIZE])
        lasting = time.monotonic() - began
        undisturbed = dump(store)
    rng, kills, halfway = random.Random(7), 0, 0
    while kills < KILLS:
        place, before = new_place(), 0
        while before < NUMBER and kills < KILLS:
            process = Process(write, place, NUMBER, SEED, SIZE)
            time.sleep(rng.uniform(0, lasting * 0.4))
            kills += process.kill()
            with Store(place) as store:
                check(store)
                after = kept(store)
            assert after >= before, "what was committed is gone"
            halfway += before < after < NUMBER
            before = after
        with Store(place) as store:
            keep(store, batch)
            assert dump(store) == undisturbed
    assert halfway >= KILLS // 4, "hardly any of the kills met a writer at its work"


def test_killed_while_the_tables_are_made_a_new_record_is_none_or_whole(tmp_path: Path, server: Server) -> None:
    for place in (str(tmp_path / "new.db"), server.empty()):
        for delay in (0.0, 0.02, 0.1, 0.2, 0.4):
            process = Process(make, place)
            time.sleep(delay)
            process.kill()
            with Store(place) as store:
                keep(store, coded(2))
                check(store)
            if "://" not in place:
                for file in tmp_path.glob("new.db*"):
                    file.unlink()
