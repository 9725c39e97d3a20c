"""May it be moved, what does it cost, whom does it make late: answered at once, and nothing is written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from psycopg.types.range import TimestamptzRange

from doorstep.booking.tests.making import happen
from doorstep.core.errors import Invalid, NotFound
from doorstep.dispatch import services
from doorstep.dispatch.moves.move import Later, Move
from doorstep.dispatch.tests.making import (
    CHEN_JING,
    EAST,
    LI,
    LI_QIANG,
    ZHAO,
    assign,
    booked,
    events,
    open_day,
    plan,
    received,
    who,
)
from doorstep.dispatch.tests.moving import FAR, SUN_LI, check
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.models import Leave
from tests.cast import DAY, Cast, at


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def codes(*moves: Move, **said: object) -> list[tuple[str, str, bool]]:
    found = check(*moves, **said)  # type: ignore[arg-type]
    return [(each.number, each.code, each.breaks_promise) for each in found.problems]


def test_to_another_with_the_seat_and_what_the_way_costs(cast: Cast) -> None:
    """Seventeen minutes to GD1's door, wherever he comes from; nothing happens."""
    assign(booked(cast, "GD1", kind="remove", place=FAR), LI, at(10))
    found = check(Move("GD1", ZHAO, at(11)))
    assert (found.allowed, found.breaks_promise, found.problems, found.later) == (True, False, (), ())
    (seat,) = found.seats
    assert (seat.staff_no, seat.name, seat.from_at, seat.to_at) == (ZHAO, "赵磊", at(11), at(11, 20))
    assert found.extra_travel_min == 0
    assert check(Move("GD1", None)).extra_travel_min == -17
    assert who("GD1") == (LI, "10:00", "10:20")
    assert events("GD1")[-1] == "order.assigned" and len(events("GD1")) == 3


def test_without_a_time_it_goes_where_it_fits_best_and_moves_nobody(cast: Cast) -> None:
    """As the candidates say it."""
    assign(booked(cast, "GD1"), LI, at(10))
    booked(cast, "GD2")
    found = check(Move("GD2", LI))
    assert [(each.from_at, each.to_at) for each in found.seats] == [(at(11), at(11, 50))]
    assert found.later == ()


def test_two_without_a_time_share_the_day(cast: Cast) -> None:
    """Neither is put where the other is."""
    booked(cast, "GD1", kind="remove")
    booked(cast, "GD2", kind="remove")
    one, other = check(Move("GD1", ZHAO), Move("GD2", ZHAO)).seats
    assert one.to_at + timedelta(minutes=10) == other.from_at


def test_who_gets_later_and_by_how_much(cast: Cast) -> None:
    """GD1 from 10:00 is pushed by GD2's 50 minutes, still inside its window; GD3 in the afternoon isn't."""
    assign(booked(cast, "GD1"), LI, at(10, 20))
    assign(booked(cast, "GD3", 14, 16), LI, at(14))
    booked(cast, "GD2")
    found = check(Move("GD2", LI, at(10)))
    assert (found.allowed, found.later) == (True, (Later("GD1", 30, False),))


def test_a_promise_that_would_break_is_asked_for(cast: Cast) -> None:
    """GD1 would begin at 12:10. The dispatcher may not, the supervisor may when she says so."""
    assign(booked(cast, "GD1"), LI, at(11, 20))
    booked(cast, "GD2")
    moves = Move("GD2", LI, at(11, 20))
    found = check(moves)
    assert (found.allowed, found.breaks_promise) == (False, True)
    assert found.later == (Later("GD1", 50, True),)
    (problem,) = found.problems
    assert (problem.number, problem.code, problem.breaks_promise) == ("GD1", "outside-window", True)
    assert "12:10" in problem.text["zh"] and "10:00–12:00" in problem.text["en"]
    assert check(moves, actor=SUN_LI).allowed


def test_outside_its_own_window(cast: Cast) -> None:
    assert codes(Move(booked(cast, "GD1"), LI, at(13))) == [("GD1", "outside-window", True)]


def test_a_start_that_the_way_does_not_allow_is_put_when_he_is_there(cast: Cast) -> None:
    """Dropped at 10:50 behind GD1, seventeen minutes off."""
    assign(booked(cast, "GD1"), LI, at(10))
    booked(cast, "GD2", place=FAR)
    (seat,) = check(Move("GD2", LI, at(10, 50))).seats
    assert seat.from_at == at(11, 7)


