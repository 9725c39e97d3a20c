"""Proposals as they are stored, as JSON: what was asked, what it comes to, what was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, Literal

from doorstep.core.windows import Window
from doorstep.dispatch.day.news import News
from doorstep.dispatch.day.situation import Figures
from doorstep.dispatch.plans.applying import Made, Refusal
from doorstep.dispatch.plans.changes import Change, Seat
from doorstep.dispatch.solver.plan import Reason, Unserved
from doorstep.dispatch.states import Occasion

Told = Literal["technician", "customer"]

#: So many reasons of an order left out are kept, the most common ones.
_REASONS_KEPT: Final = 8


@dataclass(frozen=True, slots=True)
class Cause:
    """What calls for planning a running day again: `kind`, whom or what it is about, and when."""

    kind: Occasion
    staff_no: str | None = None
    number: str | None = None
    from_at: datetime | None = None
    to_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked: the grids planned (None: all), the seconds to search, how many visits may go to
    somebody else (None: any number), and the occasion (None: the day as a whole)."""

    grids: tuple[str, ...] | None
    seconds: int
    max_moves: int | None
    occasion: Cause | None = None


def options_json(options: Options) -> dict[str, Any]:
    return {
        "grids": list(options.grids) if options.grids is not None else None,
        "seconds": options.seconds,
        "max_moves": options.max_moves,
        "occasion": _cause_json(options.occasion) if options.occasion else None,
    }


def options_of(stored: Mapping[str, Any]) -> Options:
    grids, occasion = stored["grids"], stored["occasion"]
    return Options(
        grids=tuple(grids) if grids is not None else None,
        seconds=stored["seconds"],
        max_moves=stored["max_moves"],
        occasion=_cause_of(occasion) if occasion else None,
    )


def result_json(
    before: Figures, after: Figures, changes: Iterable[Change], left_out: Iterable[Unserved]
) -> dict[str, Any]:
    return {
        "before": asdict(before),
        "after": asdict(after),
        "changes": [_change_json(change) for change in changes],
        "left_out": [{"number": each.job, "reasons": _grouped(each.reasons)} for each in left_out],
    }


def changes_in(stored: Mapping[str, Any]) -> list[Change]:
    """The changes of a stored result."""
    return [_change_of(each) for each in stored["changes"]]


def applied_json(made: Made, excepted: Iterable[str], leaves: Sequence[int]) -> dict[str, Any]:
    """What became of a proposal's changes. `leaves`: those that were registered for it, by id."""
    return {
        "made": [change.number for change in made.made],
        "outdated": [refused_json(each) for each in made.refused],
        "excepted": sorted(excepted),
        "leaves": list(leaves),
    }


def concerned(change: Change) -> list[Told]:
    """Who is told when a change is made: the technicians always, the customer when another comes or none."""
    return ["technician", "customer"] if change.to_another else ["technician"]


def refused_json(refusal: Refusal) -> dict[str, Any]:
    return News(refusal.change.number, refusal.what, refusal.by, refusal.at).as_json()


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "number": change.number,
        "kind": change.kind,
        "before": _seat_json(change.before),
        "after": _seat_json(change.after),
        "told": concerned(change),
        # A visit that nobody makes is a promise that nobody keeps.
        "breaks": [] if change.after else ["promise"],
    }


def _change_of(stored: Mapping[str, Any]) -> Change:
    return Change(stored["number"], stored["kind"], _seat_of(stored["before"]), _seat_of(stored["after"]))


def _seat_json(seat: Seat | None) -> dict[str, Any] | None:
    if seat is None:
        return None
    return {
        "staff_no": seat.staff_no,
        "name": seat.name,
        "from_at": seat.during.from_at.isoformat(),
        "to_at": seat.during.to_at.isoformat(),
        "by": seat.by,
    }


def _seat_of(stored: Mapping[str, Any] | None) -> Seat | None:
    if stored is None:
        return None
    during = Window(datetime.fromisoformat(stored["from_at"]), datetime.fromisoformat(stored["to_at"]))
    return Seat(stored["staff_no"], stored["name"], during, stored["by"])


def _cause_json(cause: Cause) -> dict[str, Any]:
    return {
        "kind": cause.kind.value,
        "staff_no": cause.staff_no,
        "number": cause.number,
        "from_at": cause.from_at.isoformat() if cause.from_at else None,
        "to_at": cause.to_at.isoformat() if cause.to_at else None,
    }


def _cause_of(stored: Mapping[str, Any]) -> Cause:
    from_at, to_at = (
        datetime.fromisoformat(stored[name]) if stored[name] else None for name in ("from_at", "to_at")
    )
    return Cause(Occasion(stored["kind"]), stored["staff_no"], stored["number"], from_at, to_at)


def _grouped(reasons: Sequence[Reason]) -> list[dict[str, Any]]:
    """Equal reasons once, with how many people they hold for, the most common first."""
    said = {(str(each.why), each.text["zh"]): each.text for each in reasons}
    counted = Counter((str(each.why), each.text["zh"]) for each in reasons)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_REASONS_KEPT]
    return [{"code": key[0], "text": dict(said[key]), "people": people} for key, people in ranked]
