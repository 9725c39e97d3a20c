"""What a log doesn't take: with the field, the role, the state or the clause named, and nothing written."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.core.errors import DoorstepError
from doorstep.orders.errors import BadEvent, RoleForbids, StateForbids, StepRefused, UnknownEventKind
from doorstep.orders.events import KINDS
from doorstep.orders.log import Actor
from doorstep.orders.models import Event, VerdictInterval
from doorstep.orders.queries import entries_of, verdicts_now
from doorstep.orders.states import who_may
from tests.cast import Cast, at
from tests.lives import (
    CHEN_JING,
    DISSATISFIED,
    LI_QIANG,
    NUMBER,
    SAID,
    STANDARD,
    SUN_LI,
    Life,
    begin,
    run_standard,
)


@pytest.fixture
def life(cast: Cast) -> Life:
    run_standard(cast)
    return begin(cast)


@pytest.fixture
def on_site(life: Life) -> Life:
    life.arrive()
    return life


def everything() -> list[Any]:
    return [list(Event.objects.order_by("seq").values()), list(VerdictInterval.objects.values())]


def refused(life: Life, kind: type[DoorstepError], verb: str, body: Any = None, **how: Any) -> DoorstepError:
    """The refusal; nothing was written."""
    before = everything(), life.order.state
    with pytest.raises(kind) as refusal:
        life.say(verb, body, **how)
    assert (everything(), life.order.state) == before
    return refusal.value


# ---- the body ------------------------------------------------------------------------------------------


def test_every_kind_has_a_good_body_here() -> None:
    assert set(SAID) == set(KINDS) - {"order.received"}


def test_an_unknown_kind_is_refused_by_name(life: Life) -> None:
    error = refused(life, UnknownEventKind, "visit.teleported")
    assert "visit.teleported" in error.titled("zh") and error.code == "unknown-event-kind"


@pytest.mark.parametrize(
    ("kind", "body", "field"),
    [
        ("call.made", {"colour": "red"}, "colour"),
        ("call.made", {"outcome": "perhaps"}, "outcome"),
        ("call.made", {"evidence": [{"slot": "a", "sha256": "z"}]}, "evidence.0.sha256"),
        ("optical.measured", {"dbm": "bright"}, "dbm"),
        ("optical.measured", {"dbm": float("nan")}, "dbm"),
        ("optical.measured", {"dbm": 21}, "dbm"),
        ("plan.proposed", {"charge_cny": "1.234"}, "charge_cny"),
        ("plan.agreed", {"agreed": False}, "agreed"),
        ("device.fitted", {"device": {"model": "x", "sn": "AAAA", "mac": "aa"}}, "device.mac"),
        ("order.suspended", {"reason": "   "}, "reason"),
        ("order.suspended", {"type": "lazy"}, "type"),
        ("order.suspended", {"expected_on": "2026-02-30"}, "expected_on"),
        ("order.suspended", {"expected_on": "soon"}, "expected_on"),
        ("order.suspended", {"expected_on": "20260309"}, "expected_on"),
        ("order.suspended", {"reason": "停\x00电"}, "reason"),
        ("order.suspended", {"next_step": "字" * 501}, "next_step"),
        ("acceptance.signed", {"result": "dissatisfied"}, "comment"),
        ("order.assigned", {"from_at": "2026-03-02T10:00:00"}, "from_at"),
        ("window.promised", {"to_at": at(9).isoformat()}, "to_at"),
        ("order.corrected", {"corrects": "0195"}, "corrects"),
        ("order.corrected", {"corrects": "5" * 41}, "corrects"),
    ],
)
def test_a_bad_field_is_refused_by_name_in_both_languages(
    life: Life, kind: str, body: dict[str, Any], field: str
) -> None:
    by = LI_QIANG if "technician" in who_may(kind) else CHEN_JING
    error = refused(life, BadEvent, kind, body, by=by)
    (told,) = error.details["fields"]
    assert told["field"] == field and told["zh"] and told["en"]
    assert (
        field in error.titled("zh") and told["zh"] in error.titled("zh") and told["en"] in error.titled("en")
    )


def test_a_missing_field_is_refused_by_name(life: Life) -> None:
    error = refused(life, BadEvent, "order.cancelled", {"reason": None}, by=CHEN_JING)
    assert error.details["fields"] == [{"field": "reason", "zh": "必填", "en": "is needed"}]


def test_a_correction_names_an_event_of_its_own_order(life: Life, cast: Cast) -> None:
    theirs = begin(cast, "GD900000002").say("call.made", by=CHEN_JING)
    refused(life, BadEvent, "order.corrected", {"corrects": str(theirs.id)}, by=SUN_LI)
    ours = life.say("call.made", by=CHEN_JING)
    life.say("order.corrected", {"corrects": str(ours.id)}, by=SUN_LI)


# ---- the role ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actor", "kind", "who"),
    [
        (LI_QIANG, "order.assigned", "综调"),
        (LI_QIANG, "order.closed", "综调"),
        (CHEN_JING, "visit.arrived", "装维员"),
        (CHEN_JING, "order.reopened", "主管"),
        (Actor("customer", "c-1"), "order.suspended", "主管"),
        (Actor("nobody", "x"), "call.made", "综调"),
    ],
)
@pytest.mark.parametrize("happened", [False, True])
def test_a_role_that_may_not_is_told_who_may(
    life: Life, actor: Actor, kind: str, who: str, happened: bool
) -> None:
    error = refused(life, RoleForbids, kind, by=actor, happened=happened)
    assert error.status == 403 and who in error.mended("zh")
    assert KINDS[kind].title.zh in error.titled("zh") and KINDS[kind].title.en in error.titled("en")


# ---- the state -----------------------------------------------------------------------------------------


def test_a_state_that_forbids_says_what_is_possible(life: Life) -> None:
    error = refused(life, StateForbids, "visit.arrived")
    assert error.status == 409 and "待预约" in error.titled("zh") and "to be booked" in error.titled("en")
    assert "致电客户" in error.mended("zh") and "工单挂起" in error.mended("zh")
    assert "到达现场" not in error.mended("zh")


def test_a_second_receipt_is_refused(life: Life) -> None:
    refused(life, StateForbids, "order.received", entries_of(NUMBER)[0].body, by=CHEN_JING)


def test_a_role_that_can_do_nothing_now_is_told_so(life: Life) -> None:
    life.say("order.cancelled", by=CHEN_JING)
    error = refused(life, StateForbids, "acceptance.signed", by=Actor("customer", "c-1"))
    assert "客户投诉" in error.mended("zh")


def test_a_decision_is_refused_even_if_it_happened(on_site: Life) -> None:
    refused(on_site, StateForbids, "order.replied", happened=True)
    refused(on_site, StateForbids, "order.closed", by=CHEN_JING, happened=True)


# ---- the gates -----------------------------------------------------------------------------------------


def test_a_gate_names_clause_what_is_missing_and_the_mend(on_site: Life) -> None:
    error = refused(on_site, StepRefused, "cabling.done")
    assert error.status == 409 and error.code == "step-refused"
    assert error.details["blocks"] == [
        {
            "clause": "test.agreed-first",
            "source": "TEST-2",
            "title": {"zh": "客户同意方案后才放线", "en": "Agreed before cabling"},
            "mend": {"zh": "请客户点同意", "en": "Ask the customer to agree"},
            "missing": [{"kind": "plan.agreed", "title": {"zh": "客户同意方案", "en": "Wiring plan agreed"}}],
        }
    ]
    assert "客户同意方案后才放线" in error.titled("zh") and error.mended("en") == "Ask the customer to agree"


def test_a_gate_that_waits_for_an_event_unknown_here_is_named_too(cast: Cast) -> None:
    run_standard(cast, STANDARD.replace("target: {event: plan.agreed}", "target: {event: moon.risen}"))
    life = begin(cast)
    life.arrive()
    error = refused(life, StepRefused, "cabling.done")
    (block,) = error.details["blocks"]
    assert block["missing"] == [{"kind": "moon.risen", "title": {"zh": "moon.risen", "en": "moon.risen"}}]


def test_a_decision_behind_a_gate_is_refused_even_if_it_happened(on_site: Life) -> None:
    error = refused(on_site, StepRefused, "acceptance.signed", happened=True)
    assert [block["clause"] for block in error.details["blocks"]] == ["test.shown-first"]
    on_site.say("acceptance.signed", DISSATISFIED)


def test_what_opens_the_gate_lets_the_step_through(on_site: Life) -> None:
    on_site.say("plan.proposed")
    on_site.say("plan.agreed")
    on_site.say("cabling.done")
    assert entries_of(NUMBER)[-1].kind == "cabling.done"


def test_a_changed_plan_closes_the_gate_again(on_site: Life) -> None:
    on_site.say("plan.proposed")
    on_site.say("plan.agreed")
    on_site.say("plan.proposed", {"charge_cny": "80.00"})
    refused(on_site, StepRefused, "cabling.done")


def test_a_request_from_a_clock_that_runs_behind_takes_place_now(on_site: Life) -> None:
    """The phone's clock is a minute slow: its time lies before the agreement that opened the gate."""
    on_site.say("plan.proposed", now=at(10))
    on_site.say("plan.agreed", by=Actor("customer", "c-1"), now=at(10, 1))
    entry = on_site.say(
        "cabling.done",
        now=at(
            10,
            1,
        ),
        occurred_at=at(10, 0),
    )
    assert entry.occurred_at == at(10, 1)
    assert {v.clause: v.outcome for v in verdicts_now(NUMBER)}["test.agreed-first"] == "satisfied"


