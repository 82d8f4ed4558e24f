"""Draw events at random to be read against their articles: `sample.py NEWS.jsonl [COUNT] [SEED]`.

Prints each event with its sentence and the lines before it; the verdicts go into ``sheet.tsv`` (event id, article id,
type, verdict, kind of error), which is committed; the sentences are not.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date
from pathlib import Path

from dragoman.model import Actor, Article, Event
from dragoman.pipeline import Coder


def articles(path: str) -> list[Article]:
    """The articles of a JSONL file."""
    with Path(path).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Article(r["id"], r["text"], r.get("title"), r.get("language"), date.fromisoformat(r["published"])) for r in rows
    ]


def names(actors: tuple[Actor, ...]) -> str:
    """Actors in a line."""
    return " + ".join(f"{a.text} [{a.name or '?'}, {a.code or '-'} {a.sector or ''}]" for a in actors) or "(none)"


def show(article: Article, event: Event, number: int) -> None:
    """One event, for reading."""
    start, end = event.sentence.span
    when = f"{event.when.start}..{event.when.end} {event.when.basis}" if event.when else "-"
    print(f"#{number} {event.id} {event.type} {event.mode or ''} {event.cameo} {event.status} when {when}")
    print(f"   {names(event.actor)}  >>>  {names(event.recipient)}   «{event.trigger.text[:70]}» {event.rule}")
    print(f"   [{article.published} {article.title}] ...{article.text[max(0, start - 160) : start].strip()[-160:]}")
    print(f"   {article.text[start:end]}")


def main(path: str, count: int = 100, seed: int = 1) -> None:
    """Code, draw, print."""
    found = [(article, event) for article, events in Coder().batch(articles(path)) for event in events]
    print(f"{len(found)} events")
    chosen = sorted(random.Random(seed).sample(range(len(found)), min(count, len(found))))
    for number, index in enumerate(chosen, 1):
        show(*found[index], number)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], *map(int, sys.argv[2:]))
