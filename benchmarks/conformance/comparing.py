"""Cell by cell: where two tools differ, and whether the difference is one that is known and argued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from benchmarks.conformance.constraints import UNARY, Constraint
from benchmarks.conformance.running import Answer, Bits

#: Why a difference is no error.
ARGUED = {
    "not succession": "pm4py's is the negation of succession, so that `a b a` passes; ours: no b after any a",
    "self pair": "Declare4Py lets an event answer itself; ours: an event never answers itself",
    "vacuity": "told so, Declare4Py calls violated what was never activated; ours: not applicable",
}


@dataclass(slots=True)
class Comparison:
    """`argued`: cells that differ, by reason; `unexplained`: constraints whose cells differ otherwise."""

    peer: str
    cells: int = 0
    argued: dict[str, int] = field(default_factory=dict)
    unexplained: list[tuple[Constraint, int, str]] = field(default_factory=list)

    @property
    def differing(self) -> int:
        return sum(self.argued.values()) + sum(count for _, count, _ in self.unexplained)


def compare(
    ours: Answer, theirs: Answer, constraints: Sequence[Constraint], *, vacuity: bool = True
) -> Comparison:
    """`vacuity`: the peer takes what was never activated for satisfied. Cases are matched by name."""
    found = Comparison(theirs.version)
    order = _places(ours.cases, theirs.cases)
    for number, their in theirs.violated.items():
        constraint = constraints[number]
        mine = ours.violated[number]
        found.cells += len(mine)
        their = their[order]
        differs: Bits = mine != their
        for reason, cells in _reasons(ours, constraints, number, theirs.version, vacuity):
            known = differs & cells
            if known.any():
                found.argued[reason] = found.argued.get(reason, 0) + int(known.sum())
            differs = differs & ~cells
        if differs.any():
            first = ours.cases[int(np.flatnonzero(differs)[0])]
            found.unexplained.append((constraint, int(differs.sum()), first))
    return found


def _reasons(
    ours: Answer, constraints: Sequence[Constraint], number: int, peer: str, vacuity: bool
) -> Iterator[tuple[str, Bits]]:
    """In which cells a reason says that the peer must differ."""
    constraint = constraints[number]
    mine, vacuous = ours.violated[number], ours.vacuous[number]
    if not vacuity and constraint.template not in UNARY:
        yield "vacuity", vacuous & ~mine
    if constraint.is_self_pair:
        yield "self pair", mine
    if peer.startswith("pm4py") and constraint.template == "absence_after":
        other = constraints.index(replace(constraint, template="succession"))
        # Violated there is what keeps the succession.
        kept = ~ours.violated[other] & ~ours.vacuous[other]
        yield "not succession", mine != kept


def _places(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[int]:
    """Where each case of ours stands among theirs. Raises ValueError when the cases aren't the same."""
    place: Mapping[str, int] = {case: at for at, case in enumerate(theirs)}
    if len(place) != len(theirs) or len(ours) != len(theirs) or any(case not in place for case in ours):
        raise ValueError(f"{len(theirs)} cases there, {len(ours)} here: not the same, or names stand twice")
    return [place[case] for case in ours]
