"""How many of the events that a careful reader finds on five pages are found. See README.md beside this file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman import Actor, Article, Coder, Event
from dragoman.reading import Problem, read

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Gold:
    """An event as the reader wrote it down."""

    page: str
    quote: str
    actor: list[str]
    recipient: list[str]
    type: list[str]
    status: list[str]
    when: list[str] | None


Judge = Callable[[Gold, Event, Article], bool]


def entirely_right(gold: Gold, event: Event, _: Article) -> bool:
    """Type, status and both sides are the reader's."""
    return (
        event.type in gold.type
        and event.status in gold.status
        and codes(event.actor) == set(gold.actor)
        and codes(event.recipient) == set(gold.recipient)
    )


def type_right(gold: Gold, event: Event, article: Article) -> bool:
    """The type is the reader's, and the event is told where the reader saw it."""
    told = (article.text[slice(*evidence.span)] for evidence in event.evidence)
    return event.type in gold.type and any(gold.quote in " ".join(sentence.split()) for sentence in told)


def codes(actors: Sequence[Actor]) -> set[str]:
    """The codes of a side; those who cannot be told are left out, as in the gold list."""
    return {actor.code for actor in actors if actor.code}


def pairs(golds: Sequence[Gold], events: Sequence[Event], article: Article, judge: Judge) -> dict[int, int]:
    """The largest one-to-one matching, gold → event; those that also share the sentence are tried first."""
    order = [
        sorted(
            (n for n, event in enumerate(events) if judge(gold, event, article)),
            key=lambda n, gold=gold: not type_right(gold, events[n], article),  # type: ignore[misc]
        )
        for gold in golds
    ]
    taken: dict[int, int] = {}

    def place(gold: int, seen: set[int]) -> bool:
        for event in order[gold]:
            if event not in seen:
                seen.add(event)
                if event not in taken or place(taken[event], seen):
                    taken[event] = gold
                    return True
        return False

    for number in range(len(golds)):
        place(number, set())
    return {gold: event for event, gold in taken.items()}


def dated(gold: Gold, event: Event) -> bool:
    """Whether the day is the reader's."""
    return gold.when is not None and event.when is not None and days(event) == gold.when


def days(event: Event) -> list[str] | None:
    """First and last day, as the gold list has them."""
    return [day.isoformat() for day in (event.when.start, event.when.end)] if event.when else None


def main() -> int:
    """Code the pages, print the figures, and with ``--errors`` every difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was too much")
    options = parser.parse_args()
    with (HERE / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [Gold(**json.loads(line)) for line in lines]
    coder = Coder(language="en")
    shares = "".join(f"{name:>14}" for name in ("recall", "precision", "type: recall", "precision"))
    print(f"{'page':24}{'events':>8}{'coded':>7}{'right':>7}{shares}")
    sums = [0, 0, 0, 0]
    days_right = days_told = 0
    for page in dict.fromkeys(gold.page for gold in golds):
        article = load(HERE / f"{page}.html")
        events = coder.code_article(article)
        own = [gold for gold in golds if gold.page == page]
        right = pairs(own, events, article, entirely_right)
        typed = pairs(own, events, article, type_right)
        counts = [len(own), len(events), len(right), len(typed)]
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        days_told += sum(own[g].when is not None for g in right)
        days_right += sum(dated(own[g], events[e]) for g, e in right.items())
        print(row(page, counts))
        if options.errors:
            differences(own, events, article, right)
    print(row("all", sums))
    print(f"days right where the page tells them: {days_right} of {days_told}")
    return 0


def row(name: str, counts: list[int]) -> str:
    """One line of the table."""
    gold, coded, right, typed = counts
    shares = [right / gold, right / max(coded, 1), typed / gold, typed / max(coded, 1)]
    return f"{name:24}{gold:8}{coded:7}{right:7}" + "".join(f"{share:14.0%}" for share in shares)


def differences(golds: Sequence[Gold], events: Sequence[Event], article: Article, right: dict[int, int]) -> None:
    """What the reader has and the coder has not, and the other way round."""
    for number, gold in enumerate(golds):
        if number not in right:
            print(f"  missed  {'|'.join(gold.type)} {gold.actor} → {gold.recipient} {gold.status[0]}: {gold.quote}")
    for number, event in enumerate(events):
        if number not in right.values():
            sides = f"{sorted(codes(event.actor))} → {sorted(codes(event.recipient))}"
            print(f"  other   {event.type} {sides} {event.status}: {event.trigger.text}")


def load(path: Path) -> Article:
    """The article of a page."""
    problems: list[Problem] = []
    articles = list(read([str(path)], report=problems.append))
    if problems or len(articles) != 1:
        sys.exit(f"{path}: {problems or 'not one article'}")
    return articles[0]


if __name__ == "__main__":
    sys.exit(main())
