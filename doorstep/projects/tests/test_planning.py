"""Rooms laid over days and crews, with houses small enough to reckon by hand.

Everywhere a room takes 10 minutes and the front desk 20: a crew that comes at 08:00 is done with its third
room at 08:50.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from doorstep.core.windows import Window
from doorstep.projects.planning import CrewDay, Layout, Pace, Part, RoomToDo, in_order, lay_out
from tests.cast import DAY, at

PACE = Pace(room=timedelta(minutes=10), desk=timedelta(minutes=20))
TUESDAY = DAY + timedelta(days=1)


def room(name: str, *, not_before: datetime | None = None, wished: bool = False) -> RoomToDo:
    """ "A-801" is on the eighth floor of A."""
    building, number = name.split("-") if "-" in name else ("", name)
    return RoomToDo(name, building, int(number[:-2]), not_before, wished)


def rooms(*names: str) -> list[RoomToDo]:
    return [room(name) for name in names]


def crew(
    staff_no: str = "HF1001",
    hours: Iterable[tuple[int, int]] = ((8, 10),),
    *,
    day: date = DAY,
    slots: Sequence[tuple[int, int]] = ((8, 10), (10, 12), (14, 16), (16, 18)),
) -> CrewDay:
    return CrewDay(
        day,
        staff_no,
        tuple(Window(at(begin, day=day), at(end, day=day)) for begin, end in hours),
        tuple((f"{begin:02}", Window(at(begin, day=day), at(end, day=day))) for begin, end in slots),
    )


def only(layout: Layout) -> Part:
    (part,) = layout.parts
    return part


def test_a_small_house_is_one_visit() -> None:
    """20 + 3 × 10 = 50 minutes."""
    layout = lay_out(rooms("801", "802", "803"), [crew()], PACE)
    part = only(layout)
    assert (part.slot, part.rooms, part.work_min) == ("08", ("801", "802", "803"), 50)
    assert part.during == Window(at(8), at(8, 50))
    assert layout.left == ()


def test_one_goes_floor_by_floor_building_by_building() -> None:
    names = ["B-201", "A-1001", "A-802", "A-801", "A-0901"]
    assert [each.name for each in in_order(rooms(*names))] == ["A-801", "A-802", "A-0901", "A-1001", "B-201"]


def test_what_one_crew_cannot_do_the_next_does_and_what_is_over_says_so() -> None:
    """Two hours less 20 minutes are 10 rooms; 25 rooms, two crews: 5 are left."""
    house = rooms(*(f"{floor}{number:02}" for floor in range(1, 6) for number in range(1, 6)))
    layout = lay_out(house, [crew("HF1001"), crew("HF1002")], PACE)
    first, second = layout.parts
    assert (first.crew, first.rooms[0], first.rooms[-1]) == ("HF1001", "101", "205")
    assert (second.crew, second.rooms[0], second.rooms[-1]) == ("HF1002", "301", "405")
    assert [name for name, _ in layout.left] == ["501", "502", "503", "504", "505"]
    assert "加天数" in layout.left[0][1]["zh"]


def test_the_next_day_goes_on_where_the_first_ended() -> None:
    house = rooms(*(f"1{number:02}" for number in range(1, 13)))
    layout = lay_out(house, [crew(day=TUESDAY), crew(day=DAY)], PACE)
    assert [(part.day, len(part.rooms)) for part in layout.parts] == [(DAY, 10), (TUESDAY, 2)]


def test_a_visit_begins_inside_a_window_that_can_be_promised() -> None:
    """On duty from nine, the morning is closed: the crew comes at two."""
    layout = lay_out(rooms("801"), [crew(hours=[(9, 18)], slots=[(14, 16)])], PACE)
    assert (only(layout).slot, only(layout).during.from_at) == ("14", at(14))
    nothing = lay_out(rooms("801"), [crew(slots=[])], PACE)
    assert nothing.parts == () and "没有能约的时段" in nothing.left[0][1]["zh"]


def test_the_crews_other_visits_are_left_alone() -> None:
    """Busy 9 to 11: between 8 and 9 there is time for 4 rooms, from 11 on for all five."""
    names = rooms("801", "802", "803", "804", "805")
    part = only(lay_out(names, [crew(hours=[(8, 9), (11, 13)])], PACE))
    assert (part.slot, part.during) == ("10", Window(at(11), at(12, 10)))


def test_an_occupied_room_waits_for_the_check_out() -> None:
    """11:00 to 12:10: 801 and 803 take until 11:40, the guest of 802 is out at noon; the crew waits 20
    minutes."""
    house = [room("801"), room("802", not_before=at(12)), room("803")]
    short = CrewDay(DAY, "HF1001", (Window(at(11), at(12, 10)),), (("10", Window(at(10), at(12))),))
    part = only(lay_out(house, [short], PACE))
    assert (part.rooms, part.during) == (("801", "803", "802"), Window(at(11), at(12, 10)))


def test_with_time_to_spare_one_comes_when_all_can_be_done_in_one_go() -> None:
    house = [room("801"), room("802", not_before=at(12)), room("803")]
    part = only(lay_out(house, [crew(hours=[(11, 13)], slots=[(10, 12)])], PACE))
    assert (part.rooms, part.during) == (("801", "802", "803"), Window(at(11, 40), at(12, 30)))


def test_a_crew_does_not_sit_in_the_lobby_for_hours() -> None:
    """At 08:00 only 801 could be done before two o'clock; from 14:00 on both can."""
    house = [room("801"), room("802", not_before=at(14))]
    part = only(lay_out(house, [crew(hours=[(8, 18)])], PACE))
    assert (part.rooms, part.during.from_at) == (("801", "802"), at(14))


