"""Offices and the days on which they were held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

RANK = {
    "supreme_leader": 0, "president": 1, "monarch": 1, "leader": 1, "prime_minister": 2, "secretary_general": 2,
    "chief_executive": 2, "party_leader": 3, "vice_president": 3, "crown_prince": 3, "deputy_prime_minister": 4,
    "foreign_minister": 4, "defence_minister": 4, "opposition_leader": 4, "security_adviser": 5, "interior_minister": 5,
    "finance_minister": 5, "justice_minister": 5, "attorney_general": 5, "governor_general": 5,
}  # fmt: skip
EARLIEST, TODAY = "1985-01-01", "2026-01-22"
"""The days between which the tables know: what has no beginning or no end reaches so far."""
VOUCHED = timedelta(days=5 * 365)
"""How long a snapshot vouches for a term whose end is unknown: longer, and the sector is left open."""
VOUCHED_UNDATED = timedelta(days=3 * 365)
"""The same where the beginning is unknown too: most ministers stay for less."""
BEFORE_SNAPSHOT = timedelta(days=500)
"""How long before the snapshot such a term is believed."""


@dataclass(frozen=True, slots=True)
class Term:
    """An office that an actor held: ``[since, until)``, blank where open or unknown."""

    actor: str
    country: str
    sectors: tuple[str, ...]
    office: str
    title: str
    since: str
    until: str
    precision: str
    seen: str
    source: str

    @classmethod
    def read(cls, line: str) -> Term:
        """A row of actor_roles.tsv."""
        actor, country, sectors, *rest = line.split("\t")
        return cls(actor, country, tuple(sectors.split()), *rest)

    def on(self, day: str) -> bool:
        """Whether it was held on a day, as far as is known."""
        if not self.since and self.seen and _date(self.seen) - _date(day) > BEFORE_SNAPSHOT:
            return False
        return self.since <= day and (not self.until or day < self.until)

    def unseen(self, day: str) -> bool:
        """Whether nothing vouches for it on the day any more: its end is unknown, and it was last seen before."""
        return not self.until and bool(self.seen) and self.seen < day

    def stale(self, day: str) -> bool:
        """Whether it was last seen so long before the day that it may well be over."""
        vouched = VOUCHED if self.since else VOUCHED_UNDATED
        return self.unseen(day) and _date(day) - _date(self.seen) > vouched

    @property
    def length(self) -> int:
        """Days that it lasted, an open term until its last sighting."""
        return (_date(self.until or self.seen or TODAY) - _date(self.since or EARLIEST)).days

    @property
    def rank(self) -> int:
        """Lower is higher."""
        return RANK.get(self.office, 7)

    def __str__(self) -> str:
        span = f"{self.since or '?'} to {self.until or ('seen ' + self.seen if self.seen else 'now')}"
        return f"{self.title or 'member'} of {self.country}, {span} ({self.source})"


def _date(text: str) -> date:
    year, month, day = [*map(int, text.split("-")), 7, 1][:3]
    return date(year, month, day)


def on_day(terms: Iterable[Term], day: str | None) -> tuple[list[Term], str]:
    """The terms that tell who somebody is on a day, the highest first, and whether they are of now, before or later."""
    every = list(terms)
    if day is None and all(not t.office for t in every) and len(every) > 1:
        return sorted(every, key=lambda t: (-t.length, t.since)), "now"
    if day is None:
        return sorted(every, key=lambda t: (t.rank, _reverse(t.since))), "now"
    held = [t for t in every if t.on(day) and not _left(t, every, day)]
    if held:
        return sorted(held, key=lambda t: (not t.since, t.stale(day), t.rank, _reverse(t.since))), "now"
    past = [t for t in every if t.until and t.until <= day]
    if past:
        return sorted(past, key=lambda t: _reverse(t.until)), "before"
    return sorted(every, key=lambda t: t.since or t.seen), "later"


def _left(term: Term, every: Iterable[Term], day: str) -> bool:
    """Whether an office seen once is over because another, held longer, has ended: who left then left altogether."""
    return not term.since and bool(term.seen) and any(t.since and term.seen <= t.until <= day for t in every)


def _reverse(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text) or (1,)
