"""A rulebook made ready for the orders of one sort: what can't apply costs nothing.

Orders with the same attributes (of those that scopes ask for) are ruled by the same clauses, so scopes are
asked once. Of these a clause is looked at only when the log has an event that can activate it; absences that
nothing touched stand ready; clauses that ask one field for a text (a reported breach for their own id) are
found by the text. After one more event only what that event can change is looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from doorstep.standards.compiling import Lookup, Rule
from doorstep.standards.counts import CLEAR, CLEAR_FOR_GOOD
from doorstep.standards.evaluation import applied
from doorstep.standards.language import Template
from doorstep.standards.picking import said_in
from doorstep.standards.plain import Alike, judge_alike
from doorstep.standards.verdicts import Clocks, Log, Verdict

T = Template
#: Activated by either side.
_MUTUAL = frozenset(
    {T.COEXISTENCE, T.NOT_COEXISTENCE, T.SUCCESSION, T.ALTERNATE_SUCCESSION, T.CHAIN_SUCCESSION}
)
#: Pending or broken, or kept, without any event.
_UNPROMPTED = frozenset({T.EXISTENCE, T.EXACTLY, T.INIT, T.END})
#: How many sorts of orders are kept ready at a time.
_SORTS_AT_MOST = 500

#: The verdicts of some clauses; None where a clause doesn't apply.
Found = dict[str, Verdict | None]
Watched = tuple[str, Rule, frozenset[str] | None]


class Program:
    """The clauses that rule orders of one sort."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._by_id = {rule.id: rule for rule in self.rules}
        #: Absences by the text they look for: not looked at one by one.
        self._looked: dict[str, tuple[Lookup, dict[str, list[Rule]]]] = {}
        #: The others by the one kind that can activate them, if it is one; None: looked at in any case.
        self._single: dict[str, list[Watched]] = {}
        self._unprompted: list[Watched] = []
        self._plain = Alike.of(rule for rule in self.rules if rule.is_plain)
        self._touched: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            if rule.template is T.ABSENCE and rule.activation.lookup is not None:
                lookup = rule.activation.lookup
                _, by_text = self._looked.setdefault(lookup.table, (lookup, {}))
                by_text.setdefault(lookup.text, []).append(rule)
            elif not rule.is_plain:
                kinds = _prompted_by(rule)
                if kinds is not None and len(kinds) == 1:
                    [kind] = kinds
                    self._single.setdefault(kind, []).append((rule.id, rule, None))
                else:
                    self._unprompted.append((rule.id, rule, kinds))
        absences = [rule.id for rule in self.rules if rule.template is T.ABSENCE]
        self._clear: dict[str, Verdict] = dict.fromkeys(absences, CLEAR)
        self._clear_for_good: dict[str, Verdict] = dict.fromkeys(absences, CLEAR_FOR_GOOD)

    def standard_of(self, clause: str) -> str:
        return self._by_id[clause].standard

    def judge(self, log: Log, clocks: Clocks, now: datetime) -> dict[str, Verdict]:
        """How every applicable clause stands, by its id."""
        found = dict(self._clear if log.closed_at is None else self._clear_for_good)
        by_kind = log.by_kind
        for lookup, by_text in self._looked.values():
            if lookup.kind in by_kind:
                for rule in _named(by_text, said_in(log, lookup)):
                    verdict = applied(rule, log, clocks, now)
                    if verdict is not None:
                        found[rule.id] = verdict
        for alike in self._plain:
            judge_alike(alike, log, found)
        prompted = [self._single[kind] for kind in by_kind if kind in self._single]
        for watched in (self._unprompted, *prompted):
            for clause, rule, kinds in watched:
                if kinds is None or not kinds.isdisjoint(by_kind):
                    verdict = applied(rule, log, clocks, now)
                    if verdict is not None:
                        found[clause] = verdict
        return found

    def judge_touched(self, log: Log, position: int, clocks: Clocks, now: datetime) -> Found:
        """How those clauses stand that the fact at this position can have changed: it has just been added,
        the log was neither closed nor reopened by it, and no deadline has passed since they were last judged.
        """
        fact = log.facts[position]
        found = {rule.id: applied(rule, log, clocks, now) for rule in self._touched_by(fact.kind)}
        for lookup, by_text in self._looked.values():
            if lookup.kind == fact.kind:
                alone = Log.of([fact], log.order)
                for rule in _named(by_text, said_in(alone, lookup)):
                    found[rule.id] = applied(rule, log, clocks, now)
        return found

    def judge_some(self, clauses: Iterable[str], log: Log, clocks: Clocks, now: datetime) -> Found:
        """How these clauses stand: those whose deadline has passed."""
        return {clause: applied(self._by_id[clause], log, clocks, now) for clause in clauses}

    def _touched_by(self, kind: str) -> tuple[Rule, ...]:
        rules = self._touched.get(kind)
        if rules is None:
            looked = {
                rule.id for _, by_text in self._looked.values() for same in by_text.values() for rule in same
            }
            found = (rule for rule in self.rules if not rule.touched_by.isdisjoint({kind, "*"}))
            rules = self._touched[kind] = tuple(rule for rule in found if rule.id not in looked)
        return rules


class Programs:
    """The programs of a rulebook, made for each sort of orders when the first one comes."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._asked = sorted({name for rule in rules for name in _attributes_of(rule.scope_when)})
        self._ready: dict[str, Program] = {}

    def of(self, order: Mapping[str, Any]) -> Program:
        """The program for an order with these attributes."""
        sort = repr([order.get(name) for name in self._asked])
        program = self._ready.get(sort)
        if program is None:
            if len(self._ready) >= _SORTS_AT_MOST:
                self._ready.clear()
            ruling = (rule for rule in self._rules if rule.scope is None or rule.scope(order, order))
            program = self._ready[sort] = Program(ruling)
        return program


def _prompted_by(rule: Rule) -> frozenset[str] | None:
    """The kinds of which one must be there for the clause to apply; None: it may apply without any."""
    kinds = set(rule.activation.kinds)
    if rule.template in _MUTUAL and rule.target is not None:
        kinds |= set(rule.target.kinds)
    return None if rule.template in _UNPROMPTED or "*" in kinds else frozenset(kinds)


def _named(by_text: Mapping[str, Sequence[Rule]], said: Iterable[str]) -> Iterator[Rule]:
    for text in said:
        yield from by_text.get(text, ())


def _attributes_of(when: Any) -> Iterator[str]:
    """The attributes of an order that a resolved scope looks at."""
    if isinstance(when, Mapping):
        for key, test in when.items():
            if key in ("all", "any", "not"):
                yield from _attributes_of(test)
            else:
                yield key.split(".")[0]
                yield from _operands_of(test)
    elif isinstance(when, list):
        for part in when:
            yield from _attributes_of(part)


def _operands_of(test: Any) -> Iterator[str]:
    """Attributes to compare with: {order: name}."""
    if isinstance(test, Mapping):
        if isinstance(test.get("order"), str):
            yield str(test["order"])
        for wanted in test.values():
            yield from _operands_of(wanted)
    elif isinstance(test, list):
        for wanted in test:
            yield from _operands_of(wanted)
