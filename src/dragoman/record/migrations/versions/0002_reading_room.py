"""What the reading room needs: sums of dyads, quotations, accounts, moderated comments, following."""

import sqlalchemy as sa
from alembic import op

from dragoman.resolving.actors.folding import fold

revision = "0002"
down_revision = "0001"

SQLITE_FOREVER = (
    """create trigger moderations_stay before update on moderations begin
        select raise(abort, 'moderations are never changed'); end""",
    """create trigger moderations_remain before delete on moderations begin
        select raise(abort, 'moderations are never deleted'); end""",
    """create trigger comments_stay before update of at, who, text, article, mention, about on comments begin
        select raise(abort, 'comments are never changed'); end""",
    """create trigger comments_remain before delete on comments begin
        select raise(abort, 'comments are never deleted'); end""",
)
POSTGRESQL_FOREVER = (
    """create function moderations_stay() returns trigger language plpgsql as
        $$ begin raise exception 'moderations are never changed or deleted'; end $$""",
    """create trigger moderations_stay before update or delete on moderations
        for each row execute function moderations_stay()""",
    """create function comments_stay() returns trigger language plpgsql as
        $$ begin raise exception 'comments are never changed or deleted'; end $$""",
    """create trigger comments_stay before delete or update of at, who, text, article, mention, about on comments
        for each row execute function comments_stay()""",
)

FILLING = (
    "update comments set about = 'event' where mention is not null",
    """update events set arrived = (select min(a.number) from mentions m join articles a on a.id = m.article
        where m.event = events.id)""",
    """update dyads set type = (select e.type from events e where e.id = dyads.event),
        mutual = exists (select 1 from dyads b where b.actor = dyads.recipient and b.recipient = dyads.actor
            and b.event = dyads.event)""",
)
SIDES = """select {0}, e."start", e."end", e.status, e.quad, e.mentions, e.goldstein, s.acts + s.receives = 2
    from (select event, code, max(case side when 'actor' then 1 else 0 end) as acts,
            max(case side when 'recipient' then 1 else 0 end) as receives
        from event_actors where code is not null group by event, code) s
    join events e on e.id = s.event where not e.rejected and s.{1} = 1"""
COUNTED = (
    "select actor, recipient, day, until, status, quad, mentions, goldstein, mutual from dyads",
    SIDES.format("s.code, '*'", "acts"),
    SIDES.format("'*', s.code", "receives"),
    """select '*', '*', "start", "end", status, quad, mentions, goldstein, false from events where not rejected""",
)
"""What is summed: pairs, then one side with anybody, then anybody with anybody."""

COMMENTS = {
    "comments": "about: event, article or story; that on a story belongs to the article which leads it",
    "dyads": "pairs of codes with all that a series needs; where all sides act, each pair stands in both directions: "
    "then it is mutual",
    "events": "what happened, once; told: null if the first mention tells it all; promising: told on the agenda; "
    "arrived: the number of the first article that tells it",
}

PERIODS = {
    "sqlite": (
        "substr({0}, 1, 7)", "substr({0}, 1, 4) || (cast(substr({0}, 6, 2) as integer) + 2) / 3", "substr({0}, 1, 4)"
    ),
    "postgresql": ("to_char({0}, 'YYYY-MM')", "to_char({0}, 'YYYYQ')", "to_char({0}, 'YYYY')"),
}  # fmt: skip


