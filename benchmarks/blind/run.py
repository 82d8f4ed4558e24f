"""Gold tables that were written before the resolvers had seen them: ``python benchmarks/blind/run.py [--errors]``.

In `actors.tsv` a mention stands in ``[[ ]]``; ``-`` is no sector, and ``|`` parts answers that are equally right.
The tables of dates and places have the columns of the gold tables of the tests.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "src"), str(HERE.parents[1] / "tests" / "resolving")]

from dates.gold import rows_of

from dragoman.resolving.actors import open_article as open_actors
from dragoman.resolving.actors.tables import load
from dragoman.resolving.actors.words import guess_head
from dragoman.resolving.places import open_article as open_places

Row = dict[str, str]
Verdict = tuple[bool, bool, str]
"""Right, wrong (neither: nothing was told), and what came out."""


def main(errors: bool) -> None:
    """Print the figures, and what is not right if asked."""
    for name, verdicts in (
        ("actors en", list(actors("en", "actors"))),
        ("actors es", list(actors("es", "actors"))),
        ("actors, second table", [*actors("en", "actors_second"), *actors("es", "actors_second")]),
        ("dates en", list(dates("en"))),
        ("dates es", list(dates("es"))),
        ("places", list(places("places"))),
        ("places, second table", list(places("places_second"))),
    ):
        right, wrong = sum(v[0] for v in verdicts), sum(v[1] for v in verdicts)
        print(f"{name}: {right / len(verdicts):.1%} of {len(verdicts)} right, {wrong} wrong, the rest null")
        if errors:
            for good, bad, told in verdicts:
                if not good:
                    print(f"  {'✗' if bad else '-'} {told}")


def read(name: str) -> list[Row]:
    """A gold table."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def unmarked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its marks, and the characters that stood between them."""
    before, _, rest = text.partition("[[")
    marked, _, after = rest.partition("]]")
    return before + marked + after, (len(before), len(before) + len(marked))


def actors(language: str, table: str) -> Iterator[Verdict]:
    """Code and sector of each mention."""
    tables = load(language)
    for row in read(table):
        if row["language"] != language:
            continue
        text, span = unmarked(row["context"])
        article = open_actors(text, language, date.fromisoformat(row["date"]))
        opening = text.rfind(". ", 0, span[0]) + 2 if ". " in text[: span[0]] else 0
        closing = text.find(". ", span[0])
        sentence = (opening, closing + 1 if closing >= 0 else len(text))
        found = article.resolve(span, guess_head(text, span, tables), sentence)
        code, sector = (found.code or "", found.sector or "-") if found else ("", "-")
        right = code == row["code"] and sector in row["sector"].split("|")
        yield right, not right and bool(code), f"{row['context']} ({row['date']}) {code or 'null'} {sector}"


def dates(language: str) -> Iterator[Verdict]:
    """Days of each expression."""
    for row in rows_of(HERE / f"dates_{language}.tsv", language):
        told = ", ".join(f"{text} = {a} to {b}" for text, (a, b) in row.answers()) or "null"
        yield row.right(), row.wrong(), f"{row.text} ({row.published}) {told}"


def places(table: str) -> Iterator[Verdict]:
    """Kind, country and, where the table has it, the first-order division of each place."""
    for row in read(table):
        text, span = unmarked(row["text"])
        article = open_places(text, row["lang"], tuple(row["countries"].split()))
        if row["kind"] == "dateline":
            line = article.dateline
            span = line.span if line else (0, 0)
        found = article.resolve(span) if span[1] else None
        kind = "none" if found is None else "region" if found.geonames is None else "town"
        fitting = row["kind"] in (kind, "any", "dateline") and (found is not None or row["kind"] == "none")
        country = (found.country if found else "") == row["country"] or (not row["country"] and found is not None)
        division = found is None or row["admin1"] in ("", found.admin1, found.name)
        told = f"{found.name}, {found.admin1}, {found.country}, {kind}" if found else "null"
        right = fitting and country and division
        yield right, not right and found is not None, f"{row['text']} {told}"


if __name__ == "__main__":
    main("--errors" in sys.argv)
