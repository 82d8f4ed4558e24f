"""What decides with which other reports a mention is one event: a small extract of it, cheap to keep and to compare."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.merging.grouping import Rank
from dragoman.merging.wording import fold, hashed, packed, stems, unpacked
from dragoman.model import Actor, Event, When

UNDATED, LATE = 7, 2
"""Days before publication in which it happened: what no date is told of at all, and what is told as the day's news."""
WEEK, NARROW = 7, 3
"""Days that share a key for long intervals, and days up to which an interval is short and has a key for each day."""
FEW, NEXT = 10, 150
"""Words of a sentence that are few, and characters after it that are read as well then."""
LONG = 45
"""Days. A longer interval ("in 2019") doesn't tell one happening from another."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose sides may be told in either order."""


class Party(NamedTuple):
    """One side's participant: country or organisation, sector, and who it is by name, if by name."""

    code: str | None
    sector: str | None
    name: str | None

    @property
    def key(self) -> str | None:
        """What two reports of the same participant agree in; None if nothing is known but a role."""
        return self.code or self.name


class Spot(NamedTuple):
    """A place, with its coordinates where they are known."""

    name: str
    country: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One article's report of an event, as far as merging looks at it."""

    id: str
    """The mention's id."""
    article: str
    language: str | None
    published: int | None
    """Day, as a proleptic ordinal, like all days here."""
    sentences: tuple[int, ...]
    """Indices of the sentences that tell it; 0 is the headline, where the article says what it is going to tell."""
    type: str
    mode: str | None
    cameo: str
    status: str
    """``actual`` also for what is told as history: it is the same happening. ``future`` if told ahead of it."""
    promises: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    first: int | None
    """First day on which it can have happened; None if nothing is known."""
    last: int | None
    basis: str
    """``stated``, ``inferred``, ``published`` or ``none``."""
    due: tuple[int, int] | None
    """When the promised is promised for."""
    spot: Spot | None
    words: frozenset[int]
    """Hashes of the words of its sentence, without the names of its parties and the trigger."""
    keys: frozenset[str] = field(init=False, repr=False, compare=False)
    seeks: frozenset[str] = field(init=False, repr=False, compare=False)
    rank: Rank = field(init=False, repr=False, compare=False)
    """Exact reports first, as vague ones must choose among them; then in order of publication."""

    def __post_init__(self) -> None:
        day = self.published or self.last or 9_999_999
        object.__setattr__(self, "rank", (f"{self.vagueness}{day:07}", self.id))
        keys, seeks = _keys(self)
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "seeks", seeks)

    @property
    def vagueness(self) -> int:
        """0 for a report with day and both sides, 1 with the day of publication instead, 2 for all others."""
        day = self.basis in ("stated", "inferred") and self.first is not None and (self.last or 0) - self.first <= 2
        sided = len(self.sides) > 1
        return 0 if day and sided else 1 if sided and (day or self.basis == "published") else 2

    @property
    def sides(self) -> frozenset[str]:
        """Keys of all participants."""
        return frozenset(p.key for p in (*self.actor, *self.recipient) if p.key)

    def packed(self) -> str:
        """As a line of text for a store; ``unpacked`` gives the same back."""
        row = [
            self.id, self.article, self.language, self.published, self.sentences, self.type, self.mode, self.cameo,
            self.status, self.promises, self.actor, self.recipient, self.first, self.last, self.basis, self.due,
            self.spot, packed(self.words),
        ]  # fmt: skip
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def unpacked(line: str) -> Sighting:
        """The sighting that ``packed`` made the line of."""
        row = json.loads(line)
        row[4] = tuple(row[4])
        row[10:12] = (tuple(Party(*p) for p in side) for side in row[10:12])
        due, spot, words = row[15:]
        row[15:] = tuple(due) if due else None, Spot(*spot) if spot else None, unpacked(words)
        return Sighting(*row)


