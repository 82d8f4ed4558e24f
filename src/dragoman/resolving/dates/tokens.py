"""Words, numbers and marks of a text, each with what it can mean in a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.resolving.dates.meaning import Meaning

Value = int | str | Meaning
Values = dict[str, Value]
"""Slot → value: ``{"month": 5}``, ``{"day": 3, "number": 3}``; periods already found have their meaning."""

NOTHING: Values = {}

# Order matters: whole numeric dates, then numbers that can be no year ("1,200", "3.5"), then digits with a suffix.
# Every alternative is bounded or consumes what it has read, so that the scan stays linear.
TOKEN = re.compile(
    r"""(?P<numeric>(?<![\w./-])(?:[0-9]{4}([-/.])[0-9]{1,2}\2[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\3[0-9]{4}
            |[0-9]{2}([/.])[0-9]{2}\4[0-9]{2})
            (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w/-]|[.,][0-9]))
    |(?P<other>[0-9]{1,3}(?:[.,][0-9]{3})+(?![0-9])|[0-9]+\.[0-9]+|[0-9]+,[0-9]{1,3}(?![0-9]))
    |(?P<digits>[0-9]+)(?P<suffix>[^\W\d_]*)
    |(?P<word>[^\W\d_]+)
    |(?P<break>\n\s*\n)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)
DASHES = frozenset("-–—−")
MONEY = frozenset("$€£¥₹")


@dataclass(slots=True)
class Vocabulary:
    """What the words of one language can mean in a date; keys are lower-case."""

    words: dict[str, Values] = field(default_factory=dict)
    exact: dict[str, frozenset[str]] = field(default_factory=dict)
    """Words that count only in these spellings ("May", "domingo")."""
    dotted: frozenset[str] = frozenset()
    """Abbreviations that may carry a full stop."""
    ordinal_suffixes: frozenset[str] = frozenset()
    decade_suffixes: frozenset[str] = frozenset()
    tens_joiners: frozenset[str] = frozenset()
    numeric_order: str = "?"


@dataclass(slots=True)
class Tokens:
    """The tokens of a text as columns."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[Values] = field(default_factory=list)

    def add(self, start: int, end: int, values: Values) -> None:
        """Append one token; a run of words that mean nothing is one."""
        if not values and self.values and not self.values[-1]:
            self.ends[-1] = end
            return
        self.starts.append(start)
        self.ends.append(end)
        self.values.append(values)


def tokenize(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    """The tokens of ``text[start:end]``; a run of those without meaning in a date is one without values."""
    tokens = Tokens()
    words, exact, dotted = vocabulary.words, vocabulary.exact, vocabulary.dotted
    add = tokens.add
    done = start
    for match in TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        first, last = match.span()
        if first < done:
            continue  # the full stop of an abbreviation
        if kind == "word":
            word = match.group()
            lower = word.lower()
            values = words.get(lower, NOTHING)
            if values and lower in exact and word not in exact[lower]:
                values = {"=" + lower: 0} if "=" + lower in values else NOTHING
            elif values and lower in dotted and text[last : last + 1] == "." and last < end:
                done = last = last + 1
            add(first, last, values)
        elif kind == "suffix":
            money = first > start and text[first - 1] in MONEY
            add(first, last, NOTHING if money else _number(match["digits"], match["suffix"].lower(), vocabulary))
        elif kind == "mark":
            add(first, last, _mark(text, first, end))
        elif kind == "numeric":
            add(first, last, _numeric(match.group(), vocabulary.numeric_order))
        else:
            add(first, last, NOTHING)
    return _join_tens(tokens, vocabulary.tens_joiners)


def _number(digits: str, suffix: str, vocabulary: Vocabulary) -> Values:
    if len(digits) > 4:
        return NOTHING
    number = int(digits)
    if not suffix:
        values: Values = {"number": number}
        if 1 <= number <= 31 and len(digits) <= 2:
            values["day"] = number
        if 1000 <= number <= 2199:
            values["year"] = number
        if len(digits) == 2:
            values["yy"] = number
        return values
    if suffix in vocabulary.ordinal_suffixes:
        return {"ordinal": number, "day": number} if 1 <= number <= 31 else {"ordinal": number}
    if suffix in vocabulary.decade_suffixes and number % 10 == 0 and len(digits) in (2, 4):
        return {"decade": number} if number >= 1000 else {"short_decade": number}
    return NOTHING


def _mark(text: str, at: int, end: int) -> Values:
    mark = text[at]
    if mark in DASHES:
        # "3–5 May", "mid-June", "2014 – 2016" but not the dash between two clauses.
        left, right = text[max(at - 2, 0) : at], text[at + 1 : min(at + 3, end)]
        tight = left[-1:].isalnum() and right[:1].isalnum()
        spaced = left[:1].isdigit() and right[-1:].isdigit() and left[-1:] == right[:1] == " "
        return {"=-": 0} if tight or spaced else NOTHING
    if mark in "'’‘":
        return {"='": 0}
    if mark in ",()":
        return {"=" + mark: 0}
    return NOTHING


def _numeric(form: str, order: str) -> Values:
    first, second, third = (int(part) for part in re.findall(r"[0-9]+", form)[:3])
    if first > 31:
        year, month, day = first, second, third
    else:
        year = third if third > 99 else 2000 + third if third < 70 else 1900 + third
        day, month = first, second
        if second > 12 or (order == "mdy" and first <= 12):
            day, month = second, first
        elif order == "?" and first <= 12 and first != second and "." not in form:
            return NOTHING
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199):
        return NOTHING
    return {"numeric": year * 10000 + month * 100 + day}


def _join_tens(tokens: Tokens, joiners: frozenset[str]) -> Tokens:
    """Make one number of "twenty-one" or "treinta y uno"."""
    if not any("tens" in values for values in tokens.values):
        return tokens
    joined = Tokens()
    at, count = 0, len(tokens.values)
    while at < count:
        tens = tokens.values[at].get("tens")
        if isinstance(tens, int) and at + 2 < count:
            ones = tokens.values[at + 2].get("number")
            joins = any("=" + joiner in tokens.values[at + 1] for joiner in joiners)
            if joins and isinstance(ones, int) and 1 <= ones <= 9:
                joined.add(tokens.starts[at], tokens.ends[at + 2], {"number": tens + ones})
                at += 3
                continue
        joined.add(tokens.starts[at], tokens.ends[at], tokens.values[at])
        at += 1
    return joined
