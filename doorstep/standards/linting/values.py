"""Is there a value of one field that passes these tests? Answered by trying one value of each sort.

The tests compare with constants only, so between two neighbouring constants all numbers (and all texts) fare
alike: the constants, one value between each two and one beyond both ends stand for all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from doorstep.standards.conditions import MISSING, compile_condition
from doorstep.standards.linting.terms import Term

#: No value passes.
NONE = object()
#: Some value may pass; which one isn't known.
UNKNOWN = object()
#: These hold of no missing field, the first of no null either.
_NEEDS_MORE = frozenset({"lt", "le", "gt", "ge", "has", "has_all", "some"})
_NEEDS_VALUE = _NEEDS_MORE | {"eq", "in"}
#: A text that no condition names: beyond all others, and unlike any.
_OTHER = "\U0010ffff"


def candidates(terms: Sequence[Term], demanded: Iterable[list[Any]]) -> Iterator[Any]:
    """A value of each sort that the tests may tell apart; `demanded`: lists that hold what must be in one."""
    constants = [constant for term in terms for constant in _constants(term)]
    yield from constants
    yield from _numbers([c for c in constants if isinstance(c, int | float) and math.isfinite(c)])
    yield from _texts([c for c in constants if isinstance(c, str)])
    yield from (True, False, {_OTHER: 0})
    yield from demanded
    yield None
    yield MISSING


def passes(term: Term, value: Any) -> bool:
    """Whether the test comes out as it must. One that asks the order does, as far as we know."""
    if term.asks_order:
        needing = _NEEDS_VALUE if value is MISSING else _NEEDS_MORE if value is None else ()
        return not term.positive or term.operation not in needing
    test = compile_condition({"it": {term.operation: term.wanted}})
    body = {} if value is MISSING else {"it": value}
    return (test is None or test(body, {})) is term.positive


def _constants(term: Term) -> Iterator[Any]:
    if term.operation in ("in", "not_in"):
        yield from term.wanted if isinstance(term.wanted, list) else ()
    elif term.operation in ("eq", "ne", "lt", "le", "gt", "ge") and not term.asks_order:
        yield term.wanted


def _numbers(constants: list[float]) -> Iterator[float]:
    # True and False count as 1 and 0.
    known = sorted({*constants, 0, 1})
    yield from known
    yield int(known[0]) - 1
    yield int(known[-1]) + 1
    for low, high in pairwise(known):
        if isinstance(low, int) and isinstance(high, int) and high - low > 1:
            yield low + (high - low) // 2
        yield from (each for each in _between(low, high) if low < each < high)


def _between(low: float, high: float) -> Iterator[float]:
    yield math.floor(low) + 1
    try:
        yield low / 2 + high / 2
        yield math.nextafter(low, math.inf)
    except OverflowError:
        return


def _texts(constants: list[str]) -> Iterator[str]:
    """The text right after each constant is the first of those between it and the next."""
    yield from ("", _OTHER)
    for constant in constants:
        yield constant + "\x00"
        yield constant + _OTHER
