"""Whose a role is: the country, body or person before it, behind it, or after a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.inferring import SUPRANATIONAL
from dragoman.resolving.actors.resolution import Mention, Resolution, Span
from dragoman.resolving.actors.view import ArticleView
from dragoman.resolving.actors.words import RoleFound, Word

NATIONAL = frozenset({"country", "demonym", "people", "capital", "city", "region"})
BODIES = frozenset({"organisation", "group", "metonym"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase with what is known of its words."""

    span: Span
    head: Span
    sentence: Span
    words: list[Word]
    roles: list[RoleFound]
    inside: list[Mention]


class OwnerFinder:
    """Finds the owner of a role noun in a phrase of an article."""

    def __init__(self, article: ArticleView) -> None:
        self.article = article
        self.tables = article.tables
        self.text = article.text

    def _is(self, group: str, phrase: str) -> bool:
        """Whether a role noun is of a class that the language's word list names."""
        return fold(phrase) in self.tables.words.get(group, ())

    def _abroad(self, found: RoleFound) -> bool:
        """Whether somebody works in a country that is not his: "the embassy in Kabul" is no Afghan one."""
        phrase = fold(found.role.phrase)
        return any(word in self.tables.words.get("abroad", ()) for word in (phrase, *phrase.split(" ")))

    def owner(self, found: RoleFound, p: Phrase) -> Resolution | None:
        """Whose a role is, if the phrase says so."""
        before = [
            m
            for m in p.inside
            if (m.span[1] <= found.start + 1 or m.span[0] < found.start < m.span[1])
            and m.span[0] >= p.span[0] - 1
            and not self._apart(m.span[1], found.start)
        ]
        strong = [m for m in before if m.qualifying != "weak" and (m.kind != "person")]
        if strong and self._abroad(found):
            strong = self._not_there(strong, found, p)
        if strong:
            return self._pick(strong, found).resolution
        behind = [
            m
            for m in p.inside
            if (m.kind in ("demonym", "region", "group") or (m.kind == "organisation" and m.text.islower()))
            and found.end <= m.span[0] <= self._core_end(p, found)
        ]
        if behind:
            return behind[0].resolution
        within = [m for m in p.inside if found.start <= m.span[0] and m.span[1] <= found.end and m.kind in NATIONAL]
        if within:
            return within[0].resolution
        after = self._after(found, p)
        if after is not None:
            return after
        weak = [m for m in before if m.qualifying == "weak"]
        if weak:
            return weak[0].resolution
        people = [m for m in before if m.kind == "person"]
        return people[-1].resolution if people else None

    def _apart(self, start: int, end: int) -> bool:
        """Whether a comma or a preposition parts a name from the role: then it is not the role's."""
        between = self.text[start:end]
        stops = self.tables.words
        words = between.casefold().split()
        return "," in between or any(w in stops["of"] or w in stops["prep"] or w in stops["relative"] for w in words)

    def _not_there(self, strong: list[Mention], found: RoleFound, p: Phrase) -> list[Mention]:
        """Without the country that somebody is sent to: "the UN Syria envoy", "the Syria envoy of the UN"."""
        last = strong[-1]
        noun = last.kind == "country" and self.text[last.span[1] : last.span[1] + 1] == " "
        sender = self._after(found, p)
        if noun and (len(strong) > 1 or (sender is not None and sender.kind in BODIES)):
            return strong[:-1]
        return strong

    def _pick(self, before: Sequence[Mention], found: RoleFound) -> Mention:
        """The outermost country, unless a body is nearer the role: "Russian UN envoy", "Afghan Taliban fighters"."""
        nations = [m for m in before if m.kind in NATIONAL]
        bodies = [m for m in before if m.kind in BODIES]
        if not nations:
            return bodies[-1] if bodies else before[-1]
        if not bodies:
            return nations[0]
        last = bodies[-1]
        code = last.resolution.code
        if code == nations[0].resolution.code or last.kind == "group":
            return last
        diplomatic = self._abroad(found)
        if code in ("UNO", "IGO", "EUR") and not diplomatic and nations[0].span[0] > last.span[0]:
            return last
        if code in ("UNO", "IGO", "EUR") and nations[0].span[0] < last.span[0]:
            return nations[0]
        return last if last.span[0] > nations[0].span[0] and code in ("MNC", "NGO", "IMG") else nations[0]

    def _core_end(self, p: Phrase, found: RoleFound) -> int:
        """Where the words directly behind the role end: adjectives follow the noun in Spanish."""
        end = found.end
        stops = self.tables.words
        for word in p.words[found.last + 1 :]:
            if not word.joined or any(word.folded in stops[group] for group in ("of", "in", "for", "prep", "relative")):
                break
            end = word.end
        return end

    def _after(self, found: RoleFound, p: Phrase) -> Resolution | None:
        """The owner behind a preposition: "president of France", "police in Lagos"."""
        stops = self.tables.words
        abroad = self._abroad(found)
        index = found.last + 1
        while index < len(p.words):
            word = p.words[index]
            if word.folded in stops["relative"]:
                break
            if word.folded in stops["prep"] and not (word.folded in stops["of"] or word.folded in stops["in"]):
                index = self._skip(p, index + 1)
                continue
            located = word.folded in stops["in"] and word.folded not in stops["of"]
            served = word.folded in stops["for"] and word.folded not in stops["of"]
            if word.folded in stops["of"] or (located and not abroad) or served:
                m = self._next_mention(p, index)
                if m is not None and served and m.kind in NATIONAL:
                    return None
                if m is not None and located and m.resolution.code in SUPRANATIONAL:
                    return replace(m.resolution, code=None, sector=None, sectors=(), name=None, kind="role")
                if m is not None and not (located and m.kind in BODIES):
                    return m.resolution
            index += 1
        return None

    def _skip(self, p: Phrase, index: int) -> int:
        stops = self.tables.words
        while index < len(p.words) and p.words[index].folded not in stops["in"]:
            index += 1
        return index

    def _next_mention(self, p: Phrase, index: int) -> Mention | None:
        start = p.words[index].end
        stops = self.tables.words
        end = p.span[1]
        for word in p.words[index + 1 :]:
            named = any(m.span[0] <= word.start < m.span[1] for m in p.inside)  # "Al Qaeda"
            if not named and (word.folded in stops["prep"] or word.folded in stops["relative"]):
                end = word.start
                break
        return next((m for m in p.inside if start <= m.span[0] < end and not m.qualifying), None)

    def _complement(self, p: Phrase, last: int, groups: tuple[str, ...]) -> Span | None:
        """What follows "of": the phrase inside the phrase."""
        if last + 1 >= len(p.words):
            return None
        for offset in (1, 2, 3):
            if last + offset >= len(p.words) - 0:
                return None
            word = p.words[last + offset]
            if any(word.folded in self.tables.words[g] for g in groups):
                if last + offset + 1 < len(p.words):
                    return p.words[last + offset + 1].start, p.span[1]
                return None
            if any(word.folded in self.tables.words[g] for g in ("in", "prep", "relative")):
                return None
        return None
