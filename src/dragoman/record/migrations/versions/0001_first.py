"""The first tables of the record."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SQLITE_WORDS = (
    """create virtual table article_words using fts5(
        title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2')""",
    """create trigger article_words_insert after insert on articles begin
        insert into article_words(rowid, title, text) values (new.number, new.title, new.text); end""",
    """create trigger article_words_delete after delete on articles begin
        insert into article_words(article_words, rowid, title, text)
        values ('delete', old.number, old.title, old.text); end""",
)
POSTGRESQL_WORDS = (
    # A tsvector holds a megabyte at most; no news article comes near these 200,000 characters.
    """alter table articles add column words tsvector generated always as
        (to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 200000))) stored""",
    "create index articles_by_words on articles using gin (words)",
)
SQLITE_FOREVER = (
    """create trigger corrections_stay before update on corrections begin
        select raise(abort, 'corrections are never changed'); end""",
    """create trigger corrections_remain before delete on corrections begin
        select raise(abort, 'corrections are never deleted'); end""",
)
POSTGRESQL_FOREVER = (
    """create function corrections_stay() returns trigger language plpgsql as
        $$ begin raise exception 'corrections are never changed or deleted'; end $$""",
    """create trigger corrections_stay before update or delete on corrections
        for each row execute function corrections_stay()""",
)


def upgrade() -> None:
    """Make all tables, the full-text index, and the guard that keeps corrections as they are."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "anchored",
        sa.Column("correction", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mention", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("correction", "role", "position", name="anchored_pkey"),
        comment="what corrections hold on to: words of an article, and the mention that tells of them at present",
        sqlite_with_rowid=False,
    )
    op.create_index("anchored_by_article", "anchored", ["article"])
    op.create_index("anchored_by_mention", "anchored", ["mention"])
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("original_url", sa.Text(), nullable=True),
        sa.Column("original_language", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("copies", sa.Text(), nullable=False),
        sa.Column("copy_item", sa.Text(), nullable=True),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("story_item", sa.Text(), nullable=True),
        sa.Column("versions", sa.Text(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="articles_pkey"),
        comment="every article as it was read; copies, story: the groups it is in; trouble: why it could not be coded",
        sqlite_autoincrement=True,
    )
    op.create_index("articles_by_copies", "articles", ["copies"])
    op.create_index("articles_by_id", "articles", ["id"], unique=True)
    op.create_index("articles_by_published", "articles", ["published"])
    op.create_index("articles_by_story", "articles", ["story"])
    op.create_index("articles_by_url", "articles", ["url"])
    op.create_table(
        "comments",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=True),
        sa.Column("mention", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="comments_pkey"),
        sqlite_autoincrement=True,
    )
    op.create_index("comments_by_article", "comments", ["article"])
    op.create_index("comments_by_mention", "comments", ["mention"])
    op.create_table(
        "copy_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "item", name="copy_keys_pkey"),
        comment="hashed keys under which near-copies of an article are looked up",
        sqlite_with_rowid=False,
    )
    op.create_index("copy_keys_by_item", "copy_keys", ["item"])
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("original", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="corrections_pkey"),
        comment="what people have decided, never changed or deleted",
        sqlite_autoincrement=True,
    )
    op.create_index("corrections_by_event", "corrections", ["event"])
    op.create_table(
        "days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "until", "status", name="days_pkey"),
        comment="how much is recorded, to measure a series against",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dyads",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("goldstein", sa.Float(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "recipient", "event", name="dyads_pkey"),
        comment="pairs of codes with all that a series needs; where all sides act, each pair stands in both directions",
        sqlite_with_rowid=False,
    )
    op.create_index("dyads_by_event", "dyads", ["event"])
    op.create_table(
        "event_actors",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("event", "side", "position", name="event_actors_pkey"),
        comment="actors and recipients; the day is the event's, so that one index finds both",
        sqlite_with_rowid=False,
    )
    op.create_index("event_actors_by_code", "event_actors", ["code", "side", "day", "event"])
    op.create_table(
        "event_contexts",
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("context", "event", name="event_contexts_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("event_contexts_by_event", "event_contexts", ["event"])
    op.create_table(
        "events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("cameo", sa.Text(), nullable=False),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("goldstein", sa.Float(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("promises", sa.Text(), nullable=True),
        sa.Column("promised_start", sa.Date(), nullable=True),
        sa.Column("promised_end", sa.Date(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first_published", sa.Date(), nullable=True),
        sa.Column("last_published", sa.Date(), nullable=True),
        sa.Column("first_mention", sa.Text(), nullable=False),
        sa.Column("disagreements", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("told", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("original", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.Column("promising", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="events_pkey"),
        comment="what happened, once; told: null if the first mention tells it all; promising: told on the agenda",
    )
    op.create_index("events_by_country", "events", ["country", "start"])
    op.create_index("events_by_promise", "events", ["promising", "start"])
    op.create_index("events_by_start", "events", ["start", "id"])
    op.create_index("events_by_type", "events", ["type", "start"])
    op.create_table(
        "feed_items",
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("draft", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("article", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("link", name="feed_items_pkey"),
        comment="what feeds have told of; pending items are still to be read",
    )
    op.create_index("feed_items_by_state", "feed_items", ["state"])
    op.create_table(
        "feeds",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("checked", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("address", name="feeds_pkey"),
    )
    op.create_table(
        "mention_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "item", name="mention_keys_pkey"),
        comment="hashed keys under which other reports of the same event are looked up",
        sqlite_with_rowid=False,
    )
    op.create_index("mention_keys_by_item", "mention_keys", ["item"])
    op.create_table(
        "mentions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("grouped", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("coded", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="mentions_pkey"),
        comment="one article's report of one event; grouped: its event before corrections; kept: for a correction only",
    )
    op.create_index("mentions_by_article", "mentions", ["article"])
    op.create_index("mentions_by_event", "mentions", ["event"])
    op.create_index("mentions_by_grouped", "mentions", ["grouped"])
    op.create_table(
        "quotations",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=True),
        sa.Column("speaker", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("speaker_code", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("article", "start", "end", name="quotations_pkey"),
        comment="who said what; filled by the coding of quotations",
    )
    op.create_index("quotations_by_speaker_code", "quotations", ["speaker_code"])
    op.create_table(
        "searches",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("filters", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="searches_pkey"),
    )
    op.create_table(
        "sentences",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("index", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("article", "index", name="sentences_pkey"),
        comment="the sentences that tell an event, as spans of characters of the article's text",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("languages", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="stories_pkey"),
        comment="sets of articles about the same happening",
    )
    op.create_index("stories_by_end", "stories", ["end"])
    op.create_table(
        "story_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "item", name="story_keys_pkey"),
        comment="hashed keys under which other articles of the same story are looked up",
        sqlite_with_rowid=False,
    )
    op.create_index("story_keys_by_item", "story_keys", ["item"])
    op.create_table(
        "versions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("made_by", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="versions_pkey"),
        comment="what rows were made with: versions of code, parser, rules and facts",
    )
    for statement in (SQLITE_WORDS + SQLITE_FOREVER) if is_sqlite else (POSTGRESQL_WORDS + POSTGRESQL_FOREVER):
        op.execute(statement)
