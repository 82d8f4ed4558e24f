from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.model import Article
from dragoman.reading import Limits, Problem, read
from dragoman.reading.worker import PageReader

Reading = tuple[list[Article], list[Problem]]


@pytest.fixture(scope="session")
def pages() -> Iterator[PageReader]:
    """One child process for all tests that only need pages read."""
    with PageReader(Limits()) as reader:
        yield reader


@pytest.fixture
def read_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reading]:
    """Reads inputs, given by their names in the test's own folder, to the end."""
    monkeypatch.chdir(tmp_path)

    def run(*inputs: str, **options: object) -> Reading:
        problems: list[Problem] = []
        articles = list(read([str(item) for item in inputs], report=problems.append, **options))  # type: ignore[arg-type]
        return articles, problems

    return run


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, bytes | str], str]:
    """Writes a file into the test's folder and gives its name back."""

    def write(name: str, content: bytes | str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return write
