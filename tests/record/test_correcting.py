"""Corrections: laid over what was coded, undone by others, kept when articles come or are coded anew."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from dragoman.coding.coder import event_id
from dragoman.model import Article
from dragoman.pipeline import Coded, UnknownLanguage
from dragoman.record.amending import Amender
from dragoman.record.asking import Found, find
from dragoman.record.corrections import Correction, history
from dragoman.record.errors import NoSuchEvent, RecordError, WrongCorrection
from dragoman.record.explaining import explain
from dragoman.record.filters import Filters
from dragoman.record.keeping import keep
from dragoman.record.recoding import recode
from dragoman.record.schema import articles, corrections, mentions
from dragoman.record.series import Asked, series
from dragoman.record.store import Store

from .dumping import check, dump
from .news import BEGIN, VERSIONS, build, coded

EVERYTHING = Filters(status=())
LATER = {**VERSIONS, "rules": "r2"}


@pytest.fixture
def ann(store: Store) -> Amender:
    """Somebody who corrects."""
    return Amender(store, "Ann", "I read it", at="2024-05-01T12:00:00+00:00")


def one(name: str, sentence: str, told: tuple[str, str, str, str], day: int = 0) -> Coded:
    """An article with one event."""
    from datetime import timedelta

    return build(name, [(sentence, told), ("The market opened late.", None)], BEGIN + timedelta(day), random.Random(1))


ATTACK = ("Arland shelled a depot in Borland on day 4.", ("Arland", "shelled a depot in", "Borland", "ASSAULT"))
TALKS = ("Corland met envoys of Dorland on day 4.", ("Corland", "met envoys of", "Dorland", "CONSULT"))


def events(store: Store, filters: Filters = EVERYTHING) -> list[Found]:
    return list(find(store, filters))


def log(store: Store) -> list[Correction]:
    with store.reading() as connection:
        return history(connection)


def test_a_change_is_shown_with_what_was_coded_and_counts_in_series(store: Store, ann: Amender) -> None:
    keep(store, [one("a", *ATTACK)])
    id = events(store)[0].told.id
    now = ann.change(id, {"type": "THREATEN", "recipient": "DEU:MIL, POL", "when": "2024-03-01..2024-03-02"})
    assert now == id
    told = events(store)[0].told
    assert told.corrected and told.original and told.original.type == "ASSAULT"
    assert (told.event.type, told.event.quad, told.event.cameo[:2]) == ("THREATEN", 3, "13")
    assert [(a.code, a.sector) for a in told.event.recipient] == [("DEU", "MIL"), ("POL", None)]
    assert str(told.event.when and told.event.when.end) == "2024-03-02"
    assert [p.quads[3] for p in series(store, Asked("FRA", "POL")).points] == [1]
    assert events(store, Filters(type=("ASSAULT",))) == []
    check(store)
    (first, *_) = log(store)
    assert (first.who, first.why, first.at) == ("Ann", "I read it", "2024-05-01T12:00:00+00:00")
    assert {(c.field, str(c.original)[:7]) for c in log(store)} >= {("type", "ASSAULT")}


def test_undoing_gives_back_what_was_coded_and_can_be_undone(store: Store, ann: Amender) -> None:
    keep(store, [one("a", *ATTACK)])
    before = dump(store)
    id = events(store)[0].told.id
    ann.change(id, {"status": "hypothetical"})
    ann.undo(1)
    after = dump(store)
    for table in ("events", "event_actors", "dyads", "days", "mentions"):
        assert after[table] == before[table]
    ann.undo(2)
    assert events(store)[0].told.event.status == "hypothetical"
    with pytest.raises(WrongCorrection, match="undone already"):
        ann.undo(2)
    assert [c.standing for c in log(store)] == [True, False, True]


def test_a_rejected_event_is_no_longer_counted_but_still_there(store: Store, ann: Amender) -> None:
    keep(store, [one("a", *ATTACK)])
    id = events(store)[0].told.id
    ann.judge(id, "reject")
    assert events(store) == []
    assert events(store, replace(EVERYTHING, rejected=True))[0].told.rejected
    assert series(store, Asked("FRA", "DEU")).points == ()
    check(store)
    ann.judge(id, "confirm")
    assert events(store)[0].told.confirmed


def test_merging_and_splitting(store: Store, ann: Amender) -> None:
    keep(store, [one("a", *ATTACK), one("b", *TALKS)])
    first, second = (each.told for each in events(store))
    merged = ann.merge(first.id, [second.id])
    (told,) = (each.told for each in events(store))
    assert told.id == merged and told.mentions == 2
    check(store)
    members = [report.mention for report in explain(store, merged).reports]
    split = ann.split(merged, [members[1]])
    assert {each.told.id for each in events(store)} == {merged, split} == {first.id, second.id}
    ann.undo(2)
    ann.undo(1)
    assert {each.told.id: each.told.mentions for each in events(store)} == {first.id: 1, second.id: 1}
    check(store)


def test_what_was_split_stays_apart_and_what_was_merged_together_when_more_is_read(store: Store, ann: Amender) -> None:
    batch = coded(40, 8)
    keep(store, batch[:20])
    several = max(events(store), key=lambda each: each.told.mentions).told
    members = [report.mention for report in explain(store, several.id).reports]
    assert len(members) > 2
    apart = ann.split(several.id, members[-1:])
    others = [each.told.id for each in events(store) if each.told.id not in (several.id, apart)][:2]
    merged = ann.merge(others[0], others[1:])
    tied = [report.mention for report in explain(store, merged).reports]
    keep(store, batch[20:])
    check(store)
    with store.reading() as connection:
        placed = dict(connection.execute(select(mentions.c.id, mentions.c.event)).all())
    assert placed[members[-1]] != placed[members[0]]
    assert len({placed[mention] for mention in tied}) == 1


def test_corrections_are_never_changed_or_deleted(store: Store, ann: Amender) -> None:
    keep(store, [one("a", *ATTACK)])
    ann.judge(events(store)[0].told.id, "confirm")
    for statement in (update(corrections).values(who="Bob"), delete(corrections)):
        with pytest.raises((RecordError, DBAPIError), match="never"), store.writing() as connection:
            connection.execute(statement)
    assert log(store)[0].who == "Ann"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"type": "WAR"}, "no such type"),
        ({"mode": "by-train"}, "no such mode"),
        ({"mode": "visit"}, "has no mode"),
        ({"cameo": "999"}, "no such CAMEO"),
        ({"contexts": "military, sports"}, "no such context"),
        ({"status": "maybe"}, "no such status"),
        ({"when": "last week"}, "not a day"),
        ({"when": "2024-03-05..2024-03-01"}, "not a day"),
        ({"where": "Geneva"}, "country's code"),
        ({"actor": "XXX"}, "no such country"),
        ({"actor": "RUS:ZZZ"}, "no such sector"),
        ({"colour": "red"}, "no such field"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_changes(
    store: Store, ann: Amender, values: dict[str, str], message: str
) -> None:
    keep(store, [one("a", *ATTACK)])
    before = dump(store)
    with pytest.raises(WrongCorrection, match=message):
        ann.change(events(store)[0].told.id, values)
    assert dump(store) == before


def test_events_are_named_by_their_first_digits_and_must_be_there(store: Store, ann: Amender) -> None:
    keep(store, [one("a", *ATTACK), one("b", *TALKS)])
    id = events(store)[0].told.id
    assert ann.judge(id.removeprefix("ev-")[:8], "confirm") == id
    for name in ("ffffffffffff", "", "%", "ev-"):
        with pytest.raises(NoSuchEvent):
            ann.judge(name, "reject")
    with pytest.raises(WrongCorrection, match="both sides"):
        ann.split(id, [id.removeprefix("ev-")])
    with pytest.raises(WrongCorrection, match="another event"):
        ann.merge(id, [id])


class Recoder:
    """Codes with other versions, and whatever the test wants to have changed."""

    def __init__(self, change: dict[str, Coded], known: list[Coded]) -> None:
        self.known = {each.article.id: each for each in known}
        self.changed = change
        self.asked: list[str] = []

    def versions(self, article: Article) -> dict[str, str]:
        """Today's, for English."""
        if article.language != "en":
            raise UnknownLanguage
        return LATER

    def attempts(self, found: object, processes: int = 1) -> object:
        """Codes each article."""
        for article in found:  # type: ignore[attr-defined]
            self.asked.append(article.id)
            old = self.changed.get(article.id) or self.known[article.id]
            events = [replace(event, versions=LATER) for event in old.events]
            yield Coded(article, events, LATER, quotes=old.quotes)


