"""Acts of saying in a sentence: the verb or noun of reporting, who speaks and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.coding.quoting.speakers import Speakers
from dragoman.coding.quoting.words import WORDING, SpeechWords
from dragoman.coding.scene import Scene
from dragoman.coding.words import gerund
from dragoman.model import Actor, Span, Token

NOMINAL = ("NOUN", "PROPN", "PRON")
QUOTES = ('"', "'", "”", "“", "»", "«", "’")
"""Lemmas of quotation marks."""
ADDRESSING = ("tell", "ask")
"""Kinds of verbs whose object is spoken to."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying. ``anchor`` is the token of its clause: the verb, the noun, or the X of "according to X"."""

    scene: Scene = field(repr=False, compare=False)
    anchor: int
    lemma: str
    kind: str
    """say, tell, ask, deny, write, think, wording, or noun."""
    span: Span
    speaker: Actor | None
    to: Actor | None
    heads: tuple[int, ...]
    """Where the speaker stands in the tree."""

    @property
    def token(self) -> Token:
        """The token of ``anchor``."""
        return self.scene.sentence.tokens[self.anchor]


def sayings(
    scene: Scene, tokens: Sequence[Token], words: SpeechWords, speakers: Speakers, *, keep: bool
) -> Iterator[Saying]:
    """The acts of saying of a scene that some of its tokens name, in text order; ``keep`` remembers who speaks."""
    according = [t for t in scene.sentence if {t.text.lower(), t.lemma.lower()} & scene.grammar["according"]]
    sources = {t.head for t in according}
    for token in tokens:
        found = None
        if token.upos == "VERB":
            found = _verbal(scene, token, words, speakers)
        elif token.index in sources and token.upos in NOMINAL:
            found = _according(scene, token, speakers)
        elif token.upos == "NOUN":
            found = _nominal(scene, token, words, speakers)
        if found is not None:
            if keep and found.speaker is not None and found.kind != "think":
                speakers.remember(scene, found.heads, found.speaker)
            yield found


def _verbal(scene: Scene, token: Token, words: SpeechWords, speakers: Speakers) -> Saying | None:
    if token.upos != "VERB" or token.relation == "compound":
        return None
    if token.relation == "amod" and not _ends_a_quotation(scene, token):
        return None
    if {token.text.lower(), token.lemma.lower()} & scene.grammar["according"]:
        return None
    verb = words.verb(scene.sentence, token)
    if verb is None:
        return None
    heads = _speaking(scene, token, words)
    heads = tuple(_behind(scene, head, words) for head in heads)
    to = _addressee(scene, token, speakers, verb.kind, heads)
    speaker = speakers.identify(scene, heads[0]) if heads else None
    return Saying(scene, token.index, verb.lemma, verb.kind, (token.start, token.end), speaker, to, heads)


def _speaking(scene: Scene, token: Token, words: SpeechWords) -> tuple[int, ...]:
    above = scene.sentence.tokens[token.head]
    if token.relation == "amod":
        return _inverted(scene, token)
    if token.relation == "advcl" and gerund(token) and words.verb(scene.sentence, above):
        return scene.arguments.slot(above.index, "subj")  # "told reporters …, arguing that": not the reporters
    subject = scene.arguments.slot(token.index, "subj")
    silent = subject == (token.index,)
    return (silent and _inverted(scene, token)) or subject or _inverted(scene, token)


def _nominal(scene: Scene, token: Token, words: SpeechWords, speakers: Speakers) -> Saying | None:
    """ "the ministry's claim that …": a noun of reporting whose clause follows."""
    if token.upos != "NOUN" or words.nouns.get(token.lemma.lower(), "think") == "think":
        return None
    if not any(_opened(scene, clause, words) for clause in scene.sentence.dependents(token.index, "ccomp", "acl")):
        return None
    slots = ("poss", *sorted(scene.grammar["agent"]), *sorted(scene.grammar["possessive"]), "subj")
    heads = next((found for slot in slots if (found := scene.arguments.slot(token.index, slot))), ())
    if not heads:
        return None
    speaker = speakers.identify(scene, heads[0])
    return Saying(scene, token.index, token.lemma.lower(), "noun", (token.start, token.end), speaker, None, heads)


