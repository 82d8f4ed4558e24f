"""How long questions take at a million events.

    python benchmarks/record/queries.py [EVENTS] [--store PLACE] [--rounds N]

The rows of events are drawn at random and put into the tables directly, without being merged: pairs of countries by a
law of powers over thirty years, so that the busiest pair has some thousands of events, as in the data of this field.
Each question is asked with other countries, types and days every time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src")]

from sqlalchemy import text

from dragoman.merging.happening import event_id
from dragoman.model import Actor, Event, Evidence, Source, Trigger, When
from dragoman.ontology import cameo, plover
from dragoman.record import eventing, schema, writing
from dragoman.record.asking import count, find
from dragoman.record.filters import Filters
from dragoman.record.identity import hashed
from dragoman.record.objects import packed
from dragoman.record.searching import search
from dragoman.record.series import Asked, series
from dragoman.record.store import Store
from dragoman.record.told import RecordedEvent

BEGIN, DAYS = date(1995, 1, 1), 365 * 30
PER_ARTICLE, PORTION = 10, 20_000
WORDS = (
    "border", "talks", "grain", "troops", "election", "harbour", "treaty", "pipeline", "envoy", "strike", "mediation",
    "refugees", "fleet", "tariff",
)  # fmt: skip
TEXT = "The {} of {} and the {} were on the table. Nobody expected the {} to last. The {} was named twice."


def main() -> None:
    """Fill a record and time the questions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--store", default=None)
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-bench-") as folder,
        Store(asked.store or f"{folder}/record.db") as store,
    ):
        began = time.perf_counter()
        fill(store, asked.events)
        print(f"{asked.events:,} events written in {time.perf_counter() - began:.0f} s")
        questions(store, asked.rounds)


def countries() -> list[str]:
    """Codes, the most talked of first."""
    lines = (ROOT / "src/dragoman/facts/countries.tsv").read_text("utf-8").splitlines()[1:]
    codes = [line.split("\t")[0] for line in lines if line[:1] != "#"]
    first = ["USA", "RUS", "CHN", "ISR", "IRN", "UKR", "GBR", "FRA", "DEU", "TUR", "SYR", "PAK", "IND", "JPN", "KOR"]
    return first + sorted(set(codes) - set(first))


def draw_pair(rng: random.Random, codes: list[str]) -> tuple[str, str]:
    """Two countries, the first ones far more often: the busiest pair has some two of a hundred events."""
    while True:
        a, b = (min(len(codes) - 1, int(rng.paretovariate(0.35)) - 1) for _ in range(2))
        if a != b:
            return codes[a], codes[b]


