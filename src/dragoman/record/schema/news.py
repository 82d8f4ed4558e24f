"""The tables of the news: articles, mentions, events and stories, quotations, feeds, and what is summed of them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Index, Integer, Table, Text, false

from dragoman.record.schema.base import JSON, metadata

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
    Index("articles_by_published", "published", "id"),
    Index("articles_by_original", "original_url"),
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
    Column("arrived", Integer, nullable=False, server_default="0"),
    Index("events_by_start", "start", "id"),
    Index("events_by_type", "type", "start"),
    Index("events_by_country", "country", "start"),
    Index("events_by_promise", "promising", "start"),
    Index("events_by_arrival", "arrived", "id"),
    comment="what happened, once; told: null if the first mention tells it all; promising: told on the agenda; "
    "arrived: the number of the first article that tells it",
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
    Column("type", Text, nullable=False, server_default=""),
    Column("mutual", Boolean, nullable=False, server_default=false()),
    Index("dyads_by_event", "event"),
    Index("dyads_by_day", "actor", "recipient", "day", "event"),
    sqlite_with_rowid=False,
    comment="pairs of codes with all that a series needs; where all sides act, each pair stands in both directions: "
    "then it is mutual",
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

sums = Table(
    "sums",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("within", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("quad", Integer, primary_key=True, autoincrement=False),
    Column("mutual", Boolean, primary_key=True),
    Column("events", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("tenths", Integer, nullable=False),
    Index("sums_by_actor", "actor", "period", "recipient"),
    Index("sums_by_recipient", "recipient", "period", "actor"),
    sqlite_with_rowid=False,
    comment="dyads summed by month of the first day, and over all time (period: empty); *: anybody; within: the "
    "shortest period that holds the events; mutual: also counted the other way; tenths: ten Goldstein scores",
)

names = Table(
    "names",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    Column("events", Integer, nullable=False),
    Index("names_by_folded", "folded", "code"),
    sqlite_with_rowid=False,
    comment="under what names a code acts and receives; folded: without case and accents",
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
    Column("id", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("speaker", JSON),
    Column("speaker_code", Text),
    Column("to", JSON),
    Column("verb", JSON),
    Column("published", Date),
    Index("quotations_by_article", "article", "start"),
    Index("quotations_by_day", "published", "id"),
    Index("quotations_by_speaker", "speaker_code", "published", "id"),
    comment="who said what; published: the day of the article",
)

spoken_of = Table(
    "spoken_of",
    metadata,
    Column("speaker", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("quotation", Text, primary_key=True),
    Column("published", Date),
    Index("spoken_of_by_quotation", "quotation"),
    Index("spoken_of_by_day", "speaker", "other", "published", "quotation"),
    sqlite_with_rowid=False,
    comment="whom a quotation speaks to or names: codes of other sides than the speaker's",
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
