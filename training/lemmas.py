"""The lemmatizer's table and endings, counted on the training part."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from dragoman.parsing.lemmatising import CAPITALISED, LONGEST_ENDING, decisive_key
from training.treebank import TreebankSentence

NO_LEMMA = frozenset({"X", "PUNCT", "SYM"})

T = TypeVar("T")
Readings = dict[tuple[str, str], Counter[tuple[str, str]]]


def count(sentences: Iterable[TreebankSentence]) -> Readings:
    """How often each form and word class had which features and lemma."""
    readings: Readings = defaultdict(Counter)
    for s in sentences:
        for form, upos, feats, lemma in zip(s.words, s.upos, s.feats, s.lemmas, strict=True):
            if lemma == "_" or "\t" in form + lemma:
                continue
            spelling = form if upos in CAPITALISED or lemma[:1].isupper() else form.lower()
            readings[spelling, upos][feats, lemma] += 1
    return readings


def words(readings: Readings) -> dict[tuple[str, str, str], str]:
    """The commonest lemma of each form, and of each reading that has another."""
    table: dict[tuple[str, str, str], str] = {}
    for (form, upos), counted in readings.items():
        by_lemma: Counter[str] = Counter()
        by_feats: dict[str, Counter[str]] = defaultdict(Counter)
        for (feats, lemma), n in counted.items():
            by_lemma[lemma] += n
            by_feats[feats][lemma] += n
        usual = _first(by_lemma)
        table[form, upos, ""] = usual
        for feats, lemmas in by_feats.items():
            if feats and _first(lemmas) != usual:
                table[form, upos, feats] = _first(lemmas)
    return table


def endings(readings: Readings) -> dict[tuple[str, str], tuple[int, str]]:
    """For each word class and suffix the commonest change, left out where a shorter suffix says the same."""
    votes: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for (form, upos), counted in readings.items():
        if upos in NO_LEMMA:
            continue
        for feats, lemma in counted:
            shared = _shared(form, lemma)
            change = (len(form) - shared, lemma[shared:])
            if change[0] > 4 or len(form) < 3:
                continue
            for size in range(min(LONGEST_ENDING, len(form) - 1) + 1):
                votes[decisive_key(upos, feats), form[len(form) - size :].lower()][change] += 1
    chosen = {key: _first(counted) for key, counted in votes.items() if sum(counted.values()) > 1 or not key[1]}
    return {key: change for key, change in chosen.items() if _shorter(chosen, key) != change}


def _shared(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _shorter(chosen: dict[tuple[str, str], tuple[int, str]], key: tuple[str, str]) -> tuple[int, str] | None:
    name, suffix = key
    while suffix:
        suffix = suffix[1:]
        if (name, suffix) in chosen:
            return chosen[name, suffix]
    return None


def _first(counted: Counter[T]) -> T:
    return min(counted.items(), key=lambda item: (-item[1], str(item[0])))[0]


def listed(path: Path) -> dict[tuple[str, str, str], str]:
    """A list of words for one word class, ``LEMMA [FORM…]`` a line, the file being named for the class."""
    table: dict[tuple[str, str, str], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, *forms = line.split()
            table |= {(form, path.stem.upper(), ""): lemma for form in (lemma, *forms)}
    return table


def write(sentences: Iterable[TreebankSentence], lists: Iterable[Path], path: Path) -> None:
    """Write the file that ``dragoman.parsing.lemmatising`` reads; the same input gives the same bytes."""
    readings = count(sentences)
    table = {key: lemma for found in lists for key, lemma in listed(found).items()} | words(readings)
    lines = [f"word\t{a}\t{b}\t{c}\t{d}\n" for (a, b, c), d in table.items()]
    lines += [f"ending\t{a}\t{b}\t{c}\t{d}\n" for (a, b), (c, d) in endings(readings).items()]
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        packed.write("".join(sorted(lines)).encode())
