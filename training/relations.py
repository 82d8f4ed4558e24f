"""Train the linear model behind `classify` on the lexicon's own examples: `python -m training.relations LANGUAGE`.

Multinomial logistic regression over the features of ``dragoman.coding.guessing``, fitted by full-batch gradient descent
with momentum from zero weights, so that the same lexicon gives the same bytes: ``languages/<xx>/relations.tsv``.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from dragoman.coding import lexicon
from dragoman.coding.examples import Example, unmarked
from dragoman.coding.guessing import features
from dragoman.model import Article
from dragoman.pipeline import _coder

DECAY = 2e-4
STEPS = 400
RATE = 4.0
SMALLEST = 0.15
"""Weights nearer zero than this are left out: they change no answer on the examples and make up most of the file."""


def examples(language: str) -> list[tuple[list[str], str]]:
    """Features and type of every example that marks both sides."""
    coder, found = _coder(language, None), []
    for entry in lexicon.load(language).entries:
        example: Example = unmarked(entry.example)
        kind = example.type or entry.type
        if not kind or not example.actors or not example.recipients:
            continue
        scenes = coder.scenes(Article("example", example.text, language=language))
        found.append((list(features(scenes, example.actors[0], example.recipients[0], coder.lexicon)), kind))
    return found


def fitted(data: list[tuple[list[str], str]]) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Feature names, types, weights and biases."""
    counts = Counter(name for names, _ in data for name in set(names))
    names = sorted(name for name, count in counts.items() if count > 1 or name.startswith("w:"))
    kinds = sorted({kind for _, kind in data})
    column, row = {n: i for i, n in enumerate(names)}, {k: i for i, k in enumerate(kinds)}
    x = np.zeros((len(data), len(names)))
    y = np.zeros((len(data), len(kinds)))
    for index, (used, kind) in enumerate(data):
        for name in used:
            if name in column:
                x[index, column[name]] += 1 / math.sqrt(len(used))
        y[index, row[kind]] = 1
    share = y.sum(axis=0)
    importance = np.sqrt(len(data) / (len(kinds) * share))[y.argmax(axis=1)][:, None]
    weights, bias = np.zeros((len(names), len(kinds))), np.zeros(len(kinds))
    speed = np.zeros_like(weights)
    for _ in range(STEPS):
        scores = x @ weights + bias
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        likely /= likely.sum(axis=1, keepdims=True)
        error = importance * (likely - y) / len(data)
        speed = 0.9 * speed - RATE * (x.T @ error + DECAY * weights)
        weights += speed
        bias -= RATE * 0.1 * error.sum(axis=0)
    return names, kinds, weights, bias


def main(language: str) -> None:
    """Train and write."""
    names, kinds, weights, bias = fitted(examples(language))
    path = Path(__file__).parents[1] / "src" / "dragoman" / "languages" / language / "relations.tsv"
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("feature\ttype\tweight\n")
        for kind, value in zip(kinds, bias, strict=True):
            out.write(f"bias\t{kind}\t{value:.3f}\n")
        for name, row in zip(names, weights, strict=True):
            for kind, value in zip(kinds, row, strict=True):
                if abs(value) >= SMALLEST:
                    out.write(f"{name}\t{kind}\t{value:.2f}\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