def test_who_cant_for_what_he_lacks(cast: Cast) -> None:
    """Skill, certificate, hours: with the code of the refusal."""
    booked(cast, "GD1")
    assert codes(Move("GD1", ZHAO, at(10))) == [("GD1", "skill-lacking", False)]
    assert not check(Move("GD1", ZHAO, at(10))).allowed
    away = TimestamptzRange(at(10), at(18))
    Leave.objects.create(technician=cast.li_qiang, kind="sick", during=away)
    assert codes(Move("GD1", LI, at(10))) == [("GD1", "off-duty", False)]
    cast.li_qiang.certificates.filter(kind="operator").delete()
    assert ("GD1", "certificate-lacking", False) in codes(Move("GD1", LI, at(10)))


def test_what_has_begun_is_pinned_or_is_not_booked_does_not_move(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10))
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(9, 50))
    assert codes(Move("GD1", ZHAO), now=at(10)) == [("GD1", "visit-begun", False)]
    assign(booked(cast, "GD2", 14, 16), LI, at(14))
    services.pin_visits(numbers=["GD2"], pinned=True, unit_path=EAST, actor=CHEN_JING, now=at(8))
    assert codes(Move("GD2", LI, at(15))) == [("GD2", "visit-pinned", False)]
    received(cast, "GD3")
    assert codes(Move("GD3", LI, at(10))) == [("GD3", "not-booked", False)]


def test_what_is_pinned_or_under_way_makes_no_room(cast: Cast) -> None:
    """GD1 is pinned at 10:20: nothing of fifty minutes goes before it from ten on."""
    assign(booked(cast, "GD1"), LI, at(10, 20))
    booked(cast, "GD2")
    services.pin_visits(numbers=["GD1"], pinned=True, unit_path=EAST, actor=CHEN_JING, now=at(8))
    assert codes(Move("GD2", LI, at(10))) == [("GD2", "visits-overlap", False)]


def test_an_hour_that_is_over(cast: Cast) -> None:
    assert ("GD1", "starts-in-past", False) in codes(Move(booked(cast, "GD1"), LI, at(10)), now=at(10, 30))


def test_who_is_still_at_work_comes_later(cast: Cast) -> None:
    """On site since 9:50, planned till 10:50, still there at 11:05: what is dropped on 10:55 begins then."""
    assign(booked(cast, "GD1"), LI, at(10))
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(9, 50))
    booked(cast, "GD2")
    (seat,) = check(Move("GD2", LI, at(11, 5)), now=at(11, 5)).seats
    assert seat.from_at == at(11, 5)
    (seat,) = check(Move("GD2", LI, at(11)), now=at(10, 40)).seats
    assert seat.from_at == at(11)


def test_another_day_is_another_board(cast: Cast) -> None:
    """Neither a start on another day, nor a number twice."""
    booked(cast, "GD1")
    with pytest.raises(Invalid):
        check(Move("GD1", LI, at(10, day=DAY + timedelta(days=1))))
    with pytest.raises(Invalid):
        check(Move("GD1", LI), Move("GD1", None))


def test_of_another_unit_there_is_nothing(cast: Cast) -> None:
    """Neither its orders nor, for them, its people; unknown people and numbers likewise."""
    booked(cast, "GD1")
    with pytest.raises(NotFound):
        services.check_moves(
            day=DAY, moves=[Move("GD1", LI)], unit_path="hf/hf-west/", actor=CHEN_JING, now=at(7)
        )
    with pytest.raises(NotFound):
        check(Move("GD404", LI))
    with pytest.raises(TechnicianNotFound):
        check(Move("GD1", "HF9999"))
    cast.zhao_lei.unit = cast.west
    cast.zhao_lei.save()
    assert codes(Move("GD1", ZHAO)) == [("GD1", "technician-elsewhere", False)]


def test_a_planned_day_may_be_checked_too(cast: Cast) -> None:
    """The plan's visits make room like others."""
    booked(cast, "GD1")
    plan()
    booked(cast, "GD2")
    found = check(Move("GD2", LI, at(10)))
    assert found.later == (Later("GD1", 50, False),)
