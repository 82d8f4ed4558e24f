"""Whole inputs, as a user gives them."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import threading
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Article
from dragoman.reading import Limits, Problem, article_object

from .samples import PARAGRAPHS, RSS, SPANISH, page, warc_record

Reading = Callable[..., tuple[list[Article], list[Problem]]]
Writing = Callable[[str, bytes | str], str]
TEXT = "Minister visits port\n\n" + "\n".join(PARAGRAPHS)
SMALL = Limits(document_bytes=50_000, line_bytes=100_000, pipe_seconds=0.3)


def test_every_kind_of_file_packed_or_not(read_all: Reading, file: Writing) -> None:
    contents = {
        "a.html": page(),
        "b.txt": TEXT,
        "c.jsonl": json.dumps({"id": "c", "text": TEXT}),
        "d.xml": RSS,
        "e.warc": warc_record("https://news.example/w", page(head="").encode()).decode(),
    }
    for name, content in contents.items():
        file(f"in/{name}", content)
        file(f"in/{name}.gz", gzip.compress(content.encode(), mtime=0))
    articles, problems = read_all("in")
    assert not problems
    assert [article.id for article in articles] == [
        "https://news.example/a/1", "https://news.example/a/1",
        "b.txt", "b.txt.gz",
        "c", "c",
        "https://news.example/a/1", "g2", "https://news.example/a/1", "g2",
        "https://news.example/w", "https://news.example/w",
    ]  # fmt: skip
    assert articles[0].text == articles[1].text
    assert articles[0].text.startswith("Minister visits port\n\nThe foreign minister")


def test_folders_are_read_in_order_without_what_is_hidden(read_all: Reading, file: Writing) -> None:
    for name in ("in/b/2.txt", "in/a.txt", "in/b/1.txt", "in/.hidden.txt", "in/.git/x.txt", "in/z.txt"):
        file(name, TEXT)
    articles, problems = read_all("in")
    assert [article.id for article in articles] == ["a.txt", "b/1.txt", "b/2.txt", "z.txt"]
    assert not problems


def test_inputs_keep_their_order_and_equal_names_are_told_apart(read_all: Reading, file: Writing) -> None:
    for name in ("one/a.txt", "two/a.txt"):
        file(name, TEXT)
    articles, _ = read_all("two", "one/a.txt")
    assert [article.id for article in articles] == ["a.txt", "a.txt#2"]


def test_json_text_stays_as_it_is(read_all: Reading, file: Writing) -> None:
    text = " Follow us on\n\r\nKyiv\u2028 said \x00 “no”.\nAdd Comment\n\n"
    file(
        "a.jsonl",
        json.dumps({"id": "x", "text": text, "title": "A title", "language": "en", "published": "2022-12-30"}),
    )
    (article,), problems = read_all("a.jsonl", language="es", published=date(2000, 1, 1))
    assert article.text == text
    assert (article.title, article.language, article.published) == ("A title", "en", date(2022, 12, 30))
    assert not problems


def test_lone_surrogates_become_a_mark_at_their_place(read_all: Reading, file: Writing) -> None:
    file("a.jsonl", '{"text": "ab\\ud800cd"}')
    (article,), _ = read_all("a.jsonl")
    assert article.text == "ab\ufffdcd"
    json.dumps(article_object(article), ensure_ascii=False).encode()


def test_json_html_is_read_as_a_page(read_all: Reading, file: Writing) -> None:
    document = {
        "id": "x",
        "html": page(),
        "title": "Given title",
        "published": "2021-01-01",
        "url": "https://o.example/",
    }
    file("a.jsonl", json.dumps(document))
    (article,), _ = read_all("a.jsonl")
    assert article.text.startswith("Given title\n\n")
    assert (article.published, article.url) == (date(2021, 1, 1), "https://o.example/")


def test_whole_json_files_are_read_too(read_all: Reading, file: Writing) -> None:
    file("a.json", json.dumps([{"id": "1", "text": "One."}, 5, {"id": "2", "text": "Two."}], indent=2))
    articles, problems = read_all("a.json")
    assert [article.id for article in articles] == ["1", "2"]
    assert [problem.where for problem in problems] == ["a.json, document 2"]


def test_bad_lines_are_named_and_the_rest_goes_on(read_all: Reading, file: Writing) -> None:
    lines = [
        '{"id": "1", "text": "One."}',
        "{broken",
        "",
        '{"id": "3"}',
        '{"text": "Four."}',
        '{"id": 1, "text": "Five."}',
    ]
    file("a.jsonl", "\n".join([*lines, '{"text": "Seven."}']))
    articles, problems = read_all("a.jsonl")
    assert [article.id for article in articles] == ["1", "a.jsonl", "1#2", "a.jsonl#2"]
    assert [problem.where for problem in problems] == ["a.jsonl, line 2", "a.jsonl, line 4"]


def test_whose_date_counts(read_all: Reading, file: Writing) -> None:
    given = date(2020, 5, 5)
    file("stated.html", page())
    file("lead.txt", "Title\n\nSTRELSAU, March 3, 2020 (Example) - He came.")
    file("lead.jsonl", json.dumps({"text": "STRELSAU, March 3, 2020 (Example) - He came."}))
    file("bare.txt", "Title\n\nHe came.")
    file("a.warc", warc_record("https://news.example/w", page(head="").encode()))
    names = ("stated.html", "lead.txt", "lead.jsonl", "bare.txt", "a.warc")
    articles, _ = read_all(*names)
    lead = date(2020, 3, 3)
    assert [article.published for article in articles] == [date(2022, 12, 30), lead, lead, None, date(2023, 1, 2)]
    articles, _ = read_all(*names, published=given)
    assert [article.published for article in articles] == [date(2022, 12, 30), given, given, given, given]


def test_whose_language_counts(read_all: Reading, file: Writing) -> None:
    file("a.html", page(language="de"))
    file("b.txt", "\n".join(SPANISH))
    articles, _ = read_all("a.html", "b.txt")
    assert [article.language for article in articles] == ["en", "es"]
    articles, _ = read_all("a.html", "b.txt", language="pt")
    assert [article.language for article in articles] == ["pt", "pt"]


def test_standard_input_of_any_kind(read_all: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    for content, ids in (
        (page(), ["https://news.example/a/1"]),
        (TEXT, ["stdin"]),
        ('{"text": "x"}\n' * 2, ["stdin", "stdin#2"]),
    ):
        for data in (content.encode(), gzip.compress(content.encode())):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            articles, problems = read_all("-")
            assert [article.id for article in articles] == ids and not problems


def test_what_cannot_be_read_is_named_and_passed_over(read_all: Reading, file: Writing) -> None:
    packed = gzip.compress(TEXT.encode() * 50)
    bad = {
        "empty.txt": (b"", "empty"),
        "blank.html": (b"\n \n", "empty"),
        "empty.gz": (gzip.compress(b""), "empty"),
        "zeros.txt": (bytes(1000), "binary"),
        "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        "paper.txt": (b"%PDF-1.4 text", "PDF"),
        "cut.txt.gz": (packed[: len(packed) // 2], "ends too early"),
        "bad.txt.gz": (packed[:20] + bytes(20) + packed[40:], "damaged"),
        "bad2.gz": (b"\x1f\x8bnonsense", "damaged"),
        "large.html": (b"<html><body>" + b"<p>word</p>" * 10_000, "larger than 50 kB"),
        "large.txt": (b"word " * 20_000, "larger than 50 kB"),
        "bomb.html.gz": (gzip.compress(b"<html>" + b" " * 30_000_000), "larger than 50 kB"),
        "bomb.jsonl.gz": (gzip.compress(b'{"text": "' + b" " * 30_000_000), "longer than 2 MB"),
        "menu.txt": (b"Home\nShare this\n", "furniture"),
        "map.xml": (b"<?xml version='1.0'?><urlset/>", "urlset"),
        "cut.warc.gz": (gzip.compress(warc_record("https://x.example/", page().encode()))[:-40], "early|damaged"),
    }
    for name, (content, _) in bad.items():
        file(f"in/{name}", content)
    file("in/zz.txt", TEXT)
    articles, problems = read_all("in", limits=SMALL)
    assert [article.id for article in articles] == ["zz.txt"]
    told = {problem.where.partition(",")[0]: problem.message for problem in problems}
    assert set(told) == {f"in/{name}" for name in bad}
    for name, (_, message) in bad.items():
        assert any(part in told[f"in/{name}"] for part in message.split("|")), (name, told[f"in/{name}"])


def test_what_a_cut_file_held_before_its_end_is_kept(read_all: Reading, file: Writing) -> None:
    lines = "".join(
        json.dumps({"id": str(n), "text": f"Text {n} {zlib.crc32(bytes([n]))}."}) + "\n" for n in range(200)
    )
    file("a.jsonl.gz", gzip.compress(lines.encode())[:-200])
    articles, problems = read_all("a.jsonl.gz")
    assert 10 < len(articles) < 200 and [article.id for article in articles][:2] == ["0", "1"]
    assert "ends too early" in problems[-1].message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs device files")
def test_inputs_without_end(read_all: Reading) -> None:
    articles, problems = read_all("/dev/zero", "/dev/urandom", "/dev/null", limits=SMALL)
    assert not articles
    assert [problem.where for problem in problems] == ["/dev/zero", "/dev/urandom", "/dev/null"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes(read_all: Reading, file: Writing, tmp_path: Path) -> None:
    file("in/a.txt", TEXT)
    os.mkfifo(tmp_path / "in" / "pipe")
    os.mkfifo(tmp_path / "silent")
    os.mkfifo(tmp_path / "endless")

    def write() -> None:
        try:
            with (tmp_path / "endless").open("wb") as pipe:
                while True:
                    pipe.write(b"yes and so on\n" * 1000)
        except BrokenPipeError:
            pass

    threading.Thread(target=write, daemon=True).start()
    articles, problems = read_all("in", "silent", "endless", limits=SMALL)
    assert [article.id for article in articles] == ["a.txt"]
    assert [str(problem) for problem in problems] == [
        "in/pipe: not a file that can be read",
        "silent: a pipe out of which nothing came in 0.3 seconds",
        "endless: larger than 50 kB",
    ]


def test_inputs_that_are_not_there(read_all: Reading, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere")
    (tmp_path / "in" / "loop").symlink_to(".")
    _, problems = read_all("missing.txt", "empty", "", "a\x00b", "in", "line\nbreak\x1b[31m")
    assert [(problem.where, problem.message) for problem in problems] == [
        ("missing.txt", "no such file or folder"),
        ("empty", "a folder without files to read"),
        ('""', "not the name of a file, folder or address"),
        ("a\\x00b", "not the name of a file, folder or address"),
        ("in/gone.txt", "not a file that can be read"),
        ("in", "a folder without files to read"),
        ("line\\nbreak\\x1b[31m", "no such file or folder"),
    ]


def test_texts_in_any_encoding(read_all: Reading, file: Writing) -> None:
    text = "Título de la nota\n\n" + "\n".join(SPANISH)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        file(f"in/{encoding}.txt", text.encode(encoding))
    articles, problems = read_all("in")
    assert [article.text for article in articles] == [text] * 4
    assert not problems


def test_reading_is_lazy(file: Writing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from dragoman.reading import read

    monkeypatch.chdir(tmp_path)
    file("a.jsonl", '{"text": "One."}\n' * 10)
    articles = read(["a.jsonl"], report=print)
    assert next(articles).id == "a.jsonl"
    articles.close()  # type: ignore[attr-defined]


def test_article_objects_have_the_fields_of_the_contract() -> None:
    article = Article("x", "Title\n\nText.", "Title", "en", date(2022, 12, 30))
    assert article_object(article) == {
        "id": "x", "title": "Title", "text": "Title\n\nText.", "language": "en", "published": "2022-12-30",
        "url": None, "original_url": None, "original_language": None,
    }  # fmt: skip
