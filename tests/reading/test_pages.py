from __future__ import annotations

from datetime import date

import pytest

from dragoman.reading.problems import Unreadable
from dragoman.reading.worker import PageReader

from .samples import HEAD, PARAGRAPHS, page


def test_only_the_article_becomes_text(pages: PageReader) -> None:
    draft = pages.page(page().encode())
    assert draft.text.split("\n\n")[-3:] == list(PARAGRAPHS)
    for word in ("Home", "Share", "Follow", "Related", "shells", "invade", "cookies", "border"):
        assert word not in draft.text


def test_the_page_tells_its_title_date_and_address(pages: PageReader) -> None:
    draft = pages.page(page().encode(), address="https://news.example/a/1?utm=x")
    assert draft.title == "Minister visits port"
    assert draft.published == date(2022, 12, 30)
    assert draft.url == "https://news.example/a/1"
    assert draft.language == "en-GB"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-12-30T10:00:00Z">',
        '<meta name="pubdate" content="Fri, 30 Dec 2022 10:00:00 GMT">',
        '<script type="application/ld+json">{"@type": ["NewsArticle"], "datePublished": "2022-12-30"}</script>',
        '<script type="application/ld+json">{broken</script><meta itemprop="datePublished" content="2022-12-30">',
        '<script type="application/ld+json">' + "[" * 5000 + '</script><meta name="date" content="2022-12-30">',
    ],
)
def test_dates_of_the_head(pages: PageReader, head: str) -> None:
    assert pages.page(page(head=head).encode()).published == date(2022, 12, 30)


def test_a_date_in_the_text_stands_in_for_one_in_the_head(pages: PageReader) -> None:
    first = "STRELSAU, December 30, 2022 (Example) - The minister came to the port and spoke to the dockers for hours."
    draft = pages.page(page(head="", paragraphs=(first, *PARAGRAPHS)).encode())
    assert draft.published == date(2022, 12, 30)


def test_a_date_in_the_markup_stands_in_last(pages: PageReader) -> None:
    byline = '<p class="date"><time datetime="2022-12-30T10:00">last year</time></p>'
    assert pages.page(page(head="", below=byline).encode()).published == date(2022, 12, 30)


def test_titles_lose_the_name_of_the_site(pages: PageReader) -> None:
    markup = page(head="<title>Dockers go home | Daily Example</title>").replace("<h1>Minister visits port</h1>", "")
    assert pages.page(markup.encode()).title == "Dockers go home"


def test_a_front_page_is_nobodys_canonical_address(pages: PageReader) -> None:
    head = '<link rel="canonical" href="https://news.example/">'
    assert pages.page(page(head=head).encode(), address="https://news.example/a/9").url == "https://news.example/a/9"


ALTERNATE = '<link rel="alternate" hreflang="es" href="https://news.example/es/1">'
WORK = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "translationOfWork": '
    '{"@id": "https://other.example/es/7", "inLanguage": "es"}}</script>'
)


@pytest.mark.parametrize(
    ("head", "below", "address"),
    [
        ("", '<p>Original source in <a href="/es/1">Spanish</a></p>', "https://news.example/es/1"),
        (
            "",
            '<p><a href="https://o.example/1">Read the original article in <i>Spanish</i></a></p>',
            "https://o.example/1",
        ),
        (ALTERNATE, "<p>Original source in Spanish</p>", "https://news.example/es/1"),
        (WORK, "", "https://other.example/es/7"),
        ("", "<div>Translated from the Spanish</div>", None),
    ],
)
def test_the_original_of_a_translation(pages: PageReader, head: str, below: str, address: str | None) -> None:
    draft = pages.page(page(head=HEAD.partition("<script")[0] + head, below=below).encode())
    assert (draft.original_language, draft.original_url) == ("es", address)
    assert "Original" not in draft.text


def test_another_language_edition_alone_is_no_original(pages: PageReader) -> None:
    draft = pages.page(page(head=HEAD + ALTERNATE).encode())
    assert (draft.original_language, draft.original_url) == (None, None)


@pytest.mark.parametrize(
    "markup",
    ["<html></html>", "<!DOCTYPE html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<", "<p></p>"],
)
def test_a_page_without_article_is_refused(pages: PageReader, markup: str) -> None:
    with pytest.raises(Unreadable):
        pages.page(markup.encode())


def test_reading_is_the_same_every_time(pages: PageReader) -> None:
    data = page().encode()
    assert pages.page(data) == pages.page(data)
