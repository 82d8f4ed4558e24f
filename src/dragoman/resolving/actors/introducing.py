"""People of one article: those it introduces with a title, and those it names by the surname alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.namesakes import PARTICLES, Namesakes
from dragoman.resolving.actors.phrases import PhraseReader
from dragoman.resolving.actors.resolution import Mention, Resolution, Span
from dragoman.resolving.actors.standing import active, standing
from dragoman.resolving.actors.tables import BARE, CALLED, MARKS, ActorTables
from dragoman.resolving.actors.titles import TITLED, Title, gender_of, in_office, shared_title, title_before
from dragoman.resolving.actors.words import roles_in, words_of

_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-ž]\.(?=[ A-Z])|[A-ZÀ-ÖØ-ÞĀ-ž][\w’'-]+|(?:al|el|ad|as|ash|an)-[A-Z][\w’'-]+)"
_PARTICLE = r"(?:(?:bin|ibn|de|del|der|den|da|dos|do|van|von|la|le|ten|ter|al|el|ould|ag|abu|y) ){0,2}"
RUN = re.compile(rf"{_WORD}(?: {_PARTICLE}{_WORD})+")
PLACES = ("country", "region", "city", "capital")
NAME = re.compile(r"[^\W\d_][\w’'-]*")
NEXT = re.compile(r" ([A-Z][\w’'-]*)")
PREVIOUS = re.compile(r"([^\W\d_][\w’'.-]*) $")
FEW = 2
"""People of one surname in the tables up to which it is rare."""
SHORTEST = 4
LEADING = 2
"""Rank of those who lead a country."""
REMEMBERED = 20
"""Years for which former leaders are called by their surname alone."""
"""Letters of a surname below which it is too likely another word."""
SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+|\n+")


class Introductions:
    """Surnames that the article has explained, and the mentions they make."""

    def __init__(self, text: str, tables: ActorTables, day: date | None, reader: PhraseReader) -> None:
        self.text = text
        self.tables = tables
        self.day = day
        self.reader = reader
        self.known = Namesakes(tables)
        self._bearers: dict[str, tuple[bool, int, Resolution]] = {}

    # -- full names ----------------------------------------------------------------------------------------------

    def from_tables(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions, with the people whom the tables know by the full name as the text has them."""
        mentions = [m for m in mentions if m.kind != "person" or not self._thing(m.span[1])]
        told: dict[str | None, Resolution] = {}
        for m in mentions:
            if m.kind == "person" and m.resolution.name not in told:
                found = self._in_office(m)
                if found is not m.resolution:
                    told[m.resolution.name] = found
        changed = [
            replace(m, resolution=replace(told[m.resolution.name], matched=m.span))
            if m.kind == "person" and m.resolution.name in told
            else m
            for m in mentions
        ]
        for m in changed:
            if m.kind == "person":
                self.known.enter(m.text, m.span[0], m.resolution)
        return changed

    def _thing(self, end: int) -> bool:
        """Whether a name goes on as a thing's that bears it: "Hamid Karzai International Airport"."""
        after = NEXT.match(self.text[end : end + 25])
        return after is not None and after[1] in self.tables.words.get("named", ())

    def _in_office(self, m: Mention) -> Resolution:
        """A person as the title beside the name has him, where the tables' knowledge has ended or not begun."""
        if m.resolution.sector not in (None, "ELI"):
            return m.resolution
        title = title_before(self.text, m.span[0], self.tables)
        if title is not None and title.role is not None and not title.former:
            return in_office(m.resolution, title.role, self.tables, self.day)
        return m.resolution

    def from_titles(self, mentions: list[Mention], countries: Mapping[str, float]) -> list[Mention]:
        """People whom no table knows, introduced with a title: "Ruritanian envoy Rudolf Rassendyll"."""
        found = []
        starts = [m.span[0] for m in mentions]
        for run in RUN.finditer(self.text):
            near = bisect_left(starts, run.end())
            inside = [m for m in mentions[max(0, near - 8) : near] if m.span[1] > run.start()]
            made = self._titled(run.start(), run.end(), inside, countries)
            if made is not None and not any(m.kind == "person" and m.span[0] < made.span[1] and made.span[0] < m.span[1]
                                            for m in inside):  # fmt: skip
                found.append(made)
                self.known.enter(made.text, made.span[0], made.resolution)
        return found

    def _titled(self, start: int, end: int, inside: list[Mention], countries: Mapping[str, float]) -> Mention | None:
        name_start = max([start, *(m.span[1] for m in inside if m.kind != "person" and m.span[1] < end)])
        window = max(0, start - 60, self.text.rfind("\n", 0, start) + 1)
        stop = max(self.text.rfind(c, window, start) for c in ',;:()"“”')
        left = max(window, stop + 1 if stop >= 0 else window)
        words = words_of(self.text, (left, end))
        roles = [r for r in roles_in(words, self.tables) if r.role.position in ("any", "open")]
        title = next((r for r in reversed(roles) if r.end <= end - 2), None)
        if title is not None and title.end >= name_start - 1 and title.end < end:
            between = self.text[title.end : max(title.end, start)].strip()
            name = self._trim(title.end, end)
            gap = self.text[title.end : name[0]] if name else ""
            alone = name is not None and " " not in self.text[slice(*name)]
            if name and alone:
                text = self.text[slice(*name)]
                public = self._public(
                    fold(text), text, name[0], countries, title_before(self.text, name[0], self.tables)
                )
                if public is not None:
                    return Mention(name, "person", replace(public, matched=name), text)
            fitting = not alone or bool(set(title.role.sectors) & TITLED and title.role.phrase[-1] != "s")
            if name and fitting and not between.strip(".") and not gap.strip() and not self._covered(name, inside):
                return self._person(name, (left, end))
        return self._apposed(name_start, end)

    def _covered(self, name: Span, inside: list[Mention]) -> bool:
        """Whether the name is a place's or a body's."""
        return any(m.span[0] <= name[0] and m.span[1] > name[0] for m in inside if m.kind != "person")

    def _trim(self, start: int, end: int) -> Span | None:
        """The name without what is no part of one at its beginning."""
        words = words_of(self.text, (start, end))
        titles = self.tables.words.get("title", frozenset())
        while words and (words[0].text in titles or words[0].text + "." in titles):
            words.pop(0)
        return (words[0].start, words[-1].end) if words else None

    def _person(self, name: Span, phrase: Span) -> Mention | None:
        text = self.text[name[0] : name[1]]
        if not self._namelike(text):
            return None
        found = self.reader.read((phrase[0], name[1]), self._last_word(name), self._sentence(name[0]))
        if (
            found is None
            or (found.code is None and not found.sectors)
            or found.kind not in ("role", "person", "office")
        ):
            return None
        if found.kind == "office":
            return None
        made = self._introduced(found, text, name)
        return Mention(name, "person", made, text)

    def _apposed(self, start: int, end: int) -> Mention | None:
        """ "Rudolf Rassendyll, the Ruritanian envoy,": what follows the comma says who he is."""
        rest = re.match(r"(?: \([^)]{1,30}\))?, ([^,.;:()\n]{3,90})[,.;\n]", self.text[end : end + 130])
        name = (start, end)
        words = words_of(self.text, name)
        if not rest or len(words) < 2 or words[0].start != start:
            return None
        beginning = fold(rest[1]).split(" ")[0]
        span = (end + rest.start(1), end + rest.end(1))
        articles = self.tables.words.get("indefinite", frozenset()) | self.tables.words.get("definite", frozenset())
        inner = words_of(self.text, span)
        roles = [r for r in roles_in(inner, self.tables) if r.role.position in ("any", "open")]
        near = roles and (beginning in articles or roles[0].first <= 2)
        if not near or roles[0].first > 6 or not self._namelike(self.text[start:end]):
            return None
        head = (roles[0].end - len(inner[roles[0].last].text), roles[0].end)
        found = self.reader.read(span, head, self._sentence(start))
        if found is None or found.kind != "role" or (found.code is None and not found.sectors):
            return None
        text = self.text[start:end]
        made = self._introduced(found, text, name)
        return Mention(name, "person", made, text)

    def _introduced(self, found: Resolution, name: str, span: Span) -> Resolution:
        """A person of whom only the text tells."""
        row = f"introduced in the text; {found.explanation}"
        if found.inferred and found.code != self.reader.article.infer(self._sentence(span[0]), span, agreed=True):
            found = replace(found, code=None, inferred=False)
        gender = gender_of(name, self.tables)
        return replace(found, kind="person", name=name, matched=span, gender=gender, actor=None, explanation=row)

    def _namelike(self, text: str) -> bool:
        words = text.split()
        if fold(text) in self.tables.entries:
            return False
        if len(words) > 5 or any(w.isupper() and len(w) > 3 for w in words):
            return False
        if any(fold(w) in self.tables.words.get("not_name", ()) or fold(w) in self.tables.roles for w in words):
            return False
        return words[-1] not in self.tables.named_after and words[-1] not in self.tables.words.get("named", ())

    # -- surnames ------------------------------------------------------------------------------------------------

    def called(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions without places that are surnames here: "Jim Jordan lost, and Jordan left the race"."""
        others = {(m.resolution.code, fold(m.text)) for m in mentions if m.kind != "person"}

        def alone(m: Mention) -> bool:
            return not any(code == m.resolution.code and form != fold(m.text) for code, form in others)

        return [
            m for m in mentions
            if m.kind not in PLACES or not alone(m)
            or not (
                self.known.spoken_of(fold(m.text), m.span[0]) if fold(m.text) in self.known
                else m.kind == "city" and self._called_so(m)
            )
        ]  # fmt: skip

    def _called_so(self, m: Mention) -> bool:
        """A town of the name of somebody whom the papers call so on the day: "Toledo" in his years in Peru."""
        bearers = self.tables.surnames.get(fold(m.text), ())
        before = PREVIOUS.search(self.text[max(0, m.span[0] - 25) : m.span[0]])
        there = before is not None and fold(before[1]) in self.tables.words["in"] - self.tables.words["of"]
        here = self.day is not None and not there
        return here and any(b[0] == CALLED and self._bearer(b[1:])[0] for b in bearers)

    def surnames(self, mentions: list[Mention], countries: Mapping[str, float]) -> list[Mention]:
        """Later mentions by the surname, and those whom everybody calls so."""
        found: list[Mention] = []
        spans = [m.span for m in mentions]
        starts = [s for s, _ in spans]
        position = 0
        for match in NAME.finditer(self.text):
            start, word = match.start(), match[0]
            if start < position or (word[0].islower() and word not in PARTICLES and word[:3] not in ("al-", "el-")):
                continue  # no name begins like that: most words of a text are settled here
            first = fold(self.text[start : self._bare(match.end())])
            if first not in self.tables.surname_beginnings and first not in self.known.beginnings:
                continue
            near = bisect_left(starts, start + 1)
            if near and spans[near - 1][1] > start:
                continue
            limit = starts[near] if near < len(starts) else len(self.text)
            made = self._surname(start, limit, countries)
            if made is not None:
                found.append(made)
                position = made.span[1]
        return found

    def _surname(self, start: int, limit: int, countries: Mapping[str, float]) -> Mention | None:
        for end in self._ends(start, limit):
            text = self.text[start:end]
            key = fold(text)
            if not self._capital(text):
                continue
            title = title_before(self.text, start, self.tables) or shared_title(self.text, start, self.tables)
            if key in self.known:
                sector = title.role.sectors[0] if title and title.role and title.role.sectors else None
                found = self.known.meant(key, start, sector, title.gender if title else None)
            else:
                found = self._public(key, text, start, countries, title)
            if found is None:
                continue
            if self._others(start, end, found):
                self._namesake(start, end, key)
                continue
            return Mention((start, end), "person", replace(found, matched=(start, end)), text)
        return None

    def _namesake(self, start: int, end: int, key: str) -> None:
        """Remember that the article names another person of a known surname: "Sadiq Khan" beside Imran Khan."""
        before = PREVIOUS.search(self.text[max(0, start - 25) : start])
        if key in self.known and before and fold(before[1]) in self.tables.given and before[1][0].isupper():
            name = f"{before[1]} {self.text[start:end]}"
            gender = gender_of(name, self.tables)
            found = Resolution(None, None, (), name, "person", "named in the text", gender=gender)
            self.known.enter(name, start, found)

    def _ends(self, start: int, limit: int) -> Iterator[int]:
        """Ends of the names of one to three words that begin here, the longest first."""
        ends = []
        position = start
        for _ in range(3):
            match = NAME.match(self.text, position)
            if not match:
                break
            end = self._bare(match.end())
            if end > limit:
                break
            ends.append(end)
            if self.text[end : end + 1] != " " or end != match.end():
                break
            position = end + 1
        yield from reversed(ends)

    def _bare(self, end: int) -> int:
        """The end of a word without its possessive ending."""
        while self.text[end - 1] in "’'-" or self.text[end - 2 : end] in ("'s", "’s"):
            end -= 2 if self.text[end - 2 : end] in ("'s", "’s") else 1
        return end

    def _capital(self, text: str) -> bool:
        words = text.split(" ")
        if words[0][:1].islower() and not (words[0] in PARTICLES or words[0][:3] in ("al-", "el-")):
            return False
        return words[-1][:1].isupper() or "-" in words[-1]

    def _public(
        self, key: str, text: str, start: int, countries: Mapping[str, float], title: Title | None
    ) -> Resolution | None:
        """A surname that the article has not explained: with a title, or of whoever leads a country it speaks of."""
        bearers = self.tables.surnames.get(key)
        if not bearers:
            return None
        found: dict[str, tuple[int, Resolution]] = {}
        common = text in self.tables.words.get("common", ())
        plain = not common and self._plain(key)
        for bearer in bearers:
            mark, actor = (bearer[0], bearer[1:]) if bearer[0] in MARKS else ("", bearer)
            bare = mark == BARE
            present, rank, who = self._bearer(actor)
            spoken_of = countries.get(who.code or "", 0.0) > 0
            if title is not None:
                fits = (present or bare) and (spoken_of or rank <= 2 or mark) and self._suits(title, actor, who.code)
            elif mark == CALLED:
                now = present and self.day is not None and not (common and self._a_word(start, text))
                fits = now or (plain and rank <= 2 and self._remembered(actor))
            elif bare:
                fits = not (common and self._begins(start)) and (
                    present or self.day is None or spoken_of or (rank <= LEADING and self._remembered(actor))
                )
            else:
                leads = present and rank <= 2 and spoken_of and not common
                alone = present and self.day is not None
                rare = plain and alone and rank <= (4 if spoken_of else 2) and self._rare(bearers)
                fits = leads or rare or (plain and alone and rank <= 2 and self._sole_leader(bearers))
                fits = fits or (plain and rank <= LEADING and self._rare(bearers) and self._remembered(actor))
            if fits:
                near = rank - (2 if spoken_of else 0) - (1 if mark else 0) + (0 if present else 5)
                found[actor] = min(found.get(actor, (near, who)), (near, who), key=lambda item: item[0])
        if not found:
            return None
        ranked = sorted(found.values(), key=lambda item: (item[0], item[1].name or ""))
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0] and ranked[0][1].code != ranked[1][1].code:
            return None
        if (
            len(ranked) > 1
            and ranked[0][0] == ranked[1][0]
            and ranked[0][1].name != ranked[1][1].name
            and title is None
        ):
            return None
        return ranked[0][1]

    def _remembered(self, actor: str) -> bool:
        """Whether somebody led a country not so long ago that papers would have to say who he was."""
        if self.day is None:
            return False
        ends = [t.until for t in self.tables.terms(actor) if t.rank <= LEADING and t.until]
        last = max(ends, default="9999")
        return last <= self.day.isoformat() and self.day.year - int(last[:4]) <= REMEMBERED

    def _a_word(self, start: int, text: str) -> bool:
        """Whether a surname that is also a word is only that here: "the Duke", "Castle of …"."""
        before = PREVIOUS.search(self.text[max(0, start - 25) : start])
        after = NAME.match(self.text, start + len(text) + 1)
        articled = before is not None and fold(before[1]) in self.tables.words.get("definite", ())
        return articled or (after is not None and after[0] in self.tables.words["of"])

    def _plain(self, key: str) -> bool:
        """Whether a surname is nothing else: no first name and no word of a role or place."""
        other = key in self.tables.given or key in self.tables.roles or key in self.tables.entries
        return not other and len(key) >= SHORTEST

    def _rare(self, bearers: Sequence[str]) -> bool:
        """Whether a surname is so rare that its one leader is meant."""
        return len({self.tables.label(bearer.lstrip(MARKS)) for bearer in bearers}) <= FEW

    def _sole_leader(self, bearers: Sequence[str]) -> bool:
        """Whether the leaders of a day who bear a surname are all of one country."""
        standing_now = (self._bearer(bearer.lstrip(MARKS)) for bearer in bearers)
        return len({who.code for present, rank, who in standing_now if present and rank <= 2}) == 1

    def _bearer(self, actor: str) -> tuple[bool, int, Resolution]:
        """Whether an actor holds anything on the day, the rank of it, and who he is."""
        if actor not in self._bearers:
            present, rank = active(self.tables, actor, self.day)
            self._bearers[actor] = (present, rank, standing(self.tables, actor, self.day))
        return self._bearers[actor]

    def _suits(self, title: Title, actor: str, country: str | None) -> bool:
        """Whether somebody held the office of a title, as it is understood in his country: "la canciller Merkel"."""
        office = title.role.office_in(country) if title.role else ""
        if not office or office == "leader":
            return True
        return any(t.office == office for t in self.tables.terms(actor))

    def _others(self, start: int, end: int, found: Resolution) -> bool:
        """Another person of that surname: "Lara Trump"; or a thing named after him: "Trump Tower"."""
        before = PREVIOUS.search(self.text[max(0, start - 25) : start])
        if before and before[1][:1].isupper() and not before[1].endswith(("'s", "’s", "s'", "s’")):
            word = before[1]
            key = fold(word).rstrip(".")
            titled = key in self.tables.roles or word in self.tables.words.get("title", ())
            own = found.name is not None and key in fold(found.name).split()
            given = key in self.tables.given and key not in self.tables.words.get("not_given", ())
            if given and not titled and not own:
                return True
            if not titled and not own and not self._begins(start - len(before[0])) and key not in self.tables.entries:
                return word[-1] != "." and title_before(self.text, start, self.tables) is None
        after = re.match(r" ([A-Z][\w’'-]*)", self.text[end : end + 25])
        if after and fold(self.text[start:end]) not in self.known and fold(after[1]) not in self.tables.roles:
            return True  # "James Bell": what looked like a surname is a first name
        if after and not self.text[start:end].endswith(("'s", "’s")):
            return after[1] in self.tables.words.get("named", ()) or self.tables.named_after.get(after[1]) == "-"
        return False

    # -- helpers -------------------------------------------------------------------------------------------------

    def _begins(self, position: int) -> bool:
        """Whether a sentence begins here."""
        before = self.text[max(0, position - 4) : position].rstrip(" “\"'(‘")
        return not before or before[-1] in ".!?\n:"

    def _sentence(self, position: int) -> Span:
        start = 0
        for match in SENTENCE.finditer(self.text, max(0, position - 600)):
            if match.end() > position:
                return start, match.start() + 1
            start = match.end()
        return start, len(self.text)

    def _last_word(self, span: Span) -> Span:
        words = words_of(self.text, span)
        return (words[-1].start, words[-1].end) if words else span
