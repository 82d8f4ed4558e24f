"""Titles beside a name: what office or calling they give, and whether they tell more than the tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.resolution import Resolution, with_sectors
from dragoman.resolving.actors.standing import holder
from dragoman.resolving.actors.tables import ActorTables, Role
from dragoman.resolving.actors.words import roles_in, words_of

TITLED = frozenset({"GOV", "LEG", "JUD", "MIL", "REL", "COP"})
"""Whose title may stand before a surname alone: "Judge Marrero", but not "player Day"."""
REACH = 60
"""Characters before a name in which its title is looked for."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title just before a name; without a role it is a form of address."""

    role: Role | None
    former: bool
    gender: str | None

    @property
    def office(self) -> str:
        """The office, empty where it is none that we follow."""
        return self.role.office_in(None) if self.role else ""


def title_before(text: str, start: int, tables: ActorTables) -> Title | None:
    """The title that ends just before a character, None without one."""
    left = max(0, start - REACH)
    if not text[left:start].endswith(" "):
        return None
    words = words_of(text, (left, start))
    if not words or text[words[-1].end : start].strip(" .") or words[-1].possessive:
        return None
    last = words[-1].text
    if {last, last + "."} & tables.words.get("title", frozenset()):
        return Title(None, False, address(last, tables))
    roles = roles_in(words, tables)
    if not roles or roles[-1].last != len(words) - 1 or roles[-1].role.position not in ("any", "open"):
        return None
    role = roles[-1].role
    former = tables.words.get("former", frozenset())
    earlier = words[max(0, roles[-1].first - 3) : roles[-1].last + 1]
    gone = any(w.folded in former or w.folded.startswith(("ex-", "former-")) for w in earlier)
    return Title(role, gone or role.sectors[:1] == ("ELI",), address(last, tables))


def shared_title(text: str, start: int, tables: ActorTables) -> Title | None:
    """The title of several that the one before has too: "los presidentes Kirchner y Vázquez"."""
    words = words_of(text, (max(0, start - REACH), start))
    if len(words) < 3 or words[-1].folded not in tables.words.get("and", ()) or not words[-2].text[:1].isupper():
        return None
    first = words[-2].start
    title = title_before(text, first, tables)
    return title if title is not None and title.role is not None and title.role.phrase.endswith("s") else None


def address(word: str, tables: ActorTables) -> str | None:
    """``f`` or ``m`` if a form of address or a title says so: "Mrs", "Queen"."""
    folded = fold(word).rstrip(".")
    for gender in ("f", "m"):
        if folded in tables.words.get(f"address_{gender}", ()):
            return gender
    return None


def gender_of(name: str, tables: ActorTables) -> str | None:
    """``f`` or ``m`` by the first name, None where it is not told."""
    first, _, rest = name.partition(" ")
    return tables.genders.get(first) if rest else None


def in_office(found: Resolution, role: Role, tables: ActorTables, day: date | None) -> Resolution:
    """Somebody whom the tables have as former, or not yet, with the sector of the title that the text gives him.

    Titles are kept out of courtesy ("President Carter"): one counts only if nobody else is known to hold the office.
    """
    if not role.sectors or role.sectors[0] not in TITLED or day is None:
        return found
    office = role.office_in(found.code)
    held = {(t.office, t.sectors[:1]) for t in (tables.terms(found.actor) if found.actor else ())}
    if found.sector == "ELI":
        if office and found.code:
            other = holder(tables, found.code, office, day)
            if other is not None and other.actor != found.actor:
                return found
        elif ("", role.sectors[:1]) in held:
            return found
    primary, every = with_sectors(role.sectors)
    row = f"{found.explanation}; but the text says {role.phrase}"
    return replace(found, sector=primary, sectors=every, office=office or None, explanation=row)
