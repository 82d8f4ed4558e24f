"""The reports of one event put together."""

from __future__ import annotations

from dragoman.merging.happening import happening, independent

from .told import event, mention


def test_an_event_keeps_every_mention_and_knows_the_first() -> None:
    late = event("ASSAULT", "RUS > UKR", "2023-03-10", article="a", id="late", published="2023-03-14")
    early = event("ASSAULT", "RUS > UKR", "2023-03-10", article="b", id="early", published="2023-03-11")
    told = happening("late", [mention(late), mention(early)])
    assert (told.id, told.mentions, told.first) == ("ev-late", ("early", "late"), "early")
    assert str(told.reported) == "2023-03-11"


def test_each_field_is_that_of_the_report_that_knows_most_and_says_which() -> None:
    vague = event("ASSAULT", "> UKR", "2023-03-01..2023-03-31", article="a", id="vague", contexts=("military",))
    exact = event("ASSAULT aerial", "RUS/MIL > UKR", "2023-03-10", article="b", id="exact", where="Kyiv", cameo="195")
    told = happening("vague", [mention(vague), mention(exact)])
    assert (told.mode, told.cameo, told.contexts) == ("aerial", "195", ("military",))
    assert [a.code for a in told.actor] == ["RUS"]
    assert told.when == exact.when
    assert told.where == exact.where
    assert told.told_by == {"code": "exact", "actor": "exact", "recipient": "exact", "when": "exact", "where": "exact"}


def test_a_day_of_publication_gives_way_to_any_day_that_is_stated() -> None:
    printed = event("ASSAULT", "RUS > UKR", "2023-03-11", basis="published", article="a", id="printed")
    stated = event("ASSAULT", "RUS > UKR", "2023-03-01..2023-03-31", article="b", id="stated")
    told = happening("printed", [mention(printed), mention(stated)])
    assert told.when == stated.when


def test_what_was_done_and_is_remembered_was_done() -> None:
    done = event("SANCTION", "USA > IRN", "2023-03-10", article="a", id="a")
    remembered = event("SANCTION", "USA > IRN", "2023-03-10", article="b", id="b", status="historical", confidence=0.9)
    assert happening("a", [mention(done), mention(remembered)]).status == "actual"


def test_reports_that_disagree_are_named_with_their_values() -> None:
    one = event("ASSAULT aerial", "RUS > UKR", "2023-03-10", article="a", id="a", cameo="195")
    two = event("ASSAULT drone", "RUS > UKR", "2023-03-10", article="b", id="b", cameo="195")
    three = event("ASSAULT drone", "RUS > UKR", "2023-03-10", article="c", id="c", cameo="195")
    told = happening("a", [mention(e) for e in (one, two, three)])
    assert [(d.field, d.values) for d in told.differences] == [("mode", (("drone", ("b", "c")), ("aerial", ("a",))))]


def test_a_vaguer_report_does_not_disagree() -> None:
    exact = event("ASSAULT", "RUS/MIL > UKR", "2023-03-10", article="a", id="a", where="Kyiv")
    vague = event("ASSAULT", "RUS >", "2023-03-01..2023-03-31", article="b", id="b")
    assert happening("a", [mention(exact), mention(vague)]).differences == ()


def test_copies_and_articles_of_one_publisher_are_one_source() -> None:
    assert independent([("a", "post", "t1"), ("b", "mail", "t1"), ("c", "star", "t2"), ("d", "mail", "t3")]) == 2
    assert independent([("a", "post", "t1"), ("b", "mail", "t2")]) == 2
    assert independent([]) == 0


def test_more_independent_sources_make_an_event_surer() -> None:
    one, two = (event("ASSAULT", "RUS > UKR", "2023-03-10", article=x, id=x) for x in "ab")
    copied = happening("a", [mention(one, copies="t"), mention(two, copies="t")])
    apart = happening("a", [mention(one), mention(two)])
    assert (copied.sources, apart.sources, copied.articles) == (1, 2, 2)
    assert copied.confidence < apart.confidence < 1
