"""The tables of what people do with the record: corrections, comments, accounts, saved searches, following.

Moments are texts in ISO 8601, UTC, to the second, so that they sort as they follow each other.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, Index, Integer, Table, Text, false

from dragoman.record.schema.base import JSON, metadata

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("field", Text),
    Column("value", JSON),
    Column("original", JSON),
    Column("undoes", Integer),
    Index("corrections_by_event", "event"),
    sqlite_autoincrement=True,
    comment="what people have decided, never changed or deleted",
)

anchored = Table(
    "anchored",
    metadata,
    Column("correction", Integer, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("article", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("mention", Text),
    Index("anchored_by_mention", "mention"),
    Index("anchored_by_article", "article"),
    sqlite_with_rowid=False,
    comment="what corrections hold on to: words of an article, and the mention that tells of them at present",
)

comments = Table(
    "comments",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("article", Text),
    Column("mention", Text),
    Column("about", Text, nullable=False, server_default="article"),
    Column("state", Text, nullable=False, server_default="shown"),
    Index("comments_by_article", "article"),
    Index("comments_by_mention", "mention"),
    Index("comments_by_state", "state", "number"),
    sqlite_autoincrement=True,
    comment="about: event, article or story; that on a story belongs to the article which leads it",
)

moderations = Table(
    "moderations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("comment", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Index("moderations_by_comment", "comment"),
    sqlite_autoincrement=True,
    comment="who has shown, held or hidden a comment; never changed or deleted",
)

accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text),
    Column("created", Text, nullable=False),
    Column("disabled", Text),
    comment="who may use the pages; password: an Argon2 hash; disabled: since when",
)

tokens = Table(
    "tokens",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("hash", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("used", Text),
    Column("revoked", Text),
    Index("tokens_by_hash", "hash", unique=True),
    Index("tokens_by_account", "account", "name"),
    sqlite_autoincrement=True,
    comment="keys of programs; of the key itself only a hash is kept",
)

sessions = Table(
    "sessions",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("account", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("revoked", Text),
    Index("sessions_by_account", "account"),
    Index("sessions_by_expires", "expires"),
    comment="who is logged in; of the cookie only a hash is kept",
)

attempts = Table(
    "attempts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("since", Text, nullable=False),
    Column("until", Text),
    comment="logins that failed, by account and by address, since when, and until when no other is let in",
)

searches = Table(
    "searches",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text),
    Column("filters", JSON, nullable=False),
)

follows = Table(
    "follows",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("what", JSON, nullable=False),
    Column("channel", Text, nullable=False),
    Column("address", Text),
    Column("secret", Text),
    Column("departures", Boolean, nullable=False, server_default=false()),
    Column("created", Text, nullable=False),
    Column("paused", Text),
    Column("position", Integer, nullable=False),
    Index("follows_by_key", "key", unique=True),
    Index("follows_by_account", "account", "number"),
    sqlite_autoincrement=True,
    comment="what somebody wants to be told; key: names its feed; position: the last article that was told of",
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("follow", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("upto", Integer, nullable=False),
    Column("alert", Integer),
    Column("created", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Text, nullable=False),
    Column("claimed_by", Text),
    Column("problem", Text),
    Index("deliveries_by_follow", "follow", "number"),
    Index("deliveries_by_due", "state", "due"),
    sqlite_autoincrement=True,
    comment="what is to be sent: events that came after one article's number up to another's, or an alert",
)

alerts = Table(
    "alerts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("raised", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("days", Integer, nullable=False),
    Column("actor", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("expected", Float, nullable=False),
    Column("p", Float, nullable=False),
    Column("score", Float, nullable=False),
    Index("alerts_by_dyad", "actor", "recipient", "day"),
    Index("alerts_by_what", "day", "days", "actor", "recipient", "quad", unique=True),
    sqlite_autoincrement=True,
    comment="dyads that departed from their own past in so many days up to a day",
)
