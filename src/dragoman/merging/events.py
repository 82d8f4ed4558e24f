"""Which mentions, of many articles, report one event."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from dragoman.merging.sighting import MUTUAL, Party, Sighting, Spot

ENOUGH = 4.0
"""The least evidence that makes two reports one event, in the points given below."""
AFTER, PRINTED = (2.0, 0.7, 0.0), (2.0, 0.3, -0.5)
"""Points by days between a stated day and one of publication, and between two of publication: in a war, the next day
brings the next attack, so that only the same words make it the same."""
SOON = 7
"""Days between the publication of reports that tell no date, within which they may be of one event."""
LEAST = 4
"""Words that a report must have for their being different to mean something."""
AGAIN = 1.0
"""Points against a second report of an article that has one in the group already, and kept the two apart."""
FAR = 150.0
"""Kilometres: stated places further apart are different places."""
WORDINGS = 4
"""Tellings whose words a group keeps for comparison; with more, groups drift."""
MANNER = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})
"""Types whose modes say how it was done, and not what was done."""
STATE = frozenset({None, "GOV", "MIL", "LEG", "SPY"})
"""Sectors that a report may leave out or exchange when it speaks of a state."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the reports of one event, taken together, say. Each field is as exact as the most exact report."""

    type: str
    mode: str | None
    status: str
    promises: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    first: int | None
    last: int | None
    basis: str
    due: tuple[int, int] | None
    spot: Spot | None
    published: int | None
    wordings: tuple[tuple[str | None, frozenset[int]], ...]
    told_in: frozenset[tuple[str, int]] = field(compare=False)
    """Articles and sentences of the reports: what one article tells as two events needs more evidence to be one."""


class OneEvent:
    """The rule by which mentions become events; see docs/merging.md."""

    def begin(self, item: Sighting) -> Profile:
        """The profile of a single report."""
        return Profile(
            item.type, item.mode, item.status, item.promises, item.actor, item.recipient, item.first, item.last,
            item.basis, item.due, item.spot, item.published, ((item.language, item.words),),
            _told_in(item),
        )  # fmt: skip

    def fit(self, profile: Profile, item: Sighting) -> float | None:
        """Points of evidence that the report is of this event; None if too few, or if something speaks against it."""
        if (profile.type, profile.status, profile.promises) != (item.type, item.status, item.promises):
            return None
        points = 0.0
        for evidence in (apart, modes, dates, dues, places, parties):
            part = evidence(profile, item)
            if part is None:
                return None
            points += part
        points += wording(profile, item)
        return points if points >= ENOUGH else None

    def extend(self, profile: Profile, item: Sighting) -> Profile:
        """The profile made more exact by what the report says."""
        exact = min((profile.basis, item.basis), key=BASES.index)
        overlap = _overlap(profile.first, profile.last, item.first, item.last)
        wordings = profile.wordings
        if len(wordings) < WORDINGS and (item.language, item.words) not in wordings:
            wordings = (*wordings, (item.language, item.words))
        actor, recipient = _fuller(profile.actor, item.actor), _fuller(profile.recipient, item.recipient)
        if profile.type in MUTUAL:
            actor, recipient = max((profile.actor, profile.recipient), (item.actor, item.recipient), key=_known)
        return Profile(
            profile.type,
            profile.mode or item.mode,
            profile.status,
            profile.promises,
            actor,
            recipient,
            *overlap,
            exact,
            profile.due or item.due,
            profile.spot or item.spot,
            profile.published,
            wordings,
            profile.told_in | _told_in(item),
        )


BASES = ("stated", "inferred", "published", "none")


def apart(profile: Profile, item: Sighting) -> float | None:
    """What one sentence tells as two events is two; what one article does needs more evidence, its headline apart."""
    told = _told_in(item)
    if told & profile.told_in:
        return None
    body = {article for article, sentence in profile.told_in if sentence}
    return -AGAIN if item.article in body and any(item.sentences) else 0.0


def modes(profile: Profile, item: Sighting) -> float | None:
    """The same mode, or one report doesn't say; reporters may differ on how something was done."""
    if profile.mode and item.mode:
        return 0.5 if profile.mode == item.mode else -1.0 if profile.type in MANNER else None
    return 0.0


