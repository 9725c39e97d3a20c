"""Why not: the solver's reasons with the technicians' names, and many of them at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from doorstep.core.errors import Text
from doorstep.dispatch.solver.plan import Reason
from doorstep.people.queries import TechnicianDay

#: So many names stand beside a reason that holds for many.
NAMES_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Barrier:
    """Why not this technician: a stable code of the solver's and its words."""

    staff_no: str
    name: str
    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class ReasonGroup:
    """One reason and how many it holds for; `names`: the first of them."""

    code: str
    text: Text
    people: int
    names: tuple[str, ...]


def names_of(crew: Sequence[TechnicianDay]) -> Mapping[str, str]:
    return {who.staff_no: who.name for who in crew}


def named(reason: Reason, names: Mapping[str, str]) -> Barrier:
    """A solver's reason with the technician's name."""
    return Barrier(reason.worker, names[reason.worker], str(reason.why), reason.text)


def grouped(reasons: Iterable[Barrier]) -> tuple[ReasonGroup, ...]:
    """Each reason once, the commonest first."""
    found: dict[tuple[str, str], list[Barrier]] = {}
    for why in reasons:
        found.setdefault((why.code, why.text["zh"]), []).append(why)
    ranked = sorted(found.values(), key=lambda same: (-len(same), same[0].code, same[0].text["zh"]))
    return tuple(
        ReasonGroup(same[0].code, same[0].text, len(same), tuple(why.name for why in same[:NAMES_SHOWN]))
        for same in ranked
    )
