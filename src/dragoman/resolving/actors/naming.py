"""What a form found in a text may stand for, and which of it the article means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.resolving.actors.resolution import Kind, Resolution, with_sectors
from dragoman.resolving.actors.standing import active, standing
from dragoman.resolving.actors.tables import COUNTRY_KINDS, ActorTables, Entry

NATIONAL_SUBTYPES = frozenset({"party", "ngo", "company"})
"""Short acronyms of these are only believed where their country is spoken of."""

ARMED = frozenset({"REB", "UAF", "CRM"})
"""Sectors of those who bear a name that the language alone knows and are no building but a band."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of a form."""

    resolution: Resolution
    prior: float
    """Lower is likelier before the article is looked at."""
    holds: bool
    """Whether it is so on the day."""
    subtype: str = ""


def candidates(tables: ActorTables, entries: Sequence[Entry], text: str, day: date | None) -> list[Candidate]:
    """Every reading of a form whose case fits the text."""
    found = [_candidate(tables, entry, day) for entry in entries if _fits(entry, text)]
    return sorted(found, key=lambda c: (not c.holds, c.prior, c.resolution.explanation))


def choose(found: Sequence[Candidate], text: str, counts: Mapping[str, float], places: Mapping[str, float],
           loud: bool) -> Candidate | None:  # fmt: skip
    """The reading that the article means; None where the form is better left alone."""
    usable = [c for c in found if not _doubtful(c, text, counts, loud)]
    if not usable:
        return None

    def cost(candidate: Candidate) -> float:
        code = candidate.resolution.code or ""
        context = 2.5 if counts.get(code, 0.0) > 0 else 0.0
        if candidate.resolution.kind == "region" and any(c.resolution.kind == "country" for c in usable):
            context = 6.0 if places.get(code, 0.0) > 0 and not _rival(usable, counts) else 0.0
        return candidate.prior - context + (0.0 if candidate.holds else 10.0)

    ranked = sorted(usable, key=lambda c: (cost(c), c.resolution.explanation))
    best = ranked[0]
    rows = dict.fromkeys(c.resolution.explanation for c in ranked[1:6])
    others = tuple(row for row in rows if row != best.resolution.explanation)
    if len(ranked) > 1 and ranked[1].resolution.code != best.resolution.code and _even(best, ranked[1], cost):
        unsure = replace(best.resolution, code=None, name=text, wikidata=None, alternatives=others)
        return replace(best, resolution=unsure)
    return replace(best, resolution=replace(best.resolution, alternatives=others))


def _even(one: Candidate, two: Candidate, cost: object) -> bool:
    """Two countries that share a name, neither of them spoken of: "Korea" is then a country without a code."""
    kinds = {"country", "demonym", "people"}
    assert callable(cost)  # noqa: S101  # for the type checker
    return (
        one.resolution.kind in kinds
        and two.resolution.kind in kinds
        and abs(one.prior - two.prior) < 0.02
        and bool(cost(one) == cost(two))
    )


def _rival(usable: Sequence[Candidate], counts: Mapping[str, float]) -> bool:
    return any(c.resolution.kind == "country" and counts.get(c.resolution.code or "", 0.0) > 0 for c in usable)


def _fits(entry: Entry, text: str) -> bool:
    if entry.case == "exact":
        return text.replace("’", "'") == entry.form
    if entry.case == "cap":
        first = next((c for c in text if c.isalpha()), "")
        if not first.isupper() or _article_of_a_noun(entry.form, text):
            return False
        return not (text.isupper() and len(text) <= 5 and not entry.form.isupper() and " " not in text)
    return True


def _article_of_a_noun(form: str, text: str) -> bool:
    """ "El país rompió …" opens a sentence and is not the newspaper; nor are "The times" one."""
    words, written = form.split(), text.split()
    short = len(words) == len(written) == 2 and len(words[0]) <= 3
    return short and words[1][:1].isupper() and written[1][:1].islower()


def _doubtful(candidate: Candidate, text: str, counts: Mapping[str, float], loud: bool) -> bool:
    acronym = text.isupper() and len(text) <= 4 and "." not in text
    if loud and acronym and len(text) <= 3 and text not in ("UN", "EU", "US", "UK", "UAE"):
        return True
    code = candidate.resolution.code or ""
    if len(code) != 3 or code in ("IGO", "UNO", "EUR", "IMG", "NGO", "MNC"):
        return False
    known = counts.get(code, 0.0) > 0
    if acronym and candidate.subtype in NATIONAL_SUBTYPES and counts and not known:
        return True
    return candidate.subtype in ("partyfacts", "ucdp") and not known and bool(counts)


def _candidate(tables: ActorTables, entry: Entry, day: date | None) -> Candidate:
    on = day.isoformat() if day else None
    cells = entry.cells
    if entry.table in ("countries", "country_names"):
        return _country(tables, entry, cells, on)
    if entry.table == "cities":
        return _city(entry, cells, on)
    if entry.table == "metonyms":
        primary, every = with_sectors(tuple(cells[1].split()))
        kind: Kind = "group" if primary in ARMED else "metonym"
        found = Resolution(cells[0] or None, primary, every, cells[2], kind, f"metonyms.tsv: {entry.form}")
        return Candidate(found, 1.5, True)
    if entry.table == "shadows":
        return Candidate(Resolution(None, None, (), entry.form, "name", f"shadows.txt: {entry.form}"), 0.0, True)
    actor, since, until = cells
    found = standing(tables, actor, day)
    holds, rank = active(tables, actor, day)
    holds = (holds or found.kind == "person") and _between(on, since, until)
    subtype = tables.subtype(actor)
    if actor.startswith(("partyfacts:", "ucdp:")):
        return Candidate(found, 6.0, holds, actor.partition(":")[0])
    if found.kind == "person":
        present, _ = active(tables, actor, day)
        return Candidate(found, 4.0 + rank / 20 + (0 if present else 0.5), holds, subtype)
    return Candidate(found, 3.0, holds, subtype)


def _country(tables: ActorTables, entry: Entry, cells: list[str], on: str | None) -> Candidate:
    code, kind, sector, since, until = cells
    region = kind.startswith("region")
    target = COUNTRY_KINDS[kind]
    known = tables.countries.get(code)
    name = entry.form if region or known is None else known[0]
    primary, every = with_sectors(tuple(sector.split()))
    row = f"{entry.table}.tsv: {entry.form} = {code} ({kind.replace('_', ' ')})"
    found = Resolution(
        code or None, primary, every, name, target, row, known[1] or None if known and not region else None
    )
    prior = 5.0 if target == "region" else 1.0 if target == "country" else 1.01
    if kind.startswith("rare"):
        prior += 1.2
    return Candidate(found, prior, _between(on, since, until))


def _city(entry: Entry, cells: list[str], on: str | None) -> Candidate:
    code, population, capital, since, until, geonames = cells
    row = f"cities.tsv: {entry.form} in {code}" + (f", geonames {geonames}" if geonames else "")
    if capital:
        return Candidate(Resolution(code, "GOV", ("GOV",), entry.form, "capital", row), 2.0, _between(on, since, until))
    size = int(population or 0)
    return Candidate(Resolution(code, None, (), entry.form, "city", row), 7.0 - min(size, 9_000_000) / 1e7, True)


def _between(on: str | None, since: str, until: str) -> bool:
    return on is None or (since <= on and (not until or on < until))