def again(store: Store, coder: Recoder, everything: bool = False) -> int:
    problems: list[object] = []
    done = list(recode(store, coder, everything=everything, processes=1, report=problems.append))  # type: ignore[arg-type]
    assert not problems
    return len(done)


def test_coding_again_with_the_same_outcome_changes_only_the_versions(store: Store) -> None:
    batch = coded(30, 9)
    keep(store, batch)
    before, coder = dump(store), Recoder({}, batch)
    assert again(store, coder) == 30
    after = dump(store)
    check(store)
    for table in ("events", "event_actors", "dyads", "days", "stories", "mention_keys", "story_keys", "copy_keys"):
        assert after[table] == before[table]
    assert again(store, coder) == 0
    assert again(store, coder, everything=True) == 30


def test_coding_again_is_as_if_it_had_been_coded_so_from_the_start(store: Store, new_place: object) -> None:
    batch = coded(24, 10)
    keep(store, batch)
    changed = {each.article.id: replace(each, events=each.events[1:]) for each in batch[::3]}
    again(store, Recoder(changed, batch))
    check(store)
    fresh = [replace(changed.get(each.article.id, each), versions=LATER) for each in batch]
    with Store(new_place()) as other:  # type: ignore[operator]
        keep(other, [replace(each, events=[replace(e, versions=LATER) for e in each.events]) for each in fresh])
        expected = dump(other)
    found = dump(store)
    del expected["versions"], found["versions"]
    assert found == expected


