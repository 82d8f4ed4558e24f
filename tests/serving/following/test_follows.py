"""Following, by the pages: what one follows, and what letters lead to."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from dragoman.record import follows
from dragoman.record.accounts import disable
from dragoman.record.follows import MOST, UNCONFIRMED, Follow
from dragoman.serving.following import sending
from dragoman.serving.following.sending import code

from ..closed import ClosedRoom, post

DYAD = "/dyads/FRA-DEU"


@pytest.fixture
def ann(closed: ClosedRoom) -> TestClient:
    return closed.logged_in("ann")


def begin(client: TestClient, of: str = DYAD, **more: object) -> object:
    return post(client, "/follow", {"of": of, "name": "mine", **more})


def own(closed: ClosedRoom, who: str = "ann") -> list[Follow]:
    return follows.follows_of(closed.store, who)


@pytest.mark.parametrize(
    ("of", "kind", "path"),
    [
        (DYAD, "dyad", DYAD),
        ("/dyads/fra-deu?by=month", "dyad", DYAD),
        ("/actors/RUS", "actor", "/actors/RUS"),
        ("/events?type=ASSAULT&quad=4&search=grain+deal", "search", None),
        ("/events", "search", "/events"),
    ],
)
def test_what_a_page_shows_can_be_followed(
    closed: ClosedRoom, ann: TestClient, of: str, kind: str, path: str | None
) -> None:
    page = ann.get("/follow", params={"of": of})
    assert page.status_code == 200
    assert 'name="of"' in page.text
    assert begin(ann, of).status_code == 303
    (made,) = own(closed)
    assert (made.kind, made.channel, made.paused) == (kind, "feed", None)
    listed = ann.get("/follow").text
    if path:
        assert f'href="{path}"' in listed
    else:
        assert made.filters.type == ("ASSAULT",)
        (link,) = re.findall(r'<h3><a href="([^"]+)"', listed)
        again = begin(ann, unescape(link))
        assert again.status_code == 303
        assert own(closed)[1].filters == made.filters


@pytest.mark.parametrize(
    "of", ["", "/", "/account", "/dyads/XXX-YYY", "https://evil.example/", "/events?type=NONE", "/stories/none"]
)
def test_what_shows_nothing_cannot(closed: ClosedRoom, ann: TestClient, of: str) -> None:
    assert begin(ann, of).status_code in (404, 422)
    assert not own(closed)


def test_the_feed_of_a_follow_is_read_by_its_address_alone(closed: ClosedRoom, ann: TestClient) -> None:
    begin(ann)
    (made,) = own(closed)
    assert f"https://events.example/follow/{made.key}.atom" in ann.get("/follow").text
    reader = closed.browser()
    for format in ("atom", "json"):
        answer = reader.get(f"/follow/{made.key}.{format}")
        assert answer.status_code == 200
        assert "urn:dragoman:event:" in answer.text
        assert (
            reader.get(f"/follow/{made.key}.{format}", headers={"if-none-match": answer.headers["etag"]}).status_code
            == 304
        )
    assert reader.get(f"/follow/{'x' * 32}.atom").status_code == 404
    assert post(ann, f"/follow/{made.number}/pause", {}).status_code == 303
    assert reader.get(f"/follow/{made.key}.atom").status_code == 404
    assert post(ann, f"/follow/{made.number}/resume", {}).status_code == 303
    assert reader.get(f"/follow/{made.key}.atom").status_code == 200
    disable(closed.store, "ann")
    assert reader.get(f"/follow/{made.key}.atom").status_code == 404


def test_a_feed_key_opens_nothing_else(closed: ClosedRoom, ann: TestClient) -> None:
    begin(ann)
    (made,) = own(closed)
    reader = closed.browser()
    reader.get(f"/follow/{made.key}.atom")
    for path in ("/events", "/events.atom", f"/follow/{made.key}", f"/follow/{made.key}.atom/../../events"):
        assert reader.get(path).status_code in (303, 404)
    assert reader.get("/events", headers={"authorization": f"Bearer {made.key}"}).status_code == 401


def test_nobody_touches_what_another_follows(closed: ClosedRoom, ann: TestClient) -> None:
    begin(ann)
    (made,) = own(closed)
    for name in ("ben", "eve"):
        other = closed.logged_in(name)
        assert made.key not in other.get("/follow").text
        for deed in ("pause", "resume", "remove"):
            assert post(other, f"/follow/{made.number}/{deed}", {}).status_code == 404
    assert own(closed) == [made]
    assert post(ann, f"/follow/{made.number}/remove", {}).status_code == 303
    assert not own(closed)


def test_the_secret_of_a_webhook_is_shown_once(closed: ClosedRoom, ann: TestClient) -> None:
    answer = begin(ann, channel="webhook", address="https://93.184.216.34/hook/with-a-key")
    (made,) = own(closed)
    assert made.secret and made.secret in answer.text
    assert answer.headers["cache-control"] == "no-store"
    again = ann.get("/follow").text
    assert made.secret not in again
    assert "with-a-key" not in again
    assert closed.browser().get(f"/follow/{made.key}.atom").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["", "http://127.0.0.1/", "http://localhost:8000/", "http://169.254.169.254/", "ftp://a.b/", "javascript:x"],
)
def test_a_webhook_into_the_own_network_is_refused_at_once(closed: ClosedRoom, ann: TestClient, address: str) -> None:
    assert begin(ann, channel="webhook", address=address).status_code == 422
    assert not own(closed)


def test_without_a_mail_server_there_are_no_letters(closed: ClosedRoom, ann: TestClient) -> None:
    assert 'value="daily"' not in ann.get("/follow", params={"of": DYAD}).text
    assert begin(ann, channel="daily", address="ann@reader.example").status_code == 422


def lettered(closed: ClosedRoom, monkeypatch: pytest.MonkeyPatch | None = None, who: str = "ann") -> Follow:
    from dragoman.record.filters import Filters

    return follows.follow(
        closed.store,
        who,
        "mine",
        "dyad",
        Filters(dyad=("FRA", "DEU")),
        "daily",
        address="a@b.example",
        secret="s",  # noqa: S106
    )


def test_letters_come_once_somebody_says_so_at_their_address(closed: ClosedRoom) -> None:
    made = lettered(closed)
    assert made.paused == UNCONFIRMED
    reader = closed.browser()
    right, wrong = f"/follow/{made.key}/confirm?code={code(made, 'confirm')}", f"/follow/{made.key}/confirm?code=x"
    for path in (wrong, f"/follow/{made.key}/confirm", f"/follow/{made.key}/confirm?code={code(made, 'stop')}"):
        assert reader.get(path).status_code == 404
    assert reader.get(right).status_code == 200
    assert own(closed)[0].paused == UNCONFIRMED  # looking at a link is no yes
    assert reader.post(right).status_code == 403
    assert post(reader, right, {}, page=right).status_code == 200
    assert own(closed)[0].paused is None


def test_nobody_confirms_in_anothers_place(closed: ClosedRoom, ann: TestClient) -> None:
    made = lettered(closed)
    post(ann, f"/follow/{made.number}/resume", {})
    assert own(closed)[0].paused == UNCONFIRMED


def test_a_mail_programs_own_button_ends_letters(closed: ClosedRoom) -> None:
    made = lettered(closed)
    follows.confirm(closed.store, made.key)
    program = closed.browser()
    body = {"List-Unsubscribe": "One-Click"}
    assert program.post(f"/follow/{made.key}/stop?code=x", data=body).status_code == 404
    assert own(closed)[0].paused is None
    answer = program.post(f"/follow/{made.key}/stop?code={code(made, 'stop')}", data=body)
    assert answer.status_code == 200
    assert own(closed)[0].paused


def test_what_somebody_called_it_is_text(closed: ClosedRoom, ann: TestClient) -> None:
    post(ann, "/follow", {"of": DYAD, "name": "<script>alert(1)</script> {{7*7}}"})
    page = ann.get("/follow").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in page
    (made,) = own(closed)
    assert "<script>" not in closed.browser().get(f"/follow/{made.key}.atom").text


def test_nobody_follows_without_end(closed: ClosedRoom, ann: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follows, "MOST", 2)
    assert [begin(ann).status_code for _ in range(3)] == [303, 303, 422]
    assert MOST == 100
    assert sending.MOST == 100
