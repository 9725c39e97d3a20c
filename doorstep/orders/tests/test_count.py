"""Counts over many orders: kept in the transaction of each event, the same whatever came first."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from doorstep.orders.models import QuotaVerdict, Tally
from doorstep.orders.queries import broken_quotas
from doorstep.orders.services import rebuild
from tests.cast import DAY, Cast, at
from tests.lives import CHEN_JING, LI_QIANG, STANDARD, SUN_LI, ZHAO_LEI, Life, begin, run_standard
from tests.races import all_at_once

MONTH_END = at(0, day=date(2026, 4, 1))
TICK = timedelta(milliseconds=1)
COUNTS = (
    STANDARD
    + """
  - id: test.calls-a-day
    source: TEST-7
    control: conduct
    title: {zh: 一人一天最多打两通, en: Two calls a day by one person at most}
    template: count_per
    activation: {event: call.made, when: {purpose: booking}}
    per: {field: actor}
    period: day
    at_most: 2
    on_violation: {deduct_cny: "20"}
  - id: test.rated-monthly
    source: TEST-8
    control: conduct
    title: {zh: 每个地址每月至少评价一次, en: A rating from each place each month}
    template: count_per
    activation: {event: customer.rated}
    per: {order: site}
    period: month
    at_least: 1
"""
)


@pytest.fixture
def lives(cast: Cast) -> list[Life]:
    run_standard(cast, COUNTS)
    return [begin(cast, f"GD-{n}") for n in range(3)]


def counted(clause: str = "test.calls-a-day") -> dict[str, tuple[int, str]]:
    return {row.key: (row.counted, row.outcome) for row in QuotaVerdict.objects.filter(clause=clause)}


def row(key: str = "technician:HF1001") -> QuotaVerdict:
    return QuotaVerdict.objects.get(clause="test.calls-a-day", key=key)


def test_each_person_is_counted_over_all_orders(lives: list[Life]) -> None:
    for life in lives[:2]:
        life.say("call.made", by=LI_QIANG)
    lives[2].say("call.made", by=ZHAO_LEI)
    assert counted() == {"technician:HF1001": (2, "satisfied"), "technician:HF1002": (1, "satisfied")}
    third = lives[2].say("call.made", by=LI_QIANG)
    broken = row()
    assert (broken.outcome, broken.counted, broken.violated_at) == ("violated", 3, third.occurred_at)
    assert (broken.order_id, broken.witnesses[-1]) == ("GD-2", str(third.id))
    assert (broken.from_on, broken.to_on) == (DAY, DAY + timedelta(days=1))


def test_what_the_clause_does_not_ask_for_is_not_counted(lives: list[Life]) -> None:
    lives[0].say("call.made", {"purpose": "on_the_way"}, by=LI_QIANG)
    lives[0].say("order.cancelled", by=CHEN_JING)
    assert counted() == {}


def test_a_fact_told_late_counts_where_it_happened(lives: list[Life]) -> None:
    for life, hour in zip(lives, (8, 9, 10), strict=True):
        life.say("call.made", by=LI_QIANG, now=at(hour))
    assert row().violated_at == at(10)
    lives[0].say("call.made", by=LI_QIANG, now=at(12), occurred_at=at(7), happened=True)
    assert (row().violated_at, row().counted, row().order_id) == (at(9), 4, "GD-1")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_telling_is_nothing(lives: list[Life], order: tuple[int, ...]) -> None:
    for index in order:
        lives[index].say("call.made", by=LI_QIANG, now=at(12), occurred_at=at(8 + index), happened=True)
    assert (row().violated_at, row().order_id, row().counted) == (at(10), "GD-2", 3)


def test_more_after_the_first_too_many_changes_its_number_only(lives: list[Life]) -> None:
    for hour in range(8, 13):
        lives[0].say("call.made", by=LI_QIANG, now=at(hour))
    assert (row().counted, row().violated_at, len(row().witnesses)) == (5, at(10), 3)


def test_a_floor_is_asked_from_the_order_on_and_broken_when_the_month_is_over(
    cast: Cast, lives: list[Life]
) -> None:
    site = str(cast.wang_fang_home.pk)
    assert counted("test.rated-monthly") == {site: (0, "pending")}
    assert not broken_quotas("hf/", MONTH_END).exists()
    [late] = broken_quotas("hf/", MONTH_END + TICK)
    assert (late.clause, late.key, late.due_at) == ("test.rated-monthly", site, MONTH_END)
    lives[1].say("customer.rated", happened=True)
    assert counted("test.rated-monthly") == {site: (1, "satisfied")}
    assert not broken_quotas("hf/", MONTH_END + TICK).exists()


def test_a_rebuild_counts_the_same(lives: list[Life]) -> None:
    for hour in range(8, 13):
        lives[hour % 3].say("call.made", by=LI_QIANG, now=at(hour))
    lives[0].say("customer.rated", happened=True)

    def stored() -> list[Any]:
        return [list(model.objects.order_by("pk").values()) for model in (Tally, QuotaVerdict)]

    before = stored()
    assert all(before)
    QuotaVerdict.objects.update(counted=99, outcome="satisfied")
    Tally.objects.filter(clause="test.rated-monthly").delete()
    rebuild(now=at(20))
    assert stored() == before


def test_each_is_shown_to_the_unit_of_the_deciding_order(lives: list[Life]) -> None:
    for life in lives:
        life.say("call.made", by=LI_QIANG)
    assert broken_quotas("hf/hf-east/", at(20)).count() == 1
    assert broken_quotas("hf/hf-west/", at(20)).count() == 0


@pytest.mark.django_db(transaction=True)
def test_many_at_once_count_each_once(lives: list[Life]) -> None:
    got = all_at_once(lambda life: life.say("call.made", by=SUN_LI, now=at(9)), lives)
    assert not [each for each in got if isinstance(each, Exception)]
    assert counted() == {"supervisor:sunli": (3, "violated")}
