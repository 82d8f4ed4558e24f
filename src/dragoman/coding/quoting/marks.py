"""Words between quotation marks, by the marks alone: nested, over paragraphs, with apostrophes told apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model import Span

LONGEST = 6000
"""Characters after which an opened mark is taken for a stray one."""
AHEAD = 400
"""Characters in which the true end of a quotation is looked for after "the workers' "."""

_LINE = re.compile(r"[^\n]+")
_APOSTROPHES = "'’"
_BEFORE_OPENING = frozenset("([{—–-:/¿¡")

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in quotation marks: ``span`` without the marks, ``outer`` with them; ``depth`` 0 is in no other."""

    span: Span
    outer: Span
    depth: int
    dash: bool = False
    """A line of a dialogue, opened by a dash."""


@dataclass(slots=True)
class _Open:
    closing: tuple[str, ...]
    mark: str
    start: int
    inside: list[Marked]


def marked(text: str, pairs: Pairs) -> list[Marked]:
    """Every stretch between quotation marks, in text order; the outer one before those inside it."""
    return sorted(_Scan(text, pairs).run(), key=by_place)


def by_place(mark: Marked) -> tuple[int, int]:
    """Text order, the outer of two before the inner."""
    return mark.outer[0], mark.depth


class Levels:
    """How deep in quotation marks each character of a text stands."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self._levels: dict[int, tuple[list[int], list[Marked]]] = {}
        for mark in sorted(marks, key=by_place):
            starts, items = self._levels.setdefault(mark.depth, ([], []))
            starts.append(mark.outer[0])
            items.append(mark)

    @property
    def deepest(self) -> int:
        """The depth of the innermost quotation; -1 if there is none."""
        return max(self._levels, default=-1)

    def depth(self, position: int) -> int:
        """The number of quotations around a character."""
        return sum(m.outer[0] <= position < m.outer[1] for m in self._last_before(position + 1))

    def free(self, where: Span) -> bool:
        """Whether no quotation overlaps some characters."""
        return all(m.outer[1] <= where[0] for m in self._last_before(where[1]))

    def over(self, where: Span) -> Iterator[Marked]:
        """The quotations that overlap some characters."""
        for starts, items in self._levels.values():
            first = max(0, bisect_left(starts, where[0]) - 1)
            yield from (m for m in items[first : bisect_left(starts, where[1])] if m.outer[1] > where[0])

    def _last_before(self, end: int) -> Iterator[Marked]:
        """Of each depth the last quotation that begins before a character."""
        for starts, items in self._levels.values():
            if number := bisect_left(starts, end):
                yield items[number - 1]


class _Scan:
    def __init__(self, text: str, pairs: Pairs) -> None:
        self.text = text
        closings: dict[str, list[str]] = {}
        for opening, closing in pairs:
            closings.setdefault(opening, []).append(closing)
        self.closings = {opening: tuple(items) for opening, items in closings.items()}
        self.closing = frozenset(closing for _, closing in pairs)
        every = sorted({m for pair in pairs for m in pair}, key=lambda m: -len(m))
        self.mark = re.compile("|".join(map(re.escape, every)) or r"(?!)")
        self.stack: list[_Open] = []
        self.done: list[Marked] = []

    def run(self) -> list[Marked]:
        for line in _LINE.finditer(self.text):
            position = line.start()
            first = self.mark.match(self.text, line.end() - len(line[0].lstrip()), line.end())
            if self.stack:
                if first and first[0] == self.stack[0].mark:
                    position = first.end()  # the mark is repeated at each paragraph of one quotation
                else:
                    self._give_up()
            for found in self.mark.finditer(self.text, position, line.end()):
                self._meet(found, line.end())
            for stray in self.stack[1:]:
                self.stack[0].inside.extend(stray.inside)
            del self.stack[1:]
            if self.stack and line.end() - self.stack[0].start > LONGEST:
                self._give_up()
        self._give_up()
        return self.done

    def _meet(self, found: re.Match[str], end: int) -> None:
        mark, start = found[0], found.start()
        before = self.text[start - 1] if start else " "
        after = self.text[found.end()] if found.end() < len(self.text) else " "
        ends = not before.isspace() or (after in " ,.;:\n" and bool(self.stack))
        if ends and not (mark in _APOSTROPHES and after.isalnum()):
            level = next((i for i in reversed(range(len(self.stack))) if mark in self.stack[i].closing), None)
            if level is not None and not self._possessive(found, end):
                self._close(level, found)
                return
        opens = before.isspace() or before in _BEFORE_OPENING or self.mark.fullmatch(before) is not None
        spaced = after.isspace() and mark in self.closing  # « a space may follow », but not where a mark could close
        if mark in self.closings and opens and not spaced and not (mark in _APOSTROPHES and after.isdigit()):
            self._open(mark, found.end())

    def _open(self, mark: str, start: int) -> None:
        same = next((i for i, each in enumerate(self.stack) if each.mark == mark), None)
        if same is not None:
            stray = self.stack[same]
            del self.stack[same:]
            self._keep(stray.inside)
        self.stack.append(_Open(self.closings[mark], mark, start, []))

    def _close(self, level: int, found: re.Match[str]) -> None:
        for stray in self.stack[level + 1 :]:
            self.stack[level].inside.extend(stray.inside)
        opened = self.stack[level]
        del self.stack[level:]
        inner = self.text[opened.start : found.start()]
        start = opened.start + len(inner) - len(inner.lstrip())
        span = (start, start + len(inner.strip()))
        if any(c.isalnum() for c in inner):
            own = Marked(span, (opened.start - len(opened.mark), found.end()), level)
            self._keep([own, *opened.inside])
        else:
            self._keep(opened.inside)

    def _keep(self, items: list[Marked]) -> None:
        (self.stack[-1].inside if self.stack else self.done).extend(items)

    def _give_up(self) -> None:
        """Marks that nothing closes are none; what was closed inside them stays, one level higher."""
        for level, stray in enumerate(self.stack):
            self.done.extend(Marked(m.span, m.outer, max(0, m.depth - level - 1)) for m in stray.inside)
        self.stack.clear()

    def _possessive(self, found: re.Match[str], end: int) -> bool:
        """ "the workers' boots" inside '…': the apostrophe closes nothing if a better end follows."""
        if found[0] not in _APOSTROPHES or self.text[found.start() - 1] not in "sSzx":
            return False
        if not re.match(r" [^\W\d_]", self.text[found.end() : found.end() + 2]):
            return False
        for later in self.mark.finditer(self.text, found.end(), min(end, found.end() + AHEAD)):
            before, after = self.text[later.start() - 1], self.text[later.end() : later.end() + 1]
            if later[0] == found[0] and not before.isspace() and not after.isalnum():
                return True
            if before.isspace():
                return False
        return False


def dialogue(text: str, dashes: frozenset[str]) -> Iterator[Marked]:
    """Lines of a dialogue, opened by a dash: "— We stay — said the captain —. All of us." is two pieces.

    A lone line is speech only if a second dash sets its speaker off; several lines in a row are if one of them asks.
    """
    if not dashes:
        return
    dash = re.compile("[" + re.escape("".join(sorted(dashes))) + "]")
    run: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if not words:
            continue
        if words[0] in dashes:
            run.append(line)
            continue
        yield from _spoken(text, run, dash)
        run = []
    yield from _spoken(text, run, dash)


def _spoken(text: str, run: list[re.Match[str]], dash: re.Pattern[str]) -> Iterator[Marked]:
    asked = len(run) > 1 and any(line[0].rstrip().endswith(("?", "!")) for line in run)
    for line in run:
        cuts = [m.start() for m in dash.finditer(text, line.start(), line.end())]
        if not asked and len(cuts) < 2:
            continue
        for number, cut in enumerate(cuts):
            end = cuts[number + 1] if number + 1 < len(cuts) else line.end()
            piece = text[cut + 1 : end]
            words = piece.lstrip(" .,;\t")
            start = cut + 1 + len(piece) - len(words)
            if number % 2 == 0 and any(c.isalnum() for c in words):
                yield Marked((start, start + len(words.rstrip())), (cut, end), 0, dash=True)
