"""What a reader is told in his language."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import When
from dragoman.ontology import plover
from dragoman.record.fields import SPECIAL_CODES, STATUSES
from dragoman.serving.words import LANGUAGES, words
from dragoman.serving.words.countries import called
from dragoman.serving.words.voice import voice

ENGLISH, SPANISH = voice("en"), voice("es")


def interval(start: tuple[int, int, int], end: tuple[int, int, int], short: bool = False) -> str:
    return ENGLISH.interval(When(date(*start), date(*end), "stated"), short)


def test_days_are_told_as_people_write_them() -> None:
    assert ENGLISH.day(date(2022, 7, 24)) == "24 July 2022"
    assert SPANISH.day(date(2022, 7, 24)) == "24 de julio de 2022"
    assert SPANISH.day(None) == "sin fecha"


def test_an_interval_is_told_by_the_shortest_name_that_it_has() -> None:
    assert interval((2022, 7, 24), (2022, 7, 24)) == "24 July 2022"
    assert interval((2022, 7, 1), (2022, 7, 31)) == "July 2022"
    assert interval((2020, 2, 1), (2020, 2, 29)) == "February 2020"
    assert interval((2022, 1, 1), (2022, 12, 31)) == "2022"
    assert interval((2022, 7, 3), (2022, 7, 9), short=True) == "3–9 July 2022"
    assert interval((2022, 7, 3), (2022, 8, 9)) == "3 July 2022 to 9 August 2022"


def test_periods_have_names() -> None:
    assert ENGLISH.period("2022-Q3", "quarter") == "Q3 2022"
    assert SPANISH.period("2022-03", "month") == "marzo de 2022"
    assert ENGLISH.period("2022-03-07", "week") == "week of 7 March 2022"
    with pytest.raises(ValueError, match=r".+"):
        ENGLISH.period("2022-13", "month")


def test_numbers_have_the_signs_of_the_language() -> None:
    assert ENGLISH.number(1234567) == "1\u202f234\u202f567"
    assert ENGLISH.signed(2.5) == "+2.5"
    assert SPANISH.signed(-2.5) == "−2,5"
    assert ENGLISH.signed(-0.04) == "0.0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_scheme_knows_has_a_name(language: str) -> None:
    known = words(language)
    wanted = [f"type.{each}" for each in plover.TYPES]
    wanted += [f"mode.{type}.{mode}" for type, mode in plover.MODES]
    wanted += [f"context.{each}" for each in plover.CONTEXTS]
    wanted += [f"sector.{each}" for each in plover.SECTORS]
    wanted += [f"status.{each}" for each in STATUSES]
    wanted += [f"code.{each}" for each in SPECIAL_CODES]
    assert [each for each in wanted if each not in known] == []


def test_countries_are_called_what_readers_call_them() -> None:
    assert SPANISH.country("DEU") == "Alemania"
    assert ENGLISH.country("USA") == "United States"
    assert ENGLISH.country("KOS") == "Kosovo"
    assert SPANISH.country("UNO") == "Naciones Unidas"
    assert ENGLISH.country("QQQ") == "QQQ"
    assert "Alemania" in called("DEU")
