"""The lexicon: which words name which events. Format and meaning of every column: docs/lexicon.md."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.coding import grammar
from dragoman.coding.entries import UPOS, Condition, Entry
from dragoman.coding.reciprocity import completed

FEW = 4
"""Readings of one word up to which looking at each is quicker than asking which can fit."""
OF_A_PEOPLE = frozenset({"demo", "strike", "hunger"})
"""Modes of protest that any people may take to; who storms a building may be its army."""


class LexiconError(ValueError):
    """A row of the lexicon that can't be understood; names the file and the line."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries of a language, by head lemma, the most specific first."""

    language: str
    entries: tuple[Entry, ...]
    implied: tuple[Entry, ...]
    """What follows from them: the same of other words, and what ``reciprocity`` tells."""
    by_head: Mapping[str, tuple[Entry, ...]]
    operators: frozenset[str]
    """Heads of entries that work on another word's event."""
    speech: Mapping[str, str]
    """Lemma of reporting → kind (say, tell, …)."""
    classes: Mapping[str, frozenset[str]]
    """Name of a class → its lemmas."""

    asking: Mapping[str, tuple[frozenset[int], Mapping[str, frozenset[int]]]]
    """Of a lemma with many entries: which of them ask for no other word, and which for a word, by their places."""

    def readings(self, lemma: str) -> tuple[Entry, ...]:
        """Entries for a lemma, the most specific first; empty if the word names nothing."""
        return self.by_head.get(lemma, ())

    def possible(self, lemma: str, words: Set[str]) -> Sequence[Entry]:
        """The readings that a sentence of these words may have: a verb of forty entries fits few sentences in most."""
        entries = self.by_head.get(lemma, ())
        if lemma not in self.asking:
            return entries
        free, keyed = self.asking[lemma]
        places = free.union(*(keyed[word] for word in words if word in keyed))
        return [entries[i] for i in sorted(places)]


@cache
def load(language: str) -> Lexicon:
    """The lexicon of an installed language."""
    folder = files("dragoman") / "languages" / language
    classes = _classes(folder / "lexicon" / "classes.tsv")
    entries: list[Entry] = []
    for file in sorted((folder / "lexicon").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".tsv") and file.name != "classes.tsv":
            entries.extend(_entries(file, language, classes))
    table: dict[str, list[Entry]] = defaultdict(list)
    spread = [replace(entry, word=word, shared=()) for entry in entries for word in entry.shared]
    implied = (*spread, *completed((*entries, *spread), language))
    for entry in (*entries, *implied):
        table[entry.head].append(entry)
    order = {head: sorted(group, key=lambda e: (-e.specificity, e.effect is not None)) for head, group in table.items()}
    by_head = {head: tuple(group) for head, group in order.items()}  # of equals, an event before an operator
    operators = frozenset(entry.head for entry in entries if entry.effect)
    asking = {head: _asking(group) for head, group in by_head.items() if len(group) > FEW}
    return Lexicon(
        language, tuple(entries), implied, by_head, operators, _speech(folder / "speech.tsv"), classes, asking
    )


def _asking(group: tuple[Entry, ...]) -> tuple[frozenset[int], Mapping[str, frozenset[int]]]:
    """The places of entries that need no other word, and of the others by the words of which they need one."""
    needs = [min(entry.asked, key=len) if entry.asked else frozenset[str]() for entry in group]
    keyed: dict[str, set[int]] = defaultdict(set)
    for place, words in enumerate(needs):
        for word in words:
            keyed[word].add(place)
    free = frozenset(place for place, entry in enumerate(group) if not entry.asked)
    return free, {word: frozenset(places) for word, places in keyed.items()}


def rows(file: Traversable) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a tab-separated file with a header line, with their line numbers; blank lines and # lines are skipped."""
    with file.open(encoding="utf-8") as stream:
        reader = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in reader:
            if None in row or None in row.values():
                raise LexiconError(f"{file.name}, line {reader.line_num}: wrong number of columns")
            if any(row.values()) and not next(iter(row.values())).startswith("#"):
                yield reader.line_num, row