def sighting(event: Event, text: str = "") -> Sighting:
    """The extract of a mention. ``text`` is the article's; without it, wording is no evidence."""
    published = event.document.published.toordinal() if event.document.published else None
    first, last, basis = _window(event, published)
    due = event.promised_when
    return Sighting(
        id=event.id,
        article=event.document.id,
        language=event.document.language,
        published=published,
        sentences=tuple(sorted({e.index for e in (event.sentence, *event.evidence)})),
        type=event.type,
        mode=event.mode,
        cameo=event.cameo,
        status=_status(event, published),
        promises=event.promises,
        actor=_parties(event.actor),
        recipient=_parties(event.recipient),
        first=first,
        last=last,
        basis=basis,
        due=(due.start.toordinal(), due.end.toordinal()) if due else None,
        spot=_spot(event),
        words=_words(event, text),
    )


def _status(event: Event, published: int | None) -> str:
    if event.status not in ("actual", "historical"):
        return event.status
    if event.when is None or event.when.basis == "published" or published is None:
        return "actual"
    return "future" if event.when.start.toordinal() > published + 1 else "actual"


def _window(event: Event, published: int | None) -> tuple[int | None, int | None, str]:
    """First and last day on which it can have happened, and how they are known."""
    when: When | None = event.when
    if when is not None and when.basis != "published":
        return when.start.toordinal(), when.end.toordinal(), when.basis
    if published is None or event.status == "historical":
        return None, None, "none"
    if when is not None:
        return published - LATE, published, "published"
    return published - UNDATED, published, "none"


def _parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    found = {Party(a.code, a.sector, fold(a.name) if a.name and (a.sector or not a.code) else None) for a in actors}
    return tuple(sorted(found, key=lambda p: tuple(x or "" for x in p)))


def _spot(event: Event) -> Spot | None:
    where = event.where
    return Spot(fold(where.name), where.country, where.latitude, where.longitude) if where else None


def _words(event: Event, text: str) -> frozenset[int]:
    """Words of every sentence that tells the event; after a headline or a short sentence, of what follows as well."""
    named = {w for a in (*event.actor, *event.recipient) for w in (*stems(a.text), *stems(a.name or ""))}
    found: set[str] = set()
    for evidence in event.evidence or (event.sentence,):
        start, end = evidence.span
        own = stems(text[start:end])
        found.update(own if len(own) >= FEW else stems(text[start : end + NEXT]))
        named.update(stems(evidence.trigger.text))
    return frozenset(hashed(w) for w in found - named)


def _keys(s: Sighting) -> tuple[frozenset[str], frozenset[str]]:
    """Keys by kind of happening, participants and week: who tells one side only is found by either of the two."""
    article = f"article {s.article}"
    if s.first is None or s.last is None or s.last - s.first > LONG:
        return frozenset({article}), frozenset({article})
    actors, recipients = ({p.key for p in side if p.key} for side in (s.actor, s.recipient))
    pairs = _pairs(s.type, actors, recipients)
    full, half = {f"{a}>{r}" for a, r in pairs}, {f"{a}>" for a in actors} | {f">{r}" for r in recipients}
    if s.type in MUTUAL:
        half = {f"{p}>" for p in actors | recipients}
    stem = f"{s.type} {s.status} "
    if full:
        keys = full | {f"any {h}" for h in half}
        seeks = full | {f"half {h}" for h in half}
    else:
        keys = {f"half {h}" for h in half}
        seeks = keys | {f"any {h}" for h in half}
    found, sought = _times(s.first, s.last)
    return (
        frozenset({article, *(f"{stem}{k} {t}" for k in keys for t in found)}),
        frozenset({article, *(f"{stem}{k} {t}" for k in seeks for t in sought)}),
    )


def _times(first: int, last: int) -> tuple[list[str], list[str]]:
    """Keys of an interval, found and sought: short ones meet by day, and long ones meet all others by week."""
    days = [f"d{day}" for day in range(first, last + 1)]
    weeks = range(first // WEEK, last // WEEK + 1)
    short, long = [f"s{week}" for week in weeks], [f"l{week}" for week in weeks]
    return (days + short, days + long) if last - first < NARROW else (long, short + long)


def _pairs(type: str, actors: set[str], recipients: set[str]) -> set[tuple[str, str]]:
    if type not in MUTUAL:
        return {(a, r) for a in actors for r in recipients}
    everyone = sorted(actors | recipients)
    return {(a, b) for i, a in enumerate(everyone) for b in everyone[i + 1 :]}
