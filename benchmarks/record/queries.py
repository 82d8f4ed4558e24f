"""How long questions take at a million events.

    python benchmarks/record/queries.py [EVENTS] [--store PLACE] [--filled] [--rounds N] [--crowd N]

The rows of events are drawn at random and put into the tables directly, without being merged: pairs of countries by a
law of powers over thirty years, so that the busiest pair has some thousands of events, as in the data of this field.
Each question is asked with other countries, types and days every time. A whole page of a dyad is what its page
shows: the series of both directions and either, the latest events and quotations, the agenda, stories, partners.
With ``--crowd``, so many readers ask for such pages at once, on two processes, while a third keeps new articles.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src")]

from sqlalchemy import text

from dragoman.merging.happening import event_id
from dragoman.model import Actor, Event, Evidence, Source, Trigger, When
from dragoman.ontology import cameo, plover
from dragoman.record import agenda, articles, eventing, quoting, schema, stories, writing
from dragoman.record.actors import network, partners
from dragoman.record.asking import count, find, page
from dragoman.record.filters import Filters
from dragoman.record.identity import hashed
from dragoman.record.moving import moved
from dragoman.record.objects import packed
from dragoman.record.searching import search
from dragoman.record.series import Asked, directions, series
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
    parser.add_argument("--filled", action="store_true", help="the store has been filled before")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--crowd", type=int, default=0)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="dragoman-bench-") as folder,
        Store(asked.store or f"{folder}/record.db") as store,
    ):
        if not asked.filled:
            began = time.perf_counter()
            fill(store, asked.events)
            print(f"{asked.events:,} events written in {time.perf_counter() - began:.0f} s")
        if asked.rounds:
            questions(store, asked.rounds)
        if asked.crowd:
            crowd(asked.store or f"{folder}/record.db", asked.crowd)


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
        printed, mentions, quoted, spoken, told_of = [], [], [], [], []
        for index in range(first, min(first + PORTION, number)):
            if index % PER_ARTICLE == 0:
                day = BEGIN + timedelta(rng.randrange(DAYS))
                article = hashed("article", str(index))
                words = [rng.choice(WORDS) for _ in range(5)]
                printed.append(article_row(article, TEXT.format(*words), day))
                told_of.append(story_row(article, day))
            event = drawn(rng, index, article, day, codes, types)
            made.append(recorded(event, day, index // PER_ARTICLE + 1))
            told.append(event)
            mentions.append(mention_row(event, article))
            if index % 3 == 0:
                quoted.append(quotation_row(event, article, day))
                spoken.append(spoken_row(event, quoted[-1]["id"], day))
        with store.writing() as connection:
            writing.insert(connection, schema.articles, printed)
            writing.insert(connection, schema.mentions, mentions)
            writing.insert(connection, schema.quotations, quoted)
            writing.insert(connection, schema.spoken_of, spoken)
            writing.insert(connection, schema.stories, told_of)
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


def story_row(article: str, day: date) -> dict[str, object]:
    """A story of one article."""
    row = {"id": f"st-{article}", "title": "A story", "start": day, "end": day, "articles": 1, "sources": 1}
    return {**row, "languages": ["en"]}


def quotation_row(event: Event, article: str, day: date) -> dict[str, object]:
    """Something that the actor of an event says."""
    speaker = {"text": "The", "span": [0, 3], "name": event.actor[0].name, "code": event.actor[0].code}
    return {
        "id": hashed("quotation", event.id), "article": article, "start": 4, "end": 40, "direct": True,
        "speaker": speaker, "speaker_code": event.actor[0].code, "to": None, "verb": None, "published": day,
    }  # fmt: skip


def spoken_row(event: Event, quotation: object, day: date) -> dict[str, object]:
    """Of whom: the recipient."""
    pair = {"speaker": event.actor[0].code, "other": event.recipient[0].code}
    return {**pair, "quotation": quotation, "published": day}


def dyad_page(store: Store, pair: tuple[str, str]) -> list[object]:
    """All that the page of a dyad shows, of one moment."""
    filters = Filters(dyad=pair)
    with store.reading() as connection:
        return [
            directions(connection, Asked(*pair)),
            page(connection, filters, limit=20),
            quoting.page(connection, dyad=pair, limit=10),
            agenda.newest(connection, replace(filters, status=()), limit=5),
            stories.latest(connection, filters, limit=6),
            partners(connection, pair[0]),
        ]


def reader(place: str, threads: int, seconds: float, seed: int) -> list[float]:
    """Milliseconds that each page took so many readers at once, each asking as soon as the last answer came."""
    codes = countries()
    began = time.perf_counter()

    def read(number: int) -> list[float]:
        rng, took = random.Random(seed * 1000 + number), []
        while time.perf_counter() - began < seconds:
            pair = ("USA", "RUS") if rng.random() < 0.1 else draw_pair(rng, codes)
            took.append(timed(lambda pair=pair: dyad_page(store, pair))[0])
            time.sleep(rng.uniform(0.5, 1.5))
        return took

    with Store(place) as store, ThreadPoolExecutor(threads) as pool:
        return [ms for each in pool.map(read, range(threads)) for ms in each]


def ingester(place: str, seconds: float) -> int:
    """Keeps generated articles, coded before, for so long; returns how many."""
    sys.path.append(str(ROOT / "benchmarks" / "merging"))
    from generated import articles as generated

    from dragoman.pipeline import Coder
    from dragoman.record.ingesting import keep_all

    told = (each.article for each in generated(5000))
    began, number = time.perf_counter(), 0
    with Store(place) as store:
        for kept in keep_all(store, Coder().attempts(told)):
            number += len(kept)
            if time.perf_counter() - began > seconds:
                break
    return number


def crowd(place: str, readers: int, seconds: float = 30.0) -> None:
    """Time whole pages under many readers while articles come in."""
    with ProcessPoolExecutor(3, get_context("spawn")) as pool:
        keeping = pool.submit(ingester, place, seconds)
        halves = [pool.submit(reader, place, readers // 2, seconds, seed) for seed in (1, 2)]
        took = sorted(ms for half in halves for ms in half.result())
        kept = keeping.result()
    high = took[int(len(took) * 0.95) - 1]
    print(f"{readers} readers, a page each second or so, while {kept} articles are coded and kept:")
    print(f"  {len(took):,} pages of dyads   p50 {statistics.median(took):.0f} ms  p95 {high:.0f} ms")


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

    best = (busy[0], busy[1])
    asked: dict[str, Callable[[], object]] = {
        "whole page of the busiest dyad": lambda: dyad_page(store, best),
        "whole page of a dyad": lambda: dyad_page(store, pair()),
        "three series of the busiest dyad": lambda: directions(store, Asked(*best)),
        "latest 50 events of the busiest dyad": lambda: page(store, Filters(dyad=best)),
        "latest 20 quotations of the busiest": lambda: quoting.page(store, dyad=best, limit=20),
        "last 5 promises of the busiest": lambda: agenda.newest(store, Filters(dyad=best, status=()), limit=5),
        "last 5 promises of a dyad": lambda: agenda.newest(store, Filters(dyad=pair(), status=()), limit=5),
        "6 stories of the busiest dyad": lambda: stories.latest(store, Filters(dyad=best), limit=6),
        "20 partners of the busiest actor": lambda: partners(store, busy[0]),
        "network of the busiest actor": lambda: network(store, busy[0]),
        "newest 50 events": lambda: page(store, Filters()),
        "newest 50 events of an actor": lambda: page(store, Filters(involving=(pair()[0],))),
        "50 stories": lambda: stories.page(store),
        "50 articles": lambda: articles.page(store),
        "dyads that moved most": lambda: moved(store),
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
        took = [timed(ask) for _ in range(max(3, rounds // 20) if "moved" in name else rounds)]
        wall, own = (sorted(column) for column in zip(*took, strict=True))
        print(f"{name:40} {told(wall)}   processor {told(own)}", flush=True)


def told(times: list[float]) -> str:
    """Median, 95th and 99th percentile."""
    high = (f"p{share} {times[max(0, int(len(times) * share / 100) - 1)]:6.1f}" for share in (95, 99))
    return f"p50 {statistics.median(times):6.1f}  {'  '.join(high)} ms"


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds that it takes, of the wall and of this process."""
    began, own = time.perf_counter(), time.process_time()
    ask()
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - own)


if __name__ == "__main__":
    main()
