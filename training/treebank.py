"""Sentences of a CoNLL-U file, with multiword tokens taken apart and spaces kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

# Features that describe spelling or a phrase rather than the word, and that no rule asks for.
UNUSED_FEATURES = frozenset({"Abbr", "CorrectForm", "ExtPos", "Foreign", "ModernForm", "NumForm", "Style", "Typo"})


@dataclass(slots=True)
class TreebankSentence:
    """One gold sentence; ``heads`` are 0-based indices, the root being its own head."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    surfaces: list[str] = field(default_factory=list)
    """The letters that each word stands on; as in parsing, all of a contraction's are its first word's."""

    @property
    def text(self) -> str:
        """The sentence as it was written."""
        written = self.surfaces or self.words
        return "".join(w + " " * s for w, s in zip(written, self.spaces, strict=True)).strip()


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """Yield the sentences of one CoNLL-U file."""
    for document in read_documents(path):
        yield from document


def read_documents(path: Path) -> Iterator[list[TreebankSentence]]:
    """Yield the documents of one CoNLL-U file; where none are marked, every sentence is one."""
    text = path.read_text(encoding="utf-8")
    marked = "# newdoc" in text
    document: list[TreebankSentence] = []
    for block in text.split("\n\n"):
        lines = block.splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if document and (not marked or any(line.startswith("# newdoc") for line in lines)):
            yield document
            document = []
        if rows:
            document.append(_sentence(rows))
    if document:
        yield document


def _sentence(rows: list[list[str]]) -> TreebankSentence:
    sentence = TreebankSentence()
    spaces_of_ranges: dict[int, bool] = {}
    ranges: list[tuple[int, int, str]] = []
    inside_until = 0
    for row in rows:
        if "-" in row[0]:
            first, _, last = row[0].partition("-")
            inside_until = int(last)
            ranges.append((int(first) - 1, int(last), row[1]))
            spaces_of_ranges[inside_until] = "SpaceAfter=No" not in row[9]
            continue
        if "." in row[0]:
            continue
        index = int(row[0])
        space = "SpaceAfter=No" not in row[9]
        if index <= inside_until:
            space = spaces_of_ranges.get(index, False)
        head = int(row[6])
        sentence.words.append(sys.intern(row[1].replace(" ", "\u00a0")))
        sentence.spaces.append(space)
        sentence.lemmas.append(sys.intern(row[2]))
        sentence.upos.append(sys.intern(row[3]))
        sentence.feats.append(sys.intern(_features(row[5])))
        sentence.heads.append(head - 1 if head else index - 1)
        sentence.deprels.append(sys.intern("root" if head == 0 else row[7]))
    sentence.surfaces = sentence.words[:]
    for begin, end, written in ranges:
        sentence.surfaces[begin:end] = _cut(written, [len(w) for w in sentence.words[begin:end]])
    return sentence


def _cut(written: str, lengths: list[int]) -> list[str]:
    """A written word in pieces of these lengths; if they don't fit, all of it and empty pieces."""
    if sum(lengths) != len(written):
        return [written, *("" for _ in lengths[1:])]
    ends = list(accumulate(lengths))
    return [written[end - size : end] for end, size in zip(ends, lengths, strict=True)]


def _features(column: str) -> str:
    if column == "_":
        return ""
    return "|".join(f for f in column.split("|") if f.partition("=")[0] not in UNUSED_FEATURES)
