"""Names keep together: where the parser tears a known name apart, the tree is mended before the rules read it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from dragoman.coding.grammar import Grammar
from dragoman.model import Sentence, Span, Token

HYPHENS = ("-", "‐", "‑")


def mended(sentence: Sentence, names: Iterable[Span]) -> Sentence:
    """The sentence with one head for each known name; the other words of the name hang from it as ``flat``."""
    tokens = list(sentence.tokens)
    changed = False
    for start, end in names:
        inside = [t.index for t in tokens if t.start >= start and t.end <= end]
        if len(inside) < 2:
            continue
        heads = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
        if len(heads) < 2:
            continue
        changed = True
        _unite(tokens, inside, heads)
    return replace(sentence, tokens=tuple(tokens)) if changed else sentence


def joined(sentence: Sentence, words: Container[str]) -> Sentence:
    """The sentence with hyphenated words that the lexicon knows in one piece: "sit-in", "cyber-attack"."""
    tokens = list(sentence.tokens)
    changed = False
    for middle in range(1, len(tokens) - 1):
        first, mark, last = tokens[middle - 1 : middle + 2]
        if mark.text not in HYPHENS or first.end != mark.start or mark.end != last.start:
            continue
        lemma = f"{first.text.lower()}-{last.lemma.lower()}"
        if lemma not in words:
            continue
        changed = True
        head = first if last.head == first.index else last
        text = first.text + mark.text + last.text
        upos = "NOUN" if head.upos not in ("VERB", "ADJ") else head.upos
        tokens[head.index] = replace(head, text=text, lemma=lemma, upos=upos, start=first.start, end=last.end)
    return replace(sentence, tokens=tuple(tokens)) if changed else sentence


def prenominal(sentence: Sentence) -> Sentence:
    """A participle before its noun, right behind a verb or a preposition, tells what noun: "guard captured rebels"."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens[1:]:
        before = tokens[token.index - 1]
        objects = sentence.dependents(token.index, "obj")
        past = token.upos == "VERB" and token.has("VerbForm=Part") and not token.has("Tense=Pres")
        past = past or (token.upos == "VERB" and token.has("Tense=Past") and before.upos == "VERB")
        if not past or len(objects) != 1 or before.upos not in ("VERB", "ADP") or token.head == token.index:
            continue
        if sentence.dependents(token.index, "aux", "aux:pass", "nsubj", "nsubj:pass", "mark", "cc"):
            continue
        noun = objects[0]
        gap = range(token.index + 1, noun.index)
        if noun.upos not in ("NOUN", "PROPN") or any(tokens[i].upos not in ("ADJ", "NOUN", "PROPN") for i in gap):
            continue
        behind = before.index if before.upos == "VERB" else token.head
        relation = "obj" if before.upos == "VERB" else "obl"
        tokens[noun.index] = replace(noun, head=behind, deprel=relation)
        tokens[token.index] = replace(token, head=noun.index, deprel="amod")
        if before.upos == "ADP":
            tokens[before.index] = replace(before, head=noun.index, deprel="case")
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def tightened(sentence: Sentence) -> Sentence:
    """A participle belongs to the noun right before it: "a wish to meet during a summit announced today"."""
    tokens = list(sentence.tokens)
    for token in sentence.tokens[1:]:
        before = tokens[token.index - 1]
        if token.deprel != "acl" or token.upos != "VERB" or not token.has("VerbForm=Part") or before.upos != "NOUN":
            continue
        if token.head < before.index and before.index in sentence.subtree(token.head):
            tokens[token.index] = replace(token, head=before.index)
    return replace(sentence, tokens=tuple(tokens)) if tuple(tokens) != sentence.tokens else sentence


def revived(sentence: Sentence, grammar: Grammar) -> Sentence:
    """A full sentence whose verb the parser took for a participle of its subject: "The union called for elections." """
    if "participle" not in grammar["alike"]:
        return sentence
    tokens = list(sentence.tokens)
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.upos not in ("NOUN", "PROPN") or tokens[-1].text != ".":
        return sentence
    below = sentence.dependents(root.index)
    if any(t.relation in ("cop", "aux", "nsubj", "parataxis", "ccomp", "advcl") for t in below):
        return sentence
    verbs = [t for t in below if t.deprel == "acl" and t.upos == "VERB" and not t.has("Tense=Pres")]
    verbs = [t for t in verbs if not t.has("VerbForm=Inf") and t.index > root.index]
    if len(verbs) != 1 or sentence.dependents(verbs[0].index, "nsubj", "obl:agent", "aux"):
        return sentence
    verb = verbs[0]
    tokens[verb.index] = replace(verb, head=verb.index, deprel="root", feats="Mood=Ind|Tense=Past|VerbForm=Fin")
    tokens[root.index] = replace(root, head=verb.index, deprel="nsubj")
    for token in below:
        if token.index > verb.index:
            tokens[token.index] = replace(token, head=verb.index)
    return replace(sentence, tokens=tuple(tokens))


def relemmatised(sentence: Sentence, heads: Container[str], forms: Mapping[str, str]) -> Sentence:
    """The sentence with the lexicon's lemma where the parser's is none: "freed" is "free", whatever was learnt."""
    tokens = tuple(
        replace(t, lemma=forms[t.text.lower()])
        if t.upos in ("VERB", "NOUN") and t.lemma.lower() not in heads and forms.get(t.text.lower()) in heads
        else t
        for t in sentence.tokens
    )
    return replace(sentence, tokens=tokens) if tokens != sentence.tokens else sentence


def _unite(tokens: list[Token], inside: list[int], heads: list[int]) -> None:
    """Hang the name from its highest head; what hung from the others now hangs from it."""
    top = min(heads, key=lambda i: (_depth(tokens, i), i))
    for index in heads:
        if index == top:
            continue
        if tokens[index].upos in ("VERB", "AUX") and tokens[index].head == index:
            return  # the root of the sentence is no part of a name
        tokens[index] = replace(tokens[index], head=top, deprel="flat")
        for other in tokens:
            if other.head == index and other.index != index and other.index not in inside:
                tokens[other.index] = replace(other, head=top)


def _depth(tokens: list[Token], index: int) -> int:
    depth = 0
    while tokens[index].head != index and depth < len(tokens):
        index, depth = tokens[index].head, depth + 1
    return depth
