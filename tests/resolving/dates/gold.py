"""Read the gold tables: an expression in a sentence, when it was published, in which tense, and the days it names."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast

from dragoman.resolving.dates import find, resolve

Days = tuple[date, date]


@dataclass(frozen=True)
class Row:
    language: str
    published: date
    tense: Literal["past", "present", "future"] | None
    anchor: Days | None
    text: str
    marked: str | None
    """The expression itself, None where there is no date to be found."""
    expected: Days | None

    def answers(self) -> list[tuple[str, Days]]:
        """What is found: text and days of every expression that can be resolved."""
        found = []
        for expression in find(self.text, self.language):
            days = resolve(expression, self.published, self.tense, self.anchor)
            if days is not None:
                found.append((expression.text, (days.start, days.end)))
        return found

    @property
    def wanted(self) -> list[tuple[str, Days]]:
        return [] if self.expected is None or self.marked is None else [(self.marked, self.expected)]

    def right(self) -> bool:
        """The days are right, and of the words no more than a preposition is missed or taken too many."""
        answers = self.answers()
        if len(answers) != len(self.wanted):
            return False
        return all(
            days == wanted and (marked in text or text in marked)
            for (text, days), (marked, wanted) in zip(answers, self.wanted, strict=True)
        )

    def wrong(self) -> bool:
        """Days are told, and they are not the right ones."""
        return any(days not in [wanted for _, wanted in self.wanted] for _, days in self.answers())


def read(language: str) -> list[Row]:
    return rows_of(Path(__file__).parent / f"gold_{language}.tsv", language)


def rows_of(path: Path, language: str) -> list[Row]:
    """The rows of a table of dates."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(language, row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _row(language: str, row: dict[str, str]) -> Row:
    before, _, rest = row["text"].partition("[[")
    marked, _, after = rest.partition("]]")
    start, end = row["start"], row["end"]
    anchor = row["anchor"].split("/")
    return Row(
        language,
        date.fromisoformat(row["published"]),
        cast(Literal["past", "present", "future"] | None, row["tense"] or None),
        (date.fromisoformat(anchor[0]), date.fromisoformat(anchor[-1])) if row["anchor"] else None,
        before + marked + after,
        marked or None,
        (date.fromisoformat(start), date.fromisoformat(end)) if start else None,
    )
