"""How many of the quotations that a careful reader marked are found, and whose they are. See README.md beside this."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dragoman import Coder, Quote

HERE = Path(__file__).parent
OVERLAP = 0.8
MARK = re.compile(r"⟦([di])\|([^|]*)\|([^|]*)\||⟧")
KINDS = {"d": "direct", "i": "indirect"}
Span = tuple[int, int]


@dataclass(frozen=True)
class Gold:
    """A quotation as the reader marked it."""

    span: Span
    kind: str
    speaker: tuple[str, ...]
    """Spellings; empty if the text does not tell."""
    code: str | None
    verb: str | None


def unmarked(marked: str) -> tuple[str, list[Gold]]:
    """The passage without its marks, and the quotations in text order."""
    text, position = "", 0
    opened: list[tuple[int, re.Match[str]]] = []
    golds = []
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark[1]:
            opened.append((len(text), mark))
            continue
        start, opening = opened.pop()
        names, _, code = opening[2].partition(":")
        speaker = () if names == "-" else tuple(names.split("/"))
        verb = None if opening[3] == "-" else opening[3]
        golds.append(Gold((start, len(text)), KINDS[opening[1]], speaker, code or None, verb))
    return text + marked[position:], sorted(golds, key=lambda gold: gold.span)


def shared(one: Span, other: Span) -> float:
    """Characters of both spans, as a share of those of either."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def pairs(golds: list[Gold], quotes: list[Quote]) -> dict[int, int]:
    """Gold → quotation, the best overlaps first."""
    scored = [
        (shared(g.span, q.span), g.kind == q.kind, i, j) for i, g in enumerate(golds) for j, q in enumerate(quotes)
    ]
    found: dict[int, int] = {}
    for share, _, gold, quote in sorted(scored, key=lambda s: (-s[0], -s[1], s[2:])):
        if share >= OVERLAP and gold not in found and quote not in found.values():
            found[gold] = quote
    return found


def speaker_right(gold: Gold, quote: Quote) -> bool:
    """Whether the name or the words of the speaker are, hold or belong to one of the reader's spellings."""
    if not gold.speaker or quote.speaker is None:
        return not gold.speaker and quote.speaker is None
    names = {name.casefold() for name in (quote.speaker.name, quote.speaker.text) if name}
    wanted = {name.casefold() for name in gold.speaker}
    return any(a == b or (len(min(a, b, key=len)) > 3 and (a in b or b in a)) for a in names for b in wanted)


def main() -> int:
    """Print the figures, and with ``--errors`` every difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print what is missed, too much or wrong")
    options = parser.parse_args()
    coder = Coder(language="en")
    for folder in ("first", "second"):
        print(folder)
        measure(sorted((HERE / folder).glob("*.txt")), coder, errors=options.errors)
    return 0


def measure(files: list[Path], coder: Coder, *, errors: bool) -> None:
    """The figures of some passages."""
    count = Counter[str]()
    for file in files:
        text, golds = unmarked(file.read_text(encoding="utf-8"))
        day = re.search(r"\b(?:19|20)\d\d\b", text)
        quotes = coder.quotes(text, published=f"{day[0]}-07-01" if day else None)
        if any(text[slice(*quote.span)] != quote.text for quote in quotes):
            raise AssertionError(f"{file.name}: a text is not that of its span")
        found = pairs(golds, quotes)
        tally(count, golds, quotes, found)
        if errors:
            differences(file.stem, text, golds, quotes, found)
    report(count)


def tally(count: Counter[str], golds: list[Gold], quotes: list[Quote], found: dict[int, int]) -> None:
    """Add up what the table needs."""
    for kind in ("direct", "indirect"):
        count[f"{kind} gold"] += sum(g.kind == kind for g in golds)
        count[f"{kind} found"] += sum(q.kind == kind for q in quotes)
    for number, other in found.items():
        gold, quote = golds[number], quotes[other]
        count[f"{gold.kind} overlap"] += gold.kind == quote.kind
        count[f"{gold.kind} exact"] += gold.kind == quote.kind and gold.span == quote.span
        count["pairs"] += 1
        count["kind"] += gold.kind == quote.kind
        count["speaker"] += speaker_right(gold, quote)
        count["verb"] += gold.verb == (quote.verb.lemma if quote.verb else None)
        if gold.code:
            count["coded"] += 1
            count["code"] += quote.speaker is not None and quote.speaker.code == gold.code


def report(count: Counter[str]) -> None:
    """The table of spans and the line of shares."""
    print(f"{'':10}{'marked':>8}{'found':>8}{'exact: P':>10}{'R':>6}{'overlap: P':>12}{'R':>6}")
    for kind in ("direct", "indirect", "all"):
        kinds = ("direct", "indirect") if kind == "all" else (kind,)
        gold, found, exact, overlap = (
            sum(count[f"{k} {what}"] for k in kinds) for what in ("gold", "found", "exact", "overlap")
        )
        shares = [exact / max(found, 1), exact / gold, overlap / max(found, 1), overlap / gold]
        print(
            f"{kind:10}{gold:8}{found:8}" + "".join(f"{s:{w}.0%}" for s, w in zip(shares, (10, 6, 12, 6), strict=True))
        )
    total = max(count["pairs"], 1)
    told = ", ".join(f"{name} {count[name] / total:.0%}" for name in ("kind", "speaker", "verb"))
    print(f"of {count['pairs']} found by overlap: {told}; code {count['code']} of {count['coded']}")


def differences(name: str, text: str, golds: list[Gold], quotes: list[Quote], found: dict[int, int]) -> None:
    """Everything that is not as the reader has it."""
    for number, gold in enumerate(golds):
        words = text[slice(*gold.span)].replace("\n", " ")[:90]
        if number not in found:
            print(f"{name}: missed {gold.kind} {gold.speaker}: {words}")
            continue
        quote = quotes[found[number]]
        who = (quote.speaker.name or quote.speaker.text, quote.speaker.code) if quote.speaker else None
        if gold.span != quote.span or gold.kind != quote.kind:
            print(f"{name}: span  {gold.kind}: {words!r} / {quote.kind}: {quote.text[:90]!r}")
        if not speaker_right(gold, quote) or (gold.code and (not who or who[1] != gold.code)):
            print(f"{name}: who   {gold.speaker} {gold.code} / {who}: {words}")
        if gold.verb != (quote.verb.lemma if quote.verb else None):
            print(f"{name}: verb  {gold.verb} / {quote.verb}: {words}")
    for number, quote in enumerate(quotes):
        if number not in found.values():
            words = quote.text.replace("\n", " ")[:90]
            print(f"{name}: extra {quote.kind} {quote.speaker and (quote.speaker.name or quote.speaker.text)}: {words}")


if __name__ == "__main__":
    raise SystemExit(main())
