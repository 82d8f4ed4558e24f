"""How many marked actors of a set get a code: ``python benchmarks/actors/run.py --relations PATH``.

``--sheet N`` also writes N spans drawn at random, with the answers, for reading by eye;
``--news PATH`` lists what is found in whole articles.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.resolving.actors import Resolution, open_article
from dragoman.resolving.actors.tables import load
from dragoman.resolving.actors.words import guess_head

Answer = tuple[dict[str, Any], str, tuple[int, int], Resolution | None]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relations", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--sheet", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args()
    if options.relations:
        relations(options.relations, options.sheet, options.seed, options.missing)
    if options.news:
        news(options.news)


def answers(path: Path) -> Iterator[Answer]:
    """Each marked span with its answer."""
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        tables = load(row["language"])
        article = open_article(row["text"], row["language"], None)
        for side in ("actor", "recipient"):
            start, end = row[side]
            head = guess_head(row["text"], (start, end), tables)
            found = article.resolve((start, end), head, (0, len(row["text"])), loose=True)
            yield row, row["text"][start:end], head, found


def relations(path: Path, sheet: int, seed: int, missing: bool) -> None:
    """Coverage of codes and sectors over the spans of a set."""
    began = time.perf_counter()
    every = list(answers(path))
    coded = [a for a in every if a[3] is not None and a[3].code]
    inferred = [a for a in coded if a[3] is not None and a[3].inferred]
    sectors = [a for a in every if a[3] is not None and a[3].sector]
    kinds = Counter(a[3].kind for a in coded if a[3] is not None)
    print(f"{len(every)} spans: {len(coded) / len(every):.1%} with a code ({len(inferred) / len(every):.1%} inferred),")
    print(f"{len(sectors) / len(every):.1%} with a sector; {time.perf_counter() - began:.1f} s")
    print(dict(kinds.most_common()))
    if missing:
        for _, text, _, found in every:
            if found is None or not found.code:
                print(f"- {text} | {found.sector if found else None}")
    for row, text, head, found in random.Random(seed).sample(every, sheet):
        answer = (found.code, " ".join(found.sectors), found.name, found.kind, found.inferred) if found else None
        print(f"{row['id']}\t{text}\t{row['text'][head[0] : head[1]]}\t{answer}")


def news(path: Path) -> None:
    """What is found in whole articles, by form."""
    forms: Counter[tuple[str, str, str | None, str | None]] = Counter()
    began, articles = time.perf_counter(), 0
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        article = open_article(row["text"], row["language"], date.fromisoformat(row["published"]))
        articles += 1
        for m in article.mentions:
            forms[m.text, m.kind, m.resolution.code, m.resolution.sector] += 1
    print(f"{articles} articles, {(time.perf_counter() - began) / articles * 1000:.1f} ms each", file=sys.stderr)
    for (form, kind, code, sector), count in sorted(forms.items(), key=lambda item: (-item[1], item[0][:2])):
        print(f"{count}\t{form}\t{kind}\t{code}\t{sector}")


if __name__ == "__main__":
    main()
