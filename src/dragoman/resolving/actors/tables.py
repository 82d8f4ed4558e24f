"""The tables of names: who bears which, from when until when. Loaded once a language, kept as text until asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.resolution import Kind
from dragoman.resolving.actors.terms import Term
from dragoman.resolving.loading import keeping

Row = tuple[str, str]
"""A table and one of its rows as text: read only when its form is met."""
BARE, CALLED = "!", "="
MARKS = BARE + CALLED
"""What stands before the id of a surname's bearer: who may be called by it alone (!), and whom the papers of the
language call so while he is in office (=)."""
ARTICLES = ("al-", "el-")
"""The Arabic article as it is joined to a surname; many papers write it apart."""
COUNTRY_KINDS: Mapping[str, Kind] = {
    "name": "country", "official": "country", "adjective": "demonym", "person": "people", "people": "people",
    "rare_name": "country", "rare_adjective": "demonym", "rare_people": "people",
    "region": "region", "region_adjective": "demonym", "region_people": "people",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A form and what it may stand for, as one row of one table says."""

    form: str
    case: str
    """``cap``: a capital first letter in the text; ``exact``: letter by letter; ``any``."""
    table: str
    cells: list[str]
    """The rest of the row."""

    @classmethod
    def read(cls, table: str, line: str) -> Entry:
        """A row of one of the tables of forms."""
        cells = line.split("\t")
        if table == "countries":
            form, code, kind, sector, case, since, until = cells
            return cls(form, case, table, [code, kind, sector, since, until])
        if table == "country_names":
            code, _, kind, form, since, until, _ = cells
            return cls(form, "cap", table, [code, kind, "", since, until])
        if table == "cities":
            form, _, code, population, capital, since, until, geonames, _ = cells
            return cls(form, "cap", table, [code, population, capital, since, until, geonames])
        if table == "actor_names":
            actor, _, form, _, case, since, until = cells
            return cls(form, case, table, [actor, since, until])
        return cls(cells[0], _written(cells[0]) if table == "metonyms" else "cap", table, cells[1:])


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun: who it makes of a person or a body."""

    phrase: str
    sectors: tuple[str, ...]
    position: str
    office: str
    """The office, and after it where a country means another by the word: ``foreign_minister DEU=prime_minister``."""
    code: str

    def office_in(self, country: str | None) -> str:
        """The office that the phrase means in a country."""
        first, *others = self.office.split(" ")
        return next((other[4:] for other in others if other[:3] == country), first)


@dataclass(frozen=True, slots=True)
class ActorTables:
    """Everything that is looked up by name, for one language."""

    language: str
    forms: list[str]
    matcher: AhoCorasick
    entries: Mapping[str, list[Row]]
    """Folded form → the rows it stands in, as table and text."""
    surnames: Mapping[str, list[str]]
    """Folded surname → ids of its bearers, some with one of ``MARKS`` before it."""
    surname_beginnings: frozenset[str]
    """First words of surnames, folded: most capitalised words of a text are none."""
    actors: Mapping[str, str]
    """Actor id → its row."""
    terms_text: Mapping[str, list[str]]
    holders: Mapping[tuple[str, str], list[str]]
    """(country, office) → rows of actor_roles."""
    roles: Mapping[str, Role]
    role_lengths: Mapping[str, tuple[int, ...]]
    """First word of a role, without its possessive ending → the lengths of all that begin so, the longest first."""
    longest_role: int
    words: Mapping[str, frozenset[str]]
    """Class → function words of the language."""
    named_after: Mapping[str, str]
    combining: Mapping[str, str]
    """First parts of words for two countries, folded → code: ``franco`` in "franco-alemana"."""
    given: frozenset[str]
    """First names, folded."""
    not_actors: tuple[str, ...]
    """Phrases whose words are roles and which name nobody, folded."""
    genders: Mapping[str, str]
    """First name → ``f`` or ``m``."""
    countries: Mapping[str, tuple[str, str, str, str, str]]
    """Code → name, Wikidata id, leading office, from, until."""
    _terms: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    def readings(self, form: str) -> list[Entry]:
        """The rows in which a folded form stands."""
        return [Entry.read(table, line) for table, line in self.entries[form]]

    def city(self, name: str) -> str | None:
        """The country of the largest town of a name, where its capital stands for something else: Brussels."""
        found = [e for e in self.readings(fold(name)) if e.table == "cities" and not e.cells[2]]
        return max(found, key=lambda e: int(e.cells[1] or 0)).cells[0] if found else None

    def joined(self, word: str) -> str | None:
        """The country of a part of a word for two: of a first part, or of an adjective that means one country."""
        key = fold(word)
        if key in self.combining or key not in self.entries:
            return self.combining.get(key)
        codes = {e.cells[0] for e in self.readings(key) if e.table == "countries" and e.cells[1] == "adjective"}
        return codes.pop() if len(codes) == 1 else None

    def terms(self, actor: str) -> tuple[Term, ...]:
        """The offices and characters of an actor."""
        if actor not in self._terms:
            self._terms[actor] = tuple(Term.read(line) for line in self.terms_text.get(actor, ()))
        return self._terms[actor]

    def label(self, actor: str) -> str:
        """How an actor is usually called."""
        return self.actors[actor].split("\t")[2]

    def kind(self, actor: str) -> Kind:
        """Person, group or organisation."""
        found = self.actors[actor].split("\t")[1]
        return "person" if found == "person" else "group" if found == "group" else "organisation"

    def subtype(self, actor: str) -> str:
        """The type as the table has it: igo, ngo, body, party, company, group, person."""
        return self.actors[actor].split("\t")[1]

    def wikidata(self, actor: str) -> str | None:
        """Wikidata's id of an actor."""
        return self.actors[actor].split("\t")[4] or None

    def gender(self, actor: str) -> str | None:
        """``f`` or ``m`` of a person."""
        return self.actors[actor].split("\t")[3] or None


