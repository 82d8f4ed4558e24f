"""Who a noun phrase means: its names, its role noun, and whose the role is."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.inferring import SUPRANATIONAL
from dragoman.resolving.actors.owners import BODIES, NATIONAL, OwnerFinder, Phrase
from dragoman.resolving.actors.resolution import Kind, Mention, Resolution, Span, with_sectors
from dragoman.resolving.actors.standing import holder
from dragoman.resolving.actors.words import RoleFound, Word, guess_head, roles_in, words_of

ELSEWHERE = frozenset({"REF"})
"""Their country is seldom the one they are spoken of in: nothing is inferred."""
ANYWHERE = frozenset({"UAF", "CRM", "CVL", "SOC", "REL"})
"""Who are of no state: their country is believed where the sentence and the article agree."""
HEADS = frozenset({"president", "prime_minister"})
"""Offices whose holders since 1990 are all in the tables."""


class PhraseReader(OwnerFinder):
    """Resolves the phrases of one article; the article tells it the names inside and whom to infer."""

    def read(self, span: Span, head: Span, sentence: Span, depth: int = 0) -> Resolution | None:
        """Who a phrase with a head means; None if it is nobody who can act."""
        words = words_of(self.text, span)
        inside = [
            m for m in self.article.within(*span)
            if (m.span[0] >= span[0] - 1 and m.span[1] <= span[1] + 2) or (m.span[0] < head[1] and head[0] < m.span[1])
        ]  # fmt: skip
        p = Phrase(span, head, sentence, words, roles_in(words, self.tables), inside)
        role = next((r for r in p.roles if r.start < head[1] and head[0] < r.end), None)
        name = next((m for m in inside if m.span[0] < head[1] and head[0] < m.span[1] and not m.qualifying), None)
        if name is not None and (role is None or self._name_wins(name, role, p)):
            return self._by_name(name, p)
        if role is not None:
            if self._no_actor(role):
                return None
            return self._by_role(role, p, depth)
        if self._quantifies(p) and depth < 3:
            rest = self._complement(p, self._index(p, head[1]), ("of",))
            return self._nested(rest, p, depth) if rest else None
        return self._unknown_name(p)

    def _no_actor(self, role: RoleFound) -> bool:
        """A phrase with words of roles that names nobody: "court order", "state of emergency"; the role may end it."""
        rest = fold(self.text[role.start : role.end + 40])
        until = fold(self.text[max(0, role.start - 40) : role.end])
        return any(
            (rest.startswith(phrase) and not rest[len(phrase) :][:1].isalnum())
            or (
                len(phrase) > role.end - role.start
                and until.endswith(phrase)
                and not until[: -len(phrase)][-1:].isalnum()
            )
            for phrase in self.tables.not_actors
        )

    # -- a name is the head --------------------------------------------------------------------------------------

    def _name_wins(self, name: Mention, role: RoleFound, p: Phrase) -> bool:
        """A name that is also a role noun is another country's where one is named: "Brazil's Justice Department"."""
        if name.span[0] > role.start or name.span[1] < role.end:
            return name.span[1] - name.span[0] > role.end - role.start
        if name.kind == "person":
            return True
        if not (name.span[0] == role.start and name.span[1] == role.end):
            return True
        owner = self.owner(role, p)
        if owner is None:  # "the Foreign Office" where nobody speaks of Britain
            return name.resolution.code in self.article.countries or not self.article.countries
        return owner.code == name.resolution.code or owner.code is None

    def _by_name(self, name: Mention, p: Phrase) -> Resolution:
        found = name.resolution
        if name.kind == "person":
            return self._former(found, p, name.span[0])
        if name.kind in ("demonym", "people") and self._counted(p, name.span[0]) and not found.sectors:
            return replace(found, sector="CVL", sectors=("CVL",), kind="people")
        if name.kind == "demonym":
            return replace(found, kind="people")
        if name.kind == "city" and found.sector is None:
            return found
        return found

    def _counted(self, p: Phrase, before: int) -> bool:
        """ "five Israelis": people, and not their government."""
        quantities = self.tables.words.get("quantity", frozenset())
        return any(w.start < before and (w.folded[:1].isdigit() or w.folded in quantities) for w in p.words)

    def _former(self, found: Resolution, p: Phrase, before: int) -> Resolution:
        if found.sector in ("GOV", "LEG", "PTY", None) and self._is_former(p, before):
            return replace(found, sector="ELI", sectors=("ELI",), office=None)
        return found

    def _is_former(self, p: Phrase, before: int) -> bool:
        former = self.tables.words.get("former", frozenset())
        if any(r.role.sectors[:1] == ("ELI",) and r.end <= before for r in p.roles):
            return True
        return any(
            w.start < before and (w.folded in former or w.folded.startswith(("ex-", "former-"))) for w in p.words
        )

    # -- a role noun is the head ---------------------------------------------------------------------------------

    def _by_role(self, found: RoleFound, p: Phrase, depth: int) -> Resolution | None:
        role = found.role
        named = self._holder_named(found, p)
        if named is not None:
            return self._former(named.resolution, p, named.span[0])
        row = f"roles.tsv: {role.phrase}"
        if role.position in ("open", "thing") or self._is("collected", role.phrase):
            rest = self._complement(p, found.last, ("of", "for") if role.position == "open" else ("of",))
            inner = self._nested(rest, p, depth) if rest and depth < 3 else None
            if inner is not None and role.position != "thing" and (inner.sectors or inner.code):
                return self._led(inner, found, p, row)
        owner = self.owner(found, p)
        if owner is not None:
            return self._owned(owner, found, p, row)
        if role.position == "thing":
            return self._land(found, p, row)
        if role.code:
            return self._made(role.code, role.sectors, p, found, row)
        if not role.sectors:
            return self._said_before(found, p, row)
        if self._posted(found, p):
            return self._sent(found, p, row)
        if role.sectors[0] in ELSEWHERE or self._is("several", role.phrase) or self._vague(p, found):
            return self._made(None, role.sectors, p, found, row)
        code = self.article.infer(p.sentence, p.span, agreed=role.sectors[0] in ANYWHERE)
        known = self._office(code, found, p) if code else None
        if known is not None:
            return replace(known, inferred=True, explanation=f"{row}; {known.explanation}")
        return replace(self._made(code, role.sectors, p, found, row), inferred=code is not None)

    def _made(self, code: str | None, sectors: tuple[str, ...], p: Phrase, found: RoleFound, row: str) -> Resolution:
        if sectors and sectors[0] in ("GOV", "LEG") and self._is_former(p, found.start):
            sectors = ("ELI",)
        primary, every = with_sectors(sectors)
        office = found.role.office_in(code) or None
        return Resolution(code, primary, every, None, "role", row, matched=(found.start, found.end), office=office)

    def _holder_named(self, found: RoleFound, p: Phrase) -> Mention | None:
        """The person beside the role: "President Putin", "the president, Vladimir Putin", "Putin, the president"."""
        if found.role.position not in ("any", "open"):
            return None
        for m in p.inside:
            if m.kind != "person":
                continue
            gap = self.text[found.end : m.span[0]] if m.span[0] >= found.end else None
            if gap is not None and gap.strip(" ") in ("", ",", "-", "Mr", "Mr.", "Ms", "Dr", "Dr."):
                return m
            if gap is not None and "," in gap and gap.rstrip().endswith(",") and gap.count(",") == 1 and len(gap) < 60:
                return m
            back = self.text[m.span[1] : found.start] if m.span[1] <= found.start else None
            if (
                back is not None
                and back.strip().startswith(",")
                and back.count(",") == 1
                and m.span[0] <= p.span[0] + 12
            ):
                return m
        return None

    def _owned(self, owner: Resolution, found: RoleFound, p: Phrase, row: str) -> Resolution:
        """A role of a country, a body or a person."""
        role = found.role
        row = f"{row}; {owner.explanation}"
        if owner.kind in BODIES:
            return self._of_body(owner, found, p, row)
        if owner.kind == "capital" and owner.code == "EUR" and role.sectors[:1] != ("GOV",):
            owner = replace(owner, code=self.tables.city(owner.name or "") or owner.code)
        former = self._is_former(p, found.start)
        if not former and owner.code and owner.kind in ("country", "demonym", "people", "capital"):
            known = self._office(owner.code, found, p)
            if known is not None:
                return replace(known, explanation=f"{row}; {known.explanation}", alternatives=owner.alternatives)
        sectors = role.sectors
        if not sectors and owner.kind == "person":
            sectors = owner.sectors
        elif (
            not sectors
            and self._is("speaks", role.phrase)
            and owner.kind in ("country", "demonym", "people", "capital")
        ):
            sectors = ("GOV",)
        if owner.sectors == ("PRE",):
            sectors = (*sectors, "PRE")
        made = self._made(owner.code, sectors, p, found, row)
        return replace(made, inferred=owner.inferred, alternatives=owner.alternatives)

    def _of_body(self, owner: Resolution, found: RoleFound, p: Phrase, row: str) -> Resolution:
        role = found.role
        if (
            owner.kind == "metonym"
            and owner.code
            and self._is("seated", role.phrase)
            and not self._is_former(p, found.start)
        ):
            known = holder(self.tables, owner.code, "leader", self.article.published)
            if known is not None:
                return replace(known, explanation=f"{row}; {known.explanation}")
        sectors = _blend(owner, role.sectors)
        made = self._made(owner.code, sectors, p, found, row)
        keeps = role.position == "open" or not role.sectors
        return replace(
            made,
            name=owner.name if keeps else None,
            wikidata=owner.wikidata if keeps else None,
            alternatives=owner.alternatives,
        )

    def _led(self, inner: Resolution, found: RoleFound, p: Phrase, row: str) -> Resolution:
        """ "members of Hamas", "head of the army": who they belong to says who they are."""
        if inner.kind in ("country", "demonym", "people", "capital", "city", "region") or (inner.kind in BODIES):
            return self._owned(inner, found, p, row)
        if inner.kind in ("person", "office"):
            return self._owned(replace(inner, kind="person"), found, p, row)
        if found.role.sectors[:1] == ("ELI",):
            inner = replace(inner, sector="ELI", sectors=("ELI",), office=None)
        return replace(inner, kind="role", explanation=f"{row}; {inner.explanation}")

    def _office(self, code: str, found: RoleFound, p: Phrase) -> Resolution | None:
        """The holder of a definite, single office on the day: "the French president"."""
        role = found.role
        if not role.office or role.phrase.endswith("s") or self._is_former(p, found.start) or self._indefinite(p):
            return None
        before = self.text[p.span[0] : found.start].casefold()
        if any(word in before.split() for word in self.tables.words.get("unlike", ())):
            return None
        return holder(self.tables, code, role.office_in(code), self.article.published)

    def _indefinite(self, p: Phrase) -> bool:
        articles = self.tables.words.get("indefinite", frozenset())
        first = p.words[0] if p.words else None
        return first is not None and (first.folded in articles or first.folded[:1].isdigit())

    def _nested(self, span: Span, p: Phrase, depth: int) -> Resolution | None:
        return self.read(span, guess_head(self.text, span, self.tables), p.sentence, depth + 1)

    # -- nobody named --------------------------------------------------------------------------------------------

    def _vague(self, p: Phrase, found: RoleFound) -> bool:
        """Whether something in the phrase speaks against the country at hand: "Western", "Jordanian-appointed"."""
        before = found.start
        if any(w.end <= before and "-" in w.text and self._compound(w) for w in p.words):
            return True
        vague = self.tables.words.get("vague", frozenset())
        opening = fold(found.role.phrase).partition(" ")[0]
        if opening in vague and not found.role.office and found.role.sectors[:1] not in (("GOV",), ("LEG",)):
            return True
        return any(w.start < before and w.folded in vague for w in p.words) or any(
            w.start > before and w.folded in vague for w in p.words[-1:]
        )

    def _posted(self, found: RoleFound, p: Phrase) -> bool:
        """Whether somebody works where another country is named: "observers in Zimbabwe" are of nobody knows where."""
        return self._abroad(found) and any(m.span[0] >= found.end and m.kind in NATIONAL for m in p.inside)

    def _sent(self, found: RoleFound, p: Phrase, row: str) -> Resolution:
        """Of the one other country of the sentence, if there is one: "London recalled the ambassador to Israel"."""
        others = {
            m.resolution.code
            for m in self.article.within(*p.sentence)
            if m.resolution.code and not (p.span[0] <= m.span[0] and m.span[1] <= p.span[1])
        }
        code = next(iter(others)) if len(others) == 1 and not others & SUPRANATIONAL else None
        return replace(self._made(code, found.role.sectors, p, found, row), inferred=code is not None)

    def _compound(self, word: Word) -> bool:
        """Whether a word says what another country does for somebody: "US-backed"."""
        first, _, last = word.text.rpartition("-")
        return last.islower() and fold(first) in self.tables.entries

    def _land(self, found: RoleFound, p: Phrase, row: str) -> Resolution | None:
        if (
            not self._is("land", found.role.phrase)
            or not p.words
            or p.words[0].folded not in self.tables.words.get("definite", ())
        ):
            return None
        code = self.article.infer(p.sentence, p.span)
        return Resolution(code, None, (), None, "role", row, inferred=True) if code else None

    def _said_before(self, found: RoleFound, p: Phrase, row: str) -> Resolution | None:
        """ "the group": the one last spoken of."""
        if (
            self._is("body", found.role.phrase)
            and p.words
            and p.words[0].folded in self.tables.words.get("definite", ())
        ):
            for m in reversed(self.article.before(p.span[0])):
                if m.kind in ("group", "organisation"):
                    return replace(m.resolution, inferred=True, explanation=f"{row}; {m.resolution.explanation}")
        if found.role.office_in(None) == "leader":
            code = self.article.infer(p.sentence, p.span)
            known = self._office(code, found, p) if code else None
            if known is not None:
                return replace(known, inferred=True, explanation=f"{row}; {known.explanation}")
            return Resolution(code, "GOV", ("GOV",), None, "role", row, inferred=True) if code else None
        return None

    def _quantifies(self, p: Phrase) -> bool:
        quantities = self.tables.words.get("quantity", frozenset())
        word = self.text[p.head[0] : p.head[1]].casefold()
        return word in quantities or word[:1].isdigit()

    def _index(self, p: Phrase, end: int) -> int:
        return next((i for i, w in enumerate(p.words) if w.end >= end), len(p.words) - 1)

    def _unknown_name(self, p: Phrase) -> Resolution | None:
        """Somebody whom no table knows: by his title, by what stands beside him, by what was said of him before."""
        head = self.text[p.head[0] : p.head[1]]
        if not head[:1].isupper():
            return None
        known = self.article.introduced(head)
        if known is not None and not self._namesake(known, p):
            return known
        title = next((r for r in reversed(p.roles) if r.end <= p.head[0] and r.role.position != "thing"), None)
        if title is not None and self._titles(title, p):
            made = self._by_role(title, p, 1)
            if made is not None:
                if made.kind == "role":
                    if made.inferred and not self._agreed(made, head, p):
                        made = replace(made, code=None, inferred=False)
                    words = [w for w in p.words if title.end <= w.start and w.end <= p.head[1]]
                    name = self.text[words[0].start : words[-1].end] if words else head
                    kind: Kind = "organisation" if title.role.position == "head" else "person"
                    return replace(made, kind=kind, name=name, wikidata=None)
                return made
        beside = next((r for r in p.roles if r.start > p.head[1]), None)
        if beside is not None and "," in self.text[p.head[1] : beside.start]:
            made = self._by_role(beside, p, 1)
            if made is not None and made.kind in ("role", "office"):
                return replace(made, kind="person")
        return None

    def _namesake(self, known: Resolution, p: Phrase) -> bool:
        """Whether another first name stands before a known surname: "Lara Trump"."""
        before = [w for w in p.words if w.end < p.head[0]]
        if not before or not before[-1].text[:1].isupper() or known.name is None:
            return False
        word = before[-1]
        titled = word.folded in self.tables.roles or word.text in self.tables.words.get("title", ())
        return not titled and word.folded not in fold(known.name).split()

    def _agreed(self, made: Resolution, surname: str, p: Phrase) -> bool:
        """Whether sentence and article agree on somebody's country, and nobody else is known to hold the office."""
        if made.code != self.article.infer(p.sentence, p.span, agreed=True):
            return False
        return made.office not in HEADS or self._held(made, surname)

    def _held(self, made: Resolution, surname: str) -> bool:
        """Whether anybody of a surname held the office in the country that was inferred: else it is another's."""
        rows = self.tables.holders.get((made.code or "", made.office or ""), ())
        return any(fold(surname) in fold(self.tables.label(row.split("\t", 1)[0])) for row in rows)

    def _titles(self, title: RoleFound, p: Phrase) -> bool:
        """Whether only capitalised words stand between a title and the head."""
        between = [w for w in p.words if title.end <= w.start < p.head[0]]
        return all(w.text[:1].isupper() or len(w.text) <= 3 for w in between)

    def possessor(self, p_span: Span, head: Span) -> Resolution | None:
        """For a phrase that is nobody ("Netanyahu's policies"): who it belongs to."""
        inside = [m for m in self.article.within(*p_span) if m.span[0] >= p_span[0] - 1 and m.span[1] <= p_span[1] + 2]
        plain = [m for m in inside if not m.qualifying] or inside
        before = [m for m in plain if m.span[1] <= head[0] + 1]
        best = before[0] if before else plain[0] if plain else None
        if best is None:
            return None
        found = best.resolution
        return replace(found, sector=None, sectors=()) if best.kind == "capital" else found


