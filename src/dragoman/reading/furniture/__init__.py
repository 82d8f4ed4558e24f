"""Page furniture: the lines around an article that are no part of it. The words are data, in the files beside this.

Every language's lines are tried on every page: the buttons of a page are often in another language than its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dragoman.reading.language import named, names

Part = Literal["line", "cut", "end"]

LONGEST = 160
"""No furniture is longer: what is, is not compared at all."""
_PROSE_WORDS = 12
_LAST_LINES = 5000
"""How far back from its end a text is searched for comments and other stories: no article is as long."""
_ORIGIN = ("orig", "ориг", "trad", "transl", "übers", "перевод")
"""What sets "Read the original in Spanish" apart from "Read in Spanish", in the languages of the files."""
_LANGUAGE_TAIL = 12
"""What may follow the language's name in such a line: "here", "übersetzt"."""
_NOTICE_HEAD, _NOTICE_TAIL = 25, 40
"""What may stand around it in a notice: "This article was translated from Spanish by our staff"."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_COUNT = re.compile(r"^\(?\d[\d.,]*\)?\s+|\s+\(?\d[\d.,]*\)?$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Words:
    exact: dict[str, Part]
    beginnings: re.Pattern[str]
    parts: dict[str, Part]


def part_of(line: str) -> Part | None:
    """Which kind of furniture a line is, None if it is none."""
    if len(line) > LONGEST or not line.strip():
        return None
    words, bare = _words(), _bare(line)
    if not bare:
        return "line" if line.strip().startswith("©") else None
    found = words.exact.get(bare) or words.exact.get(_COUNT.sub("", bare))
    if found:
        return found
    start = words.beginnings.match(bare) or words.beginnings.match(line.strip().casefold())
    if start:
        return words.parts[str(start.lastgroup)]
    told = _of_language().match(bare)
    return "line" if told and len(bare) - told.end() <= _LANGUAGE_TAIL else None


def may_name_original(text: str) -> bool:
    """Whether a text holds a word without which no line names an original: a quick test for every node of a page."""
    told = text.casefold()
    return any(word in told for word in _ORIGIN)


def original_language(text: str) -> str | None:
    """The language that a line ("Original source in Spanish") says the article was translated from."""
    for line in text.splitlines():
        bare = _bare(line) if len(line) <= LONGEST else ""
        found = _of_language().search(bare)
        # A sentence about a translated book has more around these words than a notice has.
        if found and found["origin"] and found.start() <= _NOTICE_HEAD and len(bare) - found.end() <= _NOTICE_TAIL:
            return named(found["name"])
    return None


def trimmed(text: str) -> tuple[int, int]:
    """The span of a text that is left when the furniture before and after it is cut off."""
    lines = _lines(text)
    first = next((number for number, line in enumerate(lines) if part_of(text[slice(*line)]) is None), len(lines))
    lines = _without_appendix(text, lines[first:])
    while lines and part_of(text[slice(*lines[-1])]) is not None:
        lines.pop()
    return (lines[0][0], lines[-1][1]) if lines else (0, 0)


def without_furniture(paragraphs: list[str]) -> list[str]:
    """The paragraphs of a page without the furniture before, between and after them."""
    text = "\n".join(paragraphs)
    start, end = trimmed(text)
    return [line for line in text[start:end].split("\n") if line.strip() and part_of(line) is None]


def _without_appendix(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines before the readers' comments, and before a list of other stories with no prose below it."""
    seen_prose = len(lines) > _LAST_LINES
    for number in range(max(0, len(lines) - _LAST_LINES), len(lines)):
        line = text[slice(*lines[number])]
        if seen_prose and part_of(line) == "end":
            lines = lines[:number]
            break
        seen_prose = seen_prose or _is_prose(line)
    for number in range(len(lines) - 1, max(0, len(lines) - _LAST_LINES), -1):
        line = text[slice(*lines[number])]
        part = part_of(line)
        if part == "cut":
            lines = lines[:number]
        elif part is None and _is_prose(line):
            break
    return lines


def _is_prose(line: str) -> bool:
    """Whether a line is running text: a full sentence of some length, which headlines are not."""
    ended = line.rstrip().rstrip("\"'”’»）)」』").endswith((".", "!", "?", "…", "。", "؟", "।", ":"))
    return ended and (len(line.split()) >= _PROSE_WORDS or len(_CJK.findall(line)) >= 20)


def _lines(text: str) -> list[tuple[int, int]]:
    """The spans of the lines of a text that are not blank, without the blanks around them."""
    return [match.span() for match in re.finditer(r"\S(?:[^\n\r]*\S)?", text)]


def _bare(line: str) -> str:
    return _EDGES.sub("", re.sub(r"\s+", " ", line.replace("’", "'"))).casefold()


@cache
def _entries() -> tuple[tuple[Part, str], ...]:
    found: list[tuple[Part, str]] = []
    for file in sorted(files(__package__).iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".txt"):
            continue
        part: Part = "line"
        for row in file.read_text(encoding="utf-8").splitlines():
            entry = row.strip()
            if entry.startswith("["):
                part = _section(entry, file.name)
            elif entry and not entry.startswith("#"):
                found.append((part, entry))
    return tuple(found)


def _section(entry: str, file: str) -> Part:
    match entry:
        case "[line]":
            return "line"
        case "[cut]":
            return "cut"
        case "[end]":
            return "end"
    raise ValueError(f"{file}: unknown section {entry}")


@cache
def _words() -> _Words:
    exact: dict[str, Part] = {}
    beginnings: dict[Part, list[str]] = {"line": [], "cut": [], "end": []}
    for part, entry in _entries():
        if "{language}" in entry:
            continue
        if "*" in entry:
            beginnings[part].append(".*".join(map(re.escape, entry.casefold().split("*"))))
        else:
            exact[_bare(entry)] = part
    groups = "|".join(f"(?P<{part}>{'|'.join(found)})" for part, found in beginnings.items() if found)
    return _Words(exact, re.compile(groups), {"line": "line", "cut": "cut", "end": "end"})


@cache
def _of_language() -> re.Pattern[str]:
    """The lines with ``{language}`` in them; ``origin`` is there where they speak of an original or a translation."""
    heads: dict[bool, set[str]] = {True: set(), False: set()}
    for _, entry in _entries():
        before, mark, after = entry.casefold().partition("{language}")
        if mark:
            heads[any(word in before + after for word in _ORIGIN)].add(re.escape(before))
    origin, other = ("|".join(sorted(heads[told], key=len, reverse=True)) for told in (True, False))
    # The names stand once: repeated for every line, they took longer to compile than a page takes to read.
    name = f"(?P<name>{'|'.join(map(re.escape, names()))})"
    return re.compile(rf"(?:^|\W)(?:(?P<origin>{origin})|(?:{other}))(?:the )?{name}(?!\w)")
