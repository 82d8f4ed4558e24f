"""Does the parser see who does what in hard constructions? ``python -m benchmarks.parsing.constructions``.

``constructions_<xx>.tsv`` holds sentences that the project wrote and checked by hand, and that no parser is trained on:
the word that is the root, and pairs ``head relation dependent``. Subtypes do not count, and ``obl`` stands for any
dative or oblique. A sentence is right if its root and all of its pairs are.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from dragoman.model import Sentence
from dragoman.parsing.parser import load

OBLIQUE = frozenset({"obl", "iobj"})
COLUMNS = ("root", "nsubj", "obj", "obl")


def main() -> None:
    """Print the shares that are right, and with ``--wrong`` what is not."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--language", default="es")
    arguments.add_argument("--wrong", action="store_true", help="print what was read otherwise")
    given = arguments.parse_args()
    path = Path(__file__).with_name(f"constructions_{given.language}.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    parser = load(given.language)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        (sentence,) = parser.parse(row["sentence"], [(0, 0, len(row["sentence"]))])
        missed = []
        for column, claim, holds in _claims(sentence, row):
            total[column] += 1
            right[column] += holds
            if not holds:
                missed.append(claim)
        total["sentences"] += 1
        right["sentences"] += not missed
        total[row["kind"]] += 1
        right[row["kind"]] += not missed
        if missed and given.wrong:
            print(f"{row['kind']}: {row['sentence']} | {'; '.join(missed)}")
            print("   ", " ".join(f"{t.text}/{t.relation}>{sentence.tokens[t.head].text}" for t in sentence.tokens))
    for name in (*COLUMNS, "other", "sentences", *sorted({row["kind"] for row in rows})):
        print(f"{name:12} {right[name]:4} of {total[name]:4}  {100 * right[name] / total[name]:5.1f} %")


def _claims(sentence: Sentence, row: dict[str, str]) -> list[tuple[str, str, bool]]:
    """Of every claim of a row its column, its wording, and whether the tree bears it out."""
    held = {"root": {t.text for t in sentence.tokens if t.head == t.index}}
    pairs = set()
    for token in sentence.tokens:
        relation = token.relation.partition(":")[0]
        pairs.add((sentence.tokens[token.head].text, "obl" if relation in OBLIQUE else relation, token.text))
    found = [("root", f"root {row['root']}", row["root"] in held["root"])]
    for claim in row["relations"].split("; "):
        head, relation, dependent = claim.split(" ")
        column = relation if relation in COLUMNS else "other"
        found.append((column, claim, (head, relation, dependent) in pairs))
    return found


if __name__ == "__main__":
    main()
