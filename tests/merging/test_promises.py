"""What was announced, promised or threatened, and what became of it."""

from __future__ import annotations

from datetime import date

from dragoman.merging.happening import happening
from dragoman.merging.promises import keys, promise, seeks, window
from dragoman.model import Event, Happening, Promise

from .told import event, mention


def done(*told: Event) -> Happening:
    return happening(told[0].id, [mention(t) for t in told])


VISIT = event(
    "AGREE", "CHN/GOV/Xi Jinping > RUS", "2023-03-20", published="2023-03-14", status="future", promises="CONSULT"
)
AID = event("AGREE", "DEU > UKR", "2023-03-14", promises="AID", due="2023-05-01..2023-05-31")
UNDATED = event("AGREE", "CAN > KEN", "2023-03-14", promises="AID")
TRUCE = event("AGREE", "RUS, UKR", "2023-03-14", promises="RETREAT", cameo="0356")
THREAT = event("THREATEN violence", "TUR > SYR", "2023-03-14")
EXPULSION = event("SANCTION expel", "RUS > FRA", None, published="2023-03-14", status="future")


def became(announced: Event, *others: Event, on: str = "2023-04-30") -> Promise:
    made = done(announced)
    known = [done(o) for o in others]
    found = promise(made, [o for o in known if keys(o) & seeks(made)], date.fromisoformat(on))
    assert found is not None
    return found


def test_an_announcement_is_open_until_its_day() -> None:
    found = became(VISIT, on="2023-03-15")
    assert (found.state, found.kind, found.types, found.reason) == (
        "open",
        "announcement",
        ("CONSULT",),
        "due in 5 days",
    )
    assert became(VISIT, on="2023-03-20").reason == "due now"


def test_a_visit_that_takes_place_keeps_what_was_announced() -> None:
    visit = event("CONSULT visit", "CHN/GOV/Xi Jinping > RUS", "2023-03-20")
    found = became(VISIT, visit)
    assert (found.state, found.by, found.decided) == ("kept", f"ev-{visit.id}", date(2023, 3, 20))
    assert found.reason == "CONSULT visit CHN > RUS, 2023-03-20, on the day announced"


def test_a_meeting_of_the_two_keeps_it_as_well() -> None:
    assert became(VISIT, event("CONSULT", "RUS/GOV/Vladimir Putin, CHN/GOV/Xi Jinping", "2023-03-21")).state == "kept"


def test_a_visit_of_somebody_else_does_not() -> None:
    assert became(VISIT, event("CONSULT visit", "CHN/GOV/Wang Yi > RUS", "2023-03-20"), on="2023-03-22").state == "open"


def test_a_visit_in_the_other_direction_does_not() -> None:
    assert became(VISIT, event("CONSULT visit", "RUS > CHN", "2023-03-20"), on="2023-03-22").state == "open"


def test_a_visit_before_it_was_announced_does_not() -> None:
    assert became(VISIT, event("CONSULT visit", "CHN > RUS", "2023-03-10"), on="2023-03-22").state == "open"


def test_another_announcement_does_not() -> None:
    ahead = event("CONSULT visit", "CHN > RUS", "2023-03-20", published="2023-03-17", id="ahead")
    assert became(VISIT, ahead, on="2023-03-19").state == "open"


def test_what_is_reported_later_is_not_known_yet() -> None:
    visit = event("CONSULT visit", "CHN > RUS", "2023-03-20", published="2023-03-25")
    assert became(VISIT, visit, on="2023-03-24").state == "open"
    assert became(VISIT, visit, on="2023-03-25").state == "kept"


def test_a_visit_some_days_late_is_kept_and_said_to_be_late() -> None:
    assert became(VISIT, event("CONSULT visit", "CHN > RUS", "2023-03-24")).reason.endswith("4 days late")
    assert became(VISIT, event("CONSULT visit", "CHN > RUS", "2023-04-20")).state == "overdue"


def test_time_that_passes_without_a_report_makes_a_promise_overdue_and_not_broken() -> None:
    found = became(VISIT, on="2023-04-30")
    assert (found.state, found.by, found.decided) == ("overdue", None, date(2023, 3, 27))
    assert found.reason == "was to happen by 2023-03-20; nothing was reported by 2023-04-30"


def test_either_side_can_call_a_meeting_off() -> None:
    for sides in ("RUS > CHN", "CHN > RUS"):
        found = became(VISIT, event("REJECT meet", sides, "2023-03-17"))
        assert (found.state, found.decided) == ("called off", date(2023, 3, 17))
        assert found.reason.endswith("3 days before")


def test_refusing_something_else_calls_nothing_off() -> None:
    assert became(VISIT, event("REJECT yield", "RUS > CHN", "2023-03-17"), on="2023-03-18").state == "open"
    assert became(VISIT, event("REJECT meet", "RUS > USA", "2023-03-17"), on="2023-03-18").state == "open"


def test_a_meeting_that_was_called_off_and_held_after_all_is_kept() -> None:
    held = event("CONSULT visit", "CHN > RUS", "2023-03-20")
    assert became(VISIT, event("REJECT meet", "RUS > CHN", "2023-03-17"), held).state == "kept"


