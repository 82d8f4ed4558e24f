"""What people say beside the record: comments on events, articles and stories, and who has let them be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from dragoman.record.amending import members_of
from dragoman.record.errors import NoSuchThing, RecordError
from dragoman.record.keeping import present
from dragoman.record.moments import moment
from dragoman.record.paging import SHOWN, Order, Page, by_number
from dragoman.record.schema import articles, comments, moderations
from dragoman.record.store import Readable, Store, reading
from dragoman.record.stories import full_id, leader_of

State = Literal["shown", "held", "hidden"]
"""``held``: an editor has to look at it first."""
About = Literal["event", "article", "story"]
STATES: tuple[State, ...] = get_args(State)

POLICY: Mapping[str, State] = {"reader": "held", "analyst": "shown", "editor": "shown"}
"""In what state the comments of each role begin."""
LONGEST = 20_000
"""Characters of a comment."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark of a person's, as it was written: whoever shows it has to clean it."""

    number: int
    at: str
    who: str
    text: str
    article: str | None
    """The article that it is on; for an event, that of its leading mention then, for a story, the one that led it."""
    mention: str | None
    about: About
    state: State


@dataclass(frozen=True, slots=True)
class Moderation:
    """A decision about a comment: it was shown, held or hidden."""

    number: int
    at: str
    who: str
    why: str
    comment: int
    state: State


def comment(
    store: Store,
    who: str,
    text: str,
    *,
    event: str | None = None,
    article: str | None = None,
    story: str | None = None,
    role: str = "editor",
    policy: Mapping[str, State] = POLICY,
    at: str | None = None,
) -> int:
    """Put down a comment on an event, an article or a story of the record; returns its number.

    Raises ``NoSuchThing`` or ``NoSuchEvent`` if there is nothing to comment on.
    """
    if not who.strip() or not text.strip():
        raise RecordError("a comment needs a name and a text")
    if len(text) > LONGEST:
        raise RecordError(f"a comment has {LONGEST:,} characters at most")
    if [event, article, story].count(None) != 2:
        raise RecordError("a comment is on an event, on an article or on a story")
    with store.writing() as connection:
        about, article, mention = _about(connection, event, article, story)
        row = {
            "at": at or moment(),
            "who": who.strip(),
            "text": text.strip().replace("\x00", "\ufffd"),
            "article": article,
            "mention": mention,
            "about": about,
            "state": policy.get(role, "held"),
        }
        made = connection.execute(insert(comments).values(row)).inserted_primary_key
        assert made is not None  # noqa: S101 -- one row has one key
        return int(made[0])


def comments_on(
    place: Readable,
    *,
    event: str | None = None,
    article: str | None = None,
    story: str | None = None,
    states: Sequence[State] = (),
    limit: int = SHOWN,
    after: str | None = None,
    order: Order = "oldest",
) -> Page[Comment]:
    """The comments on an event, on an article with its events, on a story, or all; without ``states`` in any state."""
    query = select(comments)
    if states:
        query = query.where(comments.c.state.in_(states))
    with reading(place) as connection:
        for wanted in _on(connection, event, article, story):
            query = query.where(wanted)
        page = by_number(connection, query, comments.c.number, limit=limit, after=after, order=order)
        return page.map(_comment)


def moderate(store: Store, number: int, state: State, who: str, why: str = "", at: str | None = None) -> Comment:
    """Show, hold or hide a comment; who did so is noted for good. Raises ``NoSuchThing``."""
    if state not in STATES:
        raise RecordError(f"a comment is {', '.join(STATES)}, not {state}")
    if not who.strip():
        raise RecordError("a moderation needs the name of who makes it")
    with store.writing() as connection:
        there = connection.execute(select(comments).where(comments.c.number == number)).one_or_none()
        if there is None:
            raise NoSuchThing(f"there is no comment {number}")
        row = {"at": at or moment(), "who": who.strip(), "why": why.strip(), "comment": number, "state": state}
        connection.execute(insert(moderations).values(row))
        connection.execute(update(comments).where(comments.c.number == number).values(state=state))
        return _comment(there, state)


def moderations_of(place: Readable, number: int) -> list[Moderation]:
    """What was decided about a comment, the oldest first."""
    query = select(moderations).where(moderations.c.comment == number).order_by(moderations.c.number)
    with reading(place) as connection:
        return [Moderation(**row) for row in connection.execute(query).mappings()]


def waiting(place: Readable) -> int:
    """How many comments are held for an editor."""
    with reading(place) as connection:
        query = select(func.count()).select_from(comments).where(comments.c.state == "held")
        return int(connection.execute(query).scalar_one())


def _about(
    connection: Connection, event: str | None, article: str | None, story: str | None
) -> tuple[About, str, str | None]:
    """What a comment holds on to: an event and a story may be named otherwise later, articles and mentions stay."""
    if event is not None:
        first = members_of(connection, event)[0]
        return "event", first.mention.event.document.id, first.id
    if story is not None:
        return "story", leader_of(full_id(connection, story)), None
    if article is None or not present(connection, [article]):
        raise NoSuchThing(f"there is no article {article}")
    return "article", article, None


def _on(connection: Connection, event: str | None, article: str | None, story: str | None) -> list[ColumnElement[bool]]:
    c = comments.c
    if event is not None:
        return [c.mention.in_([each.id for each in members_of(connection, event)])]
    if article is not None:
        return [c.article == article, c.about != "story"]
    if story is not None:
        leader = leader_of(full_id(connection, story))
        return [c.about == "story", c.article.in_(select(articles.c.id).where(articles.c.story == leader))]
    return []


def _comment(row: Any, state: State | None = None) -> Comment:
    told = {field.name: getattr(row, field.name) for field in fields(Comment)}
    return Comment(**{**told, "state": state or row.state})
