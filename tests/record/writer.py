"""What a writing process of the tests does: the way that `dragoman ingest` goes; only the coding was done before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection

from dragoman.model import Article
from dragoman.pipeline import Coded
from dragoman.reading.problems import Problem
from dragoman.record import ingesting
from dragoman.record.deliveries import claim, sent
from dragoman.record.store import Store

from .news import coded


class Recoded:
    """Gives each article back as it was coded before."""

    def __init__(self, batch: Iterable[Coded]) -> None:
        self._known = {each.article: each for each in batch}

    def attempts(self, articles: Iterable[Article], processes: int = 1) -> Iterator[Coded]:
        """The articles as they were coded."""
        for article in articles:
            yield self._known[article]


def write(place: str, number: int, seed: int, size: int, ready: Connection) -> None:
    """Keep so many articles, so many at a time; says when it begins, and how many were new."""
    ingesting.BATCH = size
    batch = coded(number, seed)
    problems: list[Problem] = []
    with Store(place) as store:
        ready.send("ready")
        articles = (each.article for each in batch)
        tally = ingesting.ingest(store, articles, Recoded(batch), report=problems.append)  # type: ignore[arg-type]
    ready.send(tally.kept)


def make(place: str, ready: Connection) -> None:
    """Open a record, which makes its tables."""
    ready.send("ready")
    Store(place).close()
    ready.send("made")


def claiming(place: str, name: str, ready: Connection) -> None:
    """Claim what is to be delivered, one by one, until there is nothing left; says what it was given."""
    with Store(place) as store:
        ready.send("ready")
        numbers: list[int] = []
        while (each := claim(store, name, datetime(2024, 5, 6, 12, tzinfo=UTC))) is not None:
            numbers.append(each.number)
            sent(store, each)
    ready.send(numbers)
