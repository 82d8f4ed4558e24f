"""What a language says of speech: its verbs and nouns of reporting, its quotation marks. Read from its folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.coding.lexicon import rows
from dragoman.model import Sentence, Token

WORDING = "wording"
"""The kind of verbs that take words in marks but no clause."""


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of reporting; ``kind`` is say, tell, ask, deny, write, think or wording."""

    lemma: str
    companions: tuple[str, ...]
    """The other words of "point out"."""
    kind: str


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words of speech of one language."""

    verbs: Mapping[str, tuple[SpeechVerb, ...]]
    """By the lemma of the verb itself, those of more words first."""
    nouns: Mapping[str, str]
    marks: tuple[tuple[str, str], ...]
    dashes: frozenset[str]
    complementizers: frozenset[str]
    naming: frozenset[str]
    withheld: frozenset[str]

    def verb(self, sentence: Sentence, token: Token) -> SpeechVerb | None:
        """The verb of reporting that a token is, with its companions in place."""
        for verb in self.verbs.get(token.lemma.lower(), ()):
            near = sentence.dependents(token.index) if verb.companions else ()
            if all(any(word in (t.lemma.lower(), t.text.lower()) for t in near) for word in verb.companions):
                return verb
        return None

    def says(self, sentence: Sentence, token: Token) -> bool:
        """Whether a token is a verb that reports a clause."""
        verb = self.verb(sentence, token)
        return verb is not None and verb.kind != WORDING

    def quotes(self, sentence: Sentence, token: Token) -> bool:
        """Whether a token is a verb that quotes words but reports no clause."""
        verb = self.verb(sentence, token)
        return verb is not None and verb.kind == WORDING


@cache
def load(language: str) -> SpeechWords:
    """The words of an installed language; a language without ``speech.tsv`` knows no speech."""
    folder = files("dragoman") / "languages" / language
    table: dict[str, list[SpeechVerb]] = {}
    nouns: dict[str, str] = {}
    for _, row in rows(folder / "speech.tsv") if (folder / "speech.tsv").is_file() else ():
        if row["pos"] == "verb":
            head, *companions = row["lemma"].split()
            table.setdefault(head, []).append(SpeechVerb(row["lemma"], tuple(companions), row["kind"]))
        elif row["pos"] == "noun":
            nouns[row["lemma"]] = row["kind"]
    own = tomllib.loads((folder / "quotations.toml").read_text(encoding="utf-8"))
    for lemma in own["wording"]:
        table.setdefault(lemma, []).append(SpeechVerb(lemma, (), WORDING))
    return SpeechWords(
        verbs={head: tuple(sorted(verbs, key=lambda v: -len(v.companions))) for head, verbs in table.items()},
        nouns=nouns,
        marks=tuple((opening, closing) for opening, closing in own["marks"]),
        dashes=frozenset(own["dashes"]),
        complementizers=frozenset(own["complementizers"]),
        naming=frozenset(own["naming"]),
        withheld=frozenset(own["withheld"]),
    )