def test_a_correction_follows_its_words_into_the_new_coding(store: Store, ann: Amender) -> None:
    first = one("a", *ATTACK)
    keep(store, [first])
    id = events(store)[0].told.id
    ann.change(id, {"where": "Lyon, FRA"})
    other = replace(first.events[0], type="COERCE", cameo="170", quad=4, goldstein=-7.0)
    again(store, Recoder({"a": replace(first, events=[replace(other, id=event_id(other))])}, [first]))
    (now,) = events(store)
    assert now.told.id != id
    assert now.told.event.type == "COERCE"
    assert now.told.event.where and now.told.event.where.name == "Lyon"
    assert now.told.event.versions == LATER
    check(store)


@pytest.mark.parametrize("kind", ["confirm", "change", "reject"])
def test_what_a_person_has_vouched_for_stays_even_if_it_is_not_found_any_more(
    store: Store, ann: Amender, kind: str
) -> None:
    first = one("a", *ATTACK)
    keep(store, [first])
    id = events(store)[0].told.id
    if kind == "change":
        ann.change(id, {"status": "historical"})
    else:
        ann.judge(id, kind)
    again(store, Recoder({"a": replace(first, events=[])}, [first]))
    check(store)
    left = [each.told.id for each in events(store, replace(EVERYTHING, rejected=True))]
    assert left == ([] if kind == "reject" else [id])
    assert len(log(store)) == 1
    again(store, Recoder({}, [first]), everything=True)  # found once more
    assert len(events(store, replace(EVERYTHING, rejected=True))) == 1
    check(store)
    assert log(store)[0].mentions, "the correction is about something again"
    (now,) = events(store, replace(EVERYTHING, rejected=True))
    assert now.told.rejected == (kind == "reject")


def test_an_article_that_cannot_be_coded_any_more_keeps_its_old_events(store: Store) -> None:
    batch = coded(3, 2)
    keep(store, batch)
    before = dump(store)

    class Failing(Recoder):
        def attempts(self, found: object, processes: int = 1) -> object:
            for article in found:  # type: ignore[attr-defined]
                yield Coded(article, [], trouble="could not be coded")

    problems: list[object] = []
    list(recode(store, Failing({}, batch), everything=False, processes=1, report=problems.append))  # type: ignore[arg-type]
    assert len(problems) == 3
    assert dump(store)["events"] == before["events"]
    with store.reading() as connection:
        assert set(connection.execute(select(articles.c.trouble)).scalars()) == {"could not be coded"}
        assert connection.execute(text("select count(*) from mentions")).scalar_one() == len(before["mentions"])
