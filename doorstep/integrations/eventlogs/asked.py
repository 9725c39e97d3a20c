"""Which fields of the events some rules read: the others needn't be put into columns. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.conditions import fields_in
from doorstep.standards.verdicts import Log


def fields_asked(rules: Iterable[Rule]) -> frozenset[str]:
    """Names at the top of a body: 'device' of 'device.sn'."""
    return frozenset(name.partition(".")[0] for rule in rules for name in _of_rule(rule))


def only_fields(log: Log, names: frozenset[str]) -> Log:
    """The log with these fields of its events alone."""
    facts = [
        fact._replace(body={name: fact.body[name] for name in names if name in fact.body})
        for fact in log.facts
    ]
    return Log(facts, log.order, log.closed_at, log.by_kind)


def _of_rule(rule: Rule) -> Iterator[str]:
    choices = [rule.activation, rule.target, rule.since, rule.until, rule.cancel]
    for choice in [*choices, *(each for pause in rule.pauses for each in pause)]:
        if choice is not None:
            yield from _of_choice(choice)
    if rule.within is not None and rule.within.from_field is not None:
        yield rule.within.from_field


def _of_choice(choice: Choice) -> Iterator[str]:
    yield from choice.correlate
    yield from fields_in(choice.when)
