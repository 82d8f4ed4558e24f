"""The actors of one article: names found once, phrases resolved when asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.resolving.actors.persons import holder, person
from dragoman.resolving.actors.resolution import Mention, Resolution, Span
from dragoman.resolving.actors.tables import ActorTables, Bearer, load

WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?|[^\w\s]", re.UNICODE)
CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]*", re.UNICODE)
NATIONAL = ("country", "demonym", "people", "capital", "region")
ROLE_CASE = ("of", "in", "from", "for", "at", "de", "del", "en")
INFERABLE = frozenset(
    {"GOV", "MIL", "LEG", "JUD", "COP", "OPP", "PTY", "SPY", "REB", "CVL", "ELI", "LAB", "EDU", "SOC", "REF"}
)
FORMER = ("former", "ex-", "ousted", "deposed", "late", "toppled", "ex")


def open_article(text: str, language: str, published: date | None) -> ArticleActors:
    """Find every known name in a text."""
    return ArticleActors(text, load(language), published)


class ArticleActors:
    """The names of an article, and who its phrases mean."""

    def __init__(self, text: str, tables: ActorTables, published: date | None) -> None:
        self.text = text
        self.tables = tables
        self.published = published
        self.introduced: dict[str, Resolution] = {}
        """Surname → person named in full, or with a title, in this article."""
        found = list(self._names())
        self.countries = tuple(code for code, _ in Counter(
            m.resolution.code for m in found if m.kind in NATIONAL and m.resolution.code
        ).most_common())  # fmt: skip
        found += self._surnames(found)
        self.mentions = tuple(sorted(found, key=lambda m: m.span))
        self._starts = [m.span[0] for m in self.mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that overlap some characters, in text order."""
        first = bisect_left(self._starts, start)
        if first and self.mentions[first - 1].span[1] > start:
            first -= 1
        return tuple(m for m in self.mentions[first : bisect_left(self._starts, end)] if m.span[1] > start)

    # -- finding names -------------------------------------------------------------------------------------------

    def _names(self) -> Iterator[Mention]:
        text, tables = self.text, self.tables
        for index, start, end in tables.matcher.find_matches_as_indexes(text):
            if not self._bounded(start, end):
                continue
            form = tables.forms[index]
            mention = self._mention(form, start, end)
            if mention is not None and not self._shadowed(mention):
                yield mention

    def _bounded(self, start: int, end: int) -> bool:
        text = self.text
        before, after = text[start - 1 : start], text[end : end + 1]
        return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")

    def _mention(self, form: str, start: int, end: int) -> Mention | None:
        if form in self.tables.bearers:
            borne = [b for b in self.tables.bearers[form] if b.on(self.published)] or _last(self.tables.bearers[form])
            if borne:
                found = replace(borne[0].resolution, matched=(start, end))
                return Mention((start, end), found.kind, found)
        terms = self.tables.persons.get(form)
        if terms is None:
            return None
        found = replace(person(terms, self.published), matched=(start, end))
        self.introduced.setdefault(_surname(form, terms[0].surname), found)
        return Mention((start, end), "person", found)

    def _shadowed(self, mention: Mention) -> bool:
        """A country's name inside a longer name: "Michael Jordan", "China Daily", "anti-China"."""
        start, end = mention.span
        before, after = self.text[max(0, start - 30) : start], self.text[end : end + 30]
        if re.search(r"\b(?:anti|pro|non|trans|inter)-$", before, re.IGNORECASE):
            return True
        if mention.kind not in ("country", "capital"):
            return False
        given = re.search(r"(?:^|[\s(“\"])([A-Z][a-z]+) $", before)
        if given and not before.rstrip().endswith(".") and given[1] in GIVEN:
            return True
        return bool(re.match(r" (?:Times|Post|Daily|News|Today|Herald|Tribune|Telegraph|Gazette|Airlines|Airways|Open|"
                             r"Marathon|University|College|Saint-Germain|Grand Prix|Review|Street Journal)\b", after))  # fmt: skip

    def _surnames(self, found: list[Mention]) -> list[Mention]:
        """Later mentions by the surname, and leaders in office whom everybody calls so."""
        taken = sorted(m.span for m in found)
        starts = [s for s, _ in taken]
        extra: list[Mention] = []
        for match in CAPITALISED.finditer(self.text):
            word, (start, end) = match[0], match.span()
            if word.endswith(("’s", "'s")):
                word, end = word[:-2], end - 2
            word = word.rstrip("-'’")
            end = start + len(word)
            known = self.introduced.get(word) or self._leader(word, start)
            if known is None:
                continue
            near = bisect_left(starts, end)
            if near and taken[near - 1][1] > start:
                continue
            if self._part_of_other_name(start, end, known):
                continue
            extra.append(Mention((start, end), "person", replace(known, matched=(start, end))))
        return extra

    def _leader(self, word: str, start: int) -> Resolution | None:
        terms = [t for t in self.tables.surnames.get(word, ()) if t.on(self.published)]
        if self.published is None:
            terms = [t for t in terms if t.code in self.countries or t.source == "hand"]
        codes = {t.code for t in terms}
        titled = self._titled(start)
        if len(codes) > 1:
            codes &= set(self.countries[:3])
        if len(codes) != 1:
            return None
        code = next(iter(codes))
        well_known = any(t.source == "hand" for t in terms) and word.lower() not in COMMON
        if not titled and not well_known and (code not in self.countries or word.lower() in COMMON):
            return None
        return person([t for t in terms if t.code == code], self.published)

    def _titled(self, start: int) -> bool:
        words = self.text[max(0, start - 40) : start].split()
        return bool(words) and any(
            " ".join(words[-n:]).lower() in self.tables.roles for n in (1, 2, 3) if len(words) >= n
        )

    def _part_of_other_name(self, start: int, end: int, known: Resolution) -> bool:
        """ "Lara Trump": another person of the family, whose first name is not his."""
        before = re.search(r"([^\W\d_][\w.’'-]*) $", self.text[max(0, start - 30) : start])
        if before and before[1][0].isupper() and not _sentence_start(self.text, start - len(before[0])):
            first = before[1]
            own = known.name is not None and first in known.name.split()
            title = first.lower().rstrip(".") in self.tables.roles or first in TITLES
            if not own and not title and first not in self.tables.bearers:
                return True
        after = re.match(r" ([A-Z][a-z]+)", self.text[end : end + 20])
        return bool(after and known.name and after[1] not in known.name and after[1] in SUFFIXES)

    # -- resolving phrases ---------------------------------------------------------------------------------------

    def resolve(self, span: Span, head: Span, sentence: Span) -> Resolution | None:
        """Who the noun phrase of a span, with its head word, means; None if it is nobody who can act."""
        inside = self.within(*span)
        at_head = next((m for m in inside if m.span[0] < head[1] and head[0] < m.span[1]), None)
        role = self._role(span, head)
        if (
            at_head is not None
            and at_head.kind != "demonym"
            and not (role and role[0] and at_head.span != head and at_head.span[1] <= head[0])
        ):
            found = at_head.resolution
            if at_head.kind == "person":
                return self._former(found, span, at_head.span)
            return found
        if role is not None:
            return self._by_role(role, span, head, sentence, inside)
        if at_head is not None and at_head.kind == "demonym" and at_head.span[1] >= head[1]:
            return replace(at_head.resolution, kind="people")
        word = self.text[head[0] : head[1]]
        titled = self._named_with_title(span, head, sentence, inside)
        if titled is not None:
            return titled
        return self.introduced.get(word)

    def _former(self, found: Resolution, span: Span, name: Span) -> Resolution:
        before = self.text[span[0] : name[0]].lower()
        if found.sector in ("GOV", "LEG") and any(re.search(rf"\b{re.escape(word)}", before) for word in FORMER):
            return replace(found, sector="ELI", sectors=("ELI",))
        return found

    def _role(self, span: Span, head: Span) -> tuple[tuple[str, str, str, str], Span] | None:
        """The longest role phrase that the head is the last word of: "opposition leader", "foreign minister"."""
        if not self.text[head[0] : head[1]].strip():
            return None
        low = self.text[head[0] : span[1]].lower()
        if any(low.startswith(phrase) for phrase in self.tables.not_actors):
            return None
        before = self.text[span[0] : head[0]].split()
        word = self.text[head[0] : head[1]]
        for size in range(min(self.tables.longest_role - 1, len(before)), -1, -1):
            phrase = " ".join([*before[len(before) - size :], word]).lower().replace("’", "'")
            if phrase in self.tables.roles:
                start = self.text.rfind(" ".join(before[len(before) - size :]), span[0], head[0]) if size else head[0]
                return self.tables.roles[phrase], (max(start, span[0]), head[1])
        following = self.text[head[0] : span[1]].lower().split()
        for size in range(min(self.tables.longest_role, len(following)), 1, -1):
            phrase = " ".join(following[:size])  # "head of state", "chief of staff"
            if phrase in self.tables.roles:
                return self.tables.roles[phrase], (head[0], head[0] + len(phrase))
        return None

    def _by_role(
        self,
        role: tuple[tuple[str, str, str, str], Span],
        span: Span,
        head: Span,
        sentence: Span,
        inside: tuple[Mention, ...],
    ) -> Resolution | None:
        (sector_text, _, office, code), where = role
        sectors = tuple(sector_text.split())
        owner = self._owner(span, where, inside)
        if not sectors and owner is None:
            return None
        if not sectors and owner is not None:  # "members of Hamas", "the Russian leader", "a spokesman for NATO"
            return self._speaking_for(owner.resolution, (span, where))
        named = next((m for m in inside if m.kind == "person" and m.span[0] >= head[1]), None)
        if named is not None and named.span[0] - head[1] < 3:
            return self._former(named.resolution, span, named.span)
        note = f"roles.tsv: {self.text[where[0] : where[1]]}"
        before = self.text[span[0] : where[0]].lower().split()
        former = any(w in FORMER or w.startswith("ex-") for w in before)
        if owner is not None:
            return self._owned(owner.resolution, sectors, office, former, note)
        if code:
            return Resolution(code, sectors[0], sectors, None, "role", note, office=office or None)
        guess = self._inferred(sentence, where) if sectors[0] in INFERABLE else None
        return Resolution(
            guess, sectors[0], sectors, None, "role", note, inferred=guess is not None, office=office or None
        )

    def _speaking_for(self, owner: Resolution, spans: tuple[Span, Span]) -> Resolution:
        """Somebody told only by whom he leads or speaks for."""
        (start, _), (first, last) = spans
        word = self.text[first:last].lower()
        before = self.text[start:first].lower().split()
        former = any(w in FORMER or w.startswith("ex-") for w in before)
        if word in ("leader", "chief") and owner.code and owner.kind in ("metonym", *NATIONAL) and not former:
            known = holder(self.tables, owner.code, "leader", self.published)
            if known is not None:
                return replace(known, kind="office", explanation=f"{owner.explanation}; {known.explanation}")
        sectors = owner.sectors or (("ELI",) if former else ("GOV",))
        name = owner.name if owner.kind not in NATIONAL else None
        return replace(owner, kind="role", name=name, sector=sectors[0], sectors=sectors)

    def _owned(self, owner: Resolution, sectors: tuple[str, ...], office: str, former: bool, note: str) -> Resolution:
        explanation = f"{note}; {owner.explanation}"
        if owner.kind in ("organisation", "group", "metonym"):
            keep = owner.sectors or sectors
            known = holder(self.tables, owner.code, office, self.published) if owner.code and office else None
            if owner.kind == "metonym" and owner.code and owner.sector == "GOV" and office in ("leader", "chief", ""):
                known = known or (holder(self.tables, owner.code, "leader", self.published) if office else None)
            if known is not None and not former and owner.kind != "group":
                return replace(known, explanation=f"{explanation}; {known.explanation}")
            return Resolution(owner.code, keep[0] if keep else None, keep, owner.name, owner.kind, explanation)
        if office and not former and owner.code:
            known = holder(self.tables, owner.code, office, self.published)
            if known is not None:
                return replace(known, kind="office", explanation=f"{explanation}; {known.explanation}")
        if former and sectors[0] in ("GOV", "LEG"):
            sectors = ("ELI",)
        if owner.sector == "PRE":
            sectors = ("PRE", *sectors)
        return Resolution(owner.code, sectors[0], sectors, None, "role", explanation, office=office or None)

    def _owner(self, span: Span, role: Span, inside: tuple[Mention, ...]) -> Mention | None:
        """The country or body that a role belongs to: before it in the phrase, else behind a preposition."""
        before = [m for m in inside if m.span[1] <= role[0] + 1 and m.kind != "person" and not self._blocked(m)]
        overlapping = [m for m in inside if m.span[0] < role[1] and role[0] < m.span[1] and m.kind != "person"]
        candidates = before or [m for m in overlapping if m.span[0] <= role[0] and m.kind in ("demonym", "country")]
        if candidates:
            bodies = [m for m in candidates if m.kind not in NATIONAL]
            return (bodies or candidates)[-1]
        after = [m for m in inside if m.span[0] >= role[1] and not self._blocked(m) and m.kind != "person"]
        return after[0] if after else None

    def _blocked(self, mention: Mention) -> bool:
        """ "US-backed rebels": the hyphen and what follows say that they are no Americans."""
        after = re.match(r"\s?[-‑–]\s?([a-z]+)", self.text[mention.span[1] : mention.span[1] + 20])
        return bool(after and after[1] in self.tables.blockers)

    def _named_with_title(
        self, span: Span, head: Span, sentence: Span, inside: tuple[Mention, ...]
    ) -> Resolution | None:
        """An unknown person introduced by a role: "Ruritanian minister Rudolf Rassendyll"."""
        word = self.text[head[0] : head[1]]
        if not word[:1].isupper():
            return None
        before = list(re.finditer(r"[^\W\d_][\w’'.-]*", self.text[span[0] : head[0]]))
        for last in range(len(before) - 1, -1, -1):
            token = before[last]
            start, end = span[0] + token.start(), span[0] + token.end()
            role = self._role((span[0], end), (start, end))
            if role is None:
                continue
            outside = tuple(m for m in inside if m.span[1] <= end)
            found = self._by_role(role, (span[0], end), (start, end), sentence, outside)
            if found is None:
                continue
            name = self.text[end : head[1]].strip(" ,")
            title = replace(found, name=name if name[:1].isupper() else word, kind="person", wikidata=None)
            if not title.inferred or title.code:
                self.introduced.setdefault(
                    self.text[end : span[1]].split()[-1] if self.text[end : span[1]].split() else word, title
                )
            return title
        return None

    def _inferred(self, sentence: Span, where: Span) -> str | None:
        """The only country of the sentence, else the article's own if one stands out."""
        here = {m.resolution.code for m in self.within(*sentence) if m.kind in NATIONAL and m.resolution.code}
        if len(here) == 1:
            return next(iter(here))
        if here:
            return None
        counts = Counter(m.resolution.code for m in self.mentions if m.kind in NATIONAL and m.resolution.code)
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        return None


def _last(borne: tuple[Bearer, ...]) -> list[Bearer]:
    """Who bore a name last, where nobody does on the day: "the Soviet Union" in an article of today."""
    return [max(borne, key=lambda b: b.end or "9")]


def _surname(form: str, surname: str) -> str:
    return surname if surname and surname in form else form.split(" ")[-1]


def _sentence_start(text: str, position: int) -> bool:
    before = text[max(0, position - 3) : position].rstrip(" “\"'(")
    return not before or before[-1] in ".!?\n:"


TITLES = frozenset(
    {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sir", "Lord", "Gen.", "Col.", "Sen.", "Rep.", "Gov."}
)
SUFFIXES = frozenset(
    {"Street", "Avenue", "Airport", "University", "Foundation", "Tower", "Organization", "Institute", "Library"}
)
COMMON = frozenset(
    {"may", "will", "rice", "brown", "king", "young", "bush", "major", "long", "gates", "day", "key", "rose"}
)
GIVEN = frozenset({"Michael", "Paris", "Deandre", "DeAndre", "Katie", "Neil", "Barbara", "Hamilton", "Jack", "Denzel",
                   "Vernon", "King", "Jim", "David", "Air"})  # fmt: skip
