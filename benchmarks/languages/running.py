"""Events drawn at random from running text, to be read: ``python -m benchmarks.languages.running xx N SEED TREEBANK…``.

TREEBANKs are CoNLL-U files with ``# newdoc`` and ``# text`` lines; nothing but these is read. The sheet beside this
script (``running_xx.tsv``) holds the verdicts of the last reading by event id, and no sentence.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.languages.matching import coded

from dragoman import Article, Coder

PUBLISHED = date(2000, 6, 1)
"""AnCora's articles are of about this time; their days are not told."""


def main(language: str, number: int, seed: int, files: list[str]) -> None:
    """Print how many events there are, and those drawn with the sentences that tell them."""
    coder, found = Coder(), []
    for article in articles(language, files):
        found += [(article, event) for event in coder.code_article(article)]
    found.sort(key=lambda item: (item[0].id, item[1].sentence.span, item[1].id))
    print(f"{len(found)} events")
    for article, event in random.Random(seed).sample(found, min(number, len(found))):
        start, end = event.sentence.span
        print(f"\n{event.id}\t{article.id}\t{coded(event)} {event.mode or ''}\t{event.trigger.text}")
        print(f"  {[a.text for a in event.actor]} → {[a.text for a in event.recipient]}")
        print(f"  … {article.text[max(0, start - 120) : start]}## {article.text[start:end]}")


def articles(language: str, files: list[str]) -> Iterator[Article]:
    """The documents of treebanks, their sentences one after the other."""
    for file in files:
        name, sentences = "", list[str]()
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            if line.startswith("# newdoc"):
                if sentences:
                    yield Article(name, " ".join(sentences), None, language, PUBLISHED)
                name, sentences = line.partition("=")[2].strip(), []
            elif line.startswith("# text ="):
                sentences.append(line.partition("=")[2].strip())
        if sentences:
            yield Article(name, " ".join(sentences), None, language, PUBLISHED)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