def upgrade() -> None:
    """Add the tables and columns, and fill those that follow from what is there."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    op.drop_index("articles_by_published", table_name="articles")
    op.create_index("articles_by_published", "articles", ["published", "id"])
    op.create_index("articles_by_original", "articles", ["original_url"])
    op.add_column("comments", sa.Column("about", sa.Text(), server_default="article", nullable=False))
    op.add_column("comments", sa.Column("state", sa.Text(), server_default="shown", nullable=False))
    op.create_index("comments_by_state", "comments", ["state", "number"])
    op.add_column("dyads", sa.Column("type", sa.Text(), server_default="", nullable=False))
    op.add_column("dyads", sa.Column("mutual", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index("dyads_by_day", "dyads", ["actor", "recipient", "day", "event"])
    op.add_column("events", sa.Column("arrived", sa.Integer(), server_default="0", nullable=False))
    op.create_index("events_by_arrival", "events", ["arrived", "id"])

    op.drop_table("quotations")  # the first version never filled it
    op.create_table(
        "quotations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("speaker", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("speaker_code", sa.Text(), nullable=True),
        sa.Column("to", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("verb", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="quotations_pkey"),
        comment="who said what; published: the day of the article",
    )
    op.create_index("quotations_by_article", "quotations", ["article", "start"])
    op.create_index("quotations_by_day", "quotations", ["published", "id"])
    op.create_index("quotations_by_speaker", "quotations", ["speaker_code", "published", "id"])
    op.create_table(
        "accounts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("disabled", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name="accounts_pkey"),
        comment="who may use the pages; password: an Argon2 hash; disabled: since when",
    )
    op.create_table(
        "alerts",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("raised", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("expected", sa.Float(), nullable=False),
        sa.Column("p", sa.Float(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="alerts_pkey"),
        comment="dyads that departed from their own past in so many days up to a day",
        sqlite_autoincrement=True,
    )
    op.create_index("alerts_by_dyad", "alerts", ["actor", "recipient", "day"])
    op.create_index("alerts_by_what", "alerts", ["day", "days", "actor", "recipient", "quad"], unique=True)
    op.create_table(
        "attempts",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="attempts_pkey"),
        comment="logins that failed, by account and by address, since when, and until when no other is let in",
    )
    op.create_table(
        "deliveries",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("follow", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("alert", sa.Integer(), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="deliveries_pkey"),
        comment="what is to be sent: events that came after one article's number up to another's, or an alert",
        sqlite_autoincrement=True,
    )
    op.create_index("deliveries_by_due", "deliveries", ["state", "due"])
    op.create_index("deliveries_by_follow", "deliveries", ["follow", "number"])
    op.create_table(
        "follows",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("departures", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("paused", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="follows_pkey"),
        comment="what somebody wants to be told; key: names its feed; position: the last article that was told of",
        sqlite_autoincrement=True,
    )
    op.create_index("follows_by_account", "follows", ["account", "number"])
    op.create_index("follows_by_key", "follows", ["key"], unique=True)
    op.create_table(
        "moderations",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("comment", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="moderations_pkey"),
        comment="who has shown, held or hidden a comment; never changed or deleted",
        sqlite_autoincrement=True,
    )
    op.create_index("moderations_by_comment", "moderations", ["comment"])
    op.create_table(
        "names",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", "name", name="names_pkey"),
        comment="under what names a code acts and receives; folded: without case and accents",
        sqlite_with_rowid=False,
    )
    op.create_index("names_by_folded", "names", ["folded", "code"])
    op.create_table(
        "sessions",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("expires", sa.Text(), nullable=False),
        sa.Column("revoked", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("hash", name="sessions_pkey"),
        comment="who is logged in; of the cookie only a hash is kept",
    )
    op.create_index("sessions_by_account", "sessions", ["account"])
    op.create_index("sessions_by_expires", "sessions", ["expires"])
    op.create_table(
        "spoken_of",
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("quotation", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("speaker", "other", "quotation", name="spoken_of_pkey"),
        comment="whom a quotation speaks to or names: codes of other sides than the speaker's",
        sqlite_with_rowid=False,
    )
    op.create_index("spoken_of_by_day", "spoken_of", ["speaker", "other", "published", "quotation"])
    op.create_index("spoken_of_by_quotation", "spoken_of", ["quotation"])
    op.create_table(
        "sums",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("within", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("quad", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mutual", sa.Boolean(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("tenths", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "recipient", "period", "within", "status", "quad", "mutual", name="sums_pkey"),
        comment="dyads summed by month of the first day, and over all time (period: empty); *: anybody; within: the "
        "shortest period that holds the events; mutual: also counted the other way; tenths: ten Goldstein scores",
        sqlite_with_rowid=False,
    )
    op.create_index("sums_by_actor", "sums", ["actor", "period", "recipient"])
    op.create_index("sums_by_recipient", "sums", ["recipient", "period", "actor"])
    op.create_table(
        "tokens",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=True),
        sa.Column("revoked", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="tokens_pkey"),
        comment="keys of programs; of the key itself only a hash is kept",
        sqlite_autoincrement=True,
    )
    op.create_index("tokens_by_account", "tokens", ["account", "name"])
    op.create_index("tokens_by_hash", "tokens", ["hash"], unique=True)

    for table, comment in COMMENTS.items() if dialect == "postgresql" else ():
        op.create_table_comment(table, comment)
    for statement in FILLING:
        op.execute(statement)
    for counted in COUNTED:
        op.execute(_summed(counted, dialect))
    _fill_names(connection)
    for statement in SQLITE_FOREVER if dialect == "sqlite" else POSTGRESQL_FOREVER:
        op.execute(statement)


def _summed(counted: str, dialect: str) -> str:
    """The statement that sums some rows by month, and over all time."""
    month, quarter, year = PERIODS[dialect]

    def same(period: str) -> str:
        return f"{period.format('day')} = {period.format('until')}"

    within = f"case when {same(month)} then 'month' when {same(quarter)} then 'quarter' when {same(year)} then 'year' "
    columns = "(actor, recipient, day, until, status, quad, mentions, goldstein, mutual)"
    return f"""with counted {columns} as ({counted}),
        placed as (
            select *, {month.format("day")} as period, {within} else 'more' end as within_ from counted
                where day is not null
            union all select *, '', '' from counted)
        insert into sums
        select actor, recipient, period, within_, status, quad, mutual, count(*), sum(mentions),
            sum(cast(round(cast(goldstein * 10 as numeric)) as integer))
        from placed group by actor, recipient, period, within_, status, quad, mutual"""  # noqa: S608 -- our own words


def _fill_names(connection: sa.Connection) -> None:
    query = """select code, name, count(distinct event) from event_actors
        where code is not null and name is not null and event in (select id from events where not rejected)
        group by code, name"""
    rows = [
        {"code": code, "name": name, "folded": fold(name), "events": events}
        for code, name, events in connection.execute(sa.text(query))
    ]
    if rows:
        statement = "insert into names (code, name, folded, events) values (:code, :name, :folded, :events)"
        connection.execute(sa.text(statement), rows)
