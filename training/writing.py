"""Sentences the project wrote itself, as bracketed trees with slots, made into treebank sentences.

A line of ``sentences.txt`` is one tree, for example::

    [root [nsubj @LEADER] told/VBD [iobj reporters/NNS] [obl on/IN=case @DAY] ./.]

A bracket opens with the relation to what is outside. Inside stand leaves ``word/TAG=relation``, further brackets, and
exactly one head: ``word/TAG``, or ``@SLOT`` for a phrase that a definition ``SLOT: phrase | phrase`` draws from. A
final ``./.`` or another mark of punctuation needs no relation. ``+verb`` is a present tense that agrees with its
subject. ``@LIST.TAG`` draws a verb of a list and inflects it: by the endings of ``tags.toml``, else as an English verb.
``@@SLOT`` draws dependents of the head that it stands beside, or ``-``, none.
``tags.toml`` beside the file says what the tags stand for.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from training.augmenting import without_full_stop
from training.treebank import TreebankSentence

_PIECE = re.compile(r"\[[a-z:]+|\]|[^\s\[\]]+")
_PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
_CLOSE_LEFT = frozenset({",", ".", ";", ":", ")", "'s", "n't", "-", "'", "?", "!", "%"})
_MARKS = frozenset({".", ",", '"', "?", "!", ":", ";", "(", ")", "-", "—"})
_CLOSE_RIGHT = frozenset({"(", "-", "$"})


@dataclass(slots=True)
class _Node:
    """A phrase: pieces in order are leaves or phrases; one of them, or its head in turn, is the head."""

    relation: str
    items: list[_Leaf | _Node] = field(default_factory=list)


@dataclass(slots=True)
class _Leaf:
    text: str
    relation: str | None


class Writer:
    """Draws sentences from the definitions and trees of ``sentences.txt`` and, beside it, of ``sentences-*.txt``."""

    def __init__(self, path: Path, seed: int) -> None:
        self._rng = random.Random(seed)
        known = tomllib.loads(path.with_name("tags.toml").read_text(encoding="utf-8"))
        self._tags: dict[str, list[str]] = known["tags"]
        self._known: dict[str, list[str]] = known["words"]
        self._endings: dict[str, dict[str, str]] = known.get("endings", {})
        self._slots: dict[str, list[str]] = {}
        self._trees: list[str] = []
        paths = [path, *sorted(path.parent.glob(f"{path.stem}-*.txt"))]
        for line in (line for each in paths for line in each.read_text(encoding="utf-8").splitlines()):
            if line.startswith("["):
                self._trees.append(line)
            elif line and not line.startswith("#"):
                name, _, phrases = line.partition(": ")
                separated = phrases.split(" | ") if " | " in phrases or "[" in phrases else phrases.split()
                self._slots.setdefault(name, []).extend(p.strip() for p in separated)

    def sentences(self, each: int) -> list[TreebankSentence]:
        """So many sentences of every tree."""
        return [self._sentence(tree) for tree in self._trees for _ in range(each)]

    def _sentence(self, tree: str) -> TreebankSentence:
        sentence = TreebankSentence()
        node, rest = _parse(_PIECE.findall(tree))
        if rest:
            raise ValueError(f"more than one tree: {tree}")
        try:
            head = self._write(node, sentence)
        except (IndexError, KeyError, ValueError) as error:
            raise ValueError(f"{error!r} in {tree}") from error
        sentence.heads[head] = head
        sentence.deprels[head] = "root"
        sentence = _without_doubled_commas(sentence)
        _agree(sentence)
        if sentence.words[-1] == "." and sentence.words[-2].endswith("."):
            sentence = without_full_stop(sentence)
        _space(sentence)
        for i, word in enumerate(sentence.words):
            if i == 0 or sentence.words[i - 1] == "—" or (i == 1 and sentence.words[0] == '"'):
                sentence.words[i] = word[0].upper() + word[1:]
        return sentence

    def _write(self, node: _Node, sentence: TreebankSentence) -> int:
        """Append the phrase's words; the index of its head, which the caller attaches."""
        head, dependents = -1, []
        for item in self._drawn(node.items):
            if isinstance(item, _Node):
                index, relation = self._write(item, sentence), item.relation
            else:
                index, relation = self._leaf(item, sentence), item.relation or ""
                if not relation and item.text.partition("/")[0] in _MARKS:
                    relation = "punct"
                if not relation:
                    if head >= 0:
                        raise ValueError(f"two heads, the second being {item.text}")
                    head = index
                    continue
            dependents.append((index, relation))
        if head < 0:
            raise ValueError(f"no head in [{node.relation}")
        for index, relation in dependents:
            sentence.heads[index] = head
            sentence.deprels[index] = relation
        return head

    def _drawn(self, items: Iterable[_Leaf | _Node]) -> Iterator[_Leaf | _Node]:
        """The pieces of a phrase, with dependents for every slot of them."""
        for item in items:
            if not isinstance(item, _Leaf) or not item.text.startswith("@@"):
                yield item
                continue
            drawn = self._rng.choice(self._slots[item.text[2:]])
            if drawn != "-":
                yield from self._drawn(_parse(_PIECE.findall(f"[x {drawn}]"))[0].items)

    def _leaf(self, leaf: _Leaf, sentence: TreebankSentence) -> int:
        text = leaf.text
        if text.startswith("@"):
            name, _, tag = text[1:].partition(".")
            drawn = self._rng.choice(self._slots[name])
            if tag:
                text = "+" + drawn if tag == "PRES" else f"{self._inflect(drawn, tag)}/{tag}/{drawn.partition(':')[0]}"
            elif "[" in drawn or " " in drawn or drawn.startswith("@"):
                inner, _ = _parse(_PIECE.findall(f"[x {drawn}]"))
                return self._write(inner, sentence)
            else:
                text = drawn
        return self._word(text, sentence)

    def _inflect(self, verb: str, tag: str) -> str:
        """The form that the longest ending of the tag makes of the verb."""
        endings = self._endings.get(tag)
        if endings is None:
            return inflect(verb, tag)
        cut = max((c for c in endings if verb.endswith(c)), key=len)
        return verb.removesuffix(cut) + endings[cut]

    def _word(self, text: str, sentence: TreebankSentence) -> int:
        if text.startswith("+"):
            form, upos, feats, lemma = text[1:], "VERB", _PRESENT, text[1:].partition(":")[0]
        else:
            form, _, tag = text.partition("/")
            tag, _, lemma = tag.partition("/")
            if form.lower() in self._known and tag in ("", "X"):
                lemma, upos, feats = self._known[form.lower()]
            elif tag in self._tags:
                upos, feats = self._tags[tag]
                lemma = lemma or (form if upos == "PROPN" else form.lower())
            else:
                upos, feats, lemma = "PUNCT", "", form
        sentence.words.append(form)
        sentence.lemmas.append(lemma or form)
        sentence.upos.append(upos)
        sentence.feats.append(feats)
        sentence.heads.append(-1)
        sentence.deprels.append("")
        sentence.spaces.append(True)
        return len(sentence.words) - 1


