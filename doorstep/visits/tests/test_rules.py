"""Reading a log as a visit: pure, over entries made up here."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest

from doorstep.orders.log import Entry
from doorstep.visits.rules import Story, evidence_of, present_job, present_visit, proofs_of, signed_job
from tests.cast import at

DISSATISFIED: dict[str, object] = {"result": "dissatisfied", "comment": "线没贴牢"}


def log(*kinds: str | tuple[str, dict[str, object]]) -> list[Entry]:
    """A log of these kinds, a minute apart."""
    made = [(kind, {}) if isinstance(kind, str) else kind for kind in kinds]
    return [
        Entry(
            id=UUID(int=seq), number="GD900000001", seq=seq, kind=kind, version=1, actor="technician:HF1001",
            occurred_at=at(10, seq), recorded_at=at(10, seq), happened=False, device={},
            body={"result": "satisfied", **body} if kind == "acceptance.signed" else body,
            previous_hash="0" * 64, hash=f"{seq:064x}",
        )
        for seq, (kind, body) in enumerate(made, start=1)
    ]  # fmt: skip


def kinds(entries: Sequence[Entry]) -> list[str]:
    return [entry.kind for entry in entries]


def test_the_first_visit_is_the_whole_log() -> None:
    entries = log("order.received", "visit.arrived")
    assert present_visit(entries) == entries
    assert present_job(entries) == entries


@pytest.mark.parametrize("again", ["visit.failed", "order.resumed", "order.reopened"])
def test_who_comes_anew_begins_anew(again: str) -> None:
    entries = log("order.received", "visit.arrived", again, "visit.departed")
    assert kinds(present_visit(entries)) == ["visit.departed"]


def test_only_reopening_makes_a_new_job() -> None:
    entries = log("order.received", "cabling.done", "visit.failed", "visit.arrived")
    assert present_job(entries) == entries
    reopened = log("order.received", "acceptance.signed", "order.reopened", "visit.arrived")
    assert kinds(present_job(reopened)) == ["visit.arrived"]


def test_the_signed_job_is_the_last_one_with_a_signature() -> None:
    assert signed_job(log("order.received", "visit.arrived")) == []
    entries = log("order.received", "acceptance.signed", "order.replied", "order.reopened", "visit.arrived")
    assert kinds(signed_job(entries)) == ["order.received", "acceptance.signed", "order.replied"]
    entries = log(
        "order.received", "acceptance.signed", "order.reopened", "acceptance.signed", "order.replied"
    )
    assert kinds(signed_job(entries)) == ["order.reopened", "acceptance.signed", "order.replied"]


def test_evidence_is_named_in_two_ways() -> None:
    photo, ink = {"slot": "route", "sha256": "a" * 64}, {"slot": "signature", "sha256": "b" * 64}
    assert proofs_of({"evidence": [photo], "signature": ink}) == [photo, ink]
    assert evidence_of({"evidence": [photo], "signature": ink}) == {"a" * 64, "b" * 64}
    assert evidence_of({"signature": "drawn"}) == set()


def test_a_changed_plan_is_agreed_anew() -> None:
    assert not Story(log("plan.proposed")).plan_agreed
    assert Story(log("plan.proposed", "plan.agreed")).plan_agreed
    assert not Story(log("plan.proposed", "plan.agreed", "plan.proposed")).plan_agreed


def test_the_customer_is_asked_to_sign_when_the_site_is_clean() -> None:
    assert not Story(log("cabling.done")).ready_to_sign
    assert Story(log("cabling.done", "site.cleaned")).ready_to_sign


def test_who_signed_as_satisfied_is_not_asked_again() -> None:
    assert not Story(log("site.cleaned", "acceptance.signed", "site.cleaned")).ready_to_sign


@pytest.mark.parametrize("redone", ["cabling.done", "fault.fixed", "speed.tested", "site.cleaned"])
def test_after_a_complaint_about_the_work_something_is_redone_first(redone: str) -> None:
    dissatisfied: tuple[str, dict[str, object]] = ("acceptance.signed", DISSATISFIED)
    assert not Story(log("site.cleaned", dissatisfied)).ready_to_sign
    assert not Story(log("site.cleaned", dissatisfied, "call.made")).ready_to_sign
    assert Story(log("site.cleaned", dissatisfied, redone)).ready_to_sign
    assert not Story(log("site.cleaned", dissatisfied, redone, dissatisfied)).ready_to_sign


def test_a_story_tells_the_last_of_a_kind() -> None:
    story = Story(log(("speed.tested", {"down_mbps": 300}), ("speed.tested", {"down_mbps": 500})))
    assert (story.body("speed.tested")["down_mbps"], story.at("speed.tested")) == (500, at(10, 2))
    assert (story.body("cabling.done"), story.at("cabling.done"), story.last("cabling.done")) == (
        {},
        None,
        None,
    )
