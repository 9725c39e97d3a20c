"""Conditions as what they come to: alternatives, each a list of tests on fields that must all hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

#: More alternatives than this are not looked through; nothing is claimed then.
MOST = 256


class Term(NamedTuple):
    """One test on one field; `positive` False: it must fail."""

    path: str
    operation: str
    wanted: Any
    positive: bool

    @property
    def asks_order(self) -> bool:
        """What it compares with is read from the order: its value isn't known here."""
        if self.operation == "some":
            return any(term.asks_order for each in alternatives([self.wanted]) or [] for term in each)
        return _asks_order(self.wanted)

    @property
    def key(self) -> str:
        """Equal for the same test, whether it must hold or fail."""
        return json.dumps([self.path, self.operation, self.wanted], sort_keys=True, default=str)


Conjunction = tuple[Term, ...]


def alternatives(conditions: Iterable[Mapping[str, Any]]) -> list[Conjunction] | None:
    """All of the resolved conditions at once, as alternatives; None when there are too many."""
    found: list[Conjunction] | None = [()]
    for condition in conditions:
        found = _both(found, _of(condition, True))
    return found


def _of(condition: Mapping[str, Any], positive: bool) -> list[Conjunction] | None:
    parts = [_entry(key, said, positive) for key, said in condition.items()]
    return _all(parts) if positive else _any(parts)


def _entry(key: str, said: Any, positive: bool) -> list[Conjunction] | None:
    if key == "not":
        return _of(said, not positive)
    if key in ("all", "any"):
        parts = [_of(part, positive) for part in said]
        return _all(parts) if (key == "all") == positive else _any(parts)
    tests = said if isinstance(said, Mapping) else {"eq": said}
    terms: list[list[Conjunction] | None] = [
        [(Term(key, operation, wanted, positive),)] for operation, wanted in tests.items()
    ]
    return _all(terms) if positive else _any(terms)


def _all(parts: Iterable[list[Conjunction] | None]) -> list[Conjunction] | None:
    found: list[Conjunction] | None = [()]
    for part in parts:
        found = _both(found, part)
    return found


def _any(parts: Iterable[list[Conjunction] | None]) -> list[Conjunction] | None:
    found: list[Conjunction] = []
    for part in parts:
        if part is None or len(found) + len(part) > MOST:
            return None
        found += part
    return found


def _both(one: list[Conjunction] | None, other: list[Conjunction] | None) -> list[Conjunction] | None:
    if one is None or other is None or len(one) * len(other) > MOST:
        return None
    return [(*first, *second) for first in one for second in other]


def _asks_order(wanted: Any) -> bool:
    return isinstance(wanted, Mapping) or (isinstance(wanted, list) and any(map(_asks_order, wanted)))
