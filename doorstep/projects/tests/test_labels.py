"""How hotels write rooms, floors, buildings and terminals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.orders.intake.cells import Unfit
from doorstep.projects.sheet import labels


def rooms(cell: str) -> list[str]:
    return [f"{building}|{room}" if building else room for building, room in labels.numbers(cell).rooms]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("801", ["801"]),
        ("８０１房", ["801"]),
        (" 801 室 ", ["801"]),
        ("801、803/805，807", ["801", "803", "805", "807"]),
        ("801-803", ["801", "802", "803"]),
        ("801~03", ["801", "802", "803"]),
        ("801 至 803号", ["801", "802", "803"]),
        ("801-805（804除外）", ["801", "802", "803", "805"]),
        ("801-805不含02、804", ["801", "803", "805"]),
        ("801-805单号", ["801", "803", "805"]),
        ("801-805（双号）", ["802", "804"]),
        ("A801－A803", ["A801", "A802", "A803"]),
        ("B801-803", ["B801", "B802", "B803"]),
        ("0801-0803", ["0801", "0802", "0803"]),
        ("A-801", ["A|801"]),
        ("1-801", ["1|801"]),
        ("3号楼1201-1203", ["3|1201-1203"]),
        ("801A", ["801A"]),
    ],
)
def test_a_cell_names_its_rooms(cell: str, expected: list[str]) -> None:
    if expected == ["3|1201-1203"]:
        expected = ["3|1201", "3|1202", "3|1203"]
    assert rooms(cell) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-08-01", "room-became-date"),
        ("海景房", "room-unclear"),
        ("820-801", "room-unclear"),
        ("101-9999", "room-unclear"),
        ("801-803不含810", "left-out-unknown"),
        ("801单双", "room-unclear"),
        ("房", "room-unclear"),
        ("802（单号）", "no-room"),
    ],
)
def test_what_names_no_room_is_refused_with_its_reason(cell: str, code: str) -> None:
    with pytest.raises(Unfit) as refused:
        labels.numbers(cell)
    assert refused.value.code == code


@given(st.integers(100, 9999), st.integers(0, labels.LONGEST_RANGE - 1))
def test_a_range_is_as_long_as_it_says(first: int, more: int) -> None:
    last = first + more
    if len(str(last)) == len(str(first)):
        assert rooms(f"{first}-{last}") == [str(each) for each in range(first, last + 1)]


@given(st.text(alphabet="0123456789AB-~、,（）除外单双 号房", max_size=14))
def test_whatever_stands_in_a_cell_is_read_or_refused(cell: str) -> None:
    try:
        found = labels.numbers(cell)
    except Unfit as refused:
        assert refused.reason["zh"] and refused.reason["en"]
    else:
        assert len(found.rooms) > 0


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("8", 8), ("8.0", 8), ("8F", 8), ("F8", 8), ("８楼", 8), ("8层", 8), ("第八层", 8), ("十层", 10),
        ("十二楼", 12), ("二十", 20), ("B1", -1), ("负一层", -1), ("地下2层", -2),
    ],
)  # fmt: skip
def test_a_floor_in_each_spelling(cell: str, level: int) -> None:
    assert labels.floor(cell) == level


@pytest.mark.parametrize("cell", ["大堂", "0", "99", "F", ""])
def test_what_is_no_floor_is_refused(cell: str) -> None:
    with pytest.raises(Unfit):
        labels.floor(cell)


@pytest.mark.parametrize(
    ("number", "level"), [("801", 8), ("1203", 12), ("A801", 8), ("8801", 8), ("12", None), ("001", None)]
)
def test_the_floor_that_a_number_tells(number: str, level: int | None) -> None:
    assert labels.floor_within(number) == level


@pytest.mark.parametrize(
    ("cell", "name"), [("A座", "A"), ("３号楼", "3"), ("2栋", "2"), ("贵宾楼", "贵宾楼"), ("1.0", "1")]
)
def test_a_building_by_its_name(cell: str, name: str) -> None:
    assert labels.building(cell) == name


@pytest.mark.parametrize(
    "cell",
    ["02:55:10:AB:CD:01", "02-55-10-ab-cd-01", "0255.10ab.cd01", "025510ABCD01", "MAC：０2 55 10 AB CD 01"],
)
def test_a_mac_in_each_spelling(cell: str) -> None:
    assert labels.mac(cell) == ("02:55:10:AB:CD:01", [])


def test_letters_that_hex_has_not_are_read_as_digits_and_said_so() -> None:
    address, said = labels.mac("O255lOABCDOI")
    assert address == "02:55:10:AB:CD:01"
    assert [code for code, _ in said] == ["mac-letters"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("0255", "mac-unclear"),
        ("02:55:10:AB:CD:0G", "mac-unclear"),
        ("FF:FF:FF:FF:FF:FF", "mac-impossible"),
        ("01:00:5E:00:00:01", "mac-impossible"),
        ("000000000000", "mac-impossible"),
    ],
)
def test_what_is_no_terminals_mac_is_refused(cell: str, code: str) -> None:
    with pytest.raises(Unfit) as refused:
        labels.mac(cell)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("cell", "state"),
    [("空房", "vacant"), ("VC", "vacant"), ("住", "occupied"), ("ｏｃ", "occupied"), ("维修", "closed")],
)
def test_the_hotels_words_for_the_state_of_a_room(cell: str, state: str) -> None:
    assert labels.occupancy(cell) == state


def test_a_word_for_a_state_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Unfit):
        labels.occupancy("会议室")
