"""Copies, events and stories of generated articles against the truth, and the time a mention takes.

    python benchmarks/merging/run.py [ARTICLES] [--errors]

The articles are coded as any others are; an event that the coder misses or gets wrong is not a fault of merging and
isn't counted here: what is judged is whether mentions of one happening and type are one event.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).parent)]

from generated import Told, articles, labels
from scoring import b_cubed

from dragoman import Coder
from dragoman.merging.copies import OneText
from dragoman.merging.events import OneEvent
from dragoman.merging.lead import lead
from dragoman.merging.memory import MemoryShelf
from dragoman.merging.piece import piece
from dragoman.merging.sighting import sighting
from dragoman.merging.stories import OneStory
from dragoman.model import Event


def main(count: int, errors: bool) -> None:
    """Print the figures, and with ``errors`` the groups that aren't as they should be."""
    told = list(articles(count))
    coded = {a.id: events for a, events in Coder().batch([t.article for t in told])}
    mentions = [(t, e) for t in told for e in coded[t.article.id]]
    true = {id: label for t in told for id, label in labels(t, coded[t.article.id]).items()}
    copied = sum(t.original != t.article.id for t in told)
    print(
        f"{len(told):,} articles, {copied / len(told):.0%} of them copies; {len({t.happening for t in told}):,} "
        f"happenings; {len(mentions):,} mentions, {len(true) / len(mentions):.0%} of them in sentences that tell one"
    )

    texts, reports, pieces = MemoryShelf(), MemoryShelf(), MemoryShelf()
    timed("copies", len(told), lambda: texts.regroup(OneText(), [lead(t.article, coded[t.article.id]) for t in told]))
    timed(
        "events", len(mentions), lambda: reports.regroup(OneEvent(), [sighting(e, t.article.text) for t, e in mentions])
    )
    timed(
        "stories", len(told), lambda: pieces.regroup(OneStory(), [piece(t.article, coded[t.article.id]) for t in told])
    )
    one_by_one = MemoryShelf()
    timed(
        "events, one by one",
        len(mentions),
        lambda: [
            one_by_one.regroup(OneEvent(), [sighting(e, t.article.text) for e in coded[t.article.id]]) for t in told
        ],
    )
    print("the same groups one by one:", one_by_one.groups() == reports.groups())

    print("copies  ", b_cubed(texts.leader, {t.article.id: t.original for t in told}))
    print("events  ", b_cubed(reports.leader, true))
    print("stories ", b_cubed(pieces.leader, {t.article.id: t.happening for t in told}))
    if errors:
        show(reports, true, {e.id: (t, e) for t, e in mentions})


def timed(name: str, count: int, work: Callable[[], object]) -> None:
    """Do it, and print the time of each."""
    began = time.process_time()
    work()
    print(f"{name}: {(time.process_time() - began) / count * 1e6:,.0f} µs each")


def show(reports: MemoryShelf, true: dict[str, str], known: dict[str, tuple[Told, Event]]) -> None:
    """Events that mix happenings, and happenings that came out as several events."""
    by_truth = defaultdict(set)
    for id, label in true.items():
        by_truth[label].add(reports.leader[id])
    mixed = [g for g in reports.groups() if len({true[i] for i in g if i in true}) > 1]
    split = [label for label, leaders in sorted(by_truth.items()) if len(leaders) > 1]
    print(f"\n{len(mixed)} events mix happenings")
    for group in mixed[:25]:
        print()
        for id in group:
            print("  ", true.get(id), line(*known[id]))
    print(f"\n{len(split)} happenings came out as several events")
    for label in split[:25]:
        print()
        for id in (i for i in true if true[i] == label):
            print("  ", label, reports.leader[id][:6], line(*known[id]))


def line(told: Told, event: Event) -> str:
    """A mention on one line."""
    start, end = event.sentence.span
    sides = " > ".join(",".join(f"{a.code}/{a.sector}" for a in side) for side in (event.actor, event.recipient))
    when = f"{event.when.start}..{event.when.end} {event.when.basis}" if event.when else "no date"
    text = told.article.text[start:end].replace("\n", " ")
    where = event.where.name if event.where else ""
    return f"{told.article.published} {event.type} {event.mode} {event.status} {sides} {when} {where} | {text}"


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    main(numbers[0] if numbers else 2000, "--errors" in sys.argv)