def fill(store: Store, number: int) -> None:
    """Put random events into the tables, with mentions and articles to show them in."""
    rng, codes, types = random.Random(1), countries(), sorted(plover.TYPES)
    for first in range(0, number, PORTION):
        made, told = [], []
        articles, mentions = [], []
        for index in range(first, min(first + PORTION, number)):
            if index % PER_ARTICLE == 0:
                day = BEGIN + timedelta(rng.randrange(DAYS))
                article = hashed("article", str(index))
                words = [rng.choice(WORDS) for _ in range(5)]
                articles.append(article_row(article, TEXT.format(*words), day))
            event = drawn(rng, index, article, day, codes, types)
            made.append(recorded(event, day, index // PER_ARTICLE + 1))
            told.append(event)
            mentions.append(mention_row(event, article))
        with store.writing() as connection:
            writing.insert(connection, schema.articles, articles)
            writing.insert(connection, schema.mentions, mentions)
            eventing.replace(connection, (), made, told)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("analyze")
        if not store.is_sqlite:
            connection.exec_driver_sql("vacuum analyze")


def drawn(rng: random.Random, index: int, article: str, day: date, codes: list[str], types: list[str]) -> Event:
    """One event."""
    actor, recipient = draw_pair(rng, codes)
    type = rng.choice(types)
    code = cameo.default_cameo(type)
    trigger = Trigger("table", (30, 35))
    evidence = Evidence(0, (0, 40), trigger)
    return Event(
        id=hashed("mention", str(index)), type=type, mode=None,
        contexts=("military",) if rng.random() < 0.2 else (), cameo=code, quad=plover.quad(type),
        goldstein=cameo.goldstein(code), status="actual" if rng.random() < 0.85 else "future", promises=None,
        promised_when=None, actor=(Actor(actor, (0, 3), actor, actor, rng.choice(("GOV", "MIL", None))),),
        recipient=(Actor(recipient, (4, 7), recipient, recipient),), trigger=trigger,
        when=When(day, day, "stated"), where=None, said_by=None, sentence=evidence, evidence=(evidence,),
        confidence=0.8, rule="en/x", document=Source(article, None, None, "en", day),
    )  # fmt: skip


def recorded(event: Event, day: date, arrived: int) -> RecordedEvent:
    """The event as the record has it."""
    return RecordedEvent(event_id(event.id), event, 1, 1, 1, day, day, event.id, arrived)


def article_row(id: str, text: str, day: date) -> dict[str, object]:
    """An article to show events in."""
    return {
        "id": id, "name": id, "title": text[:30], "text": text, "language": "en", "published": day, "copies": id,
        "source": "herald.example", "story": id,
    }  # fmt: skip


def mention_row(event: Event, article: str) -> dict[str, object]:
    """The event's only mention."""
    return {
        "id": event.id, "article": article, "grouped": event.id, "event": event_id(event.id), "item": "",
        "coded": packed(event), "versions": "", "kept": False,
    }  # fmt: skip


def questions(store: Store, rounds: int) -> None:
    """Time each question, each round with other values."""
    rng, codes, types = random.Random(2), countries(), sorted(plover.TYPES)
    with store.reading() as connection:
        busy = connection.execute(
            text("select actor, recipient, count(*) from dyads group by actor, recipient order by 3 desc limit 1")
        ).one()
    print(f"the busiest dyad has {busy[2]:,} events")

    def span() -> tuple[date, date]:
        start = BEGIN + timedelta(rng.randrange(DAYS - 400))
        return start, start + timedelta(365)

    def year(**more: object) -> Filters:
        since, until = span()
        return Filters(since=since, until=until, **more)  # type: ignore[arg-type]

    def pair() -> tuple[str, str]:
        return draw_pair(rng, codes)

    asked: dict[str, Callable[[], object]] = {
        "series of the busiest dyad, by month": lambda: series(store, Asked(busy[0], busy[1])),
        "series of a dyad, by month": lambda: series(store, Asked(*pair())),
        "the same, both directions": lambda: series(store, Asked(*pair(), either=True)),
        "the same, normalised": lambda: series(store, Asked(*pair(), volume=True)),
        "series of a dyad, by day": lambda: series(store, Asked(*pair(), by="day")),
        "50 events of an actor in a year": lambda: list(find(store, year(actor=(pair()[0],)), 50)),
        "50 events of a dyad": lambda: list(find(store, Filters(dyad=pair()), 50)),
        "50 events of an actor, type, year": lambda: list(
            find(store, year(actor=(pair()[0],), type=(rng.choice(types),)), 50)
        ),
        "number of events of a type in a year": lambda: count(store, year(type=(rng.choice(types),))),
        "50 articles by two words": lambda: list(search(store, " ".join(rng.sample(WORDS, 2)))),
    }
    for name, ask in asked.items():
        took = [timed(ask) for _ in range(rounds)]
        wall, own = (sorted(column) for column in zip(*took, strict=True))
        print(f"{name:40} {told(wall)}   processor {told(own)}", flush=True)


def told(times: list[float]) -> str:
    """Median and 99th percentile."""
    return f"p50 {statistics.median(times):7.1f} ms  p99 {times[int(len(times) * 0.99) - 1]:7.1f} ms"


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds that it takes, of the wall and of this process."""
    began, own = time.perf_counter(), time.process_time()
    ask()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - own)


if __name__ == "__main__":
    main()