def _written(form: str) -> str:
    """How a metonym has to be written: acronyms letter by letter, what begins in small letters in either way."""
    if " " not in form and len(form) > 1 and form.isupper():
        return "exact"
    return "any" if form[:1].islower() else "cap"


def lines(file: Traversable) -> Iterator[str]:
    """Rows of a table as text, without the header."""
    rows = file.read_text(encoding="utf-8").split("\n")
    yield from (row for row in rows[1:] if row)


@cache
@keeping()
def load(language: str) -> ActorTables:
    """The tables of a language."""
    facts = files("dragoman") / "facts"
    own = files("dragoman") / "languages" / language / "actors"
    entries: dict[str, list[Row]] = {}
    surnames: dict[str, list[str]] = {}
    countries = _countries(facts)
    _country_forms(entries, facts, own, language)
    _city_forms(entries, facts, language)
    for line in lines(own / "metonyms.tsv"):
        entries.setdefault(fold(line[: line.index("\t")]), []).append(("metonyms", line))
    for line in _listed(own / "shadows.txt"):
        entries.setdefault(fold(line), []).append(("shadows", line))
    _actor_forms(entries, surnames, facts, language)
    for line in lines(own / "called.tsv"):
        form, actor, _ = line.split("\t")
        surnames.setdefault(fold(form), []).append(CALLED + actor)
    for name in [name for name in surnames if name[:3] in ARTICLES]:  # "al-Sisi", "Al Sisi", "El Sisi"
        for article in ("al ", "el "):
            surnames.setdefault(article + name[3:], []).extend(surnames[name])
    actors = {line[: line.index("\t")]: line for line in lines(facts / "actors.tsv")}
    words: dict[str, set[str]] = {}
    for line in lines(own / "words.tsv"):
        word, group = line.split("\t")
        words.setdefault(group, set()).add(word)
    terms_text, holders = _terms(facts)
    roles = _role_nouns(own)
    forms = list(entries)
    return ActorTables(
        language=language,
        forms=forms,
        matcher=AhoCorasick(
            forms, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA, store_patterns=False
        ),
        entries=entries,
        surnames=surnames,
        surname_beginnings=frozenset(name.partition(" ")[0] for name in surnames),
        actors=actors,
        terms_text=terms_text,
        holders=holders,
        roles=roles,
        role_lengths=_lengths(roles),
        longest_role=max((phrase.count(" ") + 1 for phrase in roles), default=1),
        words={group: frozenset(members) for group, members in words.items()},
        named_after={line.split("\t")[0]: line.split("\t")[1] for line in lines(own / "named_after.tsv")},
        combining=dict(line.split("\t") for line in lines(own / "combining.tsv")),
        genders=dict(line.split("\t")[:2] for line in lines(facts / "first_names.tsv")),
        given=_given(actors, words.get("given", set())),
        not_actors=tuple(fold(line) for line in _listed(own / "not_actors.txt")),
        countries=countries,
    )


