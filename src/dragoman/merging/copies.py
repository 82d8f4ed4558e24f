"""Which articles are copies, updates or translations of one text: they are one source, however many print it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.merging.lead import FACTS, Lead

ALIKE = 0.5
"""Share of all shingles of two leads that both have (Jaccard) from which they are one text."""
CONTAINED = 0.7
"""Share of the shorter lead's shingles that the longer one has, from which the shorter is an extract of it."""
SHORT = 25
"""Shingles: a lead with fewer is no evidence that a longer text contains it."""
SAME_FACTS = 0.6
DAYS = 14
"""Days after the first version in which there are copies; later texts are new, whatever they repeat."""
VERSIONS = 6
"""Versions of a text that are kept for comparison."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What is known of a text from its versions."""

    published: int | None
    leads: tuple[Lead, ...]
    addresses: frozenset[str]


class OneText:
    """The rule by which articles become copies of one text."""

    def begin(self, item: Lead) -> Versions:
        """The text as its first article has it."""
        return Versions(item.published, (item,), _addresses(item))

    def fit(self, profile: Versions, item: Lead) -> float | None:
        """How alike the article and the nearest version of the text are, 0 to 3; None for different texts."""
        if profile.published and item.published and item.published - profile.published > DAYS:
            return None
        if profile.addresses & _addresses(item):
            return 3.0
        return max((s for s in (alike(version, item) for version in profile.leads) if s is not None), default=None)

    def extend(self, profile: Versions, item: Lead) -> Versions:
        """The text with one more version, if it is one."""
        leads = profile.leads
        if len(leads) < VERSIONS and all(item.shingles != version.shingles for version in leads):
            leads = (*leads, item)
        return Versions(profile.published, leads, profile.addresses | _addresses(item))


def _addresses(item: Lead) -> frozenset[str]:
    return frozenset(a for a in (item.url, item.original) if a)


def alike(one: Lead, other: Lead) -> float | None:
    """How alike two texts are, by wording in one language and by what was coded across languages."""
    if one.language and other.language and one.language != other.language:
        return _translated(one, other)
    shared = len(one.shingles & other.shingles)
    if not shared:
        return None
    jaccard = shared / len(one.shingles | other.shingles)
    smaller = min(len(one.shingles), len(other.shingles))
    if jaccard >= ALIKE:
        return 1 + jaccard
    if smaller >= SHORT and shared / smaller >= CONTAINED:
        return shared / smaller
    return None


def _translated(one: Lead, other: Lead) -> float | None:
    """Texts in two languages: the same events on the same days, and the same numbers."""
    if min(len(one.facts), len(other.facts)) < FACTS:
        return None
    facts = len(one.facts & other.facts) / len(one.facts | other.facts)
    numbers = len(one.numbers & other.numbers) / max(1, min(len(one.numbers), len(other.numbers)))
    if facts < SAME_FACTS or ((one.numbers and other.numbers) and numbers < SAME_FACTS):
        return None
    return facts
