"""What a rule demands of a log, taken apart: each template comes to a few of these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.language import AWAITING, PRECEDENCES, SUCCESSIONS, Template

T = Template
_CHAINS = frozenset({T.CHAIN_RESPONSE, T.CHAIN_PRECEDENCE, T.CHAIN_SUCCESSION})


class Need(NamedTuple):
    """Whenever `first` happens there is a `second`: after it, before it, or anywhere. `next_to`: as its very
    neighbour."""

    rule: Rule
    first: Choice
    second: Choice
    where: Literal["after", "before", "anywhere"]
    next_to: bool = False


class Ban(NamedTuple):
    """Whenever `first` happens there is no `second`: after it, or anywhere."""

    rule: Rule
    first: Choice
    second: Choice
    where: Literal["after", "anywhere"]


class Count(NamedTuple):
    """`what` happens so often: at least, at most (None: no such limit)."""

    rule: Rule
    what: Choice
    least: int
    most: int | None


class Edge(NamedTuple):
    """The log begins or ends with `what`."""

    rule: Rule
    what: Choice
    end: Literal["first", "last"]


Demand = Need | Ban | Count | Edge


def demands_of(rule: Rule) -> Iterator[Demand]:
    """Only what every activation demands: one that may be excused demands nothing."""
    if rule.target is None:
        yield from _alone(rule)
    else:
        yield from _related(rule, rule.activation, rule.target)


def _alone(rule: Rule) -> Iterator[Demand]:
    n = rule.clause.n
    if rule.template is T.EXISTENCE:
        yield Count(rule, rule.activation, n, None)
    elif rule.template is T.ABSENCE:
        yield Count(rule, rule.activation, 0, n - 1)
    elif rule.template is T.EXACTLY:
        yield Count(rule, rule.activation, n, n)
    elif rule.template is T.INIT:
        yield Edge(rule, rule.activation, "first")
    elif rule.template is T.END:
        yield Edge(rule, rule.activation, "last")


def _related(rule: Rule, first: Choice, second: Choice) -> Iterator[Demand]:
    template, chain = rule.template, rule.template in _CHAINS
    limit = rule.within
    excused = limit is not None and (limit.from_field is not None or limit.unless_past)
    if template in AWAITING | SUCCESSIONS and not excused and rule.cancel is None:
        yield Need(rule, first, second, "after", chain)
    if template in PRECEDENCES and not excused:
        yield Need(rule, first, second, "before", chain)
    if template in SUCCESSIONS and not excused:
        yield Need(rule, second, first, "before", chain)
    if template in (T.RESPONDED_EXISTENCE, T.COEXISTENCE):
        yield Need(rule, first, second, "anywhere")
    if template is T.COEXISTENCE:
        yield Need(rule, second, first, "anywhere")
    if template is T.NOT_COEXISTENCE:
        yield Ban(rule, first, second, "anywhere")
        yield Ban(rule, second, first, "anywhere")
    if template is T.ABSENCE_AFTER:
        yield Ban(rule, first, second, "after")
