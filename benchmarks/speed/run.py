"""Words a second from text to events beside parsing alone, the filter's loss, memory, start-up: `run.py NEWS.jsonl`.

Times are processor time, each the best of some rounds in which parsing every sentence and coding every text take turns,
so that a busy machine troubles both alike. Whole runs, with one process and with two, are by the clock, with start-up.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from dragoman.coding.filtering import Bag, Filter
from dragoman.model import Article, Event, Span
from dragoman.parsing.splitting import split
from dragoman.pipeline import Coder, _coder

ROUNDS = 4
STARTS = 5
REPEATED = 4
"""How often the news are coded in a whole run, so that start-up does not hide the work."""


class Everything(Filter):
    """A filter that lets every sentence through."""

    def telling(self, text: str, spans: Sequence[Span]) -> dict[int, Bag]:
        """All of them."""
        return dict.fromkeys(range(len(spans)), Bag(frozenset(), frozenset()))

    def may_hold(self, *_: object) -> bool:
        """Always."""
        return True


def articles(path: str) -> list[Article]:
    """The articles of a JSONL file."""
    with Path(path).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Article(r["id"], r["text"], r.get("title"), r.get("language", "en"), date.fromisoformat(r["published"]))
        for r in rows
    ]


def in_turns(*works: Callable[[], object]) -> list[float]:
    """The least processor time of each of some works, in seconds."""
    best = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            start = time.process_time()
            work()
            best[place] = min(best[place], time.process_time() - start)
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
    parsed = [0]
    parse = coder.parser.parse

    def counted(text: str, spans: list[tuple[int, int, int]]) -> object:
        parsed[0] += len(spans)
        return parse(text, spans)

    def parse_everything() -> int:
        return sum(len(parse(a.text, [(i, *s) for i, s in enumerate(split(a.text, "en"))])) for a in news)

    def code_everything() -> list[Event]:
        return [e for a in news for e in coder.code(a)]

    coder.parser.parse = counted  # type: ignore[method-assign,assignment]
    kept = {key(e) for e in code_everything()}
    coder.parser.parse = parse  # type: ignore[method-assign]
    strict, coder.filter = coder.filter, Everything(coder.lexicon, "en")
    every = {key(e) for e in code_everything()}
    coder.filter = strict
    sentences = parse_everything()
    parsing, coding = in_turns(parse_everything, code_everything)
    lost = len(every - kept)
    print(f"articles {len(news)}  words {words}  events {len(kept)}")
    print(f"parsing every sentence    {words / parsing:8.0f} words/s")
    print(f"text to events            {words / coding:8.0f} words/s   ratio to parsing {coding / parsing:.2f}")
    print(f"sentences parsed          {parsed[0] / sentences:8.0%}")
    print(f"events lost to the filter {lost:8d} of {len(every)} ({lost / max(1, len(every)):.2%})")
    for processes in (1, 2):
        print(_python(__file__, path, str(processes)))
    print(f"import dragoman           {_least(['-c', 'import dragoman']) - _least(['-c', 'pass']):8.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "one.txt"
        text.write_text("Norway expelled two Russian diplomats on Monday.\n", encoding="utf-8")
        print(f"dragoman code, a sentence {_least(['-m', 'dragoman.cli', 'code', str(text)]):8.0f} ms")


def whole_run(path: str, processes: int) -> None:
    """One run of many articles: words a second by the clock, and the largest process."""
    news = articles(path) * REPEATED
    start = time.perf_counter()
    for _ in Coder().batch(news, processes=processes):
        pass
    passed = time.perf_counter() - start
    who = resource.RUSAGE_SELF if processes == 1 else resource.RUSAGE_CHILDREN
    peak = resource.getrusage(who).ru_maxrss / 1024
    words = sum(len(a.text.split()) for a in news)
    print(f"processes {processes}               {words / passed:8.0f} words/s by the clock, {peak:.0f} MB each")


def _python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def _least(arguments: list[str]) -> float:
    """The least processor time that a new Python takes, in milliseconds."""
    best = float("inf")
    for _ in range(STARTS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        _python(*arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best * 1000


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(sys.argv[1])
    elif len(sys.argv) == 3:
        whole_run(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(__doc__)
