"""Every page: that it answers, says something without a script, in both languages, and harms nobody."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient

from dragoman.record.asking import find
from dragoman.record.filters import Filters
from dragoman.record.store import Store
from dragoman.serving.words import LANGUAGES, words

from ..filling import ABSENT, DYAD, HOSTILE, REAL_DYAD

PAIR, REAL = "-".join(DYAD), "-".join(REAL_DYAD)
LISTS = ["/", "/events", "/articles", "/stories", "/stories?articles=1", "/agenda", "/state"]
PAGES = [
    *LISTS,
    f"/dyads/{PAIR}",
    f"/dyads/{PAIR}?by=day&with={REAL}&status=any",
    f"/dyads/{REAL}",
    "/dyads/NOR-CHL",
    f"/actors/{DYAD[0]}",
    "/actors/UNO",
    "/events?search=depot&quad=4&since=2024-01-01",
    "/articles?search=Kehl",
    "/nowhere",
]
VOID = {"meta", "link", "input", "br", "img", "hr"}


class Reader(HTMLParser):
    """What a browser makes of a page: text outside of scripts, tags, ids, links, headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.open = [], []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        (self.data if self.open and self.open[-1] == "script" else self.text).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="session")
def addresses(filled_store: Store) -> list[str]:
    """Pages of single things: every event's and every article's kind of trouble is among them."""
    with filled_store.reading() as connection:
        rows = connection.exec_driver_sql("select id, story from articles order by id").all()
    found = [f"/articles/{row[0]}" for row in rows] + sorted({f"/stories/st-{row[1]}" for row in rows})
    found += [f"/events/{each.told.id}" for each in find(filled_store, Filters(status=(), rejected=True), 60)]
    return found


