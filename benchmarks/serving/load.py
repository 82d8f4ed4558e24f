"""The reading room under load: readers of dyad pages while articles come in.

    python benchmarks/serving/load.py [EVENTS] [--store PLACE] [--readers N] [--seconds S] [--no-ingest]

A record of so many events (filled as benchmarks/record/queries.py does it) is served by `dragoman serve`, two processes
unless told otherwise. Readers open one page of a dyad after another, drawn by the law of powers by which the record was
filled, so that the busy ones are asked for most; each reads a page for a second before the next, or, in the second
round, not at all. All the while `dragoman ingest` codes and keeps generated articles in a process of its own, in the
same record. The third round asks the API for the series of such dyads.

Printed are the times until an answer was whole, the processor time that it cost the serving processes (which others on
the machine change little), how many were no 200, and the ratios to the bare query (`record.series` by month, asked by
this process while articles come in and nobody reads). The readers are threads of this process, on the same machine:
what they cost is in the times.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks" / "record"), str(ROOT / "benchmarks" / "merging")]

from generated import articles
from queries import countries, draw_pair, fill

from dragoman.record.series import Asked, series
from dragoman.record.store import Store

DRAGOMAN = [sys.executable, "-m", "dragoman.cli"]
ENOUGH = 80
"""Generated articles for each second of the run: more than are coded in it."""


@dataclass(slots=True)
class Times:
    """What came of the questions of all readers."""

    milliseconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    processor: float = 0.0
    """Seconds of processor time, of all answers together."""

    @property
    def cost(self) -> float:
        """Seconds of processor time for each answer."""
        return self.processor / max(1, len(self.milliseconds))

    def told(self, seconds: float) -> str:
        """One line."""
        if not self.milliseconds:
            return "nothing was answered"
        number = len(self.milliseconds)
        wrong = {status: n for status, n in self.statuses.items() if status != "200"}
        return (
            f"p50 {quantile(self.milliseconds, 0.5):7.1f} ms  p95 {quantile(self.milliseconds, 0.95):7.1f} ms  "
            f"p99 {quantile(self.milliseconds, 0.99):7.1f} ms  {number} answers, {number / seconds:.1f} a second, "
            f"{1000 * self.cost:.1f} ms of processor and {self.bytes / number / 1024:.0f} KiB each; "
            f"errors: {wrong or 'none'}"
        )


def main() -> None:
    """Fill, serve, read, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--store", default=None, help="a record that is kept; filled if it is not there")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0, help="of each round")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--no-ingest", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dragoman-load-") as folder:
        place = asked.store or f"{folder}/record.db"
        if "://" in place or not Path(place).exists():
            began = time.perf_counter()
            with Store(place) as store:
                fill(store, asked.events)
            print(f"{asked.events:,} events written in {time.perf_counter() - began:.0f} s", flush=True)
        rounds = 4 * asked.seconds + 30
        with Store(place, create=False) as store:
            held = coded(store)
        with (
            incoming(place, Path(folder), rounds, held, not asked.no_ingest),
            Store(place, create=False) as store,
        ):
            time.sleep(5)  # the coder loads its tables
            bare = query_times(store, asked.seconds)
            print(f"bare query, series by month:      {bare.told(asked.seconds)}", flush=True)
            with served(place, asked.processes) as (address, pid):
                page = page_of("/dyads/{}-{}")
                read(address, page, 4, 3.0, 0.0)  # both processes load what they need once
                for name, path, pause in (
                    (f"dyad page, {asked.readers} readers, 1 s pause", page, 1.0),
                    (f"dyad page, {asked.readers} readers, no pause", page, 0.0),
                    (
                        f"API series, {asked.readers} readers, 1 s pause",
                        page_of("/api/v1/series?actor={}&recipient={}"),
                        1.0,
                    ),
                ):
                    before = processor(pid)
                    times = read(address, path, asked.readers, asked.seconds, pause)
                    times.processor = processor(pid) - before
                    print(f"{name + ':':33} {times.told(asked.seconds)}", flush=True)
                    ratio = quantile(times.milliseconds, 0.5) / quantile(bare.milliseconds, 0.5)
                    costs = times.cost / bare.cost
                    print(f"{'':33} median {ratio:.1f} times, processor {costs:.1f} times the bare query's", flush=True)
            print(f"articles that were coded and kept meanwhile: {coded(store) - held:,}")