def test_aid_promised_for_a_month_is_kept_within_it() -> None:
    found = became(AID, event("AID", "DEU > UKR", "2023-05-19"), on="2023-06-01")
    assert (found.state, found.kind, found.reason) == (
        "kept",
        "promise",
        "AID DEU > UKR, 2023-05-19, within the time announced",
    )


def test_aid_to_somebody_else_or_from_somebody_else_keeps_nothing() -> None:
    for sides in ("DEU > POL", "FRA > UKR", "UKR > DEU"):
        assert became(AID, event("AID", sides, "2023-05-19"), on="2023-05-20").state == "open"


def test_aid_long_before_its_time_is_other_aid() -> None:
    assert became(AID, event("AID", "DEU > UKR", "2023-03-20"), on="2023-04-01").state == "open"


def test_a_report_that_it_was_not_done_breaks_a_promise_once_its_time_has_come() -> None:
    assert became(AID, event("AID", "DEU > UKR", "2023-04-02", status="negated"), on="2023-04-03").state == "open"
    found = became(AID, event("AID", "DEU > UKR", "2023-05-30", status="negated"), on="2023-06-01")
    assert (found.state, found.reason) == ("broken", "not AID DEU > UKR, 2023-05-30")


def test_cutting_aid_calls_off_its_promise() -> None:
    assert became(AID, event("SANCTION discontinue", "DEU > UKR", "2023-04-10")).state == "called off"


def test_a_promise_without_a_time_is_open_for_half_a_year() -> None:
    assert became(UNDATED, on="2023-06-01").reason == "no time is named"
    assert became(UNDATED, event("AID", "CAN > KEN", "2023-06-01"), on="2023-07-01").state == "kept"
    assert became(UNDATED, on="2023-10-01").state == "overdue"


def test_not_yet_is_no_broken_promise() -> None:
    assert became(UNDATED, event("AID", "CAN > KEN", "2023-03-20", status="negated"), on="2023-03-21").state == "open"
    assert became(UNDATED, event("AID", "CAN > KEN", "2023-04-20", status="negated")).state == "broken"


def test_an_attack_breaks_a_truce() -> None:
    found = became(TRUCE, event("ASSAULT", "RUS > UKR", "2023-03-20"))
    assert (found.state, found.reason) == ("broken", "ASSAULT RUS > UKR, 2023-03-20")
    assert became(TRUCE, event("ASSAULT", "RUS > SYR", "2023-03-20"), on="2023-03-21").state == "open"


def test_an_attack_does_not_break_a_promise_to_exchange_prisoners() -> None:
    exchange = event("AGREE", "RUS, UKR", "2023-03-14", promises="RETREAT", cameo="0353")
    attack = event("ASSAULT", "RUS > UKR", "2023-03-20")
    assert became(exchange, attack).state == "open"
    assert became(exchange, attack, event("RETREAT withdraw", "RUS > UKR", "2023-03-25")).state == "open"
    assert became(exchange, attack, event("RETREAT release", "RUS > UKR", "2023-03-25")).state == "kept"


def test_a_threat_is_carried_out_by_what_it_threatened() -> None:
    found = became(THREAT, event("ASSAULT aerial", "TUR > SYR", "2023-04-01"))
    assert (found.state, found.kind) == ("kept", "threat")
    assert became(THREAT, event("SANCTION", "TUR > SYR", "2023-04-01")).state == "open"
    assert became(THREAT, event("ASSAULT", "SYR > TUR", "2023-04-01")).state == "open"


def test_a_threat_is_taken_back_by_giving_in() -> None:
    assert became(THREAT, event("CONCEDE", "TUR > SYR", "2023-03-20")).state == "called off"
    assert became(THREAT, event("CONCEDE", "SYR > TUR", "2023-03-20")).state == "open"


def test_a_threat_is_never_broken() -> None:
    assert became(THREAT, event("ASSAULT", "TUR > SYR", "2023-04-20", status="negated")).state == "open"


def test_a_hostile_act_that_is_announced_is_kept_by_itself() -> None:
    assert became(EXPULSION, event("SANCTION expel", "RUS > FRA", "2023-03-16")).state == "kept"
    assert became(EXPULSION, event("SANCTION discontinue", "RUS > FRA", "2023-03-16")).state == "open"


def test_what_promises_nothing_is_no_promise() -> None:
    for told in (event("CONSULT", "RUS, CHN", "2023-03-10"), event("AGREE", "RUS, CHN", "2023-03-10")):
        assert promise(done(told), [], date(2023, 4, 1)) is None
        assert seeks(done(told)) == frozenset()


def test_a_promise_is_not_known_before_it_is_made() -> None:
    assert promise(done(VISIT), [], date(2023, 3, 10)) is None


def test_the_window_holds_every_day_on_which_a_promise_can_be_decided() -> None:
    assert window(done(AID)) == (date(2023, 3, 14), date(2023, 6, 7))