def test_the_time_that_was_agreed_is_kept_before_more_rooms_are_done() -> None:
    """Left over from last time, agreed for 15:00. At
    work from ten on (10:20) it does 28 first and is in 901 at 15:00, then does 5 more until four."""
    house = [room("901", not_before=at(15), wished=True), *rooms(*(f"8{n:02}" for n in range(1, 61)))]
    free = [crew(hours=[(10, 16)], slots=[(8, 10), (10, 12)])]
    part = only(lay_out(house, free, PACE))
    assert (part.during, part.rooms.index("901"), len(part.rooms)) == (Window(at(10), at(16)), 28, 34)


def test_who_has_no_other_room_comes_just_for_the_time_that_was_agreed() -> None:
    house = [room("901", not_before=at(15), wished=True), room("902", not_before=at(15), wished=True)]
    part = only(lay_out(house, [crew(hours=[(8, 18)])], PACE))
    assert part.during == Window(at(14, 40), at(15, 20))


def test_guests_check_out_at_noon_on_every_day() -> None:
    """A morning crew does none of the occupied rooms, on no day; one that comes at noon does."""
    house = [RoomToDo("801", floor=8, daily_from=time(12)), room("802")]
    mornings = lay_out(house, [crew(day=DAY), crew(day=TUESDAY)], PACE)
    assert [part.rooms for part in mornings.parts] == [("802",)]
    noon = crew(hours=[(12, 18)], day=TUESDAY)
    assert lay_out(house, [crew(day=DAY), noon], PACE).parts[1].rooms == ("801",)


def test_wishes_without_a_time_come_before_all_others() -> None:
    house = [room("801"), room("1201", wished=True), room("802")]
    assert only(lay_out(house, [crew()], PACE)).rooms == ("1201", "801", "802")


def test_what_was_agreed_for_a_later_day_is_not_planned_before() -> None:
    house = [room("801", not_before=at(9, day=TUESDAY), wished=True)]
    layout = lay_out(house, [crew(day=DAY)], PACE)
    assert layout.parts == () and "之后" in layout.left[0][1]["zh"]
    part = only(lay_out(house, [crew(day=DAY), crew(day=TUESDAY)], PACE))
    assert part.during == Window(at(8, 40, TUESDAY), at(9, 10, TUESDAY))


def test_a_visit_ends_on_a_round_five_minutes() -> None:
    pace = Pace(room=timedelta(minutes=8), desk=timedelta(minutes=20))
    part = only(lay_out(rooms("801", "802"), [crew()], pace))
    assert part.work_min == 40  # 20 + 2 × 8 = 36
