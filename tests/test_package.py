"""The package as a whole: its public names, and how little importing it costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman


def test_public_names_are_there() -> None:
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert set(dragoman.__all__) <= set(dir(dragoman))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = dragoman.nonsense


@pytest.mark.parametrize("module", ["dragoman", "dragoman.model", "dragoman.ontology.plover", "dragoman.exporting"])
def test_importing_it_imports_nothing_heavy(module: str) -> None:
    heavy = (
        "spacy",
        "numpy",
        "trafilatura",
        "lxml",
        "rich",
        "cyclopts",
        "multiprocessing",
        "json",
        "importlib.metadata",
    )
    code = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(Path(dragoman.__file__).parents[1])}
    command = [sys.executable, "-S", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)  # noqa: S603
    assert done.stdout.strip() == "[]"
