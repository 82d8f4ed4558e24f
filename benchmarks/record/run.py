"""The record under load: what goes in, how fast, and whether one happening is one event.

    python benchmarks/record/run.py [ARTICLES] [--store PLACE] [--shuffled] [--processes N]

Generated articles (benchmarks/merging/generated.py), three in ten of them near-copies, are coded and kept the way that
`dragoman ingest` does it: by day of publication as news comes, or shuffled as an archive may be. Printed are articles a
second for the whole way and for keeping alone, the size of the database, and B-cubed figures of copies and events
against the truth. What the coder itself misses or invents is not counted: mentions outside of the sentences that tell
a happening have no truth.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks" / "merging")]

from generated import Told, articles, labels
from scoring import b_cubed
from sqlalchemy import select, text

from dragoman.pipeline import Coded, Coder
from dragoman.record import schema
from dragoman.record.identity import article_id, mention_id
from dragoman.record.ingesting import BATCH
from dragoman.record.keeping import keep
from dragoman.record.store import Store


class Clock:
    """Seconds spent in something, of the wall and of this process."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0

    def __enter__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter() - self._began[0]
        self.processor += time.process_time() - self._began[1]


def main() -> None:
    """Fill a record and print what it took and what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="?", default=20_000)
    parser.add_argument("--store", default=None)
    parser.add_argument("--shuffled", action="store_true")
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    told = list(articles(asked.articles))
    if not asked.shuffled:
        told.sort(key=lambda each: (str(each.article.published), each.article.id))
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-bench-") as folder,
        Store(asked.store or f"{folder}/record.db") as store,
    ):
        true = fill(store, told, asked.processes)
        judge(store, told, true)
        print(f"database                 {size(store) / 1e6:9.1f} MB, {size(store) / len(told):,.0f} bytes an article")


def fill(store: Store, told: list[Told], processes: int) -> dict[str, str]:
    """Code and keep the articles; returns what each mention truly tells, as far as it tells a happening."""
    whole, keeping = Clock(), Clock()
    known = {each.article.id: each for each in told}
    true: dict[str, str] = {}
    with whole:
        for batch in batches(Coder().attempts((each.article for each in told), processes)):
            with keeping:
                keep(store, batch)
            for each in batch:
                id, events = article_id(each.article), {event.id: event for event in each.events}
                about = labels(known[each.article.id], each.events)
                true |= {mention_id(id, events[event]): label for event, label in about.items()}
    count = len(told)
    copied = sum(each.original != each.article.id for each in told)
    print(f"articles                 {count:9,}, {copied / count:.0%} of them near-copies")
    pace, own = count / whole.wall, count / whole.processor
    print(f"coded and kept           {pace:9.1f} articles/s; {own:,.1f} by processor time of the process that keeps")
    print(f"kept, coded before       {count / keeping.wall:9.1f} articles/s; {count / keeping.processor:,.1f} likewise")
    return true


def batches(results: Iterator[Coded]) -> Iterator[list[Coded]]:
    """As many at a time as `dragoman ingest` keeps at most."""
    batch: list[Coded] = []
    for coded in results:
        batch.append(coded)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def judge(store: Store, told: list[Told], true: dict[str, str]) -> None:
    """Compare copies, events and stories with the truth."""
    m, a = schema.mentions.c, schema.articles.c
    with store.reading() as connection:
        copies = dict(connection.execute(select(a.id, a.copies)).all())
        stories = dict(connection.execute(select(a.id, a.story)).all())
        events = dict(connection.execute(select(m.id, m.event)).all())
        count = connection.execute(text("select count(*) from events")).scalar_one()
    by_id = {article_id(each.article): each for each in told}
    names = {each.article.id: id for id, each in by_id.items()}
    print(f"mentions, events         {len(events):9,}, {count:,}; {len(true):,} mentions have a truth")
    print(f"duplicates, B-cubed      {b_cubed(copies, {id: names[each.original] for id, each in by_id.items()})}")
    print(f"events, B-cubed          {b_cubed(events, true)}")
    print(f"stories, B-cubed         {b_cubed(stories, {id: each.happening for id, each in by_id.items()})}")


def size(store: Store) -> int:
    """Bytes on the disk."""
    with store.reading() as connection:
        if store.is_sqlite:
            pages = connection.execute(text("pragma page_count")).scalar_one()
            return int(pages * connection.execute(text("pragma page_size")).scalar_one())
        return int(connection.execute(text("select pg_database_size(current_database())")).scalar_one())


if __name__ == "__main__":
    main()
