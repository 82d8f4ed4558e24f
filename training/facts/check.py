"""Hold the hand-written terms of office against the raw facts: ``python training/facts/check.py RAW_FOLDER``.

Prints every term that another source contradicts by more than a month, then how many are confirmed and how many nobody
else tells (the tables call those ``unchecked``).
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import bodies  # noqa: E402
import build  # noqa: E402
import persons  # noqa: E402
from spells import CONFIRMED, last_day  # noqa: E402

TOLD = ("president", "prime_minister", "monarch")
"""Offices of which the Factbook has every holder since 1990."""


def main(raw: Path) -> None:
    """Compare and print."""
    counts: Counter[str] = Counter()
    people = persons.merge(build.others(raw), bodies.hand_people(HERE / "hand" / "people.tsv"))
    for person in sorted((p for p in people if p.hand), key=lambda p: p.label):
        for term in sorted(t for t in person.terms if t.source == "dragoman"):
            verdict, other = _judge(term, person)
            counts[verdict] += 1
            if verdict == "contradicted" or (verdict == "alone" and term.office in TOLD and term.until > "1990-06"):
                print(f"{verdict}\t{person.label}\t{term.country} {term.office or term.title} {_span(term)}\t{other}")
    print(dict(counts.most_common()))


def _judge(term: persons.Term, person: persons.Person) -> tuple[str, str]:
    rivals = [
        t for t in person.terms
        if t.source != "dragoman" and t.since and t.country == term.country
        and (t.office == term.office if term.office else t.title.lower() == term.title.lower())
        and last_day(t.since) <= last_day(term.until or "2026-12-31")
        and last_day(t.until or "2026-12-31") >= last_day(term.since or "1985-01-01")
    ]  # fmt: skip
    if not rivals:
        return "alone", ""
    shown = "; ".join(f"{_span(t)} {t.source} {t.precision}" for t in sorted(rivals))
    starts = any(abs(last_day(t.since) - last_day(term.since)) <= CONFIRMED for t in rivals)
    if term.until:
        ends = any(t.until and abs(last_day(t.until) - last_day(term.until)) <= CONFIRMED for t in rivals)
        open_ended = all(t.precision == "snapshot" for t in rivals)
        loose = open_ended and any(
            t.seen and (not t.until or t.until >= term.until) and t.seen <= term.until for t in rivals
        )
        ends = ends or loose
    else:
        ends = any(not t.until for t in rivals)
    return ("confirmed" if starts and ends else "contradicted"), shown


def _span(term: persons.Term) -> str:
    return f"{term.since or '?'}..{term.until or 'open, seen ' + term.seen}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check.py RAW_FOLDER")
    main(Path(sys.argv[1]))
