"""Indirect speech: the characters of the clause that a saying reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.quoting.marks import Levels
from dragoman.coding.quoting.sayings import Saying
from dragoman.coding.quoting.words import WORDING, SpeechWords
from dragoman.model import Sentence, Span, Token

FEWEST = 2
"""Words of a reported clause: "said so" reports nothing."""


def clauses(saying: Saying, words: SpeechWords, marks: Levels) -> Iterator[Span]:
    """Spans of the clauses that a saying reports, but for those that stand wholly in quotation marks."""
    if saying.kind == WORDING or _withheld(saying, words):
        return
    sentence = saying.scene.sentence
    for head in _heads(saying, words):
        above = set(sentence.subtree(saying.anchor)) if head not in sentence.subtree(saying.anchor) else set()
        tokens = [sentence.tokens[i] for i in sentence.subtree(head) if i not in above and i != saying.anchor]
        tokens = _trimmed(tokens, words)
        if (
            sum(map(_is_word, tokens)) < FEWEST
            or not _finite(sentence, head, words)
            or _quoted(tokens, sentence, head, marks)
        ):
            continue
        yield _with_marks((tokens[0].start, tokens[-1].end), marks)


def _heads(saying: Saying, words: SpeechWords) -> list[int]:
    sentence, token = saying.scene.sentence, saying.token
    if saying.kind == "noun":
        found = sentence.dependents(token.index, "ccomp", "acl")
        return [
            t.index
            for t in found
            if any(m.lemma.lower() in words.complementizers for m in sentence.dependents(t.index, "mark"))
        ]
    if saying.span[0] < token.start and token.upos != "VERB":  # "according to X"
        return [token.head] if token.head != token.index and _clause(sentence, token.head) else []
    below = [t.index for t in sentence.dependents(token.index, "ccomp") if not _apart(sentence, token, t)]
    asked = [t for t in sentence.dependents(token.index, "obj") if t.upos in ("ADV", "PRON")]
    below += [t.index for t in asked if sentence.dependents(t.index, "advcl:relcl", "acl:relcl")]  # "explained why …"
    beside = sentence.dependents(token.index, "parataxis")
    below += [t.index for t in beside if _after_colon(sentence, token, t) and not words.verb(sentence, t)]
    if (
        below
        or token.relation != "parataxis"
        or token.head == token.index
        or _apart(sentence, token, sentence.tokens[token.head])
    ):
        return below
    return [token.head] if token.head < token.index or _split(sentence, token) else []


def _split(sentence: Sentence, token: Token) -> bool:
    """ "The slide, he said, could come": the clause goes on after the words of saying."""
    own = sentence.subtree(token.index)
    return any(i < own[0] for i in sentence.subtree(token.head) if sentence.tokens[i].upos != "PUNCT") and bool(
        _clause(sentence, token.head)
    )


def _clause(sentence: Sentence, index: int) -> bool:
    """Whether a token is the predicate of a clause with a subject of its own."""
    return bool(sentence.dependents(index, "nsubj", "nsubj:pass", "csubj", "expl", "cop", "aux"))


def _finite(sentence: Sentence, index: int, words: SpeechWords) -> bool:
    """Whether a clause has a tense: a noun with a participle is none, though the parser may think so.

    In a headline it is one: "President says rebel leader killed".
    """
    token = sentence.tokens[index]
    if sentence.tokens[-1].upos != "PUNCT" and sentence.dependents(index, "nsubj", "nsubj:pass"):
        return True
    if any(t.lemma.lower() in words.complementizers for t in sentence.dependents(index, "mark")):
        return True
    if sentence.dependents(index, "aux", "cop", "aux:pass", "expl") or token.upos in ("ADV", "PRON"):
        return True
    return token.has("VerbForm=Fin") or any(t.has("VerbForm=Fin") for t in sentence.dependents(index, "conj"))


def _apart(sentence: Sentence, token: Token, clause: Token) -> bool:
    """Whether a semicolon stands between a clause and the verb of saying behind it."""
    return any(t.text == ";" for t in sentence.tokens[clause.index : token.index])


def _after_colon(sentence: Sentence, token: Token, clause: Token) -> bool:
    return any(t.text == ":" for t in sentence.tokens[token.index + 1 : clause.index])


def _withheld(saying: Saying, words: SpeechWords) -> bool:
    """What somebody did not say, or declined to say."""
    scene, token = saying.scene, saying.token
    negators = scene.grammar["negators"]
    if any(t.lemma.lower() in negators for t in scene.sentence.dependents(token.index, "advmod", "aux")):
        return True
    nobody = scene.grammar["negative_pronouns"] | negators
    for head in saying.heads:
        near = [scene.sentence.tokens[head], *scene.sentence.dependents(head, "advmod", "det")]
        if any(t.lemma.lower() in nobody or t.lemma.lower() in scene.grammar["negative_determiners"] for t in near):
            return True
    above = scene.sentence.tokens[token.head]
    return token.relation == "xcomp" and above.lemma.lower() in words.withheld


def _trimmed(tokens: list[Token], words: SpeechWords) -> list[Token]:
    """Without punctuation at its ends, and without the word that only opens the clause."""
    first, last = 0, len(tokens)
    while first < last and (
        tokens[first].upos == "CCONJ"
        or not _is_word(tokens[first])
        or (
            (tokens[first].upos == "SCONJ" or tokens[first].relation == "mark")
            and tokens[first].lemma.lower() in words.complementizers
        )
    ):
        first += 1
    while last > first and not _is_word(tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def _quoted(tokens: Sequence[Token], sentence: Sentence, head: int, marks: Levels) -> bool:
    """Whether all words stand in quotation marks, or the predicate with its subject does."""
    core = [sentence.tokens[head], *sentence.dependents(head, "nsubj", "nsubj:pass", "cop", "aux", "expl")]
    if len(core) > 1 and all(_inside(t, marks) for t in core):
        return True
    return all(_inside(t, marks) for t in tokens if _is_word(t))


def _is_word(token: Token) -> bool:
    return any(c.isalnum() for c in token.text)


def _inside(token: Token, marks: Levels) -> bool:
    return marks.depth(token.start) > 0


def _with_marks(where: Span, marks: Levels) -> Span:
    """The span with the marks of what begins or ends with it."""
    start, end = where
    for m in marks.over((start - 1, end + 1)):
        if m.outer[0] < start <= m.span[0] and m.outer[1] <= end + len("””"):
            start = m.outer[0]
        if m.span[1] <= end + 1 and end < m.outer[1] and m.outer[0] >= start:
            end = m.outer[1]
    return start, end
