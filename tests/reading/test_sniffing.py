from __future__ import annotations

import gzip
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.problems import Unreadable
from dragoman.reading.sniffing import Kind, sniff

from .samples import ATOM, RSS, page, warc_record

RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"></rdf:RDF>'


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (page(), "html"),
        ("\n\n<!-- made by hand -->\n<HTML><body>x</body></HTML>", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html xmlns="x"></html>', "html"),
        ("<p>Just a piece.</p>", "html"),
        ("Some words first <p>then</p> <p>markup</p>", "html"),
        (RSS, "feed"),
        (ATOM, "feed"),
        (RDF, "feed"),
        ('{"id": "1", "text": "x"}\n{"id": "2", "text": "y"}', "jsonl"),
        ('{"id": "1", "text": "x"}', "jsonl"),
        ('not json\n{"id": "2", "text": "y"}\n', "jsonl"),
        ('{"id": "1", "text": "' + "x" * 70_000, "jsonl"),
        ('{\n  "id": "1",\n  "text": "x"\n}', "json"),
        ('[{"id": "1"}, {"id": "2"}]', "json"),
        (warc_record("http://news.example/", b"x").decode(), "warc"),
        ("Minister visits port\n\nHe came.", "text"),
        ("[Editor's note] He came.", "text"),
        ("{sic} he said. If a < b, then </p> is no page.", "text"),
    ],
)
def test_the_content_tells_the_kind(head: str, kind: str) -> None:
    assert sniff(head.encode()) == kind
    if kind != "warc":
        assert sniff(head.encode("utf-16")) == kind


def test_the_content_wins_over_the_name() -> None:
    assert sniff(page().encode(), "a.txt") == "html"
    assert sniff(b"Plain words.", "a.html") == "text"
    assert sniff(RSS.encode(), "a.jsonl") == "feed"


def test_the_name_settles_what_the_content_leaves_open() -> None:
    assert sniff(b"broken line", "a.jsonl") == "jsonl"
    assert sniff(b"broken line", "a.ndjson.gz") == "jsonl"
    assert sniff(b"a <b>word", "a.htm") == "html"


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (gzip.compress(b"x"), "compressed twice"),
        (bytes(1000), "binary"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "urlset"),
    ],
)
def test_what_is_no_document_is_named(head: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        sniff(head)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_have_a_kind_or_are_refused(head: bytes) -> None:
    try:
        assert sniff(head) in typing.get_args(Kind)
    except Unreadable as error:
        assert "\n" not in error.message