def dates(profile: Profile, item: Sighting) -> float | None:
    """The days on which it can have happened must meet; exact days count for more."""
    if profile.first is None or profile.last is None or item.first is None or item.last is None:
        return 0.0
    if max(profile.first, item.first) > min(profile.last, item.last):
        return None
    told = [basis in ("stated", "inferred") for basis in (profile.basis, item.basis)]
    width = max(profile.last - profile.first, item.last - item.first)
    if all(told):
        return 3.0 if width <= 2 else 1.5 if width <= 7 else 0.5
    if "none" in (profile.basis, item.basis):
        apart = abs((profile.published or profile.last) - (item.published or item.last))
        return 0.5 if apart <= 1 else 0.0 if apart <= SOON else -1.0
    if width > 7:
        return 0.5
    one = profile.last if told[0] else profile.published or profile.last
    other = item.last if told[1] else item.published or item.last
    points = AFTER if any(told) else PRINTED
    return points[min(abs(one - other), len(points) - 1)]


def dues(profile: Profile, item: Sighting) -> float | None:
    """What is promised must be promised for the same time."""
    if profile.due is None or item.due is None:
        return 0.0
    meets = max(profile.due[0], item.due[0]) <= min(profile.due[1], item.due[1])
    return 1.0 if meets else None


def places(profile: Profile, item: Sighting) -> float | None:
    """The same place or one near by, or one report doesn't say."""
    one, other = profile.spot, item.spot
    if one is None or other is None:
        return 0.0
    if one.name == other.name and one.country == other.country:
        return 1.5
    distance = kilometres(one, other)
    if distance is None:
        return None if one.country != other.country else -1.0
    return 1.0 if distance < FAR / 5 else 0.0 if distance < FAR else None


def kilometres(one: Spot, other: Spot) -> float | None:
    """Great-circle distance, None if a coordinate isn't known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(chord))


def parties(profile: Profile, item: Sighting) -> float | None:
    """The same participants, where one report may know fewer of them or leave a side out.

    Within one country it counts for half, unless somebody is named: police make many arrests a day.
    """
    if profile.type in MUTUAL and "visit" not in (profile.mode, item.mode):
        everyone = _side((*profile.actor, *profile.recipient), (*item.actor, *item.recipient))
        points = 2 * everyone if everyone else None
    else:
        actor, recipient = _side(profile.actor, item.actor), _side(profile.recipient, item.recipient, loose=True)
        points = None if actor is None or recipient is None else actor + recipient
    if not points:
        return None
    known, told = ([p for side in (x.actor, x.recipient) for p in side if p.key] for x in (profile, item))
    abroad = len({p.code for p in (*known, *told)}) > 1
    return points if abroad or {p.name for p in known if p.name} & {p.name for p in told} else points / 2


def _told_in(item: Sighting) -> frozenset[tuple[str, int]]:
    return frozenset((item.article, sentence) for sentence in item.sentences)


def _side(one: tuple[Party, ...], other: tuple[Party, ...], loose: bool = False) -> float | None:
    """Points for one side: 1.5 for the same participants, 0.5 if one report knows some of them, 0 if one knows none."""
    one, other = (tuple(p for p in side if p.key) for side in (one, other))
    if not one or not other:
        return 0.0
    shared = sum(any(match(p, q) for q in other) for p in one), sum(any(match(p, q) for p in one) for q in other)
    if shared == (len(one), len(other)):
        return 1.5
    if all(shared) and (shared[0] == len(one) or shared[1] == len(other)):
        return 0.5
    if loose and {p.code for p in one} == {p.code for p in other} and _bare(one, other):
        return 0.5
    return None


def _bare(*sides: tuple[Party, ...]) -> bool:
    """Whether one side is told as countries only: an attack on protesters of a country is one on the country."""
    return any(all(p.code and not p.sector and not p.name for p in side) for side in sides)


def match(one: Party, other: Party) -> bool:
    """Whether two reports can mean the same participant."""
    if one.code != other.code or (one.code is None and one.name != other.name):
        return False
    if one.sector != other.sector and not (one.sector in STATE and other.sector in STATE):
        return False
    return one.name is None or other.name is None or one.name == other.name


def wording(profile: Profile, item: Sighting) -> float:
    """Up to 3 points for words in common with one of the reports, -1 where there are none though there could be."""
    best = 0.0
    known = [words for language, words in profile.wordings if language == item.language]
    for words in known:
        best = max(best, len(item.words & words) / max(LEAST, min(len(item.words), len(words))))
    if not best and len(item.words) >= LEAST and any(len(words) >= LEAST for words in known):
        return -1.0
    return 3 * best


def _fuller(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    return max(one, other, key=lambda side: _known((side,)))


def _known(sides: tuple[tuple[Party, ...], ...]) -> tuple[int, int]:
    """How much a report knows of who took part: how many, and what about them."""
    parties = [party for side in sides for party in side if party.key]
    return len(parties), sum(x is not None for party in parties for x in party)


def _overlap(a: int | None, b: int | None, c: int | None, d: int | None) -> tuple[int | None, int | None]:
    if a is None or b is None:
        return c, d
    if c is None or d is None:
        return a, b
    return max(a, c), min(b, d)
