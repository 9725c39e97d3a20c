"""A phone's batch into the logs: in order, each event for itself, nothing lost, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import OperationalError

from doorstep.core import ids
from doorstep.core.field_problems import FieldProblem
from doorstep.orders.appending import append
from doorstep.orders.models import Quarantined
from doorstep.orders.proving import verify_order
from doorstep.orders.queries import entries_of, order_named, verdicts_now
from doorstep.visits import services
from doorstep.visits.services import Unreadable
from doorstep.visits.tests.phones import Phone, codes, outcome
from tests.cast import at
from tests.lives import CHEN_JING, DISSATISFIED, SUN_LI, ZHAO_LEI
from tests.worlds import Visit


def kinds(number: str) -> list[str]:
    return [entry.kind for entry in entries_of(number)]


def quarantined() -> list[str]:
    return [row.problem["code"] for row in Quarantined.objects.order_by("id")]


def test_a_batch_is_entered_in_the_order_in_which_it_was_done(on_site: Visit) -> None:
    phone = Phone()
    done = ["door.greeted", "plan.proposed", "plan.agreed", "cabling.done"]
    for minute, kind in enumerate(done):
        phone.record(kind, at(10, minute))
    receipts = phone.send(at(10, 20))
    assert outcome(receipts) == ["accepted"] * 4
    assert kinds(on_site.number)[-4:] == done
    assert [receipt.id for receipt in receipts] == [str(event.id) for event in phone.recorded]
    last = entries_of(on_site.number)[-1]
    receipt = receipts[-1]
    assert receipt.entry is not None and (receipt.entry.seq, receipt.entry.hash) == (last.seq, last.hash)
    assert (last.occurred_at, last.recorded_at, receipt.state) == (at(10, 3), at(10, 20), "on_site")


def test_the_receipt_tells_the_state_that_the_event_led_to(assigned: Visit) -> None:
    phone = Phone()
    for kind in ("order.studied", "visit.prepared", "visit.departed", "visit.arrived"):
        phone.record(kind, at(9, 30))
    assert [receipt.state for receipt in phone.send(at(9, 31))] == [
        "assigned", "assigned", "on_the_way", "on_site",
    ]  # fmt: skip


def test_the_same_batch_again_is_acknowledged_and_changes_nothing(on_site: Visit) -> None:
    phone = Phone()
    phone.record("door.greeted", at(10))
    phone.record("plan.proposed", at(10, 1))
    first = phone.send(at(10, 5))
    before = kinds(on_site.number)
    again = phone.send(at(10, 30))
    assert outcome(again) == ["repeated", "repeated"]
    assert [receipt.entry for receipt in again] == [receipt.entry for receipt in first]
    assert kinds(on_site.number) == before


def test_a_batch_whose_answer_was_lost_halfway_goes_on_where_it_was(on_site: Visit) -> None:
    phone = Phone()
    phone.record("door.greeted", at(10))
    phone.send(at(10, 1))
    phone.record("plan.proposed", at(10, 2))
    assert outcome(phone.send(at(10, 3))) == ["repeated", "accepted"]


def test_what_was_asked_first_and_then_happened_is_still_the_same_event(on_site: Visit) -> None:
    phone = Phone()
    asked = phone.record("door.greeted", at(10))
    phone.send(at(10, 1))
    phone.recorded = [replace(asked, happened=True)]
    assert outcome(phone.send(at(10, 9))) == ["repeated"]


def test_the_same_id_with_another_body_is_a_conflict_and_the_first_stays(on_site: Visit) -> None:
    phone = Phone()
    first = phone.record("optical.measured", at(10), {"dbm": -19.5})
    phone.send(at(10, 1))
    phone.recorded = [replace(first, body={"dbm": -31.0, "manner": "manual"})]
    receipts = phone.send(at(10, 2))
    assert (outcome(receipts), codes(receipts)) == (["quarantined"], ["event-conflict"])
    assert entries_of(on_site.number)[-1].body["dbm"] == -19.5
    kept = Quarantined.objects.get()
    assert kept.payload["body"] == {"dbm": -31.0, "manner": "manual"}
    assert (kept.sender, kept.order_number) == ("technician:HF1001", on_site.number)


BAD: list[tuple[str, dict[str, object], str]] = [
    ("visit.teleported", {}, "unknown-event-kind"),
    ("door.greeted", {"admitted": "perhaps"}, "bad-event"),
    ("door.greeted", {"mood": "good"}, "bad-event"),
    ("optical.measured", {"dbm": -500}, "bad-event"),
    ("fault.fixed", {"cure": "重做\u0000接头"}, "bad-event"),
    ("fault.fixed", {"cure": "\ud83d"}, "bad-event"),
    ("speed.tested", {"down_mbps": 10**400}, "bad-event"),
    ("order.closed", {"note": 2**70}, "bad-event"),
    ("order.closed", {"note": ""}, "role-forbids"),
]


@pytest.mark.parametrize("happened", [False, True])
def test_what_the_log_cannot_take_is_kept_aside_and_the_others_go_on(on_site: Visit, happened: bool) -> None:
    phone = Phone()
    phone.record("door.greeted", at(10))
    for kind, body, _ in BAD:
        phone.record(kind, at(10, 1), body, happened=happened)
    phone.record("plan.proposed", at(10, 2))
    bad = [code for *_, code in BAD]
    receipts = phone.send(at(10, 5))
    assert outcome(receipts) == ["accepted", *["quarantined" for _ in BAD], "accepted"]
    assert codes(receipts) == [None, *bad, None]
    assert quarantined() == bad
    assert outcome(phone.send(at(10, 6))) == ["repeated", *["quarantined" for _ in BAD], "repeated"]
    assert Quarantined.objects.count() == len(BAD), "the same offer again is the same entry"


def test_what_is_no_event_at_all_is_kept_aside_too(on_site: Visit) -> None:
    phone = Phone()
    phone.recorded.append(
        Unreadable(
            "7",
            on_site.number,
            {"id": 7, "n": 2**70, "s": "\u0000"},
            [FieldProblem(field="id", zh="x", en="x")],
        )
    )
    phone.record("door.greeted", at(10))
    receipts = phone.send(at(10, 5))
    assert (outcome(receipts), receipts[0].id) == (["quarantined", "accepted"], "7")
    assert quarantined() == ["event-unreadable"]


def test_an_event_of_an_order_that_does_not_exist_is_kept_aside(on_site: Visit) -> None:
    phone = Phone(order="GD-NONE")
    phone.record("door.greeted", at(10), happened=True)
    assert codes(phone.send(at(10, 5))) == ["not-found"]


def test_an_event_of_somebody_elses_order_is_kept_aside(on_site: Visit) -> None:
    phone = Phone(owner=ZHAO_LEI)
    phone.record("door.greeted", at(10), happened=True)
    receipts = phone.send(at(10, 5))
    assert (outcome(receipts), codes(receipts)) == (["quarantined"], ["not-your-order"])
    assert "door.greeted" not in kinds(on_site.number)
    assert Quarantined.objects.get().sender == "technician:HF1002"


def test_a_request_that_a_gate_forbids_is_refused_and_leaves_no_trace(on_site: Visit) -> None:
    phone = Phone()
    phone.record("plan.proposed", at(10))
    phone.record("cabling.done", at(10, 1))
    phone.record("optical.measured", at(10, 2))
    receipts = phone.send(at(10, 5))
    assert outcome(receipts) == ["accepted", "refused", "accepted"]
    refusal = receipts[1].error
    assert refusal is not None and refusal.code == "step-refused"
    (block,) = refusal.details["blocks"]
    assert block["clause"] == "touch.plan-agreed"
    assert block["missing"][0]["kind"] == "plan.agreed"
    assert block["mend"]["zh"] and block["source"] == "TOUCH-3, REGIME-5"
    assert "cabling.done" not in kinds(on_site.number)
    assert not Quarantined.objects.exists()


def test_a_refused_request_can_be_made_again_when_the_gate_is_open(on_site: Visit) -> None:
    phone = Phone()
    phone.record("cabling.done", at(10, 1))
    assert outcome(phone.send(at(10, 2))) == ["refused"]
    on_site.say("plan.proposed", now=at(10, 3))
    on_site.say("plan.agreed", now=at(10, 4))
    assert outcome(phone.send(at(10, 5))) == ["accepted"]


def test_what_happened_against_a_gate_is_kept_and_becomes_a_finding(on_site: Visit) -> None:
    phone = Phone()
    event = phone.record("cabling.done", at(10, 1), happened=True)
    assert outcome(phone.send(at(10, 30))) == ["accepted"]
    assert entries_of(on_site.number)[-1].happened
    broken = {row.clause: row for row in verdicts_now(on_site.number) if row.outcome == "violated"}
    assert broken["touch.plan-agreed"].witnesses == [str(event.id)]
    assert broken["touch.plan-agreed"].violated_at == at(10, 1)


def test_a_decision_that_was_taken_offline_against_a_gate_is_put_before_the_dispatcher(
    on_site: Visit,
) -> None:
    phone = Phone()
    phone.record("order.replied", at(10, 1), happened=True)
    receipts = phone.send(at(10, 30))
    assert outcome(receipts) == ["quarantined"]
    assert codes(receipts) in (["state-forbids"], ["step-refused"])
    assert order_named(on_site.number).state == "on_site"


def test_a_signature_that_was_given_offline_is_kept_when_its_gates_are_open(on_site: Visit) -> None:
    on_site.work()
    phone = Phone()
    phone.record("acceptance.signed", at(11, 1), happened=True)
    assert [receipt.state for receipt in phone.send(at(12))] == ["accepted"]


def test_a_request_that_the_state_forbids_is_refused(assigned: Visit) -> None:
    phone = Phone()
    phone.record("door.greeted", at(9))
    receipts = phone.send(at(9))
    assert (outcome(receipts), codes(receipts)) == (["refused"], ["state-forbids"])


def test_a_batch_that_comes_in_another_order_is_judged_by_when_things_took_place(on_site: Visit) -> None:
    phone = Phone()
    phone.record("cabling.done", at(10, 3), happened=True)
    phone.record("plan.agreed", at(10, 2), happened=True)
    phone.record("plan.proposed", at(10, 1), happened=True)
    assert outcome(phone.send(at(10, 30))) == ["accepted"] * 3
    standing = {row.clause: row.outcome for row in verdicts_now(on_site.number)}
    assert standing["touch.plan-agreed"] == "satisfied"


def test_two_phones_with_one_login_both_get_their_records_in(on_site: Visit) -> None:
    first, second = Phone(), Phone(skew=timedelta(minutes=30))
    first.record("door.greeted", at(10))
    second.record("plan.proposed", at(10, 1))
    first.record("optical.measured", at(10, 2))
    assert outcome(first.send(at(10, 3))) == ["accepted", "accepted"]
    assert outcome(second.send(at(10, 4))) == ["accepted"]
    assert outcome(first.send(at(10, 5))) == ["repeated", "repeated"]
    whole = entries_of(on_site.number)
    assert [entry.kind for entry in whole[-3:]] == ["door.greeted", "optical.measured", "plan.proposed"]
    assert [entry.occurred_at for entry in whole[-3:]] == [at(10), at(10, 2), at(10, 1)]
    assert verify_order(order_named(on_site.number), whole) == []


def test_evidence_that_has_not_arrived_is_named(on_site: Visit) -> None:
    here = on_site.prove("route")
    away = {"slot": "sticker", "sha256": "e" * 64, "media_type": "image/jpeg"}
    phone = Phone()
    phone.record("site.cleaned", at(10, 1), {"evidence": [here, away]})
    (receipt,) = phone.send(at(10, 5))
    assert (receipt.status, receipt.missing_evidence) == ("accepted", ("e" * 64,))


def test_a_signature_that_has_not_arrived_is_named_too(on_site: Visit) -> None:
    on_site.work()
    phone = Phone()
    phone.record("acceptance.signed", at(11, 30), DISSATISFIED)
    (receipt,) = phone.send(at(11, 31))
    assert (receipt.state, receipt.missing_evidence) == ("rework", ("5" * 64,))


def test_an_order_cancelled_meanwhile_keeps_what_was_done(assigned: Visit) -> None:
    assigned.say("order.cancelled", by=CHEN_JING, now=at(9))
    phone = Phone()
    phone.record("visit.departed", at(9, 30), happened=True)
    phone.record("visit.arrived", at(9, 50), happened=True)
    phone.record("door.greeted", at(9, 55))
    receipts = phone.send(at(10))
    assert outcome(receipts) == ["accepted", "accepted", "refused"]
    assert receipts[1].state == "cancelled"


def test_an_order_given_to_another_meanwhile_keeps_what_was_done(cast: object, assigned: Visit) -> None:
    assigned.say("order.unassigned", by=CHEN_JING, now=at(9))
    assigned.say("order.assigned", {"technician": "HF1002"}, by=CHEN_JING, now=at(9, 1))
    phone = Phone()
    phone.record("visit.departed", at(9, 30), happened=True)
    assert outcome(phone.send(at(10))) == ["accepted"]
    assert entries_of(assigned.number)[-1].actor == "technician:HF1001"


def test_an_order_moved_to_another_window_meanwhile_keeps_what_was_done(assigned: Visit) -> None:
    assigned.book("1400-1600")
    assert order_named(assigned.number).state == "booked"
    phone = Phone()
    phone.record("visit.arrived", at(9, 50), happened=True)
    assert [receipt.state for receipt in phone.send(at(10))] == ["booked"]
    assert kinds(assigned.number)[-1] == "visit.arrived"


def test_a_reopened_order_takes_what_its_last_visit_still_has_to_tell(on_site: Visit) -> None:
    on_site.work()
    on_site.finish()
    on_site.say("order.reopened", by=SUN_LI, now=at(15))
    phone = Phone()
    phone.record("visit.finished", at(11, 30), happened=True)
    assert outcome(phone.send(at(16))) == ["accepted"]


def test_a_fault_of_ours_on_one_event_is_told_by_its_id_and_holds_up_nobody(
    on_site: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = append

    def fails(**asked: object) -> object:
        if asked["event"].kind == "plan.proposed":  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return real(**asked)  # type: ignore[arg-type]

    monkeypatch.setattr(services, "append", fails)
    phone = Phone()
    phone.record("door.greeted", at(10))
    phone.record("plan.proposed", at(10, 1))
    phone.record("optical.measured", at(10, 2))
    receipts = phone.send(at(10, 5))
    assert codes(receipts) == [None, "not-taken-in", None]
    fault = receipts[1].error
    assert fault is not None and fault.details["error_id"] in fault.mended("zh")
    assert Quarantined.objects.get().payload["body"]["route"]


def test_without_the_database_the_phone_is_told_to_try_again(
    on_site: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(**asked: object) -> object:
        raise OperationalError("the server has gone away")

    monkeypatch.setattr(services, "append", gone)
    phone = Phone()
    phone.record("door.greeted", at(10))
    with pytest.raises(OperationalError):
        phone.send(at(10, 5))
    assert not Quarantined.objects.exists()


def test_an_empty_batch_has_no_receipts(on_site: Visit) -> None:
    assert Phone().send(at(10)) == []


def test_ids_are_the_phones_own(on_site: Visit) -> None:
    phone = Phone()
    mine = ids.uuid7(at(10))
    phone.record("door.greeted", at(10), id=mine)
    phone.send(at(10))
    assert entries_of(on_site.number)[-1].id == mine
