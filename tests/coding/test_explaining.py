"""Why an event was coded, and why something was not."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coding.coder import ArticleCoder
from dragoman.coding.drafts import Draft, Reason
from dragoman.coding.explaining import RULES, explain, remainders
from dragoman.coding.lexicon import load
from dragoman.model import Article
from dragoman.parsing import parser


@pytest.fixture(scope="module")
def coder() -> ArticleCoder:
    return ArticleCoder("en", parser.load("en"), {})


def grounds(coder: ArticleCoder, text: str) -> dict[str, str]:
    """The grounds of the one event of a text, those of one kind joined."""
    article = Article("a", text, language="en", published=date(2021, 5, 5))
    account = coder.account(article)
    (event,) = account.events
    told: dict[str, list[str]] = {}
    for topic, why in explain(account, event, article, load("en")).grounds:
        told.setdefault(topic, []).append(why)
    return {topic: "\n".join(every) for topic, every in told.items()}


def test_the_entry_is_named_with_file_line_and_example(coder: ArticleCoder) -> None:
    told = grounds(coder, "Norway expelled the Russian ambassador on Monday.")
    entry = next(e for e in load("en").readings("expel") if e.type == "SANCTION")
    assert "“expelled” → SANCTION" in told["entry"]
    assert "sanction.tsv, line " in told["entry"]
    assert any(e.place in told["entry"] and e.example in told["entry"] for e in load("en").readings("expel")), entry


def test_each_rule_says_what_it_made_of_what(coder: ArticleCoder) -> None:
    told = grounds(coder, "Norway agreed to send aid to Kenya.")
    assert "“agreed”" in told["entry"]
    assert "“aid”" in told["entry"] or "“send”" in told["entry"]
    assert "AID 07" in told["rule"]
    assert "→ AGREE 033" in told["rule"]


def test_the_words_that_decide_the_status_are_told(coder: ArticleCoder) -> None:
    told = grounds(coder, "Norway has not expelled the Russian ambassador.")
    assert told["status"].startswith("negated: “not”")
    assert "-0.05 it is negated or hypothetical" in told["confidence"]


def test_actors_are_explained_by_the_rows_of_the_tables(coder: ArticleCoder) -> None:
    told = grounds(coder, "The German chancellor praised Kenya for its help.")
    assert "Angela Merkel" in told["actor"]
    assert "actor_roles.tsv" in told["actor"]
    assert "Kenya = KEN" in told["recipient"]


def test_the_date_is_told_with_what_it_counts_from(coder: ArticleCoder) -> None:
    told = grounds(coder, "Norway expelled the Russian ambassador on Monday.")
    assert told["when"].startswith("2021-05-03: “on Monday”, in the clause of the event")
    assert "day of publication, 2021-05-05" in told["when"]


def test_confidence_is_the_sum_of_its_parts(coder: ArticleCoder) -> None:
    total, _, parts = grounds(coder, "Norway expelled the Russian ambassador on Monday.")["confidence"].partition(" = ")
    assert float(total) == pytest.approx(sum(float(part.split()[0]) for part in parts.split(", ")))


def test_what_is_left_out_has_a_reason(coder: ArticleCoder) -> None:
    text = "The meeting was long. Norway agreed to send aid to Kenya. On Tuesday Norway agreed to send aid to Kenya."
    article = Article("a", text, language="en", published=date(2021, 5, 5))
    account = coder.account(article, dropped=True)
    found = {
        each.sentence: [(left.trigger, left.reason) for left in each.left_out] for each in remainders(account, article)
    }
    assert ("aid", "it is told as part of another event") in [(w.split()[-1], r) for w, r in found[1]]
    assert any("evidence of the event" in reason for _, reason in found[2])


def test_nothing_is_coded_of_sport_and_this_is_said(coder: ArticleCoder) -> None:
    text = "The striker scored a goal in the match. The coach praised the goalkeeper of the league champions. " * 5
    article = Article("a", text, language="en")
    account = coder.account(article)
    assert account.offtopic
    (remainder,) = remainders(account, article)
    assert "sport" in remainder.left_out[0].reason


def test_a_rule_keeps_the_reasons_of_what_it_changes() -> None:
    entry = Reason("en/aid#send", 1, "", "AID 070")
    draft = Draft("AID", None, "070", (0,), (2,), (1,), 1, 1, "en/aid#send", reasons=(entry,))
    changed = Draft("AGREE", None, "033", (0,), (2,), (1,), 1, 1, "en/aid#send").by("announced", draft)
    assert changed.reasons == (entry, Reason("announced", 1, "AID 070", "AGREE 033"))


def test_every_composing_rule_that_leaves_a_reason_is_explained() -> None:
    import re
    from pathlib import Path

    import dragoman.coding

    folder = Path(dragoman.coding.__file__).parent
    source = "".join((folder / name).read_text("utf-8") for name in ("composing.py", "finding.py", "settling.py"))
    used = {*re.findall(r'\.by\("([a-z]+)"', source), *re.findall(r'Reason\("([a-z]+)"', source)}
    assert used <= set(RULES)
    assert {"about", "refused", "clause", "must"} <= used
