"""What a language costs a word, beside the others: ``python -m benchmarks.languages.speed [INPUT…]``.

Without INPUT, the pairs (the same happenings told in both languages, so that as much is there to be coded) and the
examples without those about sport and weather, which are not parsed. INPUTs are articles, grouped by language.
Processor time, the best of some rounds in which the languages take turns, so that a busy machine troubles all alike.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path.insert(0, str(Path(__file__).parents[2]))

from dragoman import Article, Coder
from dragoman.coding.relevance import telling
from dragoman.installed import installed
from dragoman.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = Path(__file__).parent / "pairs.jsonl"
ROUNDS = 5


def main(inputs: list[str]) -> None:
    """Print the time a word of each language, and its ratio to the first one's."""
    if inputs:
        measure(list(read(inputs, report=print)))
        return
    print("the pairs")
    measure(list(both()))
    print("the examples")
    measure([each for each in read([str(EXAMPLES)], report=print) if telling(each.text, each.language or "")])


def both() -> Iterator[Article]:
    """The pairs, each text as an article."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for language in installed():
            published = date.fromisoformat(row["published"])
            yield Article(id=f"{row['id']}-{language}", text=row[language], language=language, published=published)


def measure(articles: Sequence[Article]) -> None:
    """Print it of these articles."""
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.language or "", []).append(article)
    coder = Coder()
    languages = [language for language in installed() if language in groups]
    best = dict.fromkeys(languages, float("inf"))
    for _ in range(ROUNDS + 1):  # the first to load what is loaded once
        for language in languages:
            start = time.process_time()
            for article in groups[language]:
                coder.code_article(article)
            best[language] = min(best[language], time.process_time() - start)
    first = 0.0
    for language in languages:
        words = sum(len(article.text.split()) for article in groups[language])
        cost = best[language] / words * 1e6
        first = first or cost
        print(f"{language}: {words} words, {cost:.0f} µs a word, {cost / first:.2f} times the first")


if __name__ == "__main__":
    main(sys.argv[1:])
