"""Train the tagger and parser of one language: ``python -m training.train --treebanks DIR --output DIR``."""

from __future__ import annotations

import argparse
import itertools
import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, NumpyOps, set_current_ops

from dragoman.parsing.products import single_thread
from training.augmenting import augment
from training.network import Size, configuration
from training.parts import load_parts, settings
from training.treebank import TreebankSentence, read_conllu
from training.writing import Writer

Variant = Callable[[TreebankSentence], TreebankSentence]
RARE_SUBTYPE = 80
PATIENCE_FOR_TREES = 120  # longer sentences, in words, are left out of training


def main() -> None:
    """Read the treebanks, train, and save a checkpoint whenever the development score rises."""
    arguments = _arguments()
    arguments.output.mkdir(parents=True, exist_ok=True)
    set_current_ops(NumpyOps(use_blis=False))
    rng = random.Random(arguments.seed)
    spacy.util.fix_random_seed(arguments.seed)
    parts = load_parts(arguments.treebanks, arguments.language, arguments.own)
    also = [s for path in arguments.also for s in read_conllu(path)]
    training = [s for s in (*parts.training, *also) if len(s.words) <= PATIENCE_FOR_TREES]
    development = parts.development
    merge_rare_subtypes(training)
    optimizer = Adam(arguments.rate, use_averages=True, grad_clip=1.0, L2=0.01, L2_is_weight_decay=True)
    if arguments.resume is not None:
        nlp = spacy.load(arguments.resume)
    else:
        size = Size(width=arguments.width, depth=arguments.depth, hidden=arguments.hidden)
        nlp = spacy.util.load_model_from_config(configuration(arguments.language, size), auto_fill=True)
        sample = [example(nlp, s) for s in training]
        nlp.initialize(lambda: sample, sgd=optimizer)
    print(f"{len(training)} sentences, {sum(len(s.words) for s in training)} words", flush=True)
    with single_thread():
        run(nlp, optimizer, training, development, rng, arguments)


def write_own(folder: Path, known: list[TreebankSentence], seed: int, each: int) -> list[TreebankSentence]:
    """The project's own sentences, drawn anew with every seed; those with labels the treebanks lack are left out."""
    path = folder / "sentences.txt"
    if not path.exists() or not each:
        return []
    relations = {r for s in known for r in s.deprels}
    tags = {t for s in known for t in zip(s.upos, s.feats, strict=True)}
    own = Writer(path, seed).sentences(each)
    return [s for s in own if relations.issuperset(s.deprels) and tags.issuperset(zip(s.upos, s.feats, strict=True))]


def merge_rare_subtypes(sentences: list[TreebankSentence]) -> None:
    """Cut the subtype off relations that are too rare to be learnt."""
    counts = Counter(r for s in sentences for r in s.deprels)
    for sentence in sentences:
        sentence.deprels[:] = [r if counts[r] >= RARE_SUBTYPE else r.partition(":")[0] for r in sentence.deprels]


def example(nlp: Language, sentence: TreebankSentence) -> Example:
    """A spaCy example of one sentence."""
    words, spaces = sentence.words, sentence.spaces
    reference = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        pos=sentence.upos,
        morphs=sentence.feats,
        heads=sentence.heads,
        deps=["ROOT" if r == "root" else r for r in sentence.deprels],
        sent_starts=[i == 0 for i in range(len(words))],
    )
    predicted = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[i == 0 for i in range(len(words))])
    return Example(predicted, reference)


def batches(
    sentences: list[TreebankSentence],
    variant: Callable[[TreebankSentence], TreebankSentence],
    words: int,
    rng: random.Random,
) -> Iterator[list[TreebankSentence]]:
    """One epoch of shuffled batches of about so many words."""
    order = sentences[:]
    rng.shuffle(order)
    batch: list[TreebankSentence] = []
    held = 0
    for sentence in order:
        batch.append(variant(sentence))
        held += len(sentence.words)
        if held >= words:
            yield batch
            batch, held = [], 0


