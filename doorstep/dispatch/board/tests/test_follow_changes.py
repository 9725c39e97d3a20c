"""What changed on the board since a revision: everything, and nothing twice without need."""

from __future__ import annotations

import threading

import pytest
from django.db import connections, transaction
from psycopg.types.range import TimestamptzRange

from doorstep.booking.services import open_days
from doorstep.booking.tests.making import MORNING, happen
from doorstep.dispatch import queries, services
from doorstep.dispatch.board.changes import Changes
from doorstep.dispatch.board.rows import Board
from doorstep.dispatch.day.revisions import settle
from doorstep.dispatch.models import Touch
from doorstep.dispatch.moves.move import Move
from doorstep.dispatch.tests.making import CHEN_JING, EAST, LI, LI_QIANG, ZHAO, assign, booked, open_day
from doorstep.dispatch.tests.moving import move
from doorstep.orders.models import Order
from doorstep.people.models import Leave, Technician
from tests.cast import DAY, Cast, at
from tests.races import all_at_once

SUSPENDED = {
    "type": "user_not_ready",
    "reason": "没装修好",
    "next_step": "下周再联系",
    "expected_on": "2026-03-09",
}


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def board() -> Board:
    return queries.board(day=DAY, unit_path=EAST, now=MORNING)


def changes(since: int, *, grid: str | None = None, unit_path: str = EAST, day: object = DAY) -> Changes:
    return queries.changes(day=day, unit_path=unit_path, grid=grid, since=since, now=MORNING)  # type: ignore[arg-type]


def rows(found: Changes) -> list[str]:
    return [row.staff_no for row in found.technicians]


def waiting(found: Changes) -> list[str] | None:
    return None if found.unassigned is None else [each.number for each in found.unassigned]


def test_nothing_happened_nothing_comes(cast: Cast) -> None:
    seen = board().revision
    found = changes(seen)
    assert (found.revision, rows(found), waiting(found), found.reload) == (seen, [], None, False)


def test_the_row_of_who_got_a_visit_and_those_who_wait_now(cast: Cast) -> None:
    """GD1 leaves the list; the row comes whole, just as the board has it."""
    booked(cast, "GD1")
    booked(cast, "GD2")
    seen = board().revision
    assign("GD1", LI, at(10))
    found = changes(seen)
    assert found.revision > seen
    assert (rows(found), waiting(found), found.reload) == ([LI], ["GD2"], False)
    assert found.technicians == [row for row in board().technicians if row.staff_no == LI]
    assert rows(changes(found.revision)) == []


def test_from_one_to_another_both_rows_come_and_the_list_is_as_it_was(cast: Cast) -> None:
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    seen = board().revision
    assign("GD1", ZHAO, at(10))
    found = changes(seen)
    assert (rows(found), waiting(found)) == ([LI, ZHAO], None)


def test_what_happens_on_site_comes_with_its_times(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10))
    seen = board().revision
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(6, 50))
    (row,) = changes(seen).technicians
    assert (row.visits[0].state, row.visits[0].expected_from_at) == ("on_site", at(6, 50))


def test_a_deadline_that_passes_without_an_event(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10))
    seen = board().revision
    Order.objects.filter(number="GD1").update(next_due_at=at(12))
    (row,) = changes(seen).technicians
    assert row.visits[0].due_at == at(12)


def test_promises_made_and_ended_change_the_list(cast: Cast) -> None:
    seen = board().revision
    booked(cast, "GD1")
    found = changes(seen)
    assert (rows(found), waiting(found)) == ([], ["GD1"])
    happen("GD1", "order.suspended", SUSPENDED, CHEN_JING, MORNING)
    assert waiting(changes(found.revision)) == []


SUSPENDED = {
    "type": "user_not_ready",
    "reason": "没装修好",
    "next_step": "下周再联系",
    "expected_on": "2026-03-09",
}


def test_leave_and_pins_and_papers_change_a_row(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10))
    seen = board().revision
    away = TimestamptzRange(at(14), at(18))
    Leave.objects.create(technician=cast.zhao_lei, kind="sick", during=away)
    found = changes(seen)
    assert [(row.staff_no, row.shift[-1].to_at) for row in found.technicians] == [(ZHAO, at(14))]
    services.pin_visits(numbers=["GD1"], pinned=True, unit_path=EAST, actor=CHEN_JING, now=MORNING)
    (row,) = changes(found.revision).technicians
    assert row.visits[0].pinned
    seen = settle()
    cast.li_qiang.levels.all().delete()
    assert rows(changes(seen)) == [LI]