def _parse(pieces: list[str]) -> tuple[_Node, list[str]]:
    node = _Node(pieces[0][1:])
    rest = pieces[1:]
    while rest[0] != "]":
        if rest[0].startswith("["):
            child, rest = _parse(rest)
            node.items.append(child)
            continue
        text, _, relation = rest[0].partition("=")
        node.items.append(_Leaf(text, relation or None))
        rest = rest[1:]
    return node, rest[1:]


def _agree(s: TreebankSentence) -> None:
    """Number of finite verbs after their subject; for a conjunct without one, after the first conjunct's."""
    for index, feats in enumerate(s.feats):
        if "{}" not in feats:
            continue
        verb = index
        plural = None
        while plural is None:
            subjects = [i for i, h in enumerate(s.heads) if h == verb and s.deprels[i].startswith("nsubj") and i != h]
            if subjects:
                plural = _plural(s, subjects[0], verb)
            elif s.deprels[verb] == "conj" and s.heads[verb] != verb:
                verb = s.heads[verb]
            else:
                plural = False
        s.feats[index] = feats.format("Plur" if plural else "Sing")
        if "Tense=Pres" in feats and s.lemmas[index] == s.words[index].partition(":")[0]:
            base = s.words[index]
            s.words[index] = base.partition(":")[0] if plural else inflect(base, "VBZ")


def _plural(s: TreebankSentence, subject: int, verb: int) -> bool:
    if s.upos[subject] == "PRON" and "PronType=Rel" in s.feats[subject]:
        subject = s.heads[verb]
    joined = any(h == subject and s.deprels[i] == "conj" for i, h in enumerate(s.heads) if i != h)
    return joined or ("Number=Plur" in s.feats[subject] and s.words[subject] not in ("States", "Nations"))


def _without_doubled_commas(s: TreebankSentence) -> TreebankSentence:
    """The sentence without commas before another mark, or at its end, where phrases that bring theirs met."""
    after = [*s.words[1:], "."]
    kept = [i for i, word in enumerate(s.words) if word != "," or after[i] not in (",", ".")]
    new = {old: place for place, old in enumerate(kept)}
    made = TreebankSentence(*([getattr(s, f.name)[i] for i in kept] if getattr(s, f.name) else [] for f in fields(s)))
    made.heads = [new[h] for h in made.heads]
    return made


def _space(s: TreebankSentence) -> None:
    """Space after every word but before marks of punctuation, inside brackets and quotation marks."""
    opened = False
    for i, word in enumerate(s.words):
        if word == '"':
            opened = not opened
            if opened:
                s.spaces[i] = False
            elif i:
                s.spaces[i - 1] = False
        dash = word == "-" and s.words[i - 1] == ")"
        if word in _CLOSE_LEFT and i and not dash:
            s.spaces[i - 1] = False
        if word in _CLOSE_RIGHT and not dash:
            s.spaces[i] = False


def inflect(verb: str, tag: str) -> str:
    """A form of an English verb given as ``base[:past[:participle[:ing]]]``."""
    base, *given = verb.split(":")
    past = given[0] if given else _regular(base, "ed")
    if tag == "VBD":
        return past
    if tag in ("VBN", "PASS"):
        return given[1] if len(given) > 1 else past
    if tag in ("VBG", "GER"):
        return given[2] if len(given) > 2 else _regular(base, "ing")
    if tag == "VBZ":
        if re.search(r"(s|x|z|ch|sh|o)$", base):
            return base + "es"
        return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"
    return base


def _regular(base: str, ending: str) -> str:
    if base.endswith("e") and not (ending == "ing" and base.endswith("ee")):
        return base[:-1] + ending if ending == "ing" else base + "d"
    if ending == "ed" and re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", base):
        return base + base[-1] + ending
    return base + ending


def to_conllu(sentences: list[TreebankSentence]) -> str:
    """The sentences as CoNLL-U, for reading over."""
    blocks = []
    for s in sentences:
        rows = [f"# text = {s.text}"]
        for i, word in enumerate(s.words):
            head = 0 if s.heads[i] == i else s.heads[i] + 1
            misc = "_" if s.spaces[i] else "SpaceAfter=No"
            columns = [i + 1, word, s.lemmas[i], s.upos[i], "_", s.feats[i] or "_", head, s.deprels[i], "_", misc]
            rows.append("\t".join(map(str, columns)))
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n\n"
