"""Can conditions hold together? Says "no" only when that is sure, and "yes" only with an example that does.

Fields are looked at one by one; what connects them (a field and its parts, an event and its order) is left
out, which can only make more look possible than is. In between the answer is: not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from doorstep.standards.conditions import MISSING, compile_condition
from doorstep.standards.linting.terms import Conjunction, Term, alternatives
from doorstep.standards.linting.values import NONE, UNKNOWN, candidates, passes


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of an object: the values that a field can take (`options`, besides being absent), what
    the elements of a list can be, which fields are always there, and all there are (None: any).
    """

    options: Mapping[str, frozenset[Any]] = field(default_factory=dict)
    elements: Mapping[str, frozenset[Any]] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    all: frozenset[str] | None = None

    def has(self, path: str) -> bool:
        """Whether an object can have the field. What stands below a field of unknown parts is allowed."""
        if self.all is None or path in self.all:
            return True
        above = path.rpartition(".")[0]
        if not above:
            return False
        parts_known = any(each.startswith(f"{above}.") for each in self.all)
        return self.has(above) and not parts_known


ANYTHING = Fields()


@dataclass(frozen=True, slots=True)
class Answer:
    """`impossible` is sure; so is an `example`. Neither: not known."""

    impossible: bool = False
    example: Mapping[str, Any] | None = None


class _Case:
    """One alternative under what is known."""

    def __init__(self, terms: Conjunction, fields: Fields) -> None:
        self.fields = fields
        self.by_path: dict[str, list[Term]] = {path: [] for path in sorted(fields.required)}
        for term in terms:
            self.by_path.setdefault(term.path, []).append(term)

    def solve(self) -> dict[str, Any] | None:
        """A value for each field (UNKNOWN where there may be one); None: there is no such object."""
        found = {}
        for path, terms in self.by_path.items():
            value = self._value(path, terms)
            if value is NONE:
                return None
            found[path] = value
        return found

    def _value(self, path: str, terms: list[Term]) -> Any:
        polarity: dict[str, bool] = {}
        for term in terms:
            if polarity.setdefault(term.key, term.positive) is not term.positive:
                return NONE
        if any(term.operation == "some" for term in terms) and any(map(_names_objects, terms)):
            return UNKNOWN
        demanded = _demanded(terms, self.fields.elements.get(path))
        if demanded is None:
            return UNKNOWN
        options = sorted(self.fields.options.get(path, ()), key=str)
        for value in (*options, *candidates(terms, demanded)):
            if self._may_be(path, value) and all(passes(term, value) for term in terms):
                return value
        return NONE

    def _may_be(self, path: str, value: Any) -> bool:
        if value is MISSING or value is None:
            return path not in self.fields.required
        if not self.fields.has(path):
            return False
        if path in self.fields.elements:
            return isinstance(value, list)
        options = self.fields.options.get(path)
        if options is not None and not isinstance(value, list | dict):
            return value in options
        return options is None


def decide(conditions: Sequence[Mapping[str, Any]], fields: Fields = ANYTHING) -> Answer:
    """Can an object, as known, satisfy all of these resolved conditions?"""
    cases = alternatives(conditions)
    if cases is None:
        return Answer()
    tests = [test for each in conditions if (test := compile_condition(each)) is not None]
    may_be = False
    for terms in cases:
        found = _Case(terms, fields).solve()
        if found is None:
            continue
        may_be = True
        example = _assembled(found)
        if example is not None and all(test(example, example) for test in tests):
            return Answer(example=example)
    return Answer(impossible=not may_be)


def impossible(conditions: Sequence[Mapping[str, Any]], fields: Fields = ANYTHING) -> bool:
    """Surely nothing satisfies them all."""
    return _impossible(json.dumps(list(conditions), sort_keys=True, default=str), _Held(conditions, fields))


def implies(one: Mapping[str, Any], other: Mapping[str, Any], fields: Fields = ANYTHING) -> bool:
    """Surely whatever satisfies `one` satisfies `other`."""
    return not other or impossible([one, {"not": other}], fields)


@dataclass(frozen=True, slots=True)
class _Held:
    """Carried past the cache, whose key is the conditions' text and the identity of what is known."""

    conditions: Sequence[Mapping[str, Any]] = field(compare=False)
    fields: Fields = field(compare=False)
    known: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", id(self.fields))

    def __hash__(self) -> int:
        return self.known


@lru_cache(maxsize=20_000)
def _impossible(said: str, held: _Held) -> bool:
    return decide(held.conditions, held.fields).impossible


def _demanded(terms: Sequence[Term], elements: frozenset[Any] | None) -> list[list[Any]] | None:
    """Lists with what must be in one, and longer ones; None: not known. Empty: there is no such list."""
    wanted: list[Any] = []
    for term in terms:
        if term.positive and not term.asks_order and term.operation in ("has", "has_all"):
            more = [term.wanted] if term.operation == "has" else term.wanted
            wanted += more if isinstance(more, list) else []
        elif term.positive and term.operation == "some" and not term.asks_order:
            never = [{"not": each.wanted} for each in terms if each.operation == "some" and not each.positive]
            answer = decide([term.wanted, *never])
            if answer.impossible:
                return []
            if answer.example is None:
                return None
            wanted.append(dict(answer.example))
    if elements is not None and any(each not in [*elements] for each in wanted):
        return []
    fillers = sorted(elements, key=str) if elements is not None else ["\U0010ffff"]
    longer = [[*wanted, *[filler] * times] for filler in fillers for times in (1, 2, 3)]
    return [wanted, *longer]


def _names_objects(term: Term) -> bool:
    """Compares with whole objects or lists: what a list of objects comes to under that isn't looked into."""
    if term.operation == "some":
        return False
    wanted = term.wanted if isinstance(term.wanted, list) else [term.wanted]
    return term.operation != "exists" and any(isinstance(each, Mapping | list) for each in wanted)


def _assembled(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The object with these values at these paths; None where one isn't known or two collide."""
    out: dict[str, Any] = {}
    for path, value in _in_depth(values):
        if value is UNKNOWN:
            return None
        if value is MISSING:
            continue
        place = out
        *above, name = path.split(".")
        for part in above:
            inner = place.setdefault(part, {})
            if not isinstance(inner, dict):
                return None
            place = inner
        place[name] = value
    return out


def _in_depth(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from sorted(values.items(), key=lambda each: each[0].count("."))
