"""What a language costs a word, beside the others: ``python -m benchmarks.languages.speed [INPUT…]``.

INPUTs are articles, by default the examples; they are grouped by language. Processor time, the best of some rounds in
which the languages take turns, so that a busy machine troubles all alike.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path.insert(0, str(Path(__file__).parents[2]))

from dragoman import Article, Coder
from dragoman.installed import installed
from dragoman.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"
ROUNDS = 5


def main(inputs: list[str]) -> None:
    """Print the time a word of each language, and its ratio to the first one's."""
    groups: dict[str, list[Article]] = {}
    for article in read(inputs or [str(EXAMPLES)], report=print):
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
