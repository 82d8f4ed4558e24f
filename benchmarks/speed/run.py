"""Words a second from text to events, beside parsing alone, and peak memory: `run.py NEWS.jsonl`.

Prints, for one process and for two: words a second, the ratio of the time of coding everything to the time of parsing
every sentence, the share of sentences parsed, what the filter loses, and the peak memory of a process.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from datetime import date
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from dragoman.coding import filtering
from dragoman.model import Article, Event
from dragoman.parsing.splitting import split
from dragoman.pipeline import Coder, _coder

ROUNDS = 3


def articles(path: str) -> list[Article]:
    """The articles of a JSONL file."""
    with Path(path).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Article(r["id"], r["text"], r.get("title"), r.get("language", "en"), date.fromisoformat(r["published"]))
        for r in rows
    ]


def seconds(work: object) -> float:
    """The best of some rounds, of processor time."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()  # type: ignore[operator]
        best = min(best, time.process_time() - start)
    return best


def key(event: Event) -> tuple[object, ...]:
    """What makes an event the same with and without the filter."""
    actors, recipients = ({a.code or a.text for a in side} for side in (event.actor, event.recipient))
    return event.document.id, event.type, event.status, frozenset(actors), frozenset(recipients)


def main(path: str) -> None:
    """Measure and print."""
    news = articles(path)
    words = sum(len(a.text.split()) for a in news)
    coder = _coder("en", None)
    coder.code(news[0])

    def parse_everything() -> None:
        for a in news:
            coder.parser.parse(a.text, [(i, *s) for i, s in enumerate(split(a.text, "en"))])

    def code_everything() -> list[Event]:
        return [e for a in news for e in coder.code(a)]

    parsing, coding = seconds(parse_everything), seconds(code_everything)
    kept = {key(e) for e in code_everything()}
    may_hold = filtering.Filter.may_hold
    filtering.Filter.may_hold = lambda *_: True  # type: ignore[method-assign,assignment]
    every = {key(e) for e in code_everything()}
    filtering.Filter.may_hold = may_hold  # type: ignore[method-assign]
    print(f"articles {len(news)}  words {words}  events {len(kept)}")
    print(f"parsing every sentence   {words / parsing:9.0f} words/s")
    print(f"text to events           {words / coding:9.0f} words/s   ratio to parsing {coding / parsing:.2f}")
    print(
        f"events lost to the filter {len(every - kept)} of {len(every)} ({len(every - kept) / max(1, len(every)):.2%})"
    )
    print(f"peak memory, one process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    for processes in (1, 2):
        start = time.perf_counter()
        for _ in Coder().batch(news * 4, processes=processes):
            pass
        passed = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"processes {processes} (wall, with start-up) {4 * words / passed:9.0f} words/s"
            + (f"   peak memory of each {peak:.0f} MB" if processes > 1 else "")
        )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
