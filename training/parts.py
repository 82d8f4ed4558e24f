"""Which sentences of a language's treebanks are for training, for development and for testing.

``own/<xx>/treebanks.toml`` says it, file by file: every document has a number, and its number modulo ``of`` is looked
up in ``development`` and ``test``; all others are for training. Files without document marks are counted in sentences.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.harmonising import harmonise
from training.treebank import TreebankSentence, read_conllu, read_documents

OWN = Path(__file__).parent / "own"


@dataclass(slots=True)
class Parts:
    """The sentences of a language, by use; ``test`` by the name of its treebank."""

    training: list[TreebankSentence] = field(default_factory=list)
    development: list[TreebankSentence] = field(default_factory=list)
    test: dict[str, list[TreebankSentence]] = field(default_factory=dict)


def settings(language: str, own: Path = OWN) -> dict[str, Any]:
    """What ``treebanks.toml`` of a language says."""
    return tomllib.loads((own / language / "treebanks.toml").read_text(encoding="utf-8"))


def load_parts(treebanks: Path, language: str, own: Path = OWN, *, harmonised: bool = True) -> Parts:
    """Read and divide the treebanks of a language; ``harmonised`` applies the steps that each treebank asks for."""
    parts = Parts()
    folder = treebanks / language
    verbs = frozenset(_verbs(folder)) if harmonised else frozenset()
    for treebank in settings(language, own)["treebank"]:
        for path in sorted(folder.glob(treebank["files"])):
            for number, document in enumerate(read_documents(path)):
                place = number % treebank.get("of", 1)
                sentences = harmonise(document, treebank.get("steps", ()) if harmonised else (), verbs)
                if place in treebank.get("test", ()):
                    parts.test.setdefault(treebank["name"], []).extend(sentences)
                elif place in treebank.get("development", ()):
                    parts.development.extend(sentences)
                elif not treebank.get("left_out", False):
                    parts.training.extend(sentences)
    return parts


def _verbs(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.conllu")):
        for sentence in read_conllu(path):
            yield from (lemma for lemma, upos in zip(sentence.lemmas, sentence.upos, strict=True) if upos == "VERB")
