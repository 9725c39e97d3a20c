"""What people typed, and where and who the customer is, stays in the house."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.integrations.eventlogs.personal import MARK, shareable
from doorstep.orders.events import KINDS
from tests.lives import SAID

#: Where people type, in every kind of event that there is a sample of.
TYPED = frozenset({
    "note", "reason", "next_step", "need", "route", "comment", "statement", "problem", "solution", "cause",
    "cure", "channel", "answer", "what", "owner", "department", "improvement", "results", "goals",
    "measures", "remark", "steps", "received_by",
})  # fmt: skip
#: Elsewhere these names stand for a choice or an id.
TYPED_IN = {"task.closed": {"result"}, "promise.reported": {"result"}, "guest.requested": {"request"}}
CHOSEN_IN = {"room.deferred": {"reason"}}


def _marked(value: Any) -> Any:
    return [MARK for _ in value] if isinstance(value, list) else MARK


@pytest.mark.parametrize("kind", sorted(SAID))
def test_what_was_typed_becomes_a_mark_and_the_rest_stays(kind: str) -> None:
    body = SAID[kind]
    typed = (TYPED | TYPED_IN.get(kind, set())) - CHOSEN_IN.get(kind, set())
    expected = {
        name: _marked(value) if name in typed and value and not isinstance(value, bool) else value
        for name, value in body.items()
    }
    assert shareable(kind, body) == expected
    assert shareable(kind, body, texts=True) == body


def test_an_empty_text_stays_empty() -> None:
    said = {**SAID["acceptance.signed"], "comment": ""}
    assert shareable("acceptance.signed", said)["comment"] == ""


def test_a_position_is_left_out_even_with_texts() -> None:
    where = {"location": {"lat": 31.8, "lon": 117.3, "accuracy_m": 8.0, "mock": False}}
    for texts in (False, True):
        assert shareable("visit.arrived", where, texts=texts) == {
            "location": {"accuracy_m": 8.0, "mock": False}
        }


def test_what_no_type_knows_is_left_out() -> None:
    assert shareable("visit.departed", {"phone": "13800001234"}) == {}
    assert shareable("nobody.knows", {"phone": "13800001234"}) == {}


def test_every_kind_of_event_has_a_type_to_go_by() -> None:
    for kind in KINDS:
        assert shareable(kind, {}) == {}
