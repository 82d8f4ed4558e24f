"""A language is a folder: no code names one, and every installed one is complete."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.coding.completeness import NEEDED, lacking
from dragoman.installed import installed
from dragoman.reading import language

CODE = sorted(Path(dragoman.__file__).parent.rglob("*.py"))


def names_of_languages() -> frozenset[str]:
    """The codes of the installed languages, and what they are called in any language."""
    called = {name for name in language.names() if language.named(name) in installed()}
    return frozenset({*installed(), *(name.casefold() for name in called)})


def constants(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a file that are not documentation, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def test_two_languages_are_installed() -> None:
    assert {"en", "es"} <= set(installed())


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(CODE[0].parent)))
def test_no_code_names_a_language(path: Path) -> None:
    """No string in the code is the code or the name of an installed language, or a path into its folder."""
    named = names_of_languages()
    found = [
        (line, text)
        for line, text in constants(path)
        if text.casefold() in named or any(f"languages/{name}" in text or f"{name}/" == text for name in installed())
    ]
    assert found == []


@pytest.mark.parametrize("name", installed())
def test_nothing_is_lacking(name: str) -> None:
    assert lacking(name) == []


def test_what_a_folder_lacks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "languages" / "xx").mkdir(parents=True)
    (tmp_path / "languages" / "xx" / "speech.tsv").write_text("lemma\tpos\tkind\n", encoding="utf-8")
    monkeypatch.setattr("dragoman.coding.completeness.files", lambda package: tmp_path)
    told = " ".join(lacking("xx"))
    assert "speech.tsv" not in told
    assert all(name in told for name in NEEDED if name != "speech.tsv")
    assert lacking("yy") == ["there is no folder languages/yy"]
