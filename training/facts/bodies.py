"""Organisations, groups, parties and hand-written people, and the three actor tables that come out of everything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

import parties
from persons import Person, Term, key_of, surname_of
from spelling import fold
from spells import spells
from tables import read, write

ACTOR_COLUMNS = ("actor_id", "type", "label", "gender", "qid", "source")
FIRST_NAME_COLUMNS = ("form", "gender", "source")
NAME_COLUMNS = ("actor_id", "lang", "form", "kind", "case", "from", "until")
ROLE_COLUMNS = ("actor_id", "country", "sectors", "office", "title", "from", "until", "precision", "seen", "source")


ALIKE = 0.6
"""Share of letters from which two surnames are one in two spellings."""
KNOWN = "2025-06-30"
"""Until when what is written by hand vouches for a term without an end."""


def hand_people(path: Path) -> list[Person]:
    """People written by hand: variants of names, who may be named by surname alone, and terms of office."""
    found = []
    for row in read(path):
        label, code = row["label"], row["code"]
        person = Person(label, code, row["qid"], gender=row["gender"], hand=True)
        surnames = [s for s in row["surnames"].split("|") if s] or [surname_of(label, code)]
        for surname in surnames:
            if surname == "-":
                continue
            bare = surname.endswith("!")
            surname = surname.rstrip("!")
            if surname != label:
                person.surnames.add(surname)
            if bare:
                person.bare.add(surname)
        person.full.add(label)
        person.full |= {form for form in row["names_en"].split("|") if form}
        person.spanish |= {form for form in row["names_es"].split("|") if form}
        for item in filter(None, row["terms"].split(";")):
            sectors, office, since, until, *rest = [*item.split(":"), "", ""]
            country = rest[0] or code
            title = office.replace("_", " ") if office else sectors
            known = "" if office.startswith("-") else office
            person.terms.add(
                Term(
                    country,
                    sectors.replace("+", " "),
                    known.lstrip("-"),
                    title.lstrip("-"),
                    since,
                    until,
                    "unchecked",
                    "" if until else KNOWN,
                    "dragoman",
                )
            )
        found.append(person)
    return found


def case_of(form: str) -> str:
    """How a form must be written in the text: acronyms exactly, names with a capital."""
    letters = [c for c in form if c.isalpha()]
    if not letters or not letters[0].isupper():
        return "exact"
    if len(letters) <= 7 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1) and " " not in form.strip():
        return "exact"
    return "cap"


def write_actors(out: Path, people: list[Person], raw: Path, hand: Path, states: set[str]) -> None:
    """Write first_names.tsv, actors.tsv, actor_names.tsv and actor_roles.tsv."""
    actors: list[tuple[str, ...]] = []
    names: list[tuple[str, ...]] = []
    roles: list[tuple[str, ...]] = []
    taken: set[str] = set()
    genders = {row["form"]: row["gender"] for row in read(hand / "first_names.tsv")}
    for person in sorted(people, key=lambda p: (key_of(p), p.label)):
        key, number = key_of(person), 2
        while key in taken:
            key, number = f"{key_of(person)}-{number}", number + 1
        taken.add(key)
        person.key = key
        sources = sorted({name for term in person.terms for name in term.source.split()}) or ["dragoman"]
        gender = person.gender or genders.get(person.label.split()[0], "")
        actors.append((key, "person", person.label, gender, person.qid, " ".join(sources)))
        names.extend(_person_names(person))
        for t in spells(person.terms):
            until = t.until + {4: "-12-31", 7: "-28"}.get(len(t.until), "")
            roles.append((key, t.country, t.sectors, t.office, t.title, t.since, until, t.precision, t.seen, t.source))
    known = _bodies(hand / "bodies.tsv", actors, names, roles)
    parties.add(raw, actors, names, roles, known, states)
    write(out / "first_names.tsv", FIRST_NAME_COLUMNS, [(*row, "dragoman") for row in genders.items()])
    write(out / "actors.tsv", ACTOR_COLUMNS, actors)
    write(out / "actor_names.tsv", NAME_COLUMNS, names)
    write(out / "actor_roles.tsv", ROLE_COLUMNS, roles)


def _person_names(person: Person) -> Iterable[tuple[str, ...]]:
    full = {form.strip() for form in person.full | {person.label} if form}
    for form in sorted(full):
        kind = "full" if " " in form or "-" in form else "surname"
        if len(form) > 3 and not re.search(r"\d", form):
            yield (person.key, "mul", form, kind, "cap", "", "")
    for form in sorted(person.spanish):
        yield (person.key, "es", form, "full", "any" if form[0].islower() else "cap", "", "")
        if surname := _spanish_surname(form, person):
            yield (person.key, "es", surname[0], surname[1], "cap", "", "")
    for form in sorted(person.surnames):
        kind = "bare" if form in person.bare else "surname"
        if len(form) > 1:
            yield (person.key, "mul", form, kind, "cap", "", "")
            plain = re.sub(r"^(al|el|an|as|ash|ad|ar|at)-", "", form, flags=re.I)
            if plain != form and len(plain) > 2:
                yield (person.key, "mul", plain[0].upper() + plain[1:], kind, "cap", "", "")


def _spanish_surname(form: str, person: Person) -> tuple[str, str] | None:
    """A surname as Spanish spells it ("Ahmadineyad", "Asad") and its kind; None if it is spelt as elsewhere."""
    words = form.split()
    if len(words) == 3 and words[1].lower() in ("al", "el", "bin"):
        del words[1]
    if len(words) != 2 or not words[0][:1].isupper() or not words[1][:1].isupper():
        return None
    last = words[1]
    told = {fold(known) for known in person.surnames} | {fold(word) for name in person.full for word in name.split()}
    if len(last) < 4 or last.isupper() or fold(last) in told:
        return None
    likest = max(sorted(person.surnames), key=lambda known: _alike(known, last), default="")
    if _alike(likest, last) < ALIKE:
        return None  # not another spelling: "Saddam" is called so, and not by his father's name
    return last, "bare" if likest in person.bare else "surname"


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()


def _bodies(
    path: Path, actors: list[tuple[str, ...]], names: list[tuple[str, ...]], roles: list[tuple[str, ...]]
) -> set[str]:
    """The hand-written organisations; returns the folded names they use."""
    known: set[str] = set()
    seen: set[str] = set()
    for row in read(path):
        for key, label, forms in _split(row):
            if key not in seen:
                actors.append((key, row["type"], label, "", "", "dragoman"))
            seen.add(key)
            for lang, form, case in forms:
                names.append((key, lang, form, "acronym" if case == "exact" else "full", case, "", ""))
                known.add(fold(form))
            roles.append(
                (key, row["code"], row["sectors"], "", label, row["from"], row["until"], "day", "", "dragoman")
            )
    return known


def _split(row: dict[str, str]) -> Iterable[tuple[str, str, list[tuple[str, str, str]]]]:
    """A row is one organisation under several names, or, where it says so, one organisation a name."""
    forms = [(lang, *_form(item)) for lang in ("en", "es") for item in row[f"names_{lang}"].split("|") if item]
    if not row["each"]:
        yield row["id"], row["label"], forms
        return
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for lang, form, case in forms:
        groups.setdefault(fold(form), []).append((lang, form, case))
    for folded, group in groups.items():
        yield f"{row['id']}/{re.sub(r'[^a-z0-9]+', '-', folded).strip('-')}", group[0][1], group


def _form(item: str) -> tuple[str, str]:
    """A form and how it must be written; ``.x`` asks for every letter as it stands."""
    return (item[:-2], "exact") if item.endswith(".x") else (item, case_of(item))
