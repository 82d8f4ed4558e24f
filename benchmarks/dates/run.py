"""Dates: how many of the gold tables are right, and how fast a text is read.

    python benchmarks/dates/run.py [NEWS.jsonl]

With a file of news it also counts what is found there and prints a sample to be read by eye.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "resolving")]

from dates.gold import read

from dragoman.resolving.dates import find


def main(news: Path | None) -> None:
    """Print the figures."""
    for language in ("en", "es"):
        rows = read(language)
        right, wrong = sum(row.right() for row in rows), sum(row.wrong() for row in rows)
        print(f"{language}: {right / len(rows):.1%} of {len(rows)} right, {wrong} wrong, the rest null")
    if news is None:
        return
    texts = [json.loads(line)["text"] for line in news.read_text("utf-8").splitlines()]
    began = time.perf_counter()
    found = [expression for text in texts for expression in find(text, "en")]
    seconds = time.perf_counter() - began
    print(
        f"{len(found)} expressions in {len(texts)} articles, {sum(map(len, texts)) / seconds:,.0f} characters a second"
    )
    for text, count in Counter(expression.text.lower() for expression in found).most_common():
        print(f"{count:5} {text}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
