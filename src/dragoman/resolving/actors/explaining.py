"""Why a phrase means whom it means: every name and role in it, and what each might have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.resolving.actors.article import ArticleActors
from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.naming import candidates
from dragoman.resolving.actors.resolution import Resolution, Span
from dragoman.resolving.actors.standing import active, neighbours, standing
from dragoman.resolving.actors.tables import BARE, CALLED, MARKS, ActorTables, load
from dragoman.resolving.actors.words import guess_head, roles_in, words_of

NAMESAKES = 5
"""How many bearers of a surname are told."""
OWN = re.compile(r"(?<!\w)(countries|metonyms|named_after|roles|shadows|words)(?=\.t(?:sv|xt): )")
FACTS = re.compile(r"(?<!\w)(actor_roles|actors|cities|country_names)(?=\.tsv: )")


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that some words of the phrase may be."""

    text: str
    span: Span
    code: str | None
    sectors: tuple[str, ...]
    name: str | None
    kind: str
    row: str
    """The row of the table."""
    holds: bool
    """Whether it is so on the day."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer for a phrase and everything that was looked at."""

    phrase: str
    on: date | None
    language: str
    head: str
    resolution: Resolution | None
    because: tuple[str, ...]
    """The rows that give the answer, each with the path of its table."""
    others: tuple[str, ...]
    """What else it might have been, and who held the office before and after."""
    readings: tuple[Reading, ...]


def explain(phrase: str, on: date | None, language: str) -> Explanation:
    """Resolve a phrase without an article, and tell all that was considered."""
    tables = load(language)
    article = ArticleActors(phrase, tables, on)
    whole = (0, len(phrase))
    head = guess_head(phrase, whole, tables)
    found = article.resolve(whole, head, whole, loose=True)
    readings = [*_named(phrase, on, tables), *_roles(phrase, tables)]
    readings += _surnames(phrase, on, tables, {spot for r in readings for spot in range(*r.span)})
    others = list(found.alternatives) if found else []
    if found and found.kind == "office" and found.code and found.office and on:
        others += [row for row in neighbours(tables, found.code, found.office, on) if f" {found.actor} " not in row]
    because = found.explanation.split("; ") if found else []
    return Explanation(
        phrase,
        on,
        language,
        phrase[slice(*head)],
        found,
        tuple(_located(row, language) for row in because),
        tuple(_located(row, language) for row in others),
        tuple(sorted(dict.fromkeys(readings), key=lambda r: (r.span, not r.holds))),
    )


def _located(row: str, language: str) -> str:
    """A row with the path of its table inside the package."""
    return FACTS.sub(r"facts/\1", OWN.sub(rf"languages/{language}/actors/\1", row))


def _named(phrase: str, on: date | None, tables: ActorTables) -> Iterator[Reading]:
    folded = fold(phrase)
    for index, start, end in tables.matcher.find_matches_as_indexes(folded, overlapping=True):
        if folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum():
            continue
        for c in candidates(tables, tables.readings(tables.forms[index]), phrase[start:end], on):
            r = c.resolution
            row = _located(r.explanation, tables.language)
            yield Reading(phrase[start:end], (start, end), r.code, r.sectors, r.name, r.kind, row, c.holds)


def _surnames(phrase: str, on: date | None, tables: ActorTables, taken: set[int]) -> Iterator[Reading]:
    """Bearers of the surnames outside of other names, the best known and those of the highest rank first."""
    for word in words_of(phrase, (0, len(phrase))):
        if not word.text[:1].isupper() or word.start in taken:
            continue
        known = set(tables.surnames.get(word.folded, ()))
        ranked = []
        for actor in sorted({bearer.lstrip(MARKS) for bearer in known}):
            holds, rank = active(tables, actor, on)
            ranked.append((not holds, known.isdisjoint({BARE + actor, CALLED + actor}), rank, actor))
        for late, _, _, actor in sorted(ranked)[:NAMESAKES]:
            r = standing(tables, actor, on)
            row = _located(r.explanation, tables.language)
            yield Reading(word.text, (word.start, word.end), r.code, r.sectors, r.name, "surname", row, not late)


def _roles(phrase: str, tables: ActorTables) -> Iterator[Reading]:
    for role in roles_in(words_of(phrase, (0, len(phrase))), tables):
        span = (role.start, role.end)
        row = _located(f"roles.tsv: {role.role.phrase}", tables.language)
        office = role.role.office_in(role.role.code or None).replace("_", " ")
        yield Reading(phrase[slice(*span)], span, role.role.code or None, role.role.sectors, office, "role", row, True)