def _entries(file: Traversable, language: str, classes: Mapping[str, frozenset[str]]) -> Iterator[Entry]:
    kind = file.name.removesuffix(".tsv")
    usual = {
        (pos, column): "|".join(grammar.ordered(language, f"{pos}_{column}"))
        for pos in UPOS
        for column in ("actor", "recipient")
    }
    head_last = grammar.ordered(language, "head_last")
    leader = frozenset(grammar.ordered(language, "leader"))
    crowd = frozenset(grammar.ordered(language, "crowd")) if kind == "protest" else frozenset[str]()
    seen: dict[str, int] = defaultdict(int)
    for line, row in rows(file):
        place = f"{file.name}, line {line}"
        if row["pos"] not in UPOS:
            raise LexiconError(f"{place}: unknown part of speech {row['pos']!r}")
        word, *others = row["word"].split("|")
        name = word.replace(" ", "-")
        seen[name] += 1
        number = f".{seen[name]}" if seen[name] > 1 else ""
        yield Entry(
            word=word,
            pos=row["pos"],
            conditions=tuple(
                _condition(text, classes, place, leader, crowd if row.get("mode") in OF_A_PEOPLE else frozenset())
                for text in row["where"].split()
            ),
            actor=tuple(tuple(part.split("&")) for part in _slots(row.get("actor"), usual[row["pos"], "actor"])),
            recipient=_slots(row.get("recipient"), usual[row["pos"], "recipient"]),
            content=_slots(row["content"], ""),
            type=None if "effect" in row else kind.upper(),
            mode=row.get("mode") or None,
            cameo=row.get("cameo") or None,
            effect=row.get("effect") or None,
            example=row["example"],
            rule=f"{language}/{kind}#{name}{number}",
            place=place,
            head_last=row["pos"] in head_last,
            shared=tuple(sorted(_members(others, classes, place) - {word})),
        )


def _slots(text: str | None, default: str) -> tuple[str, ...]:
    text = text or default
    return () if text in ("", "-") else tuple(text.split("|"))


def _condition(
    text: str, classes: Mapping[str, frozenset[str]], place: str, leader: Set[str], crowd: Set[str]
) -> Condition:
    if text == "plural":
        return Condition("subj", "plural")
    if text.startswith("!"):
        return Condition(text[1:], "empty")
    for mark, test in (
        ("!actor", "not actor"),
        (":actor", "actor"),
        (":several", "sides"),
        (":state", "state"),
        (":own", "own"),
        (":other", "other"),
    ):
        if text.endswith(mark):
            return Condition(text.removesuffix(mark), test)  # type: ignore[arg-type]
    slot, mark, members = text.partition("=")
    if not mark:
        return Condition(slot, "filled")
    lemmas = _members(members.split("|"), classes, place)
    negative = slot.endswith("!")
    by_name = not leader.isdisjoint(lemmas)
    by_people = slot == "subj" and not crowd.isdisjoint(lemmas)
    return Condition(slot.rstrip("!"), "not in" if negative else "in", frozenset(lemmas), by_name, by_people)


def _members(named: Sequence[str], classes: Mapping[str, frozenset[str]], place: str) -> set[str]:
    """Lemmas, and those of classes: ``@court``."""
    lemmas: set[str] = set()
    for member in named:
        if not member.startswith("@"):
            lemmas.add(member)
        elif member[1:] in classes:
            lemmas |= classes[member[1:]]
        else:
            raise LexiconError(f"{place}: no class {member!r} in classes.tsv")
    return lemmas


def _classes(file: Traversable) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for _, row in rows(file):
        table[row["class"]].add(row["word"])
    return {name: frozenset(words) for name, words in table.items()}


def _speech(file: Traversable) -> Mapping[str, str]:
    return {row["lemma"]: row["kind"] for _, row in rows(file) if row.get("pos", "verb") == "verb"}
