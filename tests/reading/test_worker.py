"""The child process: what hangs, swells or dies in it costs one page."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from dragoman.reading.limits import MEGABYTE, Limits
from dragoman.reading.problems import Unreadable
from dragoman.reading.worker import PageReader

from .samples import ATOM, PARAGRAPHS, RSS, page

LIMITS = Limits(page_seconds=4.0, page_memory=700 * MEGABYTE)


@pytest.fixture(scope="module")
def strict() -> Iterator[PageReader]:
    with PageReader(LIMITS) as reader:
        yield reader


def reads_on(reader: PageReader) -> bool:
    return reader.page(page().encode()).text.endswith(PARAGRAPHS[-1])


@pytest.mark.parametrize(
    "markup",
    [
        b"<div>" * 100_000 + b"x",
        b"<b><i>" * 30_000 + b"text",
        b"<html><body>" + b"<table><tr><td>" * 20_000,
        b"<html><body><p " + b"a=1 " * 300_000 + b">x",
        b"<html><body>" + b"<p>&amp;&nbsp;&bogus;&#x110000;&#xD800;</p>" * 1000,
        b"<html><body><p>" + b"<!--" * 100_000,
        b"<html><body>" + b"\x00<p>a\x00b</p>" * 100,
    ],
)
def test_hostile_pages_end_in_a_text_or_a_message(strict: PageReader, markup: bytes) -> None:
    begun = time.monotonic()
    try:
        strict.page(markup).text.encode()
    except Unreadable as error:
        assert "\n" not in error.message
    assert time.monotonic() - begun < LIMITS.page_seconds + 3
    assert reads_on(strict)


def test_a_long_page_takes_no_more_than_its_share_of_time(strict: PageReader) -> None:
    paragraphs = tuple(
        f"Paragraph {number} tells of ministers, talks and the port of Strelsau." for number in range(5000)
    )
    assert strict.page(page(paragraphs=paragraphs).encode()).text.endswith(paragraphs[-1])


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a process that can be stopped")
def test_a_page_past_the_deadline_is_named_and_the_next_one_read() -> None:
    with PageReader(Limits(page_seconds=1.0)) as reader:
        assert reads_on(reader)
        os.kill(reader._process.pid, signal.SIGSTOP)  # type: ignore[union-attr]
        with pytest.raises(Unreadable, match="longer than 1 seconds"):
            reader.page(page().encode())
        assert reads_on(reader)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_a_dead_process_is_replaced() -> None:
    with PageReader(LIMITS) as reader:
        assert reads_on(reader)
        os.kill(reader._process.pid, signal.SIGKILL)  # type: ignore[union-attr]
        with pytest.raises(Unreadable, match="broke the process"):
            reader.page(page().encode())
        assert reads_on(reader)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory")
def test_a_page_that_needs_too_much_memory_is_told() -> None:
    with PageReader(Limits(page_memory=400 * MEGABYTE, page_seconds=15)) as reader:
        with pytest.raises(Unreadable):
            reader.page(b"<html><body>" + b"<p><a href=x>y</a>" * 1_000_000)
        assert reads_on(reader)


def test_the_process_is_replaced_after_so_many_pages() -> None:
    with PageReader(Limits(pages_per_process=1)) as reader:
        assert reads_on(reader)
        first = reader._process
        assert reads_on(reader)
        assert reader._process is not first


def test_nothing_is_left_running() -> None:
    reader = PageReader()
    assert reads_on(reader)
    process = reader._process
    reader.close()
    assert process is not None and process.poll() is not None
    reader.close()


def test_feeds(pages: PageReader) -> None:
    first, second = pages.feed(RSS.encode())
    assert first.text == "The two ministers met on the bridge.\n\nThey spoke of fishing rights."
    assert (first.title, first.url, first.language) == (
        "Ruritania & Graustark hold talks", "https://news.example/a/1", "en-us"
    )  # fmt: skip
    assert str(first.published) == "2022-12-31"  # the day in its own time zone: in London it was the 30th
    assert (second.text, second.url, second.id) == ("Only a summary of it.", None, "g2")


def test_atom(pages: PageReader) -> None:
    (item,) = pages.feed(ATOM.encode())
    assert (item.text, item.language, str(item.published)) == (
        "Los estibadores cerraron el puerto.",
        "es",
        "2022-12-30",
    )


def test_a_damaged_feed_is_read_leniently(pages: PageReader) -> None:
    drafts = pages.feed(RSS.replace("<item><title>Second", "<item><b>unclosed & bad<title>Second").encode())
    assert drafts[0].title == "Ruritania & Graustark hold talks"


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
REMOTE = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_feeds_that_define_entities_are_refused(pages: PageReader, doctype: str, encoding: str) -> None:
    text = RSS.replace("<rss", doctype + "<rss", 1).replace("Second story", "&b;&x;")
    with pytest.raises(Unreadable, match="entities"):
        pages.feed(text.encode(encoding))


def test_an_outside_document_type_is_not_fetched(pages: PageReader) -> None:
    assert len(pages.feed(RSS.replace("<rss", REMOTE + "<rss", 1).encode())) == 2


@pytest.mark.parametrize("text", ["<rss></rss>", "<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "<rss><item>"])
def test_feeds_without_items_are_refused(pages: PageReader, text: str) -> None:
    with pytest.raises(Unreadable, match="feed"):
        pages.feed(text.encode())
