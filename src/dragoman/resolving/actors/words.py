"""The words of a phrase, its role nouns, and its head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.resolution import Span
from dragoman.resolving.actors.tables import ActorTables, Entry, Role

TOKEN = re.compile(r"\d[\d,.]*\d|[^\s,;:()\"“”«»\[\]?!/—]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase, without its possessive ending and the full stop after it."""

    text: str
    folded: str
    start: int
    end: int
    possessive: bool
    joined: bool
    """Only a space parts it from the word before."""


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role noun where it stands."""

    role: Role
    start: int
    end: int
    first: int
    """Index of its first word in the phrase."""
    last: int


def words_of(text: str, span: Span) -> list[Word]:
    """The words of some characters."""
    found: list[Word] = []
    for match in TOKEN.finditer(text, *span):
        raw, start, end = match[0], match.start(), match.end()
        if raw.isalpha():  # nothing to cut off
            found.append(Word(raw, fold(raw), start, end, False, _joined(text, found, start)))
            continue
        while raw and raw[-1] == "." and (raw.count(".") == 1 and len(raw) > 4):
            raw, end = raw[:-1], end - 1
        while raw and raw[0] in "'‘’":
            raw, start = raw[1:], start + 1
        possessive = False
        low = raw.replace("’", "'")
        if low.endswith("'s") and len(low) > 2:
            raw, end, possessive = raw[:-2], end - 2, True
        elif low.endswith("s'"):
            raw, end, possessive = raw[:-1], end - 1, True
        if raw:
            found.append(Word(raw, fold(raw), start, end, possessive, _joined(text, found, start)))
    return found


def _joined(text: str, found: list[Word], start: int) -> bool:
    if not found:
        return False
    gap = text[found[-1].end : start]
    return gap == " " or gap.replace("’", "'").strip(" ") in ("", "'s", "'")


def roles_in(words: list[Word], tables: ActorTables) -> list[RoleFound]:
    """Role nouns of a phrase, the longest at each place."""
    found: list[RoleFound] = []
    i = 0
    while i < len(words):
        for n in tables.role_lengths.get(words[i].folded, ()):
            group = words[i : i + n]
            if len(group) < n or any(not w.joined for w in group[1:]):
                continue
            phrase = " ".join(w.folded + ("'s" if w.possessive else "") for w in group[:-1])
            phrase = (phrase + " " if phrase else "") + group[-1].folded
            role = tables.roles.get(phrase)
            if role is None and group[-1].possessive and group[-1].folded.endswith("s"):
                role = tables.roles.get(phrase + "'")
            if role is not None and _written(role, group[-1].text):
                found.append(RoleFound(role, group[0].start, group[-1].end, i, i + n - 1))
                i += n - 1
                break
        i += 1
    return found


def _written(role: Role, text: str) -> bool:
    """Acronyms must be written as such: "PM", "MP", "NGO"."""
    last = role.phrase.rpartition(" ")[2]
    return not (last.isupper() and 1 < len(last) <= 4) or text[: len(last)] == last or last.lower() == role.phrase


def guess_head(text: str, span: Span, tables: ActorTables) -> Span:
    """The head of a noun phrase for callers without a parser: the last word before what only qualifies it."""
    words = words_of(text, span)
    if not words:
        return span
    stops = tables.words
    if "order" in stops:  # the language says its nouns before their adjectives
        roles = [r for r in roles_in(words, tables) if not _behind(words, r.first, stops)]
        if roles:
            last = words[roles[0].last]
            return last.start, last.end
    ends = {*stops["in"], *stops["of"], *stops["for"], *stops["prep"], *stops["relative"]}
    ands = stops.get("and", frozenset())
    head = words[0]
    for i, word in enumerate(words):
        if i and (not word.joined or word.folded in ends) and not head_pending(words, i, tables):
            break
        if i and word.folded in ands and _complete(words, i, tables):
            break
        head = word
    return head.start, head.end


def _complete(words: list[Word], i: int, tables: ActorTables) -> bool:
    """Whether what stands before "and" is somebody: "forces and youths", not "French and German police"."""
    if any(" ".join(w.folded for w in words[j : i + 2]) in tables.entries for j in range(max(0, i - 3), i)):
        return False  # "Trinidad and Tobago"
    if any(r.last == i - 1 and r.role.sectors for r in roles_in(words[:i], tables)):
        return True
    named = any(
        table in ("countries", "country_names") and Entry.read(table, line).cells[1] in ("name", "official")
        for j in range(max(0, i - 3), i)
        for table, line in tables.entries.get(" ".join(w.folded for w in words[j:i]), ())
    )
    return named and not roles_in(words[i + 1 :], tables)


def _behind(words: list[Word], index: int, stops: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word only qualifies what came before: it follows a preposition or a comma."""
    ends = {*stops["in"], *stops["of"], *stops["for"], *stops["prep"], *stops["relative"]}
    return any(i and (not w.joined or w.folded in ends) for i, w in enumerate(words[: index + 1]))


def head_pending(words: list[Word], i: int, tables: ActorTables) -> bool:
    """Whether a role of several words goes over this one: "secretary of state"."""
    for back in range(max(0, i - 3), i):
        for n in range(i - back + 1, min(tables.longest_role, len(words) - back) + 1):
            group = words[back : back + n]
            if all(w.joined for w in group[1:]) and " ".join(w.folded for w in group) in tables.roles:
                return True
    return False
