"""Find date expressions in a text: three passes of longest matches, each over what the one before has found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.resolving.dates.building import BUILDERS, Captures
from dragoman.resolving.dates.grammar import STRENGTHS, Grammar, Level, Pattern, grammar
from dragoman.resolving.dates.interval import Precision
from dragoman.resolving.dates.meaning import Meaning, Nothing
from dragoman.resolving.dates.reference import Reference, precision, reference
from dragoman.resolving.dates.tokens import Tokens, tokenize

CONTEXT = 24
# A number that goes on ("10:30", "3.5", "20-year-old", "40%") is no day and no year.
GOES_ON = re.compile(r"[-–][^\W\d_]|[:/][^\W_]|[.,][0-9]|\s?[%‰°]|[$€£]")
COMES_FROM = re.compile(r"[^\W\d_][-–/.:,]$|[0-9][/.:,]$|[$€£#№]\s?$")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression as it stands in a text, preposition included."""

    span: tuple[int, int]
    text: str
    meaning: Meaning

    @property
    def precision(self) -> Precision:
        """How exact the expression is."""
        return precision(self.meaning)

    @property
    def reference(self) -> Reference:
        """What it counts from: itself, the day of publication, or a date told before ("the following day")."""
        return reference(self.meaning)


@dataclass(frozen=True, slots=True)
class _Hit:
    stop: int
    """Index after the last token."""
    strength: str
    meaning: Meaning


def find(text: str, language: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """Date expressions of ``text[start:end]``, sorted and without overlap; none where the language has no grammar."""
    rules = grammar(language)
    if rules is None:
        return []
    stop = len(text) if end is None else min(end, len(text))
    tokens = tokenize(text, max(start, 0), stop, rules.vocabulary)
    for level in rules.levels:
        tokens = _pass(text[:stop] if stop < len(text) else text, tokens, level, rules)
    found = []
    for first, last, values in zip(tokens.starts, tokens.ends, tokens.values, strict=True):
        meaning = values.get("period")
        if meaning is not None and not isinstance(meaning, (Nothing, int, str)):
            found.append(Expression((first, last), text[first:last], meaning))
    return found


def _pass(text: str, tokens: Tokens, level: Level, rules: Grammar) -> Tokens:
    """The tokens with every longest match of the level made one token."""
    signature = "".join([rules.character(values) for values in tokens.values])
    merged, at = Tokens(), 0
    patterns = level.patterns
    for at_next in _starts(signature, patterns):
        if at_next < at:
            continue
        hit = _longest(text, tokens, signature, at_next, patterns[signature[at_next]])
        if hit is None:
            continue
        _copy(tokens, merged, at, at_next)
        strengths = STRENGTHS[hit.strength]
        merged.add(tokens.starts[at_next], tokens.ends[hit.stop - 1], dict.fromkeys(strengths, hit.meaning))
        at = hit.stop
    if at == 0:
        return tokens
    _copy(tokens, merged, at, len(tokens.values))
    return merged


def _starts(signature: str, patterns: dict[str, list[Pattern]]) -> list[int]:
    return [at for at, character in enumerate(signature) if character in patterns]


def _copy(tokens: Tokens, into: Tokens, first: int, stop: int) -> None:
    into.starts += tokens.starts[first:stop]
    into.ends += tokens.ends[first:stop]
    into.values += tokens.values[first:stop]


def _longest(text: str, tokens: Tokens, signature: str, at: int, patterns: list[Pattern]) -> _Hit | None:
    matches = []
    for pattern in patterns:
        match = pattern.regex.match(signature, at)
        if match:
            matches.append((match, pattern))
    matches.sort(key=lambda pair: -pair[0].end())
    for match, pattern in matches:
        first, last = tokens.starts[at], tokens.ends[match.end() - 1]
        if not _fits(text, first, last, pattern):
            continue
        meaning = BUILDERS[pattern.means](Captures(_captured(tokens, match, pattern)))
        if meaning is not None:
            return _Hit(match.end(), pattern.strength, meaning)
    return None


def _captured(tokens: Tokens, match: re.Match[str], pattern: Pattern) -> dict[str, object]:
    values: dict[str, object] = dict(pattern.constants)
    slots = pattern.slots
    for name, index in match.re.groupindex.items():
        token = match.start(index)
        if token >= 0:
            values[name] = tokens.values[token][slots[name]]
    return values


def _fits(text: str, first: int, last: int, pattern: Pattern) -> bool:
    after = text[last : last + CONTEXT]
    if pattern.not_before.match(after) or (pattern.only_before is not None and not pattern.only_before.match(after)):
        return False
    if text[last - 1].isdigit() and GOES_ON.match(after):
        return False
    before = text[max(first - CONTEXT, 0) : first]
    if text[first].isdigit() and COMES_FROM.search(before):
        return False
    return not pattern.not_after.search(before)
