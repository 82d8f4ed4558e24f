"""All that a record holds, in an order of its own and without what only tells when something was done."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select, text

from dragoman.record.schema import metadata
from dragoman.record.store import Store

PASSING = {
    ("articles", "number"), ("events", "arrived"), ("corrections", "at"), ("feeds", "checked"), ("feeds", "due"),
    ("comments", "at"),
}  # fmt: skip


def dump(store: Store) -> dict[str, list[str]]:
    """Table → rows as JSON, sorted."""
    with store.reading() as connection:
        return {
            table.name: sorted(
                json.dumps(_row(table.name, row), sort_keys=True, default=str)
                for row in connection.execute(select(table)).mappings()
            )
            for table in metadata.sorted_tables
        }


def _row(table: str, row: Any) -> dict[str, Any]:
    return {name: value for name, value in row.items() if (table, name) not in PASSING}


def check(store: Store) -> None:
    """Whether the record is whole: nothing refers to what is not there, and what is counted is there."""
    with store.reading() as connection:
        for what, query in BROKEN.items():
            found = connection.execute(text(query)).all()
            assert not found, f"{what}: {found[:3]}"
        if store.is_sqlite:
            assert connection.execute(text("pragma integrity_check")).scalar() == "ok"


BROKEN = {
    "mentions without an article": "select id from mentions where article not in (select id from articles)",
    "mentions without an event": "select id from mentions where event not in (select id from events)",
    "events without a mention": "select id from events where id not in (select event from mentions)",
    "events that count wrong": """select e.id, e.mentions from events e
        where e.mentions <> (select count(*) from mentions m where m.event = e.id)""",
    "actors without an event": "select event from event_actors where event not in (select id from events)",
    "dyads without an event": "select event from dyads where event not in (select id from events)",
    "dyads that count wrong": """select d.event from dyads d join events e on e.id = d.event
        where d.mentions <> e.mentions or d.status <> e.status""",
    "mentions that cannot be found": "select id from mentions where id not in (select item from mention_keys)",
    "articles without a story": "select id from articles where story is null",
    "stories without an article": """select id from stories
        where id not in (select 'st-' || story from articles where story is not null)""",
    "quotations without an article": "select id from quotations where article not in (select id from articles)",
    "speakers of nothing": "select quotation from spoken_of where quotation not in (select id from quotations)",
    "copies of nothing": "select id from articles where copies not in (select id from articles)",
    "days that count wrong": """select * from
        (select day, until, status, sum(events) as n, sum(mentions) as m from days group by day, until, status) d
        full join (select "start", "end", status, count(*) as n, sum(mentions) as m from events
            where "start" is not null and not rejected group by "start", "end", status) e
        on e."start" = d.day and e."end" = d.until and e.status = d.status
        where d.n is distinct from e.n or d.m is distinct from e.m""",
    "events that came at another time": """select e.id from events e where e.arrived <>
        (select min(a.number) from mentions m join articles a on a.id = m.article where m.event = e.id)""",
    "dyads summed wrong": """select * from
        (select actor, recipient, quad, status, mutual, sum(events) as n, sum(mentions) as m, sum(tenths) as t from sums
            where period = '' and actor <> '*' and recipient <> '*' group by 1, 2, 3, 4, 5) s
        full join (select actor, recipient, quad, status, mutual, count(*) as n, sum(mentions) as m,
            sum(cast(round(cast(goldstein * 10 as numeric)) as integer)) as t from dyads group by 1, 2, 3, 4, 5) d
        on s.actor = d.actor and s.recipient = d.recipient and s.quad = d.quad and s.status = d.status
            and s.mutual = d.mutual
        where s.n is distinct from d.n or s.m is distinct from d.m or s.t is distinct from d.t""",
    "months summed wrong": """select * from
        (select actor, recipient, period, sum(events) as n, sum(mentions) as m from sums
            where period <> '' and actor <> '*' and recipient <> '*' group by 1, 2, 3) s
        full join (select actor, recipient, substr(cast(day as text), 1, 7) as period, count(*) as n, sum(mentions) as m
            from dyads where day is not null group by 1, 2, 3) d
        on s.actor = d.actor and s.recipient = d.recipient and s.period = d.period
        where s.n is distinct from d.n or s.m is distinct from d.m""",
    "sides summed wrong": """select * from
        (select actor as code, sum(events) as n, sum(mentions) as m from sums
            where period = '' and recipient = '*' and actor <> '*' group by 1) s
        full join (select a.code, count(distinct a.event) as n from event_actors a join events e on e.id = a.event
            where a.side = 'actor' and a.code is not null and not e.rejected group by 1) d
        on s.code = d.code where s.n is distinct from d.n""",
    "all summed wrong": """select 1 where coalesce((select sum(events) from sums
            where period = '' and actor = '*' and recipient = '*'), 0)
        <> (select count(*) from events where not rejected)""",
    "names that count wrong": """select * from names n
        full join (select a.code, a.name, count(distinct a.event) as events from event_actors a
            join events e on e.id = a.event where a.code is not null and not e.rejected group by 1, 2) t
        on n.code = t.code and n.name = t.name where n.events is distinct from t.events""",
    "sums of nothing": "select actor from sums where events <= 0 union all select code from names where events <= 0",
}
