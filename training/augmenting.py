"""Variants of gold sentences that news has and treebanks lack: headline case, capitals, missing full stops."""

from __future__ import annotations

import dataclasses
import random
import string
from collections import Counter
from collections.abc import Callable

from training.reordering import participle_first, subject_behind
from training.treebank import TreebankSentence

# Words seen no more often than this are now and then made unrecognisable, so that the network learns to judge
# an unknown word by its ending, its shape and its neighbours, as it must with most names in the news.
RARE = 3
OPEN_CLASSES = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "VERB"})


def augment(
    sentence: TreebankSentence, counts: Counter[str], small: frozenset[str], reordered: float, rng: random.Random
) -> TreebankSentence:
    """The sentence itself in most cases, else a variant with the same tree; so many have their words reordered."""
    if reordered and rng.random() < reordered:
        sentence = participle_first(subject_behind(sentence, rng), rng)
    sentence = with_unknown_words(sentence, counts, rng)
    draw = rng.random()
    if draw < 0.05:
        sentence = recase(sentence, str.lower)
    elif draw < 0.11:
        sentence = title_case(sentence, small)
    elif draw < 0.14:
        sentence = recase(sentence, str.upper)
    if rng.random() < 0.12:
        sentence = without_full_stop(sentence)
    return sentence


def recase(sentence: TreebankSentence, change: Callable[[str], str]) -> TreebankSentence:
    """Every word in small letters or in capitals."""
    return dataclasses.replace(sentence, words=[change(w) for w in sentence.words])


def title_case(sentence: TreebankSentence, small: frozenset[str]) -> TreebankSentence:
    """Headline capitals: every word but the small ones begins with a capital."""
    words = [
        w if (w.lower() in small and i) or not w[:1].islower() else w[0].upper() + w[1:]
        for i, w in enumerate(sentence.words)
    ]
    return dataclasses.replace(sentence, words=words)


def without_full_stop(sentence: TreebankSentence) -> TreebankSentence:
    """The sentence without its last full stop, if nothing hangs on it."""
    last = len(sentence.words) - 1
    if last < 3 or sentence.words[last] != "." or last in sentence.heads:
        return sentence
    return TreebankSentence(*(getattr(sentence, f.name)[:last] for f in dataclasses.fields(sentence)))


def with_unknown_words(sentence: TreebankSentence, counts: Counter[str], rng: random.Random) -> TreebankSentence:
    """A quarter of the rare words get another middle; first letter, last three letters and shape remain."""
    words = [
        _unknown(word, rng) if upos in OPEN_CLASSES and counts[word] <= RARE and rng.random() < 0.25 else word
        for word, upos in zip(sentence.words, sentence.upos, strict=True)
    ]
    return dataclasses.replace(sentence, words=words)


def _unknown(word: str, rng: random.Random) -> str:
    if len(word) < 6 or not word.isalpha():
        return word
    middle = "".join(rng.choice(string.ascii_lowercase) if c.islower() else c for c in word[1:-3])
    return word[0] + middle + word[-3:]
