"""All quotations of an article: direct ones, reported clauses, and those inside quotations."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.coding.quoting.direct import Attributor
from dragoman.coding.quoting.marks import Levels, Marked, by_place, dialogue, marked
from dragoman.coding.quoting.reported import clauses
from dragoman.coding.quoting.sayings import Saying, sayings
from dragoman.coding.quoting.speakers import Speakers
from dragoman.coding.quoting.words import SpeechWords, load
from dragoman.coding.scene import Scene
from dragoman.model import Actor, Quote, QuoteKind, Source, Span, Verb


@dataclass(frozen=True, slots=True)
class Said:
    """Words of somebody: a quotation in marks, or a reported clause."""

    span: Span
    kind: QuoteKind
    speaker: Actor | None
    saying: Saying | None

    @property
    def thought(self) -> bool:
        """Whether it is reported as believed, feared or hoped, and not as said."""
        return self.kind == "indirect" and self.saying is not None and self.saying.kind == "think"


def quotations(text: str, scenes: Sequence[Scene], language: str) -> list[Said]:
    """What is said in an article and by whom, in text order, as far as its parsed sentences tell.

    The discourse of the scenes learns who speaks in each quotation, so that "we" inside it is understood.
    """
    return _Reading(text, scenes, load(language)).read()


def beside(text: str, sentences: Sequence[Span], wanted: Iterable[int], language: str) -> set[int]:
    """The sentences in which the quotations of some wanted ones begin and end: there it is told who speaks."""
    levels = Levels(marked(text, load(language).marks))
    ends = [end for _, end in sentences]
    return {
        number
        for index in wanted
        for mark in levels.over(sentences[index])
        for position in (mark.outer[0], mark.outer[1] - 1)
        if (number := bisect_right(ends, position)) < len(ends)
    }


def said_by(said: Sequence[Said], position: int) -> Actor | None:
    """Who says the word at a character: the speaker of the innermost quotation around it."""
    around = [s for s in said if s.span[0] <= position < s.span[1] and s.speaker]
    return min(around, key=lambda s: s.span[1] - s.span[0]).speaker if around else None


def quote(said: Said, text: str, document: Source) -> Quote:
    """What is said as a record of its own."""
    words, saying = text[slice(*said.span)], said.saying
    parts = [document.id, said.kind, str(said.span), words, str(said.speaker and said.speaker.span)]
    return Quote(
        id=hashlib.blake2b("\x1f".join(parts).encode(), digest_size=10).hexdigest(),
        text=words,
        span=said.span,
        kind=said.kind,
        speaker=said.speaker,
        to=saying.to if saying else None,
        verb=Verb(text[slice(*saying.span)], saying.span, saying.lemma) if saying else None,
        document=document,
    )


class _Reading:
    """One article being read: level by level, so that who speaks in a quotation is known before what is said there."""

    def __init__(self, text: str, scenes: Sequence[Scene], words: SpeechWords) -> None:
        self.scenes = scenes
        self.words = words
        self.speakers = Speakers(text)
        self.attributor = Attributor(text, scenes, words, self.speakers)
        found = marked(text, words.marks)
        levels = Levels(found)
        self.marks = sorted([*found, *(m for m in dialogue(text, words.dashes) if levels.free(m.outer))], key=by_place)
        self.levels = Levels(self.marks)

    def read(self) -> list[Said]:
        found: list[Said] = []
        for depth in range(self.levels.deepest + 2):
            scenes = self.scenes if depth == 0 else [s for s in self.scenes if not self.levels.free(_where(s))]
            told = self._sayings(scenes, depth)
            direct = self._direct([m for m in self.marks if m.depth == depth], told)
            if scenes:
                scenes[0].discourse.speakers.extend((s.span, s.speaker) for s in direct if s.speaker)
            found += direct
            found += self._indirect(told, [m for m in self.marks if m.depth >= depth])
        return sorted(dict.fromkeys(found), key=lambda s: (s.span[0], -s.span[1], s.kind))

    def _sayings(self, scenes: Sequence[Scene], depth: int) -> list[Saying]:
        told: list[Saying] = []
        for scene in scenes:
            tokens = scene.sentence.tokens
            if depth or not self.levels.free(_where(scene)):
                tokens = tuple(t for t in tokens if self.levels.depth(t.start) == depth)
            if depth == 0:
                self.speakers.meet(scene, tokens)
            told += sayings(scene, tokens, self.words, self.speakers, keep=depth == 0)
        return told

    def _direct(self, marks: Sequence[Marked], told: Sequence[Saying]) -> list[Said]:
        by_sentence: dict[int, list[Saying]] = {}
        for saying in told:
            by_sentence.setdefault(saying.scene.sentence.index, []).append(saying)
        spoken = [(s.span[0], s.speaker) for s in told if s.speaker and s.kind != "think"]
        starts = [start for start, _ in spoken]
        found = []
        for mark in marks:
            before = bisect_left(starts, mark.outer[0])
            answer = self.attributor.attribute(mark, by_sentence, spoken[before - 1] if before else None)
            if answer is not None:
                span = self.attributor.own_words(mark)
                found.append(Said(span, "direct", answer.speaker, answer.saying))
        return found

    def _indirect(self, told: Iterable[Saying], marks: Sequence[Marked]) -> list[Said]:
        inside = Levels(marks)
        return [
            Said(where, "indirect", saying.speaker, saying)
            for saying in told
            if saying.speaker is not None
            for where in clauses(saying, self.words, inside)
        ]


def _where(scene: Scene) -> Span:
    return scene.sentence.start, scene.sentence.end
