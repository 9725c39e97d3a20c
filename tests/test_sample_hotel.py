"""The sample hotel is what its maker writes, and reads as 120 rooms in spite of everything."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from doorstep.projects.sheet.reading import read_rooms
from samples import make_hotel

FILE = make_hotel.HERE / "rooms.xlsx"


def test_the_sample_is_what_its_maker_writes(tmp_path: Path) -> None:
    make_hotel.make(tmp_path)
    assert read_rooms((tmp_path / FILE.name).read_bytes(), FILE.name) == read_rooms(
        FILE.read_bytes(), FILE.name
    )


def test_its_rooms_are_read_and_every_oddity_is_said() -> None:
    found = read_rooms(FILE.read_bytes(), FILE.name)
    # A: six floors of twelve; B: four floors of twelve.
    assert Counter(room.building for room in found.rooms) == {"A": 72, "B": 48}
    busy = {(room.building, room.number) for room in found.rooms if room.occupancy == "occupied"}
    assert busy == {(name, room) for name, rooms in make_hotel.OCCUPIED.items() for room in rooms}
    assert len(busy) == 14
    oddities = {"sheet-building", "range", "left-out", "full-width", "room-twice", "mac-letters", "total"}
    assert oddities <= {fix.code for fix in found.fixes}
    assert [(each.place.sheet, each.code) for each in found.refusals] == [("A楼", "room-missing")]
