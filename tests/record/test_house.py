"""The record knows nothing of the floors above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import dragoman

ROOM = Path(dragoman.__path__[0]) / "record"
ABOVE = ("dragoman.commands", "dragoman.cli", "dragoman.exporting", "dragoman.serving", "dragoman.cluster")


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_module_of_the_record_imports_from_above() -> None:
    files = sorted(ROOM.rglob("*.py"))
    assert len(files) > 20
    found = {(file.name, name) for file in files for name in imports(file) if name.startswith(ABOVE)}
    assert found == set()