def coded(store: Store) -> int:
    """How many articles of the record were read by the coder; those that it was filled with were not."""
    with store.reading() as connection:
        return int(connection.exec_driver_sql("select count(*) from articles where versions <> ''").scalar_one())


def page_of(pattern: str) -> Callable[[random.Random], str]:
    """Draws the address of a dyad."""
    codes = countries()
    return lambda rng: pattern.format(*draw_pair(rng, codes))


def query_times(store: Store, seconds: float) -> Times:
    """The bare query, asked again and again."""
    rng, codes, times = random.Random(5), countries(), Times()
    until, before = time.perf_counter() + seconds, time.process_time()
    while time.perf_counter() < until:
        actor, recipient = draw_pair(rng, codes)
        began = time.perf_counter()
        series(store, Asked(actor, recipient))
        times.milliseconds.append(1000 * (time.perf_counter() - began))
        times.statuses["200"] += 1
        time.sleep(0.02)
    times.processor = time.process_time() - before
    return times


def read(address: str, path: Callable[[random.Random], str], readers: int, seconds: float, pause: float) -> Times:
    """Readers who ask for so long."""
    times, lock = Times(), threading.Lock()
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=reader, args=(address, path, number, until, pause, times, lock))
        for number in range(readers)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return times


def reader(
    address: str,
    path: Callable[[random.Random], str],
    number: int,
    until: float,
    pause: float,
    times: Times,
    lock: threading.Lock,
) -> None:
    """One reader: a page, a pause, the next page."""
    rng = random.Random(number)
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    time.sleep(pause * rng.random())
    while time.perf_counter() < until:
        began, size = time.perf_counter(), 0
        try:
            connection.request("GET", path(rng), headers={"Accept": "text/html,application/json"})
            answer = connection.getresponse()
            size, status = len(answer.read()), str(answer.status)
        except OSError as error:
            status = type(error).__name__
            connection.close()
        took = 1000 * (time.perf_counter() - began)
        with lock:
            times.milliseconds.append(took)
            times.statuses[status] += 1
            times.bytes += size
        time.sleep(pause)
    connection.close()


@contextmanager
def served(place: str, processes: int) -> Iterator[tuple[str, int]]:
    """The reading room, open; gives its address and the id of its process."""
    command = [*DRAGOMAN, "serve", "--store", place, "--processes", str(processes), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment())
    try:
        assert server.stderr
        told = server.stderr.readline()
        found = re.search(r"http://\S+", told)
        if not found:
            raise SystemExit(f"the reading room did not open: {told}{server.stderr.read()}")
        threading.Thread(target=lambda: [print(line, end="", file=sys.stderr) for line in server.stderr or ()]).start()
        wait_for(found[0])
        yield found[0], server.pid
    finally:
        server.terminate()
        server.wait(30)


def processor(pid: int) -> float:
    """Seconds of processor time of a process and all below it, as Linux tells them; 0 elsewhere."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor(int(each)) for each in below)


def wait_for(address: str) -> None:
    """Until it answers."""
    parts = urlsplit(address)
    for _ in range(300):
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise SystemExit("the reading room does not answer")


@contextmanager
def incoming(place: str, folder: Path, seconds: float, held: int, wanted: bool) -> Iterator[None]:
    """Articles that come in all the while: others than the generated ones that a record which was kept holds."""
    if not wanted:
        yield
        return
    news = folder / "news.jsonl"
    with news.open("w", encoding="utf-8") as file:
        for told in articles(int(seconds * ENOUGH), seed=held + 1):
            a = told.article
            published = a.published.isoformat() if a.published else None
            document = {"id": f"{held}-{a.id}", "text": a.text, "title": a.title, "url": a.url, "published": published}
            file.write(json.dumps({**document, "language": "en"}) + "\n")
    command = [*DRAGOMAN, "ingest", str(news), "--store", place]
    writer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment())
    try:
        yield
        if writer.poll() is not None:
            print(f"the articles ended before the readers did (exit code {writer.returncode})")
    finally:
        writer.terminate()
        writer.wait(60)


def environment() -> dict[str, str]:
    """That of this program, with the package on its path."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}


def quantile(values: list[float], part: float) -> float:
    """The value below which this part of them lies."""
    return (
        statistics.quantiles(values, n=1000, method="inclusive")[round(1000 * part) - 1]
        if len(values) > 1
        else values[0]
    )


if __name__ == "__main__":
    main()