def _blend(owner: Resolution, role: tuple[str, ...]) -> tuple[str, ...]:
    """The sectors of somebody of a body: a rebel commander is a rebel, a Kremlin critic no Kremlin."""
    if not role:
        return owner.sectors
    if not owner.sectors:
        return tuple(s for s in role if s not in ("GOV", "PTY")) if owner.code in ("UNO", "IGO", "EUR") else role
    if owner.kind == "group" or "REB" in owner.sectors:
        return owner.sectors
    first = owner.sectors[0]
    if role[0] == "PTY" and owner.code in ("IGO", "UNO", "EUR"):
        return owner.sectors
    if role[0] in ("LAB", "CRM", "REL") and first in ("BUS", "EDU", "MED", "JRN", "GOV"):
        return role
    if first == "PTY":
        return ("PTY", *owner.sectors[1:]) if role[0] in ("PTY", "CVL", "SOC") else (role[0], "PTY")
    if first in ("BUS", "JRN") and role[0] not in ("LAB", "JRN"):
        return owner.sectors
    if first == "GOV" and role[0] not in ("GOV",):
        return role
    if first == "LEG" and role[0] in ("PTY", "CVL"):
        return owner.sectors
    if first == "MIL" and owner.code in ("IGO", "UNO"):
        return owner.sectors if role[0] == "MIL" else tuple(s for s in role if s != "GOV") or owner.sectors
    return owner.sectors
