"""Direct speech: whose the words in quotation marks are, and whether they are speech at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.coding.quoting.marks import Marked
from dragoman.coding.quoting.sayings import Saying
from dragoman.coding.quoting.speakers import Speakers
from dragoman.coding.quoting.words import SpeechWords
from dragoman.coding.scene import Scene
from dragoman.model import Actor, Span, Token

CLAUSE_GAP = 90
"""Characters between a quotation and its verb of saying where no tree joins them."""
SHORT_NAME = 6
"""Words in capitals that may be a title rather than speech."""
LONG_WORD = 4
"""Letters of a word that titles write with a capital."""
NEAR = 3
"""Steps up the tree in which a verb of saying governs a fragment itself."""
FRAGMENT = 3
"""Words that make a quotation of a fragment which the verb of saying does not govern itself."""
HEADLINE = 70
"""Characters before the colon of "Putin: “…”"."""
_TERMINAL = re.compile(r"[.!?…][\"'’”»)]*$")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BREAK = re.compile(r"[.:;!?“”\"«»]")
_TAIL = re.compile(r" ?[:–—-] [^.!?;:]{2,50}")
_COLON = re.compile(r":\s*$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a quotation is; without ``saying`` the layout alone tells."""

    speaker: Actor | None
    saying: Saying | None


