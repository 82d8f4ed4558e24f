"""According to whom: the speaker of the clause or the quotation that tells an event."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.coding.scene import Scene
from dragoman.model import Actor, Span

QUOTED = re.compile(r"“[^”“]{3,2000}”|\"[^\"]{3,2000}\"|«[^»«]{3,2000}»")


def quotations(text: str) -> list[Span]:
    """Spans between quotation marks, marks left out."""
    return [(m.start() + 1, m.end() - 1) for m in QUOTED.finditer(text)]


def speaker(scene: Scene, index: int, speech: Mapping[str, str]) -> Actor | None:
    """Who says the clause of a token: the subject of the reporting verb above it or beside it, or "according to X"."""
    sentence, according = scene.sentence, scene.grammar["according"]
    token = sentence.tokens[index]
    for _ in range(10):
        for beside in sentence.dependents(token.index, "parataxis"):
            if beside.lemma.lower() in speech and (found := _subject(scene, beside.index)):
                return found
        for phrase in sentence.dependents(token.index, "obl", "advcl"):
            if according & {phrase.lemma.lower(), scene.arguments.preposition(phrase.index)}:
                inner = [phrase.index, *(t.index for t in sentence.dependents(phrase.index, "obl", "nmod"))]
                for each in inner:
                    if named := scene.participants(each):
                        return named[0]
        if token.head == token.index:
            return None
        above = sentence.tokens[token.head]
        if token.relation in ("ccomp", "parataxis") and above.lemma.lower() in speech:
            found = _subject(scene, above.index)
            if found:
                return found
        token = above
    return None


def _subject(scene: Scene, verb: int) -> Actor | None:
    for index in scene.arguments.slot(verb, "subj"):
        if found := scene.participants(index):
            return found[0]
    return None


def note_speakers(scene: Scene, quotes: list[Span], speech: Mapping[str, str]) -> None:
    """Remember who speaks in the quotations of a sentence, for the "we" and "I" inside them."""
    sentence = scene.sentence
    inside = [q for q in quotes if q[0] < sentence.end and q[1] > sentence.start]
    if not inside:
        return
    for token in sentence:
        if token.upos == "VERB" and token.lemma.lower() in speech and not _within(inside, token.start):
            found = _subject(scene, token.index)
            if found:
                scene.discourse.speakers.extend((q, found) for q in inside)
                return


def _within(spans: list[Span], position: int) -> bool:
    return any(start <= position < end for start, end in spans)
