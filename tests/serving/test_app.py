"""What every answer has, whoever asks for what."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import dragoman.serving
from dragoman.serving.words import LANGUAGES, words

ASSETS = Path(dragoman.serving.__path__[0]) / "assets"


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/nowhere", "/healthz", "/assets/style.css"])
def test_no_page_may_run_a_script_of_its_own_text(desk: TestClient, path: str) -> None:
    policy = desk.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy


def test_a_desk_answers_only_to_names_of_this_machine(desk: TestClient) -> None:
    assert desk.get("/", headers={"host": "evil.example"}).status_code == 421
    assert desk.get("/", headers={"host": "[::1]:8000"}).status_code == 200


def test_programs_are_told_what_is_wrong_in_json_and_people_on_a_page(desk: TestClient) -> None:
    told = desk.get("/api/v1/nowhere")
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["status"] == 404
    page = desk.get("/nowhere")
    assert page.status_code == 404
    assert "<h1>" in page.text


def test_the_page_speaks_the_language_that_the_browser_prefers(desk: TestClient) -> None:
    assert 'lang="es"' in desk.get("/", headers={"accept-language": "de, es;q=0.8, en;q=0.5"}).text
    assert 'lang="en"' in desk.get("/", headers={"accept-language": "es"}, params={"lang": "en"}).text


def test_both_languages_say_the_same_things() -> None:
    first, *others = (words(language) for language in LANGUAGES)
    assert others
    for other in others:
        assert first.keys() == other.keys()


def test_what_others_wrote_is_as_they_published_it() -> None:
    rows = list(csv.DictReader((ASSETS / "vendor.tsv").open(encoding="utf-8"), delimiter="\t"))
    named = {row["file"]: row["sha256"] for row in rows}
    there = {f.name for f in (ASSETS / "vendor").iterdir() if not f.name.endswith(".LICENSE.txt")}
    assert there == named.keys()
    for name, digest in named.items():
        assert hashlib.sha256((ASSETS / "vendor" / name).read_bytes()).hexdigest() == digest