def _listed(file: Traversable) -> Iterator[str]:
    yield from (line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")


def _countries(facts: Traversable) -> dict[str, tuple[str, str, str, str, str]]:
    found = {}
    for line in lines(facts / "countries.tsv"):
        code, _, _, qid, since, until, _, leader, name, _ = line.split("\t")
        found[code] = (name, qid, leader, since, until)
    return found


def _country_forms(entries: dict[str, list[Row]], facts: Traversable, own: Traversable, language: str) -> None:
    acts_as = {line.split("\t")[0]: line.split("\t")[2] for line in lines(facts / "countries.tsv")}
    seen = set()
    for line in lines(own / "countries.tsv"):
        form, code, _ = line.split("\t", 2)
        key = fold(form)
        seen.add((key, code))
        entries.setdefault(key, []).append(("countries", line))
    for line in lines(facts / "country_names.tsv"):
        code, lang, kind, form, rest = line.split("\t", 4)
        if lang != language or len(form) < 4:
            continue
        key, target = fold(form), acts_as.get(code, code)
        if (key, target) in seen:
            continue
        seen.add((key, target))
        status = kind if target == code else "region"
        entries.setdefault(key, []).append(("country_names", f"{target}\t{lang}\t{status}\t{form}\t{rest}"))


def _city_forms(entries: dict[str, list[Row]], facts: Traversable, language: str) -> None:
    for line in lines(facts / "cities.tsv"):
        form, lang, _ = line.split("\t", 2)
        if lang == "mul" or lang == language:
            entries.setdefault(fold(form), []).append(("cities", line))


def _actor_forms(
    entries: dict[str, list[Row]], surnames: dict[str, list[str]], facts: Traversable, language: str
) -> None:
    for line in lines(facts / "actor_names.tsv"):
        actor, lang, form, kind, _ = line.split("\t", 4)
        if lang != "mul" and lang != language:
            continue
        if kind == "surname":
            surnames.setdefault(fold(form), []).append(actor)
        elif kind == "bare":
            surnames.setdefault(fold(form), []).append(BARE + actor)
        else:
            entries.setdefault(fold(form), []).append(("actor_names", line))


def _given(actors: Mapping[str, str], more: set[str]) -> frozenset[str]:
    """First names, folded: of the people in the tables, and those written by hand."""
    found = {fold(word) for word in more}
    for row in actors.values():
        _, subtype, label, _ = row.split("\t", 3)
        if subtype == "person" and " " in label:
            found.add(fold(label[: label.index(" ")]))
    return frozenset(found)


def _terms(facts: Traversable) -> tuple[dict[str, list[str]], dict[tuple[str, str], list[str]]]:
    terms: dict[str, list[str]] = {}
    holders: dict[tuple[str, str], list[str]] = {}
    for line in lines(facts / "actor_roles.tsv"):
        actor, country, _, office, _ = line.split("\t", 4)
        terms.setdefault(actor, []).append(line)
        if office:
            holders.setdefault((country, office), []).append(line)
    return terms, holders


def _role_nouns(own: Traversable) -> dict[str, Role]:
    found = {}
    for line in lines(own / "roles.tsv"):
        phrase, sectors, position, office, code = line.split("\t")
        key = fold(phrase)
        if key not in found:
            found[key] = Role(phrase, tuple(sectors.split()), position, office, code)
    return found


def _lengths(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        first = phrase.partition(" ")[0].removesuffix("'s").removesuffix("'")
        found.setdefault(first, set()).add(phrase.count(" ") + 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}
