"""Spells in office: what several sources say of one person's time in one office, made one row.

A term that one source leaves open does not end because another saw an earlier term end: the spell lasts until the
last day that any of them vouches for. A snapshot's end gives way to the day on which a successor took over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from persons import Person, Term
from spelling import fold

TRUST = {"dragoman": 0, "wikidata": 1, "us-congress": 1, "factbook": 2, "cia-world-leaders": 3}
GAP = timedelta(days=60)
"""Terms of one office that begin no later than this after the last one's end are one spell."""
SIGHTED = timedelta(days=45)
"""Lists run behind: who is seen in office no later than this after a known end has still left on that day."""
LAG = timedelta(days=200)
"""The list of June 2019 has some who had left in the winter before."""
CONFIRMED = timedelta(days=31)
"""Two sources agree on a day if theirs are no further apart."""
NEW = "2025-10"
"""Lists of this month and later are of today: their open terms are still open."""
SINGLE = frozenset(
    ["president", "prime_minister", "monarch", "supreme_leader", "governor_general", "party_leader", "foreign_minister",
     "defence_minister", "interior_minister", "finance_minister", "justice_minister"]
)  # fmt: skip
"""Offices that one person holds at a time."""
EXACT = ("day", "month", "year")


def spells(terms: Iterable[Term]) -> list[Term]:
    """The terms of a person, each spell in an office once."""
    groups: dict[tuple[str, str], list[Term]] = {}
    for term in sorted(terms, key=lambda t: (t.since, TRUST[t.source], t)):
        groups.setdefault((term.country, term.office or fold(term.title)), []).append(term)
    found: list[Term] = []
    for group in groups.values():
        dated, seen = [t for t in group if t.since], [t for t in group if not t.since]
        joined = [_joined(cluster) for cluster in _clusters(dated)]
        joined += [t for t in _undated(seen) if not any(_covers(j, t) for j in joined)]
        found += joined
    return sorted(found)


def _clusters(terms: Sequence[Term]) -> list[list[Term]]:
    clusters: list[list[Term]] = []
    for term in terms:
        if clusters and any(_adjoins(other, term) for other in clusters[-1]):
            clusters[-1].append(term)
        else:
            clusters.append([term])
    return clusters


def _adjoins(one: Term, two: Term) -> bool:
    """Whether the second term goes on where the first was, or is the same."""
    return last_day(two.since) <= last_day(one.until or one.seen) + GAP


def _joined(cluster: Sequence[Term]) -> Term:
    """One term of several: the earliest beginning, the last day that is vouched for."""
    if len(cluster) == 1:
        return cluster[0]
    start = min(last_day(t.since) for t in cluster)
    first = min(
        (t for t in cluster if last_day(t.since) - start <= GAP),
        key=lambda t: (-len(t.since), TRUST[t.source], t.since),
    )
    until, precision, seen = _end(cluster)
    if precision in EXACT and len(first.since) < 10:
        precision = "month" if len(first.since) == 7 else "year"
    best = min(cluster, key=lambda t: (TRUST[t.source], -len(t.since), t.since))
    if precision == "unchecked" and any(_confirms(t, first.since, until) for t in cluster if t.source != "dragoman"):
        precision = "day" if until else "snapshot"
    sources = " ".join(sorted({name for t in cluster for name in t.source.split()}))
    return replace(best, since=first.since, until=until, precision=precision, seen=seen, source=sources)


def _end(cluster: Sequence[Term]) -> tuple[str, str, str]:
    """Until when the spell lasted, how exactly that is known, and when it was last seen."""
    opens = [t for t in cluster if not t.until]
    for trust in sorted(set(TRUST.values())):
        ends = [t for t in cluster if TRUST[t.source] == trust and t.until and t.precision != "snapshot"]
        last = max(ends, key=lambda t: (last_day(t.until), t.until), default=None)
        if last is not None and not any(_outlasts(t, last) for t in cluster):
            return last.until, last.precision, ""
    if opens:
        return "", opens[0].precision if len(opens) == 1 else "snapshot", max(t.seen for t in opens)
    ends = max(cluster, key=lambda t: (last_day(t.until), t.until))
    return ends.until, ends.precision, "" if ends.precision in EXACT else ends.seen


def _outlasts(term: Term, last: Term) -> bool:
    """Whether a term shows that the spell went on after another source's last day."""
    end = last_day(last.until)
    if not term.until and last_day(term.since) >= end - GAP:
        return True
    if term.source == "wikidata" and not term.until:
        return False  # many of its terms were never closed
    seen = f"{term.seen}-06-30" if len(term.seen) == 4 else term.seen
    return bool(seen) and last_day(seen) > end + SIGHTED


def _confirms(term: Term, since: str, until: str) -> bool:
    same = abs(last_day(term.since) - last_day(since)) <= CONFIRMED
    if not until or not term.until:
        return same and not until
    return same and abs(last_day(term.until) - last_day(until)) <= CONFIRMED


def _undated(terms: Sequence[Term]) -> list[Term]:
    return [max(terms, key=lambda t: t.seen)] if terms else []


def _covers(spell: Term, sighting: Term) -> bool:
    """Whether a spell tells what a list of one day saw."""
    day = last_day(sighting.seen)
    return last_day(spell.since) <= day + LAG and (not spell.until or day <= last_day(spell.until) + LAG)


def close(people: Sequence[Person]) -> None:
    """End the terms that only a snapshot ends, or nothing, on the day when a successor took up the office."""
    starts: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for number, person in enumerate(people):
        for term in person.terms:
            if term.office in SINGLE and len(term.since) == 10:
                starts.setdefault((term.country, term.office), []).append((term.since, number))
    for followers in starts.values():
        followers.sort()
    for number, person in enumerate(people):
        person.terms = {_closed(t, number, starts.get((t.country, t.office), ())) for t in person.terms}


def _closed(term: Term, number: int, followers: Sequence[tuple[str, int]]) -> Term:
    if term.office not in SINGLE or term.precision != "snapshot" or not term.seen or term.seen >= NEW:
        return term
    if any(term.since and term.since < day <= term.seen and other != number for day, other in followers):
        return term  # several of them at a time: the office is none that passes from hand to hand
    after = next((day for day, other in followers if day > max(term.seen, term.since) and other != number), "")
    if not after or (term.until and after >= term.until):
        return term
    return replace(term, until=after, precision="snapshot" if not term.since else "day")


def last_day(text: str) -> date:
    """The last day of a day, month or year."""
    return date.fromisoformat(text + {4: "-12-31", 7: "-28"}.get(len(text), ""))
