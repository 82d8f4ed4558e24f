"""A parser that isn't installed is told in a line."""

from pathlib import Path

import pytest

from dragoman.cli import main


def test_a_parser_that_is_not_installed_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.txt"
    article.write_text("France expelled two Russian diplomats on Monday.\n", encoding="utf-8")
    assert main(["code", str(article), "--parser", "no_such_pipeline"]) == 2
    assert "no_such_pipeline" in capsys.readouterr().err
