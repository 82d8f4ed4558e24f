"""How well and how fast the parser parses: ``python -m benchmarks.parsing TREEBANKS [--language en] [--write]``.

TREEBANKS holds one folder a language; ``training/own/<xx>/treebanks.toml`` says what of it is for testing. Every
sentence is parsed alone, as in the pipeline.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from benchmarks.parsing.scoring import Scores, score
from training.parts import load_parts, settings
from training.treebank import TreebankSentence

from dragoman.model import Sentence
from dragoman.parsing.parser import Parser, load

RESULTS = Path(__file__).parent / "RESULTS.md"
COLUMNS = ("upos", "lemma", "uas", "las")


def main() -> None:
    """Print the table, and write it to RESULTS.md if asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("treebanks", type=Path)
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    parser = load(given.language)
    lines = ["| test part | tokens | words | UPOS | lemma | UAS | LAS |", "|---|---|---|---|---|---|---|"]
    everything: list[TreebankSentence] = []
    first_try = settings(given.language).get("first_try", {})
    as_they_are = load_parts(given.treebanks, given.language, harmonised=False).test
    for name, gold in load_parts(given.treebanks, given.language).test.items():
        everything += gold
        if name in first_try:
            lines.append(f"| {name} | gold, first try | |" + "|".join(f" {n:.1f} " for n in first_try[name]) + "|")
        for kind in ("gold", "own"):
            found = list(parse(parser, gold, kind))
            lines.append(row(name, kind, score(gold, found, given=kind == "gold")))
            if kind == "gold" and as_they_are[name] != gold:
                lines.append(row(name, "gold, unharmonised", score(as_they_are[name], found, given=True)))
    lines += [
        "",
        f"Parser {parser.version}. {speed(parser, everything)}; loading, with the import of spaCy: "
        f"{loading(given.language):.1f} s.",
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    if given.write:
        before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Parsing\n\n"
        start, end = f"<!-- {given.language} -->\n", f"<!-- /{given.language} -->\n"
        head, _, tail = before.partition(start)
        RESULTS.write_text(head + start + text + end + tail.partition(end)[2], encoding="utf-8")


def parse(parser: Parser, gold: list[TreebankSentence], kind: str) -> Iterable[Sentence]:
    """The sentences parsed, 64 a call, from their text or from their words."""
    for first in range(0, len(gold), 64):
        part = gold[first : first + 64]
        if kind == "gold":
            yield from parser.parse_words([(s.words, s.spaces) for s in part])
            continue
        text, spans = "", []
        for index, s in enumerate(part):
            spans.append((index, len(text), len(text) + len(s.text)))
            text += s.text + "\n"
        yield from parser.parse(text, spans)


def row(name: str, kind: str, found: Scores) -> str:
    """One line of the table."""
    return f"| {name} | {kind} | {found.words} |" + "|".join(f" {getattr(found, c):.1f} " for c in COLUMNS) + "|"


def speed(parser: Parser, gold: list[TreebankSentence]) -> str:
    """Words a second of one process, in calls of 20 sentences, about an article's worth."""
    words, started = 0, time.process_time()
    for first in range(0, len(gold), 20):
        text, spans = "", []
        for index, s in enumerate(gold[first : first + 20]):
            spans.append((index, len(text), len(text) + len(s.text)))
            text += s.text + "\n"
        words += sum(len(s.tokens) for s in parser.parse(text, spans))
    return f"{words / (time.process_time() - started):,.0f} words a second of CPU"


def loading(language: str) -> float:
    """Seconds from a bare interpreter to a loaded parser."""
    code = f"from dragoman.parsing.parser import load; load({language!r})"
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