# ---- facts ---------------------------------------------------------------------------------------------


@pytest.fixture
def cabled(on_site: Life) -> Life:
    on_site.say("cabling.done", now=at(11), occurred_at=at(10, 15), happened=True)
    return on_site


def test_a_fact_that_happened_is_kept_and_becomes_a_finding(cabled: Life) -> None:
    entry = entries_of(NUMBER)[-1]
    assert (entry.kind, entry.happened, entry.occurred_at) == ("cabling.done", True, at(10, 15))
    (row,) = (row for row in verdicts_now(NUMBER) if row.clause == "test.agreed-first")
    assert (row.outcome, row.final, row.violated_at) == ("violated", True, at(10, 15))
    assert row.witnesses == [str(entry.id)] and row.cause == entry.id and row.remedied_at is None


def test_what_was_missing_remedies_the_finding(cabled: Life) -> None:
    cabled.say("plan.agreed", now=at(11, 5))
    (row,) = (row for row in verdicts_now(NUMBER) if row.clause == "test.agreed-first")
    assert (row.outcome, row.remedied_at) == ("violated", at(11, 5))


def test_a_fact_that_has_no_place_in_the_state_is_kept_and_moves_nothing(life: Life) -> None:
    life.say("visit.arrived", happened=True)
    assert life.order.state == "received" and entries_of(NUMBER)[-1].kind == "visit.arrived"
