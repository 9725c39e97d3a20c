"""Constraints for any log: every shared template over its most frequent activities and neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from doorstep.integrations.eventlogs.traces import Trace

Key = TypeVar("Key", bound=Any)
#: Our template → pm4py's key. Of two activities pm4py names the earlier first, as DECLARE does.
PM4PY = {
    "existence": "existence",
    "absence": "absence",
    "exactly": "exactly_one",
    "init": "init",
    "responded_existence": "responded_existence",
    "coexistence": "coexistence",
    "response": "response",
    "precedence": "precedence",
    "succession": "succession",
    "alternate_response": "altresponse",
    "alternate_precedence": "altprecedence",
    "alternate_succession": "altsuccession",
    "chain_response": "chainresponse",
    "chain_precedence": "chainprecedence",
    "chain_succession": "chainsuccession",
    "not_coexistence": "noncoexistence",
    "absence_after": "nonsuccession",
}
#: What Declare4Py has a checker for. Its Not Response is our `absence_after`.
DECLARE4PY = frozenset({
    "existence", "absence", "exactly", "init", "end", "responded_existence", "response", "precedence",
    "alternate_response", "alternate_precedence", "chain_response", "chain_precedence", "absence_after",
})  # fmt: skip
UNARY = ("existence", "absence", "exactly", "init", "end")
BINARY = tuple(name for name in PM4PY if name not in UNARY)
#: Whose activation is the later of the two.
BACKWARD = frozenset({"precedence", "alternate_precedence", "chain_precedence"})
TIMED = (
    "response", "precedence", "alternate_response", "alternate_precedence", "chain_response",
    "chain_precedence",
)  # fmt: skip
WINDOW = "PT48H"


@dataclass(frozen=True, slots=True)
class Constraint:
    """`first` and `second` as DECLARE names them; `within`: timed."""

    template: str
    first: str
    second: str = ""
    n: int = 1
    within: bool = False

    @property
    def is_self_pair(self) -> bool:
        return self.first == self.second

    def clause(self, number: int) -> dict[str, object]:
        """As a clause of ours."""
        events = [self.second, self.first] if self.template in BACKWARD else [self.first, self.second]
        said: dict[str, object] = {
            "id": f"bench.c{number}",
            "source": "BENCH-1",
            "control": "order",
            "title": {"zh": self.template, "en": self.template},
            "template": self.template,
            "activation": {"event": events[0]},
        }
        if self.n != 1:
            said["n"] = self.n
        if self.second:
            said["target"] = {"event": events[1]}
        if self.within:
            said["within"] = {"max": WINDOW}
        return said


def constraints_for(traces: Iterable[Trace], activities: int = 4, pairs: int = 4) -> list[Constraint]:
    """`activities`: how many of the most frequent; `pairs`: of those that most often follow each other."""
    counts: Counter[str] = Counter()
    neighbours: Counter[tuple[str, str]] = Counter()
    for trace in traces:
        kinds = [fact.kind for fact in sorted(trace.facts, key=lambda fact: (fact.at, fact.seq))]
        counts.update(kinds)
        neighbours.update((a, b) for a, b in zip(kinds, kinds[1:], strict=False) if a != b)
    often = [name for name, _ in _ranked(counts)[:activities]]
    couples = [pair for pair, _ in _ranked(neighbours)[:pairs]]
    # Against the grain of the log, so that there is something to find.
    couples += [(b, a) for a, b in couples if (b, a) not in couples]
    found = [Constraint(template, name) for template in UNARY for name in often]
    found += [Constraint(template, name, n=2) for template in ("existence", "absence") for name in often]
    found += [Constraint(template, *pair) for template in BINARY for pair in couples]
    found += [Constraint(template, *pair, within=True) for template in TIMED for pair in couples]
    selves = ("response", "alternate_response", "chain_response", "precedence", "not_coexistence")
    return found + [Constraint(template, often[0], often[0]) for template in selves]


def _ranked(counts: Counter[Key]) -> list[tuple[Key, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def as_clauses(constraints: Sequence[Constraint]) -> str:
    """A file of clauses."""
    clauses = [each.clause(number) for number, each in enumerate(constraints)]
    about = {"standard": "BENCH", "title": {"zh": "对照", "en": "Comparison"}, "version": "1"}
    return yaml.safe_dump({**about, "clauses": clauses}, allow_unicode=True, sort_keys=False)
