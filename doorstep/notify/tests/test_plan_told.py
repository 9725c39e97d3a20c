"""A plan that is applied tells everyone concerned: the customer who comes, the technicians what changed."""

from __future__ import annotations

import pytest

from doorstep.dispatch.tests.making import LI, ZHAO, assign, booked, open_day
from doorstep.dispatch.tests.proposing import apply, change, ready, seat
from doorstep.notify.models import Notice
from tests.cast import Cast, at


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def test_everyone_concerned_is_told(cast: Cast) -> None:
    """GD1 goes from one to the other while both are at work; each hears once, however much changes."""
    for number, hour in (("GD1", 14), ("GD2", 16)):
        assign(booked(cast, number, hour, hour + 2, kind="remove"), LI, at(hour))
    plan = ready(
        change("GD1", seat(LI, (14, 0), (14, 20)), seat(ZHAO, (14, 0), (14, 20))),
        change("GD2", seat(LI, (16, 0), (16, 20)), seat(LI, (16, 30), (16, 50))),
    )
    assert plan.result and [each["told"] for each in plan.result["changes"]] == [
        ["technician", "customer"],
        ["technician"],
    ]
    apply(plan, now=at(9))
    rows = Notice.objects.filter(created_at=at(9)).order_by("id")
    said = {(row.technician.staff_no if row.technician else row.order_id): row.text for row in rows}
    assert len(rows) == 3 and said.keys() == {LI, ZHAO, "GD1"}
    assert "GD2 16:30改了时间；GD1不用去了" in said[LI] and "加了GD1 14:00" in said[ZHAO]
    assert "赵磊" in said["GD1"]


def test_the_customer_whose_visit_nobody_can_make_is_told(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10))
    apply(ready(change("GD1", seat(LI, (10, 0), (10, 50)), None)))
    assert Notice.objects.order_by("-id")[0].about == "withdrawn"