class Attributor:
    """Finds the speaker of every stretch in quotation marks of one article."""

    def __init__(self, text: str, scenes: Sequence[Scene], words: SpeechWords, speakers: Speakers) -> None:
        self.text = text
        self.scenes = scenes
        self._starts = [s.sentence.start for s in scenes]
        self.words = words
        self.speakers = speakers

    def attribute(
        self, mark: Marked, told: Mapping[int, Sequence[Saying]], before: tuple[int, Actor] | None
    ) -> Attribution | None:
        """Whose the words are; None if they are nobody's speech (a title, a name, a scare quote).

        ``told`` has the sayings that may govern the words, by sentence; ``before`` is who spoke last, and where.
        """
        if self._is_name(mark):
            return None
        first, last = self._scene_at(mark.span[0]), self._scene_at(mark.span[1] - 1)
        for each in (last, first):
            if each is not None and (found := self._by_tree(mark, each, told.get(each.sentence.index, ()))):
                saying, near = found
                if near or self._count(mark) >= FRAGMENT or self._is_full(mark):
                    return Attribution(saying.speaker, saying)
        beside = self._after(mark, told.get(last.sentence.index, ())) if last else None
        if beside is None and first is not None:
            beside = self._before(mark, told.get(first.sentence.index, ()))
        if beside is not None:
            return Attribution(beside.speaker, beside)
        if headline := self._by_colon(mark, told) or self._before_name(mark):
            return headline
        if not self._is_full(mark):
            return None
        return Attribution(self._running_on(mark, before), None)

    def own_words(self, mark: Marked) -> Span:
        """The words without the comma or full stop that belongs to the sentence around them."""
        start, end = mark.span
        last = self.text[end - 1]
        before = self.text[max(0, mark.outer[0] - 3) : mark.outer[0]].rstrip()
        runs_on = before.endswith(",") or before[-1:].isalpha()
        return (start, end - 1) if last == "," or (last == "." and runs_on and not self._dots(end)) else (start, end)

    def _dots(self, end: int) -> bool:
        return self.text[end - 2] == "."

    # -- by the tree ---------------------------------------------------------------------------------------------

    def _by_tree(self, mark: Marked, scene: Scene, sayings: Sequence[Saying]) -> tuple[Saying, bool] | None:
        """The saying above or beside the words in the tree, and whether it governs them itself."""
        tokens = scene.sentence.tokens
        here = {s.anchor: s for s in sayings if not _inside(s.token, mark)}
        inside = [t for t in tokens if _inside(t, mark) and t.upos != "PUNCT"]
        own = {t.index for t in inside}
        tops = [t for t in inside if t.head not in own or t.head == t.index]
        for top in sorted(tops, key=lambda t: len(scene.sentence.subtree(t.index)), reverse=True):
            for beside in scene.sentence.dependents(top.index, "parataxis", "obl", "advcl"):
                if beside.index in here and (beside.relation == "parataxis" or here[beside.index].kind == "say"):
                    return here[beside.index], True
            token, near = top, True
            for step in range(10):
                if token.head == token.index:
                    break
                near = near and token.relation not in ("nsubj", "acl", "advcl", "nmod:poss") and step < NEAR
                above = tokens[token.head]
                if above.index in here and token.relation not in ("nsubj", "csubj"):
                    return here[above.index], near
                token = above
        return None

    # -- by the layout -------------------------------------------------------------------------------------------

    def _after(self, mark: Marked, sayings: Sequence[Saying]) -> Saying | None:
        """ "…," said X."""
        saying = next((s for s in sayings if s.span[0] >= mark.outer[1]), None)
        if saying is None:
            return None
        gap = self.text[mark.outer[1] : saying.span[0]]
        return saying if len(gap) <= CLAUSE_GAP and not _BREAK.search(gap) else None

    def _before(self, mark: Marked, sayings: Sequence[Saying]) -> Saying | None:
        """X said: "…"; X told reporters, "…"."""
        saying = next((s for s in reversed(sayings) if s.span[1] <= mark.outer[0]), None)
        if saying is None:
            return None
        gap = self.text[saying.span[1] : mark.outer[0]].rstrip()
        last = gap.rsplit(" ", 1)[-1].lower()
        joined = gap.endswith((":", ",")) or not gap or last in self.words.complementizers
        return saying if joined and len(gap) <= CLAUSE_GAP else None

    def _by_colon(self, mark: Marked, told: Mapping[int, Sequence[Saying]]) -> Attribution | None:
        """A colon right before: "The minister was blunt: “…”", "This is what she said:", "NATO chief: “…”".

        Before a whole sentence a comma does the same: "The minister defended the step, “…”".
        """
        before = self.text[max(0, mark.outer[0] - 4) : mark.outer[0]].rstrip()
        comma = before.endswith(",") and _TERMINAL.search(self._closed(mark)) and self._count(mark) > SHORT_NAME
        if not before.endswith(":") and not comma:
            return None
        colon = max(0, mark.outer[0] - 4) + len(before) - 1
        scene = self._scene_at(colon)
        if scene is None:
            return None
        for saying in reversed(told.get(scene.sentence.index, ())):
            if saying.span[0] < colon:
                return Attribution(saying.speaker, saying)
        head = self._subject_before(scene, colon)
        return Attribution(self.speakers.identify(scene, head), None) if head is not None else None

    def _before_name(self, mark: Marked) -> Attribution | None:
        """A headline that names its speaker at the end: "“We stay”: mayor", "“We stay” – mayor"."""
        end = self.text.find("\n", mark.outer[1])
        behind = self.text[mark.outer[1] : end if end >= 0 else None]
        scene = self._scene_at(mark.span[0])
        if scene is None or not _TAIL.fullmatch(behind) or mark.outer[0] != scene.sentence.start:
            return None
        group = [t for t in scene.sentence if t.start >= mark.outer[1] and t.upos != "PUNCT"]
        own = {t.index for t in group}
        tops = [t for t in group if t.head not in own or t.head == t.index]
        named = next((t for t in tops if t.upos in ("NOUN", "PROPN")), None)
        return Attribution(self.speakers.identify(scene, named.index), None) if named else None

    def _subject_before(self, scene: Scene, colon: int) -> int | None:
        """Who a clause or a headline is about that ends in a colon."""
        group = [t for t in scene.sentence if t.start < colon and t.upos != "PUNCT"]
        own = {t.index for t in group}
        for token in group:
            near = token.head in own or colon - scene.sentence.start <= HEADLINE
            if near and token.relation == "nsubj" and token.upos in ("NOUN", "PROPN", "PRON"):
                return token.index
        tops = [t for t in group if t.head not in own or t.head == t.index]
        named = [t for t in tops if t.upos in ("NOUN", "PROPN")]
        return named[-1].index if named and colon - scene.sentence.start <= HEADLINE else None

    def _running_on(self, mark: Marked, before: tuple[int, Actor] | None) -> Actor | None:
        """The speaker of the same paragraph who spoke last: a quotation that runs on names nobody anew."""
        if before is None or self.speakers.paragraph(before[0]) != self.speakers.paragraph(mark.outer[0]):
            return None
        return before[1]

    # -- what is no speech ---------------------------------------------------------------------------------------

    def _is_name(self, mark: Marked) -> bool:
        """A title or a name: in capitals, or behind a word such as "film" or "so-called"."""
        words = _WORD.findall(self.text[slice(*mark.span)])
        before = _WORD.findall(self.text[max(0, mark.outer[0] - 30) : mark.outer[0]])
        colon = _COLON.search(self.text[max(0, mark.outer[0] - 3) : mark.outer[0]])
        if before and not colon and before[-1].lower() in self.words.naming and not self._is_full(mark):
            return True
        if len(words) > SHORT_NAME or mark.dash or self.text[mark.span[1] - 1] in ".!?…,":
            return False
        return words[0][0].isupper() and all(w[0].isupper() for w in words if len(w) >= LONG_WORD)

    def _is_full(self, mark: Marked) -> bool:
        """A sentence of its own: it begins and ends as one."""
        words = self.text[slice(*mark.span)]
        first = _WORD.search(words)
        before = self.text[max(0, mark.outer[0] - 40) : mark.outer[0]].rstrip(" ")
        opens = not before or before[-1] in "\n.!?…:”\"»’'" or mark.dash
        return bool(first and first[0][0].isupper() and _TERMINAL.search(self._closed(mark)) and opens)

    def _closed(self, mark: Marked) -> str:
        """The words, with the full stop that stands right behind the mark."""
        behind = self.text[mark.outer[1] : mark.outer[1] + 1]
        return self.text[slice(*mark.span)] + (behind if behind in (".", "!", "?") else "")

    def _count(self, mark: Marked) -> int:
        return len(_WORD.findall(self.text[slice(*mark.span)]))

    def _scene_at(self, position: int) -> Scene | None:
        number = bisect_right(self._starts, position) - 1
        found = self.scenes[number] if number >= 0 else None
        return found if found and position < found.sentence.end else None


def _inside(token: Token, mark: Marked) -> bool:
    return mark.outer[0] <= token.start < mark.outer[1]