def run(
    nlp: Language,
    optimizer: Adam,
    training: list[TreebankSentence],
    development: list[TreebankSentence],
    rng: random.Random,
    arguments: argparse.Namespace,
) -> None:
    """Train until the time is used up; the learning rate falls with the time that is left."""
    budget, started = arguments.minutes * 60, time.monotonic()
    best, step, seen, next_check = 0.0, 0, 0, arguments.check * 60
    losses: dict[str, float] = {}
    counts = Counter(w for s in training for w in s.words)
    known = settings(arguments.language, arguments.own)
    small, reordered = frozenset(known.get("small_words", ())), known.get("reordered", 0.0)

    def variant(sentence: TreebankSentence) -> TreebankSentence:
        return augment(sentence, counts, small, reordered, rng)

    for epoch in itertools.count(arguments.seed):
        own = write_own(arguments.own / arguments.language, training, epoch, arguments.own_each)
        for batch in batches(training + own, variant, arguments.batch, rng):
            progress = (time.monotonic() - started) / budget
            optimizer.learn_rate = learning_rate(progress, step, arguments.rate)
            nlp.update([example(nlp, s) for s in batch], sgd=optimizer, drop=arguments.dropout, losses=losses)
            step += 1
            seen += sum(len(s.words) for s in batch)
            if progress * budget >= next_check or progress >= 1:
                next_check += arguments.check * 60
                with nlp.use_params(optimizer.averages):
                    scores = evaluate(nlp, development)
                    line = " ".join(f"{k} {v:.2f}" for k, v in scores.items())
                    print(f"{progress:.3f} step {step} words {seen} {line} {losses}", flush=True)
                    losses = {}
                    score = scores["upos"] + scores["las"]
                    nlp.to_disk(arguments.output / "last")
                    if score > best:
                        best = score
                        nlp.to_disk(arguments.output / "best")
            if progress >= 1:
                return


def learning_rate(progress: float, step: int, peak: float) -> float:
    """A short rise, then a cosine down to a fiftieth."""
    rise = min(1.0, (step + 1) / 200)
    return peak * rise * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


def evaluate(nlp: Language, sentences: list[TreebankSentence]) -> dict[str, float]:
    """UPOS, features, UAS and LAS without subtypes, in per cent of words, on gold tokens."""
    examples = [example(nlp, s) for s in sentences]
    docs = list(nlp.pipe((e.predicted for e in examples), batch_size=256))
    right: Counter[str] = Counter()
    total = 0
    for doc, gold in zip(docs, sentences, strict=True):
        for token, upos, feats, head, relation in zip(
            doc, gold.upos, gold.feats, gold.heads, gold.deprels, strict=True
        ):
            total += 1
            right["upos"] += token.pos_ == upos
            right["feats"] += str(token.morph) == feats
            attached = token.head.i == head
            right["uas"] += attached
            mine = "root" if token.dep_ == "ROOT" else token.dep_.partition(":")[0]
            right["las"] += attached and mine == relation.partition(":")[0]
    return {name: 100 * right[name] / total for name in ("upos", "feats", "uas", "las")}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="en")
    parser.add_argument("--treebanks", type=Path, required=True, help="folder with one folder a language")
    parser.add_argument("--own", type=Path, default=Path(__file__).parent / "own", help="the project's own sentences")
    parser.add_argument("--own-each", type=int, default=10, help="sentences of every tree in an epoch")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="more trees: see training/examples.py")
    parser.add_argument("--resume", type=Path, default=None, help="checkpoint to go on from")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--check", type=float, default=5, help="minutes between evaluations")
    parser.add_argument("--batch", type=int, default=800, help="words a batch")
    parser.add_argument("--rate", type=float, default=0.001)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--depth", type=int, default=5)
    parser.add_argument("--hidden", type=int, default=96)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
