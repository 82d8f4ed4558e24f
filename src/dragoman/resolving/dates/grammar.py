"""A language's date grammar: words and patterns read from its folder, compiled to expressions over token signatures.

Every token is one character that stands for the set of things the token can be, so that a pattern becomes an ordinary
regular expression over a short string. Patterns have no repetition: a match is bounded, and a scan linear.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.resolving.dates.building import BUILDERS, Constants
from dragoman.resolving.dates.tokens import Values, Vocabulary

LEVELS = ("base", "part", "phrase")
STRENGTHS: dict[str, tuple[str, ...]] = {
    "strong": ("period", "weak", "faint", "whole"),  # a date wherever it stands: "3 May 2015", "Friday"
    "weak": ("weak", "faint", "whole"),  # only after a preposition: "2014", "March"
    "faint": ("faint", "whole"),  # only after a preposition that can mean nothing but time: "May"
    "whole": ("whole",),  # only as what a part is taken of: "the end of the year"
}
NUMBERS = (
    ("number",), ("number", "yy"), ("number", "day"), ("number", "day", "yy"), ("number", "year"), ("ordinal",),
    ("ordinal", "day"), ("decade",), ("short_decade",), ("numeric",), ("=-",), ("='",), ("=,",), ("=(",), ("=)",),
)  # fmt: skip
PIECE = re.compile(
    r"\{(?P<slot>\w+)(?:=(?P<of>\w+))?\}|<(?P<macro>[\w-]+)>|'(?P<quoted>[^']+)'|(?P<syntax>[()|?])|(?P<word>[^\s(){}|?<>]+)"
)
NEVER = re.compile(r"(?!)")


class GrammarError(ValueError):
    """A date pattern or word in a language's folder that makes no sense."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of words and what it means."""

    form: str
    means: str
    strength: str
    constants: Constants
    regex: re.Pattern[str]
    slots: dict[str, str]
    """Group name → slot, for groups such as ``{day2=day}``."""
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    only_before: re.Pattern[str] | None


@dataclass(slots=True)
class Level:
    """Patterns that are tried together, by the signature of their first token."""

    patterns: dict[str, list[Pattern]] = field(default_factory=dict)


@dataclass(slots=True)
class Grammar:
    """Everything about dates in one language."""

    vocabulary: Vocabulary
    signatures: dict[frozenset[str], str]
    levels: tuple[Level, ...]

    def character(self, values: Values) -> str:
        """The character of a token in the signature string, NUL for one that belongs to no date."""
        return self.signatures.get(frozenset(values), "\0") if values else "\0"


@cache
def grammar(language: str) -> Grammar | None:
    """The grammar of a language, None where its folder has none."""
    folder = files("dragoman") / "languages" / language / "dates"
    if not language.isalpha() or not (folder / "patterns.toml").is_file():
        return None
    return _Compiler(folder).compile()


@cache
def calendar_names(language: str) -> frozenset[str]:
    """The names of months and days as they are spelt in a text: "may" is none, "May" is one."""
    known = grammar(language)
    if known is None:
        return frozenset()
    words, exact = known.vocabulary.words, known.vocabulary.exact
    named = [word for word, values in words.items() if values.keys() & {"month", "weekday"}]
    return frozenset(form for w in named for form in exact.get(w, {w, w.capitalize(), w.upper()}))