def test_other_days_and_units_are_not_told(cast: Cast) -> None:
    open_days(from_on=DAY, days=2, now=MORNING)
    seen = board().revision
    assign(booked(cast, "GD1"), LI, at(10))
    for found in (changes(seen, day=at(0).replace(day=3).date()), changes(seen, unit_path="hf/hf-west/")):
        assert (rows(found), found.reload) == ([], False)


def test_a_grid_is_told_of_its_own_people(cast: Cast) -> None:
    """Nothing of the east is of the far grid."""
    booked(cast, "GD1")
    seen = board().revision
    assign("GD1", LI, at(10))
    assert rows(changes(seen, grid="HF-YH")) == [LI]
    found = changes(seen, grid="HF-SS")
    assert (rows(found), waiting(found), found.reload) == ([], [], False)


def test_who_leaves_the_rows_makes_it_load_anew(cast: Cast) -> None:
    seen = board().revision
    Technician.objects.filter(staff_no=ZHAO).update(active=False)
    assert changes(seen).reload


def test_whose_last_visit_in_a_grid_goes_makes_that_grid_load_anew(cast: Cast) -> None:
    """Li Qiang looks after the far grid for this while only."""
    assign(booked(cast, "GD1"), LI, at(10))
    cast.li_qiang.grids.clear()
    seen = board().revision
    move(Move("GD1", None))
    assert changes(seen, grid="HF-YH").reload


def test_a_revision_of_long_ago_or_of_another_database_makes_it_load_anew(cast: Cast) -> None:
    booked(cast, "GD1")
    first = settle()
    assign("GD1", LI, at(10))
    second = settle()
    Touch.objects.filter(number__lte=second - 1).delete()
    assert changes(second + 5).reload
    assert not changes(second).reload
    assign("GD1", LI, at(11))
    settle()
    Touch.objects.filter(number__lte=second).delete()
    assert changes(first).reload
    assert not changes(second).reload


def test_times_that_only_the_clock_moves_are_touched(cast: Cast) -> None:
    """Nobody has set out for ten o'clock by 10:20; Zhao Lei's afternoon is as it was."""
    assign(booked(cast, "GD1"), LI, at(10))
    assign(booked(cast, "GD2", 14, 16, kind="remove"), ZHAO, at(14))
    seen = settle()
    assert services.touch_running_behind(now=at(9, 50)) == 0
    assert services.touch_running_behind(now=at(10, 20)) == 1
    assert rows(changes(seen)) == [LI]


def test_old_touches_go_the_newest_stays(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doorstep.dispatch.day.revisions.KEPT", 0)
    booked(cast, "GD1")
    settle()
    assign("GD1", LI, at(10))
    newest = settle()
    monkeypatch.setattr("doorstep.dispatch.day.revisions.KEPT", 1)
    assert services.forget_old_touches() > 0
    assert settle() == newest


@pytest.mark.django_db(transaction=True)
def test_who_commits_late_is_not_missed(cast: Cast) -> None:
    """GD1 is assigned first and committed last: whoever has seen GD2's revision still gets GD1."""
    booked(cast, "GD1", kind="remove")
    booked(cast, "GD2", 14, 16, kind="remove")
    seen, written, looked = settle(), threading.Event(), threading.Event()
    later: list[int] = []

    def slow(_: object) -> None:
        with transaction.atomic():
            assign("GD1", LI, at(10))
            written.set()
            assert looked.wait(30)

    def quick(_: object) -> None:
        assert written.wait(30)
        assign("GD2", ZHAO, at(14))
        later.append(settle())
        looked.set()

    found = all_at_once(lambda act: act(None), [slow, quick])
    assert found == [None, None]
    assert later[0] > seen and rows(changes(later[0])) == [LI]
    connections["default"].close()


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_at_once_get_one_order_of_things(cast: Cast) -> None:
    """Numbers are given once, whoever gives them."""
    booked(cast, "GD1")
    found = all_at_once(lambda _: settle(), range(6))
    assert len({each for each in found if isinstance(each, int)}) == 1, found
    assert not Touch.objects.filter(number__isnull=True).exists()
