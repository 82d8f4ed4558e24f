"""Copies, events and stories are the same whatever order the articles come in, and however many at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.merging.copies import OneText
from dragoman.merging.events import OneEvent
from dragoman.merging.lead import Lead, lead
from dragoman.merging.memory import MemoryShelf
from dragoman.merging.piece import Piece, piece
from dragoman.merging.sighting import Sighting, sighting
from dragoman.merging.stories import OneStory

from .told import article, event

SENTENCES = [
    "The minister arrived in the harbour town with a delegation of forty.",
    "Grain exports were the subject of talks that went on for nine hours.",
    "Observers had expected as much since the beginning of the week.",
    "Warplanes dropped bombs on a depot where cotton had been stored.",
    "A spokesman in Moscow declined to say more about the railway tariffs.",
    "Tanks were seen at the border, and schools in the district stayed closed.",
]


@st.composite
def told(draw: st.DrawFn) -> list[tuple[Lead, list[Sighting], Piece]]:
    """Extracts of articles that repeat, vary and contradict each other a lot."""
    made = []
    for i in range(draw(st.integers(1, 9))):
        out = date(2023, 3, 1) + timedelta(draw(st.integers(0, 6)))
        lines = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
        title = draw(st.sampled_from(["Talks in the harbour", "Bombs on a depot", "Tanks at the border"]))
        page = article(
            f"a{i}", "\n".join(lines), out.isoformat(), title, language=draw(st.sampled_from(["en", "en", "es"]))
        )
        events = []
        for j in range(draw(st.integers(0, 3))):
            day = date(2023, 3, 1) + timedelta(draw(st.integers(-2, 6)))
            basis = draw(st.sampled_from(["stated", "published", "inferred", "none", "month"]))
            events.append(
                event(
                    draw(st.sampled_from(["ASSAULT aerial", "ASSAULT", "CONSULT", "CONSULT visit"])),
                    draw(st.sampled_from(["RUS > UKR", "RUS/GOV > UKR", "> UKR", "RUS >", "UKR, RUS >", "UKR > RUS"])),
                    None if basis == "none" else "2023-03-01..2023-03-31" if basis == "month" else day.isoformat(),
                    basis=basis if basis in ("published", "inferred") else "stated",
                    article=page.id,
                    published=out.isoformat(),
                    id=f"m{i}.{j}",
                    where=draw(st.sampled_from([None, None, "Kyiv", "Odesa", "Bucha"])),
                    status=draw(st.sampled_from(["actual", "actual", "future"])),
                    sentence=draw(st.integers(0, 3)),
                    span=draw(st.sampled_from([(0, 20), (20, 90), (90, 160)])),
                )
            )
        made.append((lead(page, events), [sighting(e, page.text) for e in events], piece(page, events)))
    return made


def shelves() -> tuple[MemoryShelf[Lead], MemoryShelf[Sighting], MemoryShelf[Piece]]:
    return MemoryShelf(), MemoryShelf(), MemoryShelf()


def put(kept, articles) -> None:
    kept[0].regroup(OneText(), [a[0] for a in articles])
    kept[1].regroup(OneEvent(), [s for a in articles for s in a[1]])
    kept[2].regroup(OneStory(), [a[2] for a in articles])


def groups(kept) -> list[list[tuple[str, ...]]]:
    return [shelf.groups() for shelf in kept]


@settings(max_examples=200, deadline=None)
@given(told(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_and_any_batches_give_the_same_groups(articles, random, size: int) -> None:
    at_once, in_parts, shuffled = shelves(), shelves(), list(articles)
    put(at_once, articles)
    random.shuffle(shuffled)
    for start in range(0, len(shuffled), size):
        put(in_parts, shuffled[start : start + size])
    assert groups(in_parts) == groups(at_once)


@settings(max_examples=100, deadline=None)
@given(told())
def test_articles_read_again_change_nothing(articles) -> None:
    kept = shelves()
    put(kept, articles)
    before = groups(kept)
    put(kept, articles)
    assert groups(kept) == before


@settings(max_examples=100, deadline=None)
@given(told(), st.data())
def test_an_article_taken_away_leaves_no_trace(articles, data) -> None:
    gone = data.draw(st.sampled_from(articles))
    kept, without = shelves(), shelves()
    put(kept, articles)
    for shelf, rule, items in zip(
        kept, (OneText(), OneEvent(), OneStory()), ([gone[0]], gone[1], [gone[2]]), strict=True
    ):
        shelf.regroup(rule, [], items)
    put(without, [a for a in articles if a is not gone])
    assert groups(kept) == groups(without)


@settings(max_examples=200, deadline=None)
@given(told())
def test_neighbours_are_so_of_each_other(articles) -> None:
    for items in ([a[0] for a in articles], [s for a in articles for s in a[1]], [a[2] for a in articles]):
        for one in items:
            for other in items:
                assert bool(one.seeks & other.keys) == bool(other.seeks & one.keys)


@settings(max_examples=100, deadline=None)
@given(told())
def test_what_fits_is_among_the_neighbours(articles) -> None:
    reports, rule = [s for a in articles for s in a[1]], OneEvent()
    for one in reports:
        for other in reports:
            undated = None in (one.first, other.first)
            if one is not other and rule.fit(rule.begin(one), other) is not None and not undated:
                assert one.seeks & other.keys


@settings(max_examples=100, deadline=None)
@given(told())
def test_every_extract_comes_back_from_its_line(articles) -> None:
    for first, reports, last in articles:
        assert (Lead.unpacked(first.packed()), Piece.unpacked(last.packed())) == (first, last)
        assert [Sighting.unpacked(r.packed()) for r in reports] == reports


@pytest.mark.parametrize("rule", [OneText(), OneEvent(), OneStory()], ids=["text", "event", "story"])
def test_nothing_gives_nothing(rule) -> None:
    assert MemoryShelf().regroup(rule, []).groups == {}