def looked_at(page: str) -> Reader:
    """The page, if nothing in it runs, is styled in place, or leads where it should not."""
    reader = Reader(page)
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in reader.tags:
        assert not [name for name in attrs if name.startswith("on") or name == "style"], (tag, attrs)
        for name in ("href", "action", "src"):
            assert re.match(r"(https?://|/(?!/)|#|\?)", attrs.get(name) or "/"), attrs
        if (attrs.get("href") or "").startswith("http"):
            assert attrs["rel"] == "noopener noreferrer nofollow"
    for script in reader.all("script"):
        assert script.get("src") or script["type"] == "application/json"
    for data in reader.data:
        json.loads(data)
    assert len(reader.all("h1")) == len(reader.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    labelled = {attrs["for"] for attrs in reader.all("label") if "for" in attrs}
    for field in reader.all("input"):
        assert field.get("type") == "hidden" or field.get("id") in labelled or page.count("<label") > len(labelled)
    for table in range(len(reader.all("table"))):
        assert reader.all("caption")[table] is not None
    return reader


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_read_without_a_script(filled: TestClient, address: str, language: str) -> None:
    answer = filled.get(address, headers={"accept-language": language})
    assert answer.status_code == (404 if address == "/nowhere" else 200)
    reader = looked_at(answer.text)
    assert reader.all("html")[0]["lang"] == language
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    assert len(re.sub(r"<script.*?</script>|<[^>]+>", "", main, flags=re.S).split()) > 5


def test_every_event_article_and_story_has_a_page(filled: TestClient, addresses: list[str]) -> None:
    assert len(addresses) > 60
    for address in addresses:
        answer = filled.get(address)
        assert answer.status_code == 200, address
        looked_at(answer.text)


@pytest.mark.parametrize("address", [*LISTS, f"/dyads/{REAL}", f"/actors/{DYAD[0]}"])
def test_a_record_that_is_empty_says_so(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 200
    looked_at(answer.text)


def test_what_means_harm_is_shown_and_does_none(filled: TestClient, filled_store: Store) -> None:
    told = next(e for e in find(filled_store, Filters(status=())) if e.article.title == HOSTILE)
    article = filled.get("/events?search=blamed").text
    pages = [article, filled.get("/articles?search=bridge").text, filled.get(f"/events/{told.told.id}").text]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "javascript:" not in "".join(str(attrs.get("href")) for attrs in Reader(page).all("a"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in pages[1]
    assert "&lt;img src=x onerror=alert(1)&gt;" in pages[2]


@pytest.mark.parametrize(
    "evil",
    ['"><script>alert(1)</script>', "{{7*7}}", "${7*7}", "\x00", "\ud800", "'; drop table events; --", "a" * 400],
)
@pytest.mark.parametrize(
    "address", ["/events?search={}", "/articles?search={}", "/stories?search={}", "/events?actor={}"]
)
def test_what_is_searched_for_is_told_back_as_text(filled: TestClient, address: str, evil: str) -> None:
    from urllib.parse import quote

    answer = filled.get(address.format(quote(evil, errors="surrogatepass")))
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "49" not in answer.text or "7*7" not in evil
    looked_at(answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "/dyads/RUS",
        "/dyads/RUS-<script>",
        "/dyads/QQQ-RUS",
        "/actors/XX",
        "/actors/QQQ",
        f"/events/{ABSENT}",
        "/events/%2e%2e%2fetc",
        "/articles/../../etc/passwd",
        "/articles/nothing",
        "/stories/st-00000000000000000000",
        "/stories/st-00000000000000000000/near",
    ],
)
def test_what_is_not_there_is_said_on_a_page(filled: TestClient, address: str) -> None:
    answer = filled.get(address)
    assert answer.status_code == 404
    looked_at(answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "/events?since=yesterday",
        "/events?since=0001-01-01",
        "/events?quad=9",
        "/events?type=HUG",
        "/events?status=maybe",
        "/events?dyad=RUS",
        "/events?after=nonsense",
        "/events?limit=100000",
        "/events?confidence=nan",
        "/events?search=" + "a" * 401,
        "/articles?until=2022-02-30",
        f"/dyads/{PAIR}?by=hour",
        f"/dyads/{PAIR}?period=2022-13",
        f"/dyads/{PAIR}?by=month&period=2024-04&quad=7",
        f"/dyads/{PAIR}?way=up",
        "/actors/RUS?period=x",
        "/choices?language=xx",
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_why(filled: TestClient, address: str) -> None:
    answer = filled.get(address)
    assert answer.status_code == 422
    looked_at(answer.text)


def test_a_point_of_a_plot_leads_to_as_many_events_as_it_counts(filled: TestClient) -> None:
    page = filled.get(f"/dyads/{PAIR}?by=month&numbers=true").text
    links = re.findall(r'<a href="(/dyads/[^"]*period=[^"]*quad=[^"]*)#behind">(\d+)</a>', page)
    assert len(links) >= 3
    for address, number in links[:12]:
        part = filled.get(address.replace("&amp;", "&"), headers={"hx-request": "true"}).text
        assert part.count('<article class="event') == int(number)
        assert "<html" not in part


def test_the_numbers_of_a_plot_come_when_they_are_asked_for(filled: TestClient) -> None:
    page = filled.get(f"/dyads/{PAIR}?by=month&with={REAL}").text
    assert "<table" not in page
    asking = re.findall(r'hx-get="(/dyads/[^"]*numbers=true[^"]*)"', page)
    assert len(asking) == 2
    for address, of in zip(asking, ("", f"of={REAL}"), strict=True):
        part = filled.get(address.replace("&amp;", "&"), headers={"hx-request": "true"}).text
        assert "<html" not in part
        assert all(of in link for link in re.findall(r'href="([^"]*)"', part))
        whole = filled.get(address.replace("&amp;", "&")).text
        assert "<html" in whole and "<table" in whole and '<details class="numbers" open>' in whole
    assert "<table" in filled.get(asking[0].replace("&amp;", "&"), headers={"hx-request": "true"}).text


def test_the_events_behind_a_point_are_on_the_page_that_is_shared(filled: TestClient) -> None:
    page = filled.get(f"/dyads/{PAIR}?by=month&numbers=true").text
    address = re.search(r'href="(/dyads/[^"]*period=[^"]*)#behind"', page)
    assert address
    shared = filled.get(address[1].replace("&amp;", "&")).text
    assert words("en")["dyad.close"] in shared.partition('id="behind"')[2]


def test_pages_follow_each_other_without_loss(filled: TestClient, filled_store: Store) -> None:
    seen: list[str] = []
    address = "/events?status=any&limit=7"
    while address:
        page = filled.get(address).text
        seen += re.findall(r'/events/(ev-[0-9a-f]+)">Evidence', page)
        following = re.search(r'href="([^"]*)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert sorted(seen) == sorted(each.told.id for each in find(filled_store, Filters(status=())))


def test_a_mark_leads_to_an_entry_beside_the_text(filled: TestClient, addresses: list[str]) -> None:
    marked = 0
    for address in addresses[:12]:
        if not address.startswith("/articles/"):
            continue
        reader = Reader(filled.get(address).text)
        ids = {attrs["id"] for _, attrs in reader.tags if "id" in attrs}
        marks = [attrs for attrs in reader.all("a") if "mark" in (attrs.get("class") or "").split()]
        marked += len(marks)
        assert {(attrs["href"] or "")[1:] for attrs in marks} <= ids
        assert not re.search(r"<a [^>]*class=\"mark[^>]*>\s*</a>", filled.get(address).text)
        assert {key for attrs in marks for key in (attrs["data-keys"] or "").split()} <= ids
    assert marked > 20


def test_two_articles_stand_side_by_side(filled: TestClient, addresses: list[str]) -> None:
    one, other = (address.removeprefix("/articles/") for address in addresses[:2])
    page = filled.get(f"/articles/{one}?beside={other}")
    assert page.status_code == 200
    assert looked_at(page.text) and page.text.count('class="prose"') == 2
    assert filled.get(f"/articles/{one}?beside=nothing").status_code == 404


def test_an_event_is_found_by_its_first_digits(filled: TestClient, addresses: list[str]) -> None:
    whole = next(address for address in addresses if address.startswith("/events/"))
    answer = filled.get(whole[:-4], follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, whole)


def test_a_choice_is_kept_and_leads_back(desk: TestClient) -> None:
    answer = desk.get("/choices?language=es&scheme=dark&back=/agenda", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/agenda")
    assert all("HttpOnly" in cookie and "SameSite=lax" in cookie for cookie in answer.headers.get_list("set-cookie"))
    page = desk.get("/agenda").text
    assert '<html lang="es" data-scheme="dark">' in page
    assert desk.get("/choices?scheme=light&back=//evil.example", follow_redirects=False).headers["location"] == "/"


def test_other_pages_are_given_a_part_of_the_agenda(filled: TestClient) -> None:
    whole = filled.get("/agenda").text
    part = filled.get(f"/agenda?dyad={PAIR}", headers={"hx-request": "true"}).text
    assert "<html" in whole
    assert "<html" not in part
    assert part.count('<article class="event">') <= 9
    assert words("en")["agenda.soon"] in whole
