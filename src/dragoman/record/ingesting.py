"""Articles from anywhere into the record: read, coded, kept, a few at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import Article
from dragoman.pipeline import Coded, Coder
from dragoman.reading.problems import Problem
from dragoman.record.keeping import Kept, keep, unknown
from dragoman.record.store import Store

BATCH = 64
SECONDS = 2.0
"""A transaction holds so many articles, or what was coded in so long: no more is lost when the program is killed."""


@dataclass(slots=True)
class Tally:
    """What has come of a run so far."""

    read: int = 0
    kept: int = 0
    events: int = 0
    """Mentions of events in the articles that were kept."""

    @property
    def known(self) -> int:
        """Articles that were in the record before, or came twice."""
        return self.read - self.kept


def ingest(
    store: Store,
    articles: Iterable[Article],
    coder: Coder,
    *,
    processes: int = 1,
    report: Callable[[Problem], None],
    tell: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Code and keep the articles that are not in the record yet. What is committed stays, whatever happens after."""
    tally = Tally()
    fresh = unknown(store, _counted(articles, tally))
    for kept in keep_all(store, _told(coder.attempts(fresh, processes), report)):
        tally.kept += len(kept)
        tally.events += sum(len(each.coded.events) for each in kept)
        tell(tally)
    tell(tally)
    return tally


def keep_all(store: Store, results: Iterable[Coded]) -> Iterator[list[Kept]]:
    """Keep coded articles batch by batch; yields what was new in each."""
    batch: list[Coded] = []
    since = time.monotonic()
    for coded in results:
        batch.append(coded)
        if len(batch) >= BATCH or time.monotonic() - since > SECONDS:
            yield keep(store, batch)
            batch, since = [], time.monotonic()
    if batch:
        yield keep(store, batch)


def _counted(articles: Iterable[Article], tally: Tally) -> Iterator[Article]:
    for article in articles:
        tally.read += 1
        yield article


def _told(results: Iterable[Coded], report: Callable[[Problem], None]) -> Iterator[Coded]:
    for coded in results:
        if coded.trouble:
            report(Problem(coded.article.id, coded.trouble))
        yield coded
