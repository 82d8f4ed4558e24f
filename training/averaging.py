"""The mean of several checkpoints' weights: ``python -m training.averaging --help``.

Runs that go on from one checkpoint with different seeds end close enough to each other for the mean of their weights to
be a network of its own, and a better one than any of them (Wortsman et al. 2022, "Model soups", arXiv:2203.05482).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops


def main() -> None:
    """Load the checkpoints, save their mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("checkpoints", type=Path, nargs="+", help="runs that went on from the same checkpoint")
    arguments = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    mean([spacy.load(path) for path in arguments.checkpoints]).to_disk(arguments.output)


def mean(pipelines: Sequence[Language]) -> Language:
    """The first pipeline, with the mean of all their weights."""
    for name in pipelines[0].pipe_names:
        for nodes in zip(*(_nodes(nlp, name) for nlp in pipelines), strict=True):
            first = nodes[0]
            for param in first.param_names:
                if first.has_param(param):
                    first.set_param(param, sum(node.get_param(param) for node in nodes) / len(nodes))
    return pipelines[0]


def _nodes(nlp: Language, component: str) -> list[Any]:
    pipe: Any = nlp.get_pipe(component)
    return list(pipe.model.walk())


if __name__ == "__main__":
    main()
