"""Which office a person held on a day, and who held an office on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.resolving.actors.resolution import Resolution
from dragoman.resolving.actors.tables import RANK, ActorTables, Term


def person(terms: Sequence[Term], day: date | None) -> Resolution:
    """A person by the highest office of the day; by the last one before, as former, if there is none."""
    held = [t for t in terms if t.on(day)]
    if held:
        best = min(
            held, key=lambda t: (RANK.get(t.office, 5), t.precision == "snapshot", t.source == "wikidata", t.start)
        )
        return _resolution(best, terms, best.sector)
    assert day is not None  # noqa: S101  # without a day every term holds
    past = [t for t in terms if t.start <= day.isoformat()]
    if past:
        best = max(past, key=lambda t: (t.end or t.start, -RANK.get(t.office, 5)))
        return _resolution(best, terms, "ELI" if best.sector in ("GOV", "LEG") else best.sector, "former ")
    best = min(terms, key=lambda t: t.start)
    return _resolution(best, terms, None, "later ")


def _resolution(term: Term, terms: Sequence[Term], sector: str | None, when: str = "") -> Resolution:
    known = next((t.wikidata for t in terms if t.wikidata), None)
    return Resolution(
        code=term.code,
        sector=sector,
        sectors=(sector,) if sector else (),
        name=term.name,
        kind="person",
        explanation=f"persons.tsv: {term.name}, {when}{term.office} of {term.code}, {term.start} to {term.end or 'now'}",
        wikidata=known,
        office=term.office,
    )


def holder(tables: ActorTables, code: str, office: str, day: date | None) -> Resolution | None:
    """Who held an office of a country on a day, if that was one person."""
    if day is None:
        return None
    wanted = [office]
    if office in ("leader", "chief"):
        wanted = ["supreme_leader", "leader", "president", "prime_minister", "chancellor"]
    for each in wanted:
        held = [t for t in tables.holders.get((code, each), ()) if t.on(day)]
        exact = [t for t in held if t.precision != "snapshot"] or held
        if len({t.surname for t in exact}) == 1:
            return person([max(exact, key=lambda t: (t.source == "hand", t.start))], day)
    return None
