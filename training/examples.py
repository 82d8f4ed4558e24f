"""The lexicon's examples as trees, where the shipped parser reads them right: ``python -m training.examples --help``.

They are sentences of the project with a wide vocabulary of the news; what comes out of each is known, so that a tree
that brings it out is worth training on. Write them before going on from a finished run, and give them to
``training.train`` with ``--also``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dragoman.coding.examples import unmarked
from dragoman.coding.finding import Finder
from dragoman.model import Article
from dragoman.parsing import parser
from dragoman.pipeline import _coder
from training.treebank import TreebankSentence
from training.writing import to_conllu


def main() -> None:
    """Write one CoNLL-U file with a tree for every example of one sentence whose entry is found by the rules."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--language", required=True)
    arguments.add_argument("--output", type=Path, required=True)
    given = arguments.parse_args()
    coder = _coder(given.language, None)
    read = parser.load(given.language)
    texts = {}
    for entry in coder.lexicon.entries:
        text = unmarked(entry.example).text
        scenes = coder.scenes(Article("example", text, language=given.language))
        rules = {d.rule for scene in scenes for d in Finder(coder.lexicon, scene).find()}
        if len(scenes) == 1 and entry.rule in rules:
            texts[text] = tree(read, text)
    given.output.write_text(to_conllu(list(texts.values())), encoding="utf-8")
    print(f"{len(texts)} trees")


def tree(read: parser.Parser, text: str) -> TreebankSentence:
    """The network's own tree of a sentence, before any rule has mended it."""
    doc, _ = read._document(text)
    doc = next(iter(read._nlp.pipe([doc])))
    return TreebankSentence(
        words=[t.text for t in doc],
        lemmas=[t.text for t in doc],
        upos=[t.pos_ for t in doc],
        feats=[str(t.morph) for t in doc],
        heads=[t.head.i for t in doc],
        deprels=["root" if t.dep_ == "ROOT" else t.dep_ for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
    )


if __name__ == "__main__":
    main()
