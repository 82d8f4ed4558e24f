"""Comments: Markdown that can do nothing, and editors who decide what is shown."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dragoman.record.asking import find
from dragoman.record.comments import comments_on, moderations_of
from dragoman.record.filters import Filters
from dragoman.record.stories import find as stories
from dragoman.serving.pages.people.comments import LONGEST, remarks
from dragoman.serving.pages.people.markdown import TAGS, html_of
from dragoman.serving.viewer import Viewer

from ..closed import ClosedRoom, post
from ..filling import DYAD

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](http://a.example "onmouseover=alert(1)")',
    '[x](http://a.example"onmouseover="alert(1))',
    "![x](http://a.example/pixel.png)",
    "![x](javascript:alert(1))",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>",
    "<iframe src=//evil.example>",
    "```<script>alert(1)</script>```",
    "`</code><script>alert(1)</script>`",
    "{{7*7}} ${7*7} {% raw %}",
    "</textarea><script>alert(1)</script>",
    "<form action=//evil.example><input name=csrf>",
)


def safe(rendered: str) -> None:
    """Nothing but the few elements that a comment may have, and links to the web."""
    for node in html.fragments_fromstring(f"<div>{rendered}</div>")[0].iter():
        assert node.tag in {*TAGS, "div"}, node.tag
        for name, value in node.attrib.items():
            assert (node.tag, name) in {("a", "href"), ("a", "rel")}
            if name == "href":
                assert re.match(r"https?://|/|#|[^:]*$", value), value
            else:
                assert set(value.split()) == {"noopener", "noreferrer", "nofollow"}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_means_harm_is_shown_as_text_or_not_at_all(attack: str) -> None:
    safe(str(html_of(attack)))


parts = st.sampled_from(
    [
        *ATTACKS,
        "[",
        "](",
        ")",
        "<",
        ">",
        '"',
        "'",
        "`",
        "*",
        "_",
        "\n",
        "> ",
        "- ",
        "&#x6a;",
        "javascript:",
        " ",
        "http://",
        "a",
    ]
)


@given(st.lists(parts, max_size=12).map("".join))
def test_nor_do_its_parts_add_up_to_harm(text: str) -> None:
    safe(str(html_of(text)))


@given(st.text(max_size=300))
def test_whatever_somebody_writes_comes_out_safe(text: str) -> None:
    safe(str(html_of(text)))


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "*", "**", "[", "![", "`", "<", "~~a", "*a", "[a](b"])
def test_what_is_nested_without_end_comes_to_one(mark: str) -> None:
    rendered = str(html_of(mark * (LONGEST // len(mark))))
    assert rendered.count("<blockquote>") + rendered.count("<ul>") + rendered.count("<ol>") <= 20


def test_a_little_markdown_is_understood() -> None:
    rendered = str(html_of("*so* and **so**\n\n> said\n\n- one\n- two\n\n[there](https://a.example/?a=1&b=2)"))
    for piece in (
        "<em>so</em>",
        "<strong>so</strong>",
        "<blockquote>",
        "<li>one</li>",
        'href="https://a.example/?a=1&amp;b=2"',
    ):
        assert piece in rendered


def test_letters_that_turn_the_text_around_are_left_out() -> None:
    assert "\u202e" not in html_of("user\u202egnp.exe")


def first_event(closed: ClosedRoom) -> str:
    return next(find(closed.store, Filters(dyad=DYAD))).told.id


@pytest.mark.parametrize("about", ["event", "article", "story"])
def test_everything_can_be_commented_on(closed: ClosedRoom, about: str) -> None:
    event = next(find(closed.store, Filters(dyad=DYAD)))
    story = next(stories(closed.store))["id"]
    id = {"event": event.told.id, "article": event.told.event.document.id, "story": story}[about]
    if about == "article":
        from dragoman.record.identity import article_id

        id = article_id(event.article)
    client = closed.logged_in("ben")
    answer = post(client, "/comments", {"about": about, "id": id, "text": "*Is* it so?"})
    assert answer.status_code == 303, answer.text
    assert re.fullmatch(rf"/(events|articles|stories)/{id}#comment-\d+", answer.headers["location"])
    said = remarks(closed.store, None, about, id).comments[-1]  # type: ignore[arg-type]
    assert (said.who, str(said.html).strip()) == ("ben", "<p><em>Is</em> it so?</p>")


def test_with_htmx_the_answer_is_the_part_with_the_comments(closed: ClosedRoom) -> None:
    client = closed.logged_in("ben")
    form = {"about": "event", "id": first_event(closed), "text": ATTACKS[0]}
    answer = post(client, "/comments", form, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith("<section")
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize("text", ["", "  ", "x" * (LONGEST + 1)])
def test_too_little_and_too_much_is_refused(closed: ClosedRoom, text: str) -> None:
    before = len(comments_on(closed.store).items)
    form = {"about": "event", "id": first_event(closed), "text": text}
    assert 400 <= post(closed.logged_in("ben"), "/comments", form).status_code < 500
    assert len(comments_on(closed.store).items) == before


def test_a_readers_comment_waits_for_an_editor_who_shows_or_hides_it(closed: ClosedRoom) -> None:
    event = first_event(closed)
    ann, eve = closed.logged_in("ann"), closed.logged_in("eve")
    post(ann, "/comments", {"about": "event", "id": event, "text": "first"})
    number = remarks(closed.store, Viewer("ann", "reader"), "event", event).comments[-1].number

    def others_see() -> bool:
        return number in {
            each.number for each in remarks(closed.store, Viewer("ben", "analyst"), "event", event).comments
        }

    assert not others_see()
    queue = eve.get("/moderation").text
    assert f'action="/moderation/{number}"' in queue
    assert f'href="/events/{event}"' in queue
    assert post(eve, f"/moderation/{number}", {"state": "shown"}).status_code == 303
    assert others_see()
    assert post(eve, f"/moderation/{number}", {"state": "hidden"}).status_code == 422
    assert post(eve, f"/moderation/{number}", {"state": "hidden", "why": "off topic"}).status_code == 303
    assert not others_see()
    log = [(each.who, each.state, each.why) for each in moderations_of(closed.store, number)]
    assert log == [("eve", "shown", ""), ("eve", "hidden", "off topic")]
    assert "off topic" in eve.get("/moderation?state=hidden").text


def test_only_editors_moderate(closed: ClosedRoom) -> None:
    for name in ("ann", "ben"):
        client = closed.logged_in(name)
        assert client.get("/moderation").status_code == 403
        assert post(client, "/moderation/1", {"state": "hidden", "why": "x"}).status_code == 403


def test_at_a_desk_the_rooms_own_forms_work(own: TestClient) -> None:
    store = own.app.state.room.store  # type: ignore[attr-defined]
    event = next(find(store, Filters(dyad=DYAD))).told.id
    form = {"about": "event", "id": event, "text": "seen"}
    answer = post(own, "/comments", form, page=f"/events/{event}/correct", follow_redirects=False)
    assert answer.status_code == 303
    assert comments_on(store, event=event).items[-1].who == "desk"
