"""Why a visit can't go on and what follows: every choice of the event is offered, once, with what it does."""

from __future__ import annotations

from typing import get_args

import pytest

from doorstep.orders.errors import BadEvent
from doorstep.orders.events import SuspensionKind, checked_body, kind_named
from doorstep.visits.events import FailNext, FailOutcome
from doorstep.visits.failing import failing


def test_every_choice_is_offered_once() -> None:
    said = failing()
    assert sorted(each.value for each in said.outcomes) == sorted(get_args(FailOutcome))
    assert sorted(each.value for each in said.nexts) == sorted(get_args(FailNext))
    assert sorted(each.value for each in said.suspensions) == sorted(get_args(SuspensionKind))


def test_every_reason_leads_on_and_every_way_on_has_a_reason() -> None:
    offered = [(each.value, each.nexts) for each in failing().outcomes]
    assert all(nexts and len(set(nexts)) == len(nexts) for _, nexts in offered)
    assert {way for _, nexts in offered for way in nexts} == set(get_args(FailNext))


def test_what_follows_is_typed() -> None:
    body = {"outcome": "not_home", "next": "rebook", "next_step": "明天上午再约", "card_left": True}
    assert checked_body(kind_named("visit.failed"), body)["next"] == "rebook"
    with pytest.raises(BadEvent) as refusal:
        checked_body(kind_named("visit.failed"), {**body, "next": "whatever"})
    assert [each["field"] for each in refusal.value.details["fields"]] == ["next"]


def test_a_log_from_before_says_it_in_words_only() -> None:
    body = checked_body(kind_named("visit.failed"), {"outcome": "not_home", "next_step": "明天再约"})
    assert body == {
        "checks": [],
        "evidence": [],
        "outcome": "not_home",
        "next_step": "明天再约",
        "note": "",
    }
