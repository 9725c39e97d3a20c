"""What is asked of a reading, and a reading against the file that came with it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from doorstep.visits.readings.instruments import read_instrument

#: What a body and a file may both say, and how far apart they may be: a meter shows what it stores, rounded.
_COMPARED: Mapping[str, float] = {
    "dbm": 0.06, "down_mbps": 0.06, "up_mbps": 0.06, "length_m": 0.06, "loss_db": 0.06
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is asked of one number. Outside `low` and `high` it fails; outside the aims it is only usable. All
    ends are allowed values; None: nothing is asked on that side.
    """

    low: float | None = None
    low_aim: float | None = None
    high_aim: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Differing:
    """What the file reads (`measured`, None: it can't be read, or doesn't say) and what was recorded."""

    name: str
    measured: float | None
    recorded: float

    code = "reading_differs"


def compare(body: Mapping[str, Any], file: bytes, media_type: str) -> Differing | None:
    """The first value of an event's body that its instrument file (CSV, text or JSON) says otherwise.

    None when the file bears out what it was given for.

    A value that the file doesn't name is taken for typed beside it, unless the file names none at all.
    """
    if media_type not in ("text/csv", "text/plain", "application/json"):
        return None
    said = {name: body[name] for name in _COMPARED if isinstance(body.get(name), int | float)}
    read = read_instrument(file).values
    for name, recorded in said.items():
        if name in read and abs(read[name] - recorded) > _COMPARED[name]:
            return Differing(name, read[name], float(recorded))
    if said and not said.keys() & read.keys():
        name, recorded = next(iter(said.items()))
        return Differing(name, None, float(recorded))
    return None
