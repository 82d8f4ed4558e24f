"""Weights of several runs become one network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy
import spacy
from spacy.language import Language
from training.averaging import mean


def test_the_mean_of_two_runs_lies_between_them() -> None:
    assert _values(mean([_pipeline(1.0), _pipeline(3.0)])) == {2.0}


def test_the_mean_of_a_run_with_itself_is_the_run() -> None:
    assert _values(mean([_pipeline(0.25) for _ in range(3)])) == {0.25}


def _pipeline(value: float) -> Language:
    """A pipeline whose weights all have one value."""
    nlp = spacy.blank("es")
    nlp.add_pipe("tok2vec")
    nlp.initialize()
    for node, name in _params(nlp):
        node.set_param(name, numpy.full_like(node.get_param(name), value))
    return nlp


def _values(nlp: Language) -> set[float]:
    return {float(v) for node, name in _params(nlp) for v in node.get_param(name).ravel()}


def _params(nlp: Language) -> Iterator[tuple[Any, str]]:
    pipe: Any = nlp.get_pipe("tok2vec")
    return ((node, name) for node in pipe.model.walk() for name in node.param_names if node.has_param(name))
