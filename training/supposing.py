"""Train the model that supposes events where no entry fits: ``python -m training.supposing --language es …``.

Two multinomial logistic regressions (scikit-learn): the type of a sentence's event, and the side of each of its
parties. They learn from the lexicon's examples, from labelled sentences of our own (``own/<xx>/events-*.jsonl``), and,
as sentences without an event, from those of the treebanks' training documents in which the rules find none.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dragoman.coding import lexicon
from dragoman.coding.coder import ArticleCoder
from dragoman.coding.examples import unmarked
from dragoman.coding.scene import Scene
from dragoman.coding.supposing import siding, telling
from dragoman.coding.supposing.drafting import NOTHING, Supposer
from dragoman.coding.supposing.model import FILE, Linear, Model, packed, unpacked
from dragoman.model import Article, Span
from dragoman.pipeline import _coder
from training.parts import load_parts

HERE = Path(__file__).parent
LANGUAGES = HERE.parent / "src" / "dragoman" / "languages"
OWN_WEIGHT = 2.0
"""What a labelled sentence counts beside an example of the lexicon, which is shorter and plainer."""
SMALLEST = 0.05
"""Features without a weight as far from zero as this are left out."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence whose event is known."""

    scene: Scene
    type: str
    weight: float
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] | None = None
    """Characters of those who act and of those who receive, if they are marked."""
    codes: tuple[frozenset[str], frozenset[str]] | None = None
    """Their countries, if these are told."""


def main() -> None:
    """Read what is known, fit both models, write the language's file."""
    arguments = _arguments()
    coder = _coder(arguments.language, None)
    told = [*examples(coder), *sentences(coder, arguments.own)]
    empty = list(without_event(coder, arguments)) if arguments.treebanks else []
    print(f"{len(told)} sentences with an event, {len(empty)} without", flush=True)
    types = fit(
        [values(t.scene, coder.lexicon) for t in (*told, *empty)],
        [t.type for t in (*told, *empty)],
        [t.weight for t in (*told, *empty)],
        arguments.strength,
    )
    sides = fit(*placed(coder.lexicon, _model(types), [t for t in told if t.type != NOTHING]), arguments.side_strength)
    path = arguments.output or LANGUAGES / arguments.language / FILE
    np.savez_compressed(path, **packed("types", *types), **packed("sides", *sides))
    print(f"{len(types[0])} features of types, {len(sides[0])} of sides, {path.stat().st_size} bytes")


def values(scene: Scene, words: lexicon.Lexicon) -> dict[str, float]:
    """Features of a sentence with their values."""
    return {name: value for name, (value, _) in telling.weighed(telling.features(scene, words)).items()}


def examples(coder: ArticleCoder) -> Iterator[Told]:
    """The lexicon's examples."""
    for entry in coder.lexicon.entries:
        example = unmarked(entry.example)
        kind = example.type or entry.type
        scenes = coder.scenes(Article("example", example.text, language=coder.language))
        if kind and len(scenes) == 1:
            yield Told(scenes[0], kind, 1.0, spans=(example.actors, example.recipients))


def sentences(coder: ArticleCoder, paths: Iterable[Path]) -> Iterator[Told]:
    """Labelled sentences: their first event, or none."""
    for path in paths:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            scenes = coder.scenes(Article("sentence", row["text"], language=coder.language))
            if len(scenes) != 1:
                continue
            if not row["events"]:
                yield Told(scenes[0], NOTHING, OWN_WEIGHT)
                continue
            event = row["events"][0]
            codes = (frozenset(event["actor"]), frozenset(event["recipient"]))
            yield Told(scenes[0], event["type"].partition("|")[0], OWN_WEIGHT, codes=codes)


def without_event(coder: ArticleCoder, arguments: argparse.Namespace) -> Iterator[Told]:
    """Sentences of the treebanks that name somebody and in which the rules find nothing."""
    parts = load_parts(arguments.treebanks, arguments.language, arguments.parts)
    for sentence in parts.training:
        article = Article("treebank", sentence.text, language=coder.language)
        if coder.account(article, supposing=False).events:
            continue
        for scene in coder.scenes(article):
            if any(p.actor.code for p in siding.parties(scene)):
                yield Told(scene, NOTHING, OWN_WEIGHT)


def fit(
    rows: list[dict[str, float]], classes: list[str], weights: list[float], strength: float
) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Names of features, classes, weights and biases."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=strength, max_iter=400)
    model.fit(matrix, classes, sample_weight=weights)
    coefficients = model.coef_.T
    kept = np.flatnonzero(np.abs(coefficients).max(axis=1) >= SMALLEST)
    names = vectorizer.get_feature_names_out()
    return [str(names[i]) for i in kept], [str(c) for c in model.classes_], coefficients[kept], model.intercept_


def placed(
    words: lexicon.Lexicon, model: Model, told: Iterable[Told]
) -> tuple[list[dict[str, float]], list[str], list[float]]:
    """Features, side and weight of every party whose side is known."""
    supposing = Supposer(model, words)
    rows, sides, weights = [], [], []
    for each in told:
        among = siding.parties(each.scene)
        found = telling.weighed(telling.features(each.scene, words))
        trigger = supposing.trigger(each.scene, each.type, found) if each.type in model.types.classes else None
        for order, party in enumerate(among):
            side = _side(each, party)
            if side is not None:
                names = siding.features(each.scene, each.type, trigger, party, order, among)
                rows.append(dict.fromkeys(names, 1.0))
                sides.append(side)
                weights.append(each.weight)
    return rows, sides, weights


def _side(told: Told, party: siding.Party) -> str | None:
    """A, R or N; None if it can't be told because the country is on both sides."""
    if told.spans is not None:
        start = party.actor.span[0]
        acts, receives = (any(s <= start < e for s, e in spans) for spans in told.spans)
    else:
        assert told.codes is not None  # noqa: S101
        acts, receives = (party.actor.code in codes for codes in told.codes)
        if party.actor.code is None:
            return None
    if acts and receives:
        return None
    return "A" if acts else "R" if receives else "N"


def _model(types: tuple[list[str], list[str], np.ndarray, np.ndarray]) -> Model:
    linear = unpacked(packed("types", *types), "types")
    nothing = Linear((), np.zeros(0, np.uint32), np.zeros((0, 0), np.int8), 1.0, np.zeros(0))
    return Model(linear, nothing)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", required=True)
    parser.add_argument("--own", type=Path, nargs="*", default=[], help="labelled sentences, JSON lines")
    parser.add_argument("--treebanks", type=Path, help="folder of treebanks, for sentences without an event")
    parser.add_argument("--parts", type=Path, default=HERE / "own", help="folder with own sentences and treebanks.toml")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--strength", type=float, default=12.0, help="inverse of the regularisation of types")
    parser.add_argument("--side-strength", type=float, default=0.1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
