"""``dragoman who`` says whom a phrase means on the day, and why."""

import pytest

from dragoman.cli import main


@pytest.mark.parametrize(
    ("phrase", "day", "named"),
    [
        ("the Kremlin chief", "2009-05-01", "Medvedev"),
        ("the Kremlin chief", "2015-05-01", "Putin"),
        ("the French president", "2010-01-01", "Sarkozy"),
        ("the German chancellor", "2022-06-01", "Scholz"),
    ],
)
def test_an_office_means_its_holder_on_the_day(
    phrase: str, day: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["who", phrase, "--on", day]) == 0
    first, because, *_ = capsys.readouterr().out.splitlines()
    assert named in first
    assert "because" in because


def test_nobody_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "zzyzx qwrty"]) == 1
    assert "nobody who is known" in capsys.readouterr().out


def test_a_language_without_actors_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who", "el presidente", "--language", "xx"]) == 2
    assert "xx" in capsys.readouterr().err
