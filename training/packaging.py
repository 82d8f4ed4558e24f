"""Make the weights folder of a language from a checkpoint: ``python -m training.packaging --help``."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

from training import lemmas
from training.parts import load_parts


def main() -> None:
    """Write the folder beside its place, then put it there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="en")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--own", type=Path, default=Path("training/own"))
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    fresh = arguments.output.with_name(arguments.output.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp = spacy.load(arguments.checkpoint)
    strip(nlp, fresh)
    sentences = load_parts(arguments.treebanks, arguments.language, arguments.own).training
    lists = sorted((arguments.own / arguments.language / "lemmas").glob("*.txt"))
    lemmas.write(sentences, lists, fresh / "lemmas.tsv.gz")
    old = arguments.output.with_name(arguments.output.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if arguments.output.exists():
        arguments.output.rename(old)
    fresh.rename(arguments.output)
    shutil.rmtree(old, ignore_errors=True)


def strip(nlp: Language, folder: Path) -> None:
    """Save a pipeline without the words it met in training."""
    nlp.to_disk(folder, exclude=["tokenizer", "vocab"])
    labels = sorted({*nlp.get_pipe("parser").labels, *nlp.get_pipe("morphologizer").labels})
    meta = json.loads((folder / "meta.json").read_text())
    meta = {key: meta[key] for key in ("lang", "name", "version", "spacy_version", "pipeline")} | {"vectors": {}}
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n")
    print(f"{len(labels)} labels, {sum(p.stat().st_size for p in folder.rglob('*') if p.is_file()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
