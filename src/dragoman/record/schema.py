"""The tables of the record, the same in SQLite and PostgreSQL.

Ids are content hashes, so that the same articles make the same rows whatever the order in which they come. Only what
people add (corrections, comments) and the articles' place in the full-text index are numbered.
"""

from __future__ import annotations

from sqlalchemy import JSON as SQLJSON
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

JSON = SQLJSON(none_as_null=True)

metadata = MetaData(naming_convention={"ix": "%(table_name)s_by_%(column_0_N_name)s", "pk": "%(table_name)s_pkey"})

versions = Table(
    "versions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made_by", JSON, nullable=False),
    comment="what rows were made with: versions of code, parser, rules and facts",
)

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("language", Text),
    Column("published", Date),
    Column("url", Text),
    Column("original_url", Text),
    Column("original_language", Text),
    Column("source", Text),
    Column("copies", Text, nullable=False),
    Column("copy_item", Text),
    Column("story", Text),
    Column("story_item", Text),
    Column("versions", Text),
    Column("trouble", Text),
    Index("articles_by_id", "id", unique=True),
    Index("articles_by_url", "url"),
    Index("articles_by_copies", "copies"),
    Index("articles_by_story", "story"),
    Index("articles_by_published", "published"),
    sqlite_autoincrement=True,
    comment="every article as it was read; copies, story: the groups it is in; trouble: why it could not be coded",
)

copy_keys = Table(
    "copy_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("item", Text, primary_key=True),
    Index("copy_keys_by_item", "item"),
    sqlite_with_rowid=False,
    comment="hashed keys under which near-copies of an article are looked up",
)

sentences = Table(
    "sentences",
    metadata,
    Column("article", Text, primary_key=True),
    Column("index", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
    comment="the sentences that tell an event, as spans of characters of the article's text",
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("grouped", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("coded", JSON, nullable=False),
    Column("versions", Text, nullable=False),
    Column("kept", Boolean, nullable=False, default=False),
    Index("mentions_by_article", "article"),
    Index("mentions_by_event", "event"),
    Index("mentions_by_grouped", "grouped"),
    comment="one article's report of one event; grouped: its event before corrections; kept: for a correction only",
)

mention_keys = Table(
    "mention_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("item", Text, primary_key=True),
    Index("mention_keys_by_item", "item"),
    sqlite_with_rowid=False,
    comment="hashed keys under which other reports of the same event are looked up",
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("cameo", Text, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("goldstein", Float, nullable=False),
    Column("status", Text, nullable=False),
    Column("promises", Text),
    Column("promised_start", Date),
    Column("promised_end", Date),
    Column("start", Date),
    Column("end", Date),
    Column("place", Text),
    Column("country", Text),
    Column("confidence", Float, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first_published", Date),
    Column("last_published", Date),
    Column("first_mention", Text, nullable=False),
    Column("disagreements", JSON, nullable=False),
    Column("told", JSON),
    Column("original", JSON),
    Column("corrected", Boolean, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Column("rejected", Boolean, nullable=False),
    Column("promising", Boolean, nullable=False),
    Index("events_by_start", "start", "id"),
    Index("events_by_type", "type", "start"),
    Index("events_by_country", "country", "start"),
    Index("events_by_promise", "promising", "start"),
    comment="what happened, once; told: null if the first mention tells it all; promising: told on the agenda",
)

event_actors = Table(
    "event_actors",
    metadata,
    Column("event", Text, primary_key=True),
    Column("side", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("code", Text),
    Column("sector", Text),
    Column("name", Text),
    Column("day", Date),
    Index("event_actors_by_code", "code", "side", "day", "event"),
    sqlite_with_rowid=False,
    comment="actors and recipients; the day is the event's, so that one index finds both",
)

event_contexts = Table(
    "event_contexts",
    metadata,
    Column("context", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Index("event_contexts_by_event", "event"),
    sqlite_with_rowid=False,
)

dyads = Table(
    "dyads",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("day", Date),
    Column("until", Date),
    Column("status", Text, nullable=False),
    Column("quad", Integer, nullable=False),
    Column("goldstein", Float, nullable=False),
    Column("mentions", Integer, nullable=False),
    Index("dyads_by_event", "event"),
    sqlite_with_rowid=False,
    comment="pairs of codes with all that a series needs; where all sides act, each pair stands in both directions",
)

days = Table(
    "days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("until", Date, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    sqlite_with_rowid=False,
    comment="how much is recorded, to measure a series against",
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text),
    Column("start", Date),
    Column("end", Date),
    Column("articles", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("languages", JSON, nullable=False),
    Index("stories_by_end", "end"),
    comment="sets of articles about the same happening",
)

story_keys = Table(
    "story_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("item", Text, primary_key=True),
    Index("story_keys_by_item", "item"),
    sqlite_with_rowid=False,
    comment="hashed keys under which other articles of the same story are looked up",
)

quotations = Table(
    "quotations",
    metadata,
    Column("article", Text, primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    Column("direct", Boolean, nullable=False),
    Column("verb", Text),
    Column("speaker", JSON),
    Column("speaker_code", Text),
    Index("quotations_by_speaker_code", "speaker_code"),
    comment="who said what; filled by the coding of quotations",
)

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
    Index("comments_by_article", "article"),
    Index("comments_by_mention", "mention"),
    sqlite_autoincrement=True,
)

searches = Table(
    "searches",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text),
    Column("filters", JSON, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("address", Text, primary_key=True),
    Column("title", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("checked", Text),
    Column("due", Text),
    Column("failures", Integer, nullable=False, default=0),
    Column("problem", Text),
)

feed_items = Table(
    "feed_items",
    metadata,
    Column("link", Text, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("draft", JSON),
    Column("article", Text),
    Index("feed_items_by_state", "state"),
    comment="what feeds have told of; pending items are still to be read",
)
