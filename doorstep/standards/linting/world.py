"""The rules that are linted, and what is sure of their selectors and scopes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from doorstep.core.errors import Text, text
from doorstep.standards.compiling import Choice, Quota, Rule
from doorstep.standards.language import ACTOR
from doorstep.standards.linting.deciding import ANYTHING, Fields, decide, implies, impossible
from doorstep.standards.linting.findings import Known

Run = Rule | Quota


class World:
    """All rules that run together; `ours` are the ids of the standard that is linted."""

    def __init__(
        self, rules: Iterable[Rule], quotas: Iterable[Quota], ours: frozenset[str], known: Known
    ) -> None:
        self.rules, self.quotas = tuple(rules), tuple(quotas)
        self.ours, self.known = ours, known
        self._meeting: dict[tuple[str, str], bool] = {}

    @cached_property
    def fields(self) -> Mapping[str, Fields]:
        """Of the bodies of each kind of event."""
        shapes = {**self.known.planned, **self.known.events}
        return {
            kind: Fields(options=shape.options, all=shape.fields | {ACTOR} if shape.fields else None)
            for kind, shape in shapes.items()
        }

    def fields_of(self, kind: str) -> Fields:
        return self.fields.get(kind, ANYTHING)

    def never(self, choice: Choice) -> bool:
        """Surely no event is taken by the selector."""
        return all(impossible([choice.when], self.fields_of(kind)) for kind in choice.kinds)

    def within(self, one: Choice, other: Choice) -> bool:
        """Surely `other` takes every event that `one` takes."""
        return all(
            (kind in other.kinds or "*" in other.kinds)
            and implies(one.when, other.when, self.fields_of(kind))
            for kind in one.kinds
        )

    def covered(self, one: Choice, others: Iterable[Choice]) -> bool:
        """Surely each event that `one` takes is taken by some of the others."""
        several = list(others)
        for kind in one.kinds:
            fitting = [each.when for each in several if kind in each.kinds or "*" in each.kinds]
            if not fitting or not implies(one.when, {"any": fitting}, self.fields_of(kind)):
                return False
        return True

    def apart(self, one: Choice, other: Choice) -> bool:
        """Surely no event is taken by both."""
        common = set(one.kinds) & set(other.kinds)
        common |= {*one.kinds} if "*" in other.kinds else set()
        common |= {*other.kinds} if "*" in one.kinds else set()
        return all(impossible([one.when, other.when], self.fields_of(kind)) for kind in common)

    def meet(self, *runs: Run) -> bool:
        """Surely there are orders that all of them rule."""
        key = tuple(sorted(run.id for run in runs))
        if len(key) == 2 and key in self._meeting:
            return self._meeting[key[0], key[1]]
        found = decide([run.scope_when for run in runs], self.known.order).example is not None
        if len(key) == 2:
            self._meeting[key[0], key[1]] = found
        return found

    def rules_all_of(self, one: Run, other: Run) -> bool:
        """Surely `one` rules every order that `other` rules."""
        return implies(other.scope_when, one.scope_when, self.known.order)


def named(*runs: Run) -> tuple[Text, ...]:
    """How findings name clauses: by title and id."""
    return tuple(
        text(f"“{run.clause.title.zh}”（{run.id}）", f"“{run.clause.title.en}” ({run.id})") for run in runs
    )