def _opened(scene: Scene, clause: Token, words: SpeechWords) -> bool:
    marks = scene.sentence.dependents(clause.index, "mark")
    return any(t.lemma.lower() in words.complementizers for t in marks)


def _according(scene: Scene, token: Token, speakers: Speakers) -> Saying | None:
    """ "according to X": X is the anchor, the preposition the word of saying."""
    cases = scene.sentence.dependents(token.index, "case", "mark")
    if not cases or token.upos not in NOMINAL:
        return None
    first = cases[0]
    if not {first.text.lower(), first.lemma.lower()} & scene.grammar["according"]:
        return None
    last = max([first, *scene.sentence.dependents(first.index, "fixed")], key=lambda t: t.index)
    last = max([last, *(t for t in cases if t.index <= last.index + 1)], key=lambda t: t.index)
    words = scene.sentence.tokens[first.index : last.index + 1]
    speaker = speakers.identify(scene, token.index)
    lemma = " ".join(t.text.lower() for t in words)
    return Saying(scene, token.index, lemma, "say", (first.start, last.end), speaker, None, (token.index,))


def _inverted(scene: Scene, token: Token) -> tuple[int, ...]:
    """A subject that the parser did not take for one, right behind or right before a verb that ends a quotation."""
    tokens = scene.sentence.tokens
    if token.relation == "amod":
        return (token.head,)
    if scene.arguments.passive(token.index) or token.relation not in ("root", "parataxis", "ccomp"):
        return ()
    last = next((i for i in range(token.index - 1, -1, -1) if tokens[i].lemma in QUOTES), None)
    between = range(last + 1, token.index) if last is not None else range(0)
    tops = [i for i in between if tokens[i].head not in between and tokens[i].upos in NOMINAL]
    if tops:
        return (tops[0],)
    if token.index and tokens[token.index - 1].upos == "PUNCT":
        behind = scene.sentence.dependents(token.index, "obj", "iobj")
        if behind and behind[0].index > token.index and behind[0].upos in NOMINAL:
            return (behind[0].index,)
    return ()


def _ends_a_quotation(scene: Scene, token: Token) -> bool:
    """ "“…,” shouted Ann Lee": right behind the mark a verb is no description of its subject."""
    before = scene.sentence.tokens[token.index - 1] if token.index else None
    return before is not None and before.lemma in QUOTES and token.index < token.head and token.has("Tense=Past")


def _behind(scene: Scene, head: int, words: SpeechWords) -> int:
    """Who stands behind a text that speaks: "a statement by the office said", "issued a letter saying"."""
    token = scene.sentence.tokens[head]
    if token.upos != "NOUN" or token.lemma.lower() not in words.nouns or scene.is_actor(head):
        return head
    for slot in ("poss", *sorted(scene.grammar["agent"]), *sorted(scene.grammar["possessive"]), "from"):
        if owners := scene.arguments.slot(head, slot):
            return owners[0]
    if token.relation in ("obj", "obl") and (subject := scene.arguments.slot(token.head, "subj")):
        return subject[0]
    return head


def _addressee(scene: Scene, token: Token, speakers: Speakers, kind: str, said_by: tuple[int, ...]) -> Actor | None:
    sentence = scene.sentence
    if kind == WORDING:
        return None
    if scene.arguments.passive(token.index):
        heads = list(scene.arguments.surface_subject(token.index)) if kind in ADDRESSING else []
    else:
        heads = [t.index for t in sentence.dependents(token.index, "iobj")]
        if not heads and (kind in ADDRESSING or sentence.dependents(token.index, "ccomp")):
            objects = [t.index for t in sentence.dependents(token.index, "obj")]
            heads = [i for i in objects if kind in ADDRESSING or scene.is_actor(i)]
    if not heads:
        phrases = sentence.dependents(token.index, "obl")
        addressed = [t.index for t in phrases if scene.arguments.preposition(t.index) in scene.grammar["addressee"]]
        heads = [i for i in addressed if kind != "think" and any(a.code or a.sector for a in scene.participants(i))]
    heads = [i for i in heads if sentence.tokens[i].upos in NOMINAL and i not in said_by]
    return speakers.identify(scene, heads[0]) if heads else None
