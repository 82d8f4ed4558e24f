"""Sentences of a text by rule: fast, without a parser, the language's knowledge being its abbreviations.

A line end always ends a sentence. Inside a line a sentence ends after ``.``, ``!``, ``?`` or ``…`` with whatever
quotation marks and brackets close after it, if what follows can begin a sentence. Every character that is not white
space is in exactly one span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.parsing.abbreviations import Abbreviations, read_abbreviations

LANGUAGES = Path(__file__).parent.parent / "languages"
# Longer than any sentence of news; what is longer is hostile or not prose, and is cut so that parsing stays cheap.
LONGEST = 1500

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSING = "\"'”’»)\\]›"
_OPENING = "\"'“‘«(\\[¿¡„‚‹—–\\-"
# A mark that can end a sentence, what closes after it, and the white space before what may be the next sentence. The
# quantifiers give nothing back: a text of nothing but full stops must not take quadratic time.
_CANDIDATE = re.compile(rf"(?<![.!?…。！？])(?:[.!?…]++[{_CLOSING}]*+(?=\s)|[。！？]++[{_CLOSING}]*+)\s*")
_NEXT = re.compile(rf"[{_OPENING}\s]*(\w?)([\w'’]*)")
_LAST = re.compile(r"\S*$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+$|(?:[^\W\d_]\.-)+[^\W\d_]\.$")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]$")
_SOFT = (re.compile(r"[;:]\s"), re.compile(r",\s"), re.compile(r"\s"))


def split(text: str, language: str) -> list[tuple[int, int]]:
    """The ``(start, end)`` of every sentence, in order, trimmed of white space."""
    known = read_abbreviations(LANGUAGES / language)
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        for start, end in _sentences(text, line.start(), line.end(), known):
            start, end = _trim(text, start, end)
            if end - start > LONGEST:
                spans.extend(_cut(text, start, end))
            elif start < end:
                spans.append((start, end))
    return spans


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _sentences(text: str, start: int, end: int, known: Abbreviations) -> Iterator[tuple[int, int]]:
    begin = start
    for mark in _CANDIDATE.finditer(text, start, end):
        if mark.end() >= end:
            break
        if _ends(text, begin, mark, end, known):
            yield begin, mark.end()
            begin = mark.end()
    yield begin, end


def _ends(text: str, begin: int, mark: re.Match[str], end: int, known: Abbreviations) -> bool:
    """Whether a sentence ends at a mark with text after it."""
    follows = _NEXT.match(text, mark.end(), min(end, mark.end() + 40))
    first, rest = (follows.group(1), follows.group(2)) if follows else ("", "")
    if first.islower():
        return False
    marks = mark.group().rstrip()
    if marks[0] != "." or marks.startswith(".."):
        # After "…" and "?" a capital must follow; a closing quotation mark before "said" has been seen above.
        return True
    before = text[max(begin, mark.start() - 40) : mark.start() + 1]
    found = _LAST.search(before)
    word = (found.group() if found else before).lstrip("([\"'“‘«—–-")
    if len(marks) > 1 and marks[1] not in ".!?…":
        # The full stop stands inside a quotation or bracket: an abbreviation may still be what ends there.
        return word not in known.titles
    if mark.start() + 1 - len(word) <= begin + 1 and _ENUMERATOR.match(word) and begin == _line_start(text, begin):
        return False
    quoted = follows is not None and any(c in follows.group() for c in '"“«')
    return _after_word(word, first, first + rest, quoted, known)


def _line_start(text: str, position: int) -> int:
    while position > 0 and text[position - 1] in " \t":
        position -= 1
    return position if position == 0 or text[position - 1] in "\n\r" else -1


def _after_word(word: str, first: str, following: str, quoted: bool, known: Abbreviations) -> bool:
    if word in known.titles:
        return False
    if word in known.numbered:
        return not (first.isdigit() or first == "") and following in known.starters
    if word in known.others:
        return following in known.starters or quoted
    if _INITIAL.match(word) and len(word) < 10:
        # "J. K. Rowling", "George W. Bush", but "in group A. The …" and "the U.S.S.R. The …".
        return following in known.starters and word not in ("I.",)
    return True


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most ``LONGEST`` characters, cut at the last semicolon, comma or space that leaves a fair piece."""
    while end - start > LONGEST:
        at = start + LONGEST
        for pattern in _SOFT:
            places = [m.end() for m in pattern.finditer(text, start + LONGEST // 3, start + LONGEST)]
            if places:
                at = places[-1]
                break
        left, right = _trim(text, start, at)
        if left < right:
            yield left, right
        start, _ = _trim(text, at, end)
    if start < end:
        yield start, end
