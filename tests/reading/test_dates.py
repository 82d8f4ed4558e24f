from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.dates import date_in_lead, read_date

DAY = date(2022, 12, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2022-12-30",
        "2022-12-30T23:30:00-05:00",
        "20221230",
        "20221230T101112Z",
        "Fri, 30 Dec 2022 00:30:00 +0800",
        "December 30, 2022",
        "30 de diciembre de 2022",
        "30/12/2022",
        "12/30/2022",
        "2022/12/30 10:00",
        "1672400000",
        "1672400000123",
    ],
)
def test_the_day_is_read_as_it_was_written(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "junk", "2022-13-45", "03/04/2020", "yesterday", None, 5, ["2022-12-30"], "99999999"]
)
def test_what_is_no_date_is_none(text: object) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nThe president spoke on Friday (30.12.2022) in the capital.",
        "WASHINGTON, December 30, 2022 (Agency) - The president spoke.",
        "Berlin (dpa, 30.12.2022) - Der Minister kam.",
        "Title\nBy Jane Doe, 30 December 2022 14:30 GMT\nText.",
        "Título\nEl presidente habló el viernes 30 de diciembre de 2022 en la capital.",
        "Titre\nLe président a parlé vendredi 30 décembre 2022 à Paris.",
        "标题\n2022年12月30日星期五,部长访问港口。",
    ],
)
def test_dates_where_news_puts_its_own(text: str) -> None:
    assert date_in_lead(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Since the invasion of 24 February 2022 the border is closed.",
        "Title\nHe was born on 3 March 1990 in the capital and never left it again in his life.",
        "Title\nOn Monday (30.12.2022) he spoke.",  # it was a Friday
        "Title\nHe spoke on Friday and will come in March 2023.",
    ],
)
def test_dates_in_prose_are_not_taken(text: str) -> None:
    assert date_in_lead(text) is None


@given(st.text(max_size=200))
def test_no_text_breaks_the_search(text: str) -> None:
    read_date(text)
    date_in_lead(text)
