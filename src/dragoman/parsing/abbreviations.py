"""A language's abbreviations, as the splitter and the tokenizer need them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations with their full stop, by what may follow them.

    ``titles`` are never the end of a sentence, ``numbered`` are not where a number follows, ``others`` may be when a
    capital follows that begins a sentence. ``starters`` are the words that begin sentences after such an abbreviation.
    """

    titles: frozenset[str]
    numbered: frozenset[str]
    others: frozenset[str]
    starters: frozenset[str]

    @property
    def words_too(self) -> frozenset[str]:
        """Abbreviations that are the word and a full stop where a sentence ends: "The answer is no."."""
        return self.numbered | {"etc."}

    @property
    def tokens(self) -> list[str]:
        """Everything the tokenizer must not cut."""
        return sorted(a for a in self.titles | self.numbered | self.others if "." in a)


_SECTIONS = ("titles", "numbered", "others", "starters")


@cache
def read_abbreviations(folder: Path) -> Abbreviations:
    """Read ``abbreviations.txt``: words under ``[section]`` headings; without a file there are none."""
    sections: dict[str, set[str]] = {name: set() for name in _SECTIONS}
    path = folder / "abbreviations.txt"
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            name = line.strip("[]")
        elif line:
            sections[name].update(line.split())
    return Abbreviations(*(frozenset(sections[n]) for n in _SECTIONS))
