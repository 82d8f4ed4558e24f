"""Give a finished run's parser arcs that it has never seen: ``python -m training.moves --help``.

A parser's arcs are settled when its training begins; what was too rare then cannot be learnt by going on.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import spacy

DIRECTIONS = {"left": 2, "right": 3}
"""spaCy's numbers for arcs to a word before its head, and to one behind it."""


def main() -> None:
    """Load a checkpoint, add the arcs, save it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("arcs", nargs="+", metavar="left|right=RELATION", help="for example right=nsubj:pass")
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.checkpoint)
    arcs: Any = nlp.get_pipe("parser")
    for each in arguments.arcs:
        direction, _, relation = each.partition("=")
        if direction not in DIRECTIONS or not relation:
            parser.error(f"{each}: not left=RELATION or right=RELATION")
        arcs.moves.add_action(DIRECTIONS[direction], relation)
    arcs._resize()  # spaCy grows the output layer with this only
    nlp.to_disk(arguments.output)


if __name__ == "__main__":
    main()
