"""What technicians are told when their running day changes, and in what words. Pure.

Before his shift begins nobody is told: he reads his day when he starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from doorstep.core.errors import Language, Text, text
from doorstep.core.zone import ZONE
from doorstep.orders.log import Actor, Entry

#: So many orders stand in a message; of more only the number.
LISTED: Final = 6


class Turn(StrEnum):
    GIVEN = "given"
    RETIMED = "retimed"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Seat:
    """A technician, by staff number, and when he was to begin."""

    staff_no: str
    from_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """What has become of one visit: `at`, when it begins now (None: not with him any more)."""

    turn: Turn
    at: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        return {"turn": self.turn.value, "at": self.at.isoformat() if self.at else None}

    @staticmethod
    def of(stored: Mapping[str, Any]) -> Line:
        at = stored["at"]
        return Line(Turn(stored["turn"]), datetime.fromisoformat(at) if at else None)


_OPENING: Final = text("【上门】您今天的安排有变：", "【上门】Your day has changed: ")
_CLOSING: Final = text("。请打开当天工单核对。", ". Please check your visits.")
_MORE: Final = text("；另有{n}单", "; {n} more")
_SAID: Final[Mapping[Turn, Text]] = {
    Turn.GIVEN: text("加了{orders}", "new {orders}"),
    Turn.RETIMED: text("{orders}改了时间", "other time {orders}"),
    Turn.TAKEN: text("{orders}不用去了", "no longer yours {orders}"),
}
_BETWEEN: Final = text("；", "; ")


def seat_in(entry: Entry) -> Seat | None:
    """Whom an event gives the order to; None when it gives it to nobody."""
    if entry.kind != "order.assigned":
        return None
    return Seat(str(entry.body["technician"]), datetime.fromisoformat(entry.body["from_at"]))


def told(entry: Entry, before: Seat | None) -> dict[str, Line]:
    """Whom an event concerns, by staff number, and what of it. `before`: who had the order until then.

    Of what he does himself a technician isn't told, nor of a visit on another day than today.
    """
    after = seat_in(entry)
    found: dict[str, Line] = {}
    if before is not None and (after is None or after.staff_no != before.staff_no):
        found[before.staff_no] = Line(Turn.TAKEN)
    if after is not None:
        same = before is not None and before.staff_no == after.staff_no
        if before is None or before != after:
            found[after.staff_no] = Line(Turn.RETIMED if same else Turn.GIVEN, after.from_at)
    day = {seat.staff_no: seat.from_at for seat in (before, after) if seat is not None}
    himself = Actor.parse(entry.actor).id
    return {
        staff_no: line
        for staff_no, line in found.items()
        if staff_no != himself and _day(day[staff_no]) == _day(entry.recorded_at)
    }


def joined(lines: Mapping[str, Line], number: str, line: Line) -> dict[str, Line]:
    """The lines with one more: of an order the last counts, and one given stays given at another time."""
    before = lines.get(number)
    if before is not None and before.turn is Turn.GIVEN and line.turn is Turn.RETIMED:
        line = Line(Turn.GIVEN, line.at)
    elif before is not None and before.turn is Turn.TAKEN and line.turn is Turn.GIVEN:
        line = Line(Turn.RETIMED, line.at)
    return {**lines, number: line}


def worded(lines: Mapping[str, Line], language: Language) -> str:
    """The message: what is new, what changed its time, what is gone; the first orders by name."""
    shown = sorted(lines.items(), key=lambda item: (list(Turn).index(item[1].turn), item[0]))
    parts = []
    for turn in Turn:
        orders = [_order(number, line) for number, line in shown[:LISTED] if line.turn is turn]
        if orders:
            parts.append(
                _SAID[turn][language].format(orders=("、" if language == "zh" else ", ").join(orders))
            )
    more = len(shown) - LISTED
    rest = _MORE[language].format(n=more) if more > 0 else ""
    return f"{_OPENING[language]}{_BETWEEN[language].join(parts)}{rest}{_CLOSING[language]}"


def _order(number: str, line: Line) -> str:
    return f"{number} {line.at.astimezone(ZONE):%H:%M}" if line.at else number


def _day(at: datetime) -> object:
    return at.astimezone(ZONE).date()
