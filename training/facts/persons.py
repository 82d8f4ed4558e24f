"""People: the same person from several sources becomes one actor with all names and terms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from spelling import PARTICLES, fold, sound

FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM", "SGP"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "jr.", "sr."})


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """An office held: ``[since, until)``, blank where open or unknown."""

    country: str
    sectors: str
    office: str
    title: str
    since: str
    until: str
    precision: str
    seen: str
    source: str


@dataclass(slots=True)
class Person:
    """One human being and everything the sources say of him."""

    label: str
    country: str
    qid: str = ""
    key: str = ""
    gender: str = ""
    """``f`` or ``m`` where it was written by hand."""
    hand: bool = False
    """Written by hand: then the label is the usual name in English."""
    full: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)
    spanish: set[str] = field(default_factory=set)
    terms: set[Term] = field(default_factory=set)

    def absorb(self, other: Person) -> None:
        """Take over what another record of the same person knows."""
        self.qid, self.gender = self.qid or other.qid, self.gender or other.gender
        for name in ("full", "surnames", "bare", "spanish", "terms"):
            getattr(self, name).update(getattr(other, name))
        self.full.add(other.label)
        if other.hand:
            self.full.add(self.label)
            self.label = self.label if fold(self.label) == fold(other.label) else other.label
            self.hand = True


def surname_of(name: str, country: str) -> str:
    """The family name in a name written as newspapers write it."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in SUFFIXES:
        words.pop()
    if len(words) < 2:
        return name
    if country in FAMILY_FIRST and len(words[0]) <= 5 and ("-" in words[-1] or len(words) == 3 or country == "CHN"):
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES and words[start - 1].lower() not in {"y", "e", "i"}:
        start -= 1
    return " ".join(words[start:])


def short_forms(name: str, surname: str) -> set[str]:
    """The name itself, and first name with family name where there are middle names."""
    forms = {name}
    words = name.split()
    if surname and name.endswith(surname):
        given = name[: -len(surname)].split()
        if len(given) > 1:
            forms.add(f"{given[0]} {surname}")
            if len(given) == 2 and len(given[0].rstrip(".")) == 1:
                forms.add(f"{given[1]} {surname}")
    elif surname and not name.startswith(surname):
        where = next((i for i, w in enumerate(words) if w == surname.split()[0]), None)
        if where:
            forms.add(" ".join([words[0], *words[where : where + len(surname.split())]]))
    return {form for form in forms if len(form.split()) > 1}


def key_of(person: Person) -> str:
    """Wikidata's id, else country and spelling."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(person.label)).strip("-")
    return person.qid or f"{person.country.lower()}:{slug}"


def merge(known: list[Person], new: list[Person]) -> list[Person]:
    """Join the new records to the known people where they are the same, else add them."""
    index: dict[tuple[str, str], list[Person]] = {}

    def enter(person: Person) -> None:
        for surname in sorted(person.surnames | {surname_of(person.label, person.country)}):
            index.setdefault((person.country, sound(surname)), []).append(person)

    people = list(known)
    for person in people:
        enter(person)
    starts: dict[tuple[str, str], list[tuple[str, Person]]] = {}

    def begin(person: Person) -> None:
        for term in sorted(person.terms):
            if term.since and term.office:
                starts.setdefault((term.country, term.office), []).append((term.since, person))

    for person in people:
        begin(person)
    for person in new:
        match = _same_name(person, index) or _same_term(person, starts)
        if match is not None:
            match.absorb(person)
            for surname in sorted(person.surnames):
                bucket = index.setdefault((match.country, sound(surname)), [])
                if match not in bucket:
                    bucket.append(match)
        else:
            people.append(person)
            enter(person)
            begin(person)
    return people


def _apart(one: Person, two: Person) -> bool:
    """Whether both have further given names and share none: "George H. W." and "George W.", brothers of one father."""
    mine, theirs = (
        [sound(word) for word in _given(p.label, p.surnames | {surname_of(p.label, p.country)}).split()[1:]]
        for p in (one, two)
    )
    if not mine or not theirs:
        return False
    if all(len(word) == 1 for word in (*mine, *theirs)):
        return mine != theirs
    return not any(_alike(a, b) for a in mine for b in theirs)


def _dynastic(person: Person) -> bool:
    """Whether a name tells the father and the house, which many share."""
    words = person.label.lower().replace("-", " ").split()
    return bool({"bin", "ibn"} & set(words)) or words.count("al") > 1


def _own_names(one: Person, two: Person) -> tuple[str, str]:
    return sound(one.label.split()[0]), sound(two.label.split()[0])


def _given_sound(name: str, person: Person) -> str:
    """The given names; where the family name comes first, "Jong Un" and "Jong-un" are one."""
    if person.country in FAMILY_FIRST:
        key = sound(_given(name, person.surnames | {surname_of(name, person.country)}))
        return key.replace(" ", "")
    return sound(_given(name, person.surnames or {surname_of(person.label, person.country)}))


def _given(label: str, surnames: set[str]) -> str:
    for surname in sorted(surnames, key=lambda name: (-len(name), name)):
        if label.endswith(" " + surname):
            return label[: -len(surname)].strip()
        if label.startswith(surname + " "):
            return label[len(surname) :].strip()
    return label.rpartition(" ")[0]


def _same_name(person: Person, index: dict[tuple[str, str], list[Person]]) -> Person | None:
    for surname in sorted(person.surnames or {surname_of(person.label, person.country)}):
        for other in index.get((person.country, sound(surname)), ()):
            if (person.qid and other.qid and person.qid != other.qid) or (person.hand and other.hand):
                continue
            if _dynastic(person) and _dynastic(other) and not _alike(*_own_names(person, other)):
                continue
            if person.country not in FAMILY_FIRST and _apart(person, other):
                continue
            mine = {_given_sound(name, person) for name in {person.label} | person.full}
            theirs = {_given_sound(name, other) for name in {other.label} | other.full}
            if (mine & theirs) - {""}:
                return other
            if person.country in FAMILY_FIRST:
                continue
            firsts = {name.split()[0] for name in mine if name} - PARTICLES
            others = {name.split()[0] for name in theirs if name} - PARTICLES
            if any(_alike(a, b) for a in firsts for b in others):
                return other
    return None


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    if len(one) < 3 or len(two) < 3:
        return one[:1] == two[:1] and min(len(one), len(two)) == 1
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= 0.8


def _same_term(person: Person, starts: dict[tuple[str, str], list[tuple[str, Person]]]) -> Person | None:
    """The same office taken up within six weeks by somebody spelled nearly alike."""
    for term in sorted(person.terms):
        if len(term.since) != 10 or not term.office:
            continue
        day = date.fromisoformat(term.since)
        for since, other in starts.get((term.country, term.office), ()):
            if len(since) != 10 or abs((date.fromisoformat(since) - day).days) > 45:
                continue
            if (person.qid and other.qid and person.qid != other.qid) or (person.hand and other.hand):
                continue
            one, two = sound(person.label), sound(other.label)
            if since == term.since and _share_a_name(person, other):
                return other
            if SequenceMatcher(None, one, two, autojunk=False).ratio() >= 0.72:
                return other
    return None


def _share_a_name(one: Person, two: Person) -> bool:
    """Whether any name of more than three letters is the same in both: "Castro de Zelaya" and "Xiomara Castro"."""
    mine, theirs = ({sound(w) for name in (p.label, *p.surnames) for w in name.split()} for p in (one, two))
    return any(len(word) > 3 for word in mine & theirs)
