"""Why a phrase means whom it means: every name and role in it, and what each might have been."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.resolving.actors.article import ArticleActors
from dragoman.resolving.actors.folding import fold
from dragoman.resolving.actors.naming import candidates
from dragoman.resolving.actors.resolution import Resolution, Span
from dragoman.resolving.actors.tables import load
from dragoman.resolving.actors.words import guess_head, roles_in, words_of


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
    readings: tuple[Reading, ...]


def explain(phrase: str, on: date | None, language: str) -> Explanation:
    """Resolve a phrase without an article, and tell all that was considered."""
    tables = load(language)
    article = ArticleActors(phrase, tables, on)
    whole = (0, len(phrase))
    head = guess_head(phrase, whole, tables)
    found = article.resolve(whole, head, whole, loose=True)
    readings: list[Reading] = []
    folded = fold(phrase)
    for index, start, end in tables.matcher.find_matches_as_indexes(folded, overlapping=True):
        if folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum():
            continue
        for c in candidates(tables, tables.readings(tables.forms[index]), phrase[start:end], on):
            r = c.resolution
            readings.append(
                Reading(phrase[start:end], (start, end), r.code, r.sectors, r.name, r.kind, r.explanation, c.holds)
            )
    for role in roles_in(words_of(phrase, whole), tables):
        span = (role.start, role.end)
        row = f"roles.tsv: {role.role.phrase}"
        readings.append(
            Reading(phrase[slice(*span)], span, role.role.code or None, role.role.sectors, None, "role", row, True)
        )
    return Explanation(
        phrase,
        on,
        language,
        phrase[slice(*head)],
        found,
        tuple(sorted(readings, key=lambda r: (r.span, not r.holds, r.row))),
    )