class _Compiler:
    def __init__(self, folder: Traversable) -> None:
        self.data = tomllib.loads((folder / "patterns.toml").read_text("utf-8"))
        self.macros: dict[str, str] = self.data.get("macros", {})
        settings = self.data.get("settings", {})
        self.vocabulary = Vocabulary(
            ordinal_suffixes=frozenset(settings.get("ordinal_suffixes", ())),
            decade_suffixes=frozenset(settings.get("decade_suffixes", ())),
            tens_joiners=frozenset(settings.get("tens_joiners", ())),
            numeric_order=settings.get("numeric_order", "?"),
        )
        self._read_words((folder / "words.tsv").read_text("utf-8"))

    def _read_words(self, table: str) -> None:
        exact: dict[str, set[str]] = {}
        dotted = set()
        for line in table.splitlines()[1:]:
            if not line or line.startswith("#"):
                continue
            slot, value, forms = line.split("\t")
            for form in forms.split(" "):
                word = form.rstrip(".=")
                lower = word.lower()
                if form.endswith("."):
                    dotted.add(lower)
                if word != lower or form.endswith("="):
                    exact.setdefault(lower, set()).update({word} if form.endswith("=") else {word, word.upper()})
                self._word(lower)[slot] = int(value) if value.lstrip("-").isdigit() else value
        self.vocabulary.exact = {word: frozenset(spellings) for word, spellings in exact.items()}
        self.vocabulary.dotted = frozenset(dotted)

    def _word(self, lower: str) -> Values:
        return self.vocabulary.words.setdefault(lower, {})

    def compile(self) -> Grammar:
        tables = {level: self.data.get(level, []) for level in LEVELS}
        for table in tables.values():
            for entry in table:
                self._learn_literals(self._expanded(entry["form"]))
        for joiner in self.vocabulary.tens_joiners:
            if joiner.isalpha():
                self._word(joiner)["=" + joiner] = 0
        signatures = self._signatures()
        levels = tuple(self._level(tables[level], signatures) for level in LEVELS)
        return Grammar(self.vocabulary, signatures, levels)

    def _expanded(self, form: str) -> str:
        for _ in range(5):
            form, replaced = re.subn(r"<([\w-]+)>", lambda match: f"({self.macros[match[1]]})", form)
            if not replaced:
                return form
        raise GrammarError(f"macros without end in {form!r}")

    def _learn_literals(self, form: str) -> None:
        for piece in PIECE.finditer(form):
            word = piece["word"]
            if word and word.isalpha():
                self._word(word)["=" + word] = 0

    def _signatures(self) -> dict[frozenset[str], str]:
        found = {frozenset(keys) for keys in (*NUMBERS, *STRENGTHS.values())}
        for word, values in self.vocabulary.words.items():
            found.add(frozenset(values))
            if word in self.vocabulary.exact:
                found.add(frozenset({"=" + word}))
        ordered = sorted(found - {frozenset()}, key=sorted)
        return {keys: chr(0xE000 + number) for number, keys in enumerate(ordered)}

    def _level(self, entries: list[dict[str, str]], signatures: dict[frozenset[str], str]) -> Level:
        level = Level()
        for entry in entries:
            pattern = self._pattern(entry, signatures)
            for character in sorted(_first_characters(pattern.regex.pattern)):
                level.patterns.setdefault(character, []).append(pattern)
        return level

    def _pattern(self, entry: dict[str, str], signatures: dict[frozenset[str], str]) -> Pattern:
        known = {"form", "means", "strength", "not_before", "not_after", "only_before"}
        if entry["means"] not in BUILDERS:
            raise GrammarError(f"{entry['form']!r} means nothing known: {entry['means']!r}")
        only = entry.get("only_before")
        return Pattern(
            form=entry["form"],
            means=entry["means"],
            strength=entry.get("strength", "strong"),
            constants={key: value for key, value in entry.items() if key not in known},
            regex=re.compile(self._regex(entry["form"], signatures)),
            slots=self._slots(entry["form"]),
            not_before=self._context(entry.get("not_before")),
            not_after=self._context(entry.get("not_after"), "(?:%s)\\W{0,2}$"),
            only_before=self._context(only) if only else None,
        )

    def _slots(self, form: str) -> dict[str, str]:
        pieces = PIECE.finditer(self._expanded(form))
        return {piece["slot"]: piece["of"] or piece["slot"] for piece in pieces if piece["slot"]}

    def _context(self, pattern: str | None, frame: str = r"\s*(?:%s)") -> re.Pattern[str]:
        if pattern is None:
            return NEVER
        for name, text in self.data.get("context", {}).items():
            pattern = pattern.replace(f"<{name}>", text)
        return re.compile(frame % pattern)

    def _regex(self, form: str, signatures: dict[frozenset[str], str]) -> str:
        made = []
        for piece in PIECE.finditer(self._expanded(form)):
            if piece["syntax"]:
                made.append("(?:" if piece["syntax"] == "(" else piece["syntax"])
                continue
            literal = piece["quoted"] or piece["word"]
            slot = "=" + literal if literal else piece["of"] or piece["slot"]
            characters = "".join(character for keys, character in signatures.items() if slot in keys)
            if not characters:
                raise GrammarError(f"no word can stand for {slot!r} in {form!r}")
            made.append(f"[{characters}]" if literal else f"(?P<{piece['slot']}>[{characters}])")
        return "".join(made)


def _first_characters(regex: str) -> frozenset[str]:
    """Characters that a match of one of our own simple expressions can begin with."""
    return _firsts(regex, 0)[0]


def _firsts(regex: str, at: int) -> tuple[frozenset[str], bool, int]:
    """First characters of the alternatives from ``at``, whether one may be empty, and where they stop."""
    found: set[str] = set()
    empty_somewhere, open_yet = False, True
    while at < len(regex) and regex[at] != ")":
        if regex[at] == "|":
            empty_somewhere, open_yet = empty_somewhere or open_yet, True
            at += 1
            continue
        if regex[at] == "[":
            close = regex.index("]", at)
            firsts, empty, at = frozenset(regex[at + 1 : close]), False, close + 1
        else:
            inside = regex.index(">", at) + 1 if regex.startswith("(?P<", at) else at + 3
            firsts, empty, at = _firsts(regex, inside)
            at += 1
        if at < len(regex) and regex[at] == "?":
            empty, at = True, at + 1
        if open_yet:
            found |= firsts
        open_yet = open_yet and empty
    return frozenset(found), empty_somewhere or open_yet, at
