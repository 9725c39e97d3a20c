"""Copied orders are as if they had come in through the product's own verbs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from benchmarks.clocks.__main__ import _row, _spread
from benchmarks.clocks.loading import CLAUSE, DUE_AFTER, load, make_template
from benchmarks.clocks.measuring import Fired, differing
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.services import fire_deadlines, rebuild, verify
from tests.cast import Cast, at

NUMBERS = ["C1", "C2", "C3"]


@pytest.fixture
def copies(cast: Cast) -> list[str]:
    template = make_template(cast.city.code, at(6))
    load(template, {number: at(9) + timedelta(minutes=n) for n, number in enumerate(NUMBERS)})
    return NUMBERS


def rows() -> list[dict[str, object]]:
    found = VerdictInterval.objects.order_by("order_id", "clause", "from_at").values()
    return [{name: value for name, value in row.items() if name != "id"} for row in found]


def test_a_copy_proves_itself_and_is_what_a_rebuild_gives(copies: list[str]) -> None:
    assert all(faults == [] for _, faults in verify(copies))
    assert differing(copies, at(8)) == []
    before = [rows(), list(Order.objects.order_by("number").values())]
    rebuild(now=at(7))
    assert [rows(), list(Order.objects.order_by("number").values())] == before


def test_its_deadline_is_where_it_was_put_and_fires_once(copies: list[str]) -> None:
    assert Order.objects.get(number="C2").next_due_at == at(9, 1)
    assert Order.objects.get(number="C2").received_at == at(9, 1) - DUE_AFTER
    assert fire_deadlines(now=at(9, 1)) == 2, "the template's own, and the first copy's"
    violated = VerdictInterval.objects.filter(clause=CLAUSE, outcome="violated")
    assert sorted(violated.values_list("order_id", flat=True)) == ["C-TEMPLATE", "C1"]
    assert differing(copies, at(9, 1)) == []


def test_what_was_altered_is_noticed(copies: list[str]) -> None:
    VerdictInterval.objects.filter(order_id="C2", clause=CLAUSE).update(outcome="satisfied")
    assert differing(copies, at(8)) == ["C2"]


def test_a_burst_lies_within_its_second() -> None:
    found = dict(_spread("B", at(6), 1, 500))
    assert len(found) == 500 and max(found.values()) == at(6) + timedelta(milliseconds=998)


def test_a_row_of_the_table() -> None:
    assert _row("x", Fired([0.5, 1.0, 2.0], 1, 0)) == "| x | 3 | 1.00 | 2.00 | 2.00 | 1 | 0 |"
