"""Who an actor is on a day, and who held an office on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.resolving.actors.resolution import Resolution, with_sectors
from dragoman.resolving.actors.tables import ActorTables
from dragoman.resolving.actors.terms import Term, on_day

FORMER_SECTORS = frozenset({"GOV", "LEG"})
"""Who leaves these is of the former elite (ELI); a retired general, judge or rebel keeps his sector."""
PARAMOUNT = ("supreme_leader", "leader")
"""Who holds these leads the country, whatever its president or premier does."""


def standing(tables: ActorTables, actor: str, day: date | None) -> Resolution:
    """An actor by the highest office of the day; by his last one, as former, if there is none."""
    text = day.isoformat() if day else None
    terms, when = on_day(tables.terms(actor), text)
    kind, name, qid, gender = tables.kind(actor), tables.label(actor), tables.wikidata(actor), tables.gender(actor)
    if not terms:
        return Resolution(None, None, (), name, kind, f"actors.tsv: {actor}", qid, gender=gender, actor=actor)
    best = terms[0]
    sectors = best.sectors
    note = ""
    if kind == "person":
        if when == "before":
            sectors = ("ELI",) if sectors and sectors[0] in FORMER_SECTORS else sectors
            note = "former "
        elif when == "later":
            sectors, note = (), "later "
        elif text and best.stale(text):
            sectors, note = (), "perhaps no longer "
    elif when == "before" and best.office == "" and best.until:
        note = "formerly "
    code = best.country or None
    primary, every = with_sectors(sectors)
    row = f"actor_roles.tsv: {actor} ({name}), {note}{best}"
    if kind == "person" and when == "now" and text and best.unseen(text):
        row += f"; warning: nothing says whether that still held on {text}"
    office = best.office if when == "now" and best.office else None
    return Resolution(code, primary, every, name, kind, row, qid, office=office, gender=gender, actor=actor)


def active(tables: ActorTables, actor: str, day: date | None) -> tuple[bool, int]:
    """Whether an actor holds anything on a day, and the rank of the highest."""
    text = day.isoformat() if day else None
    terms, when = on_day(tables.terms(actor), text)
    sure = when == "now" and any(text is None or not t.stale(text) for t in terms)
    return sure, min((t.rank for t in terms), default=9)


def holder(tables: ActorTables, country: str, office: str, day: date | None) -> Resolution | None:
    """Who held an office of a country on a day, if one person did; ``leader`` is whoever leads the country."""
    if day is None:
        return None
    if office == "leader":
        known = tables.countries.get(country)
        ranked = (*PARAMOUNT, known[2]) if known and known[2] else PARAMOUNT
        return next((found for each in ranked if (found := _holder(tables, country, each, day))), None)
    return _holder(tables, country, office, day)


def _holder(tables: ActorTables, country: str, office: str, day: date) -> Resolution | None:
    held = _holding(tables, country, office, day)
    if len({t.actor for t in held}) != 1:
        return None
    found = standing(tables, held[0].actor, day)
    primary, every = with_sectors(held[0].sectors)
    row = f"actor_roles.tsv: {held[0].actor} ({found.name}), {held[0]}"
    return replace(found, kind="office", code=country, sector=primary, sectors=every, office=office, explanation=row)


def neighbours(tables: ActorTables, country: str, office: str, day: date) -> list[str]:
    """Who held an office before and after a day, and who else on it, as the table's rows."""
    rows = sorted((Term.read(line) for line in tables.holders.get((country, office), ())), key=lambda t: t.since)
    text = day.isoformat()
    before = [t for t in rows if t.until and t.until <= text]
    after = [t for t in rows if t.since > text]
    others = [t for t in rows if t.on(text)]
    told = [("on the same day", t) for t in others]
    told += [("before", max(before, key=lambda t: t.until))] if before else []
    told += [("after", after[0])] if after else []
    return [f"{when}: actor_roles.tsv: {t.actor} ({tables.label(t.actor)}), {t}" for when, t in told]


def _holding(tables: ActorTables, country: str, office: str, day: date) -> list[Term]:
    text = day.isoformat()
    rows = [Term.read(line) for line in tables.holders.get((country, office), ())]
    held = [t for t in rows if t.on(text) and not t.stale(text)]
    exact = [t for t in held if t.since] or held
    if len({t.actor for t in exact}) > 1:
        sure = [t for t in exact if t.precision == "day"]
        trusted = [t for t in exact if "dragoman" in t.source.split()] or sure or exact
        exact = trusted if len({t.actor for t in trusted}) == 1 else _latest(trusted)
    return exact


def _latest(terms: list[Term]) -> list[Term]:
    """The one who took up the office last, if the others' ends are only estimates."""
    last = max(t.since for t in terms)
    newest = [t for t in terms if t.since == last]
    return newest if all(t in newest or t.precision != "day" or t.until <= last for t in terms) else terms
