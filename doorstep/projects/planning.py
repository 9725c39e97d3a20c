"""A hotel's rooms laid over days and crews: who does which rooms when. Pure.

A crew comes once in each part of its day and goes through its rooms floor by floor; a room that named its
time (or waits for its guest to check out) is done from that time on, before others. What was wished comes
first: of two ways to fill a crew's day the one that keeps more wishes is taken, then the one that does more
rooms, then the shorter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from doorstep.core.errors import Text, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE

#: A crew with nothing to do so long leaves rather than waits for the next room.
PATIENCE: Final = timedelta(minutes=30)
_STEP: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class RoomToDo:
    """A room that is not done. `not_before`: nobody goes in earlier, `daily_from`: on no day before this hour
    of the local clock; `wished`: agreed with the hotel, or left over from an earlier visit."""

    name: str
    building: str = ""
    floor: int | None = None
    not_before: datetime | None = None
    wished: bool = False
    daily_from: time | None = None

    @property
    def place(self) -> tuple[str, int]:
        return self.building, self.floor if self.floor is not None else 0


@dataclass(frozen=True, slots=True)
class CrewDay:
    """A crew on a local day, or a part of it. `free`: on duty, without lunch and the visits that it has;
    `slots`: the windows that can be promised on that day, by id."""

    day: date
    crew: str
    free: tuple[Window, ...]
    slots: tuple[tuple[str, Window], ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """`room`: for a room and the way to the next; `desk`: with the front desk before the first."""

    room: timedelta
    desk: timedelta = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Part:
    """A crew's visit: it begins inside the window `slot` and takes `during`; the rooms in order of work."""

    day: date
    crew: str
    slot: str
    during: Window
    rooms: tuple[str, ...]

    @property
    def work_min(self) -> int:
        return self.during.duration // timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Layout:
    """`left`: rooms that found no place, each with the reason."""

    parts: tuple[Part, ...]
    left: tuple[tuple[str, Text], ...]


def in_order(rooms: Sequence[RoomToDo]) -> list[RoomToDo]:
    """As one goes through the house: building by building, from the lowest floor up; "802" before "1001"."""
    return sorted(rooms, key=lambda room: (room.place, len(room.name), room.name))


def lay_out(rooms: Sequence[RoomToDo], crew_days: Sequence[CrewDay], pace: Pace) -> Layout:
    """Fill the crews' days one after the other, each with what it can best do of what is left."""
    pool, parts = in_order(rooms), list[Part]()
    for each in sorted(crew_days, key=lambda each: each.day):
        today = [_on(each.day, room) for room in pool]
        best = max(_ways(each, today, pace), key=lambda way: way.worth, default=None)
        if best is not None and best.rooms:
            parts.append(best.part(each))
            done = {room.name for room in best.rooms}
            pool = [room for room in pool if room.name not in done]
    return Layout(tuple(parts), tuple((room.name, _why_left(room, crew_days)) for room in pool))


def _on(day: date, room: RoomToDo) -> RoomToDo:
    """The room as it stands on a local day."""
    if room.daily_from is None:
        return room
    opens = datetime.combine(day, room.daily_from, ZONE)
    return replace(room, not_before=max(opens, room.not_before or opens))


@dataclass(slots=True)
class _Way:
    """One way to spend a crew's day."""

    slot: str
    begin: datetime
    end: datetime
    rooms: list[RoomToDo] = field(default_factory=list)
    kept: int = 0
    wished: int = 0

    @property
    def worth(self) -> tuple[int, int, int, float, float]:
        length = (self.end - self.begin).total_seconds()
        return self.kept, self.wished, len(self.rooms), -length, -self.begin.timestamp()

    def part(self, crew_day: CrewDay) -> Part:
        over = (self.end - self.begin) % _STEP
        end = self.end + (_STEP - over if over else timedelta())
        names = tuple(room.name for room in self.rooms)
        return Part(crew_day.day, crew_day.crew, self.slot, Window(self.begin, end), names)


def _ways(crew_day: CrewDay, pool: Sequence[RoomToDo], pace: Pace) -> Iterator[_Way]:
    for free in crew_day.free:
        for slot, window in crew_day.slots:
            first = max(free.from_at, window.from_at)
            if not window.contains(first) or not free.contains(first):
                continue
            for begin in sorted({first, *_later_starts(first, window, free, pool, pace)}):
                yield _filled(_Way(slot, begin, begin), free.to_at, pool, pace)


def _later_starts(
    first: datetime, window: Window, free: Window, pool: Sequence[RoomToDo], pace: Pace
) -> Iterator[datetime]:
    """So that the desk is done with just when a room's time comes."""
    for room in pool:
        if room.not_before is not None:
            begin = room.not_before - pace.desk
            if first < begin and window.contains(begin) and free.contains(begin):
                yield begin


def _filled(way: _Way, until: datetime, pool: Sequence[RoomToDo], pace: Pace) -> _Way:
    """Go from room to room as long as there is time for one more."""
    at, left = way.begin + pace.desk, list(pool)
    while left:
        room = _next(left, at, way.rooms[-1] if way.rooms else None)
        if room is None:
            at, waited = _soonest(left), at
            if not way.rooms or at - waited > PATIENCE:
                break
            continue
        begin, at = at, at + pace.room
        if at > until:
            break
        left.remove(room)
        way.rooms.append(room)
        way.end = at
        if room.wished:
            way.wished += 1
            way.kept += room.not_before is None or begin <= room.not_before + PATIENCE
    return way


def _next(left: Sequence[RoomToDo], at: datetime, last: RoomToDo | None) -> RoomToDo | None:
    """The wished room whose time has come, else one on the same floor, else the first in order."""
    ready = [room for room in left if room.not_before is None or room.not_before <= at]
    wished = [room for room in ready if room.wished]
    if wished:
        return min(wished, key=lambda room: (room.not_before is None, room.not_before or at))
    here = (room for room in ready if last is not None and room.place == last.place)
    return next(here, ready[0] if ready else None)


def _soonest(left: Sequence[RoomToDo]) -> datetime:
    return min(room.not_before for room in left if room.not_before is not None)


def _why_left(room: RoomToDo, crew_days: Sequence[CrewDay]) -> Text:
    ends = [free.to_at for each in crew_days if each.slots for free in each.free]
    if not ends:
        return text("这几天没有能约的时段和班组", "no window with a crew on these days")
    if room.not_before is not None and room.not_before >= max(ends):
        return text("约定的时间在这几天之后", "its time comes after these days")
    return text("这几天排满了，请加天数或班组", "these days are full; add days or crews")
