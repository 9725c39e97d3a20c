"""Which facts of a log a selector takes."""

from __future__ import annotations

from collections.abc import Sequence

from doorstep.standards.compiling import Choice
from doorstep.standards.verdicts import Log


def picked(log: Log, choice: Choice) -> Sequence[int]:
    """Positions of the facts that the choice takes, in order."""
    kinds, _, test, _ = choice
    positions: Sequence[int]
    if len(kinds) == 1:
        kind = kinds[0]
        positions = range(len(log.facts)) if kind == "*" else log.by_kind.get(kind, ())
    else:
        positions = sorted(position for kind in kinds for position in log.by_kind.get(kind, ()))
    if test is None or not positions:
        return positions
    facts, order = log.facts, log.order
    return [position for position in positions if test(facts[position].body, order)]
