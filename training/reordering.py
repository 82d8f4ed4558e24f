"""Variants of a gold sentence with its words in another order, for languages whose treebanks show an order too rarely.

The tree stays what it was; only spans of whole phrases are moved.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

from training.treebank import TreebankSentence

LONGEST_SUBJECT = 12
LONGEST_OTHER = 6
# What may stand between a subject and its verb for the subject to be moved behind the verb.
WITH_VERB = frozenset({"aux", "aux:pass", "advmod", "iobj", "obj", "expl", "expl:pv", "expl:pass", "expl:impers"})


def subject_behind(s: TreebankSentence, rng: random.Random) -> TreebankSentence:
    """One verb's subject put right behind the verb or behind what follows it; without such a verb the sentence."""
    found = [(v, span) for v in range(len(s.words)) if (span := _movable(s, v, "nsubj"))]
    if not found:
        return s
    verb, (first, last) = rng.choice(found)
    place = _behind(s, verb, rng)
    if place < len(s.words) and s.words[last] == "," and s.upos[place] == "PUNCT":
        return s
    order = [*range(first), *range(last + 1, place), *range(first, last + 1), *range(place, len(s.words))]
    return _reordered(s, order)


def participle_first(s: TreebankSentence, rng: random.Random) -> TreebankSentence:
    """A passive as headlines say it: no auxiliary, the participle first; a sentence that is no such passive itself."""
    root = next(i for i, head in enumerate(s.heads) if head == i)
    span = _movable(s, root, "nsubj:pass")
    auxiliaries = {i for i, head in enumerate(s.heads) if head == root and s.deprels[i].startswith("aux")}
    if not span or span[0] != 0 or any(s.heads[i] in auxiliaries for i in range(len(s.words))):
        return s
    first, last = span
    between = set(range(last + 1, root))
    if not auxiliaries or between - auxiliaries:
        return s
    place = _behind(s, root, rng)
    order = [root, *range(root + 1, place), *range(first, last + 1), *range(place, len(s.words))]
    return _reordered(s, order)


def _movable(s: TreebankSentence, verb: int, relation: str) -> tuple[int, int] | None:
    """The span of the verb's nominal subject if it stands before the verb with nothing but the verb's own between."""
    if s.upos[verb] != "VERB":
        return None
    below = [i for i, head in enumerate(s.heads) if head == verb and i != verb]
    subjects = [i for i in below if s.deprels[i] == relation and i < verb]
    if len(subjects) != 1 or s.upos[subjects[0]] not in ("NOUN", "PROPN") or any(s.deprels[i] == "cop" for i in below):
        return None
    span = _span(s, subjects[0])
    if span is None or span[1] - span[0] >= LONGEST_SUBJECT:
        return None
    between = range(span[1] + 1, verb)
    if any(s.heads[i] != verb or s.deprels[i] not in WITH_VERB or s.upos[i] in ("NOUN", "PROPN") for i in between):
        return None
    return span


def _behind(s: TreebankSentence, verb: int, rng: random.Random) -> int:
    """The place behind the verb and its clitics, or in half of the cases behind the first phrase that follows."""
    place = verb + 1
    while place < len(s.words) and s.heads[place] == verb and s.upos[place] == "PRON":
        place += 1
    if rng.random() < 0.5:
        nexts = [i for i in range(place, len(s.words)) if s.heads[i] == verb]
        if nexts and s.deprels[nexts[0]] in ("obj", "obl", "advmod", "obl:agent", "iobj"):
            span = _span(s, nexts[0])
            if span and span[0] == place and span[1] - span[0] < LONGEST_OTHER and s.words[span[0]] != ",":
                return span[1] + 1
    return place


def _span(s: TreebankSentence, index: int) -> tuple[int, int] | None:
    """First and last word below and with a word, if all between are."""
    inside = {index}
    grown = True
    while grown:
        fresh = {i for i, head in enumerate(s.heads) if head in inside} - inside
        inside |= fresh
        grown = bool(fresh)
    first, last = min(inside), max(inside)
    return (first, last) if len(inside) == last - first + 1 else None


def _reordered(s: TreebankSentence, order: Sequence[int]) -> TreebankSentence:
    new = {old: place for place, old in enumerate(order)}
    fields = {f.name: [getattr(s, f.name)[i] for i in order] for f in dataclasses.fields(s) if getattr(s, f.name)}
    made = TreebankSentence(**fields)
    made.heads = [new[head] for head in made.heads]
    if order[0] != 0 and s.words[0][:1].isupper():
        was = new.get(0)
        if was is not None and s.upos[0] != "PROPN":
            made.words[was] = s.words[0][:1].lower() + s.words[0][1:]
        made.words[0] = made.words[0][:1].upper() + made.words[0][1:]
    return made
