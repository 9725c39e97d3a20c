"""One compiler: from a clause and its parameters to the intermediate form that evaluation runs.

Pure: the result depends on the standard and the parameters only, so it is cached by the edition's hash.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from doorstep.standards.bounds import TimeBound, bound_of, value_of
from doorstep.standards.conditions import Condition, compile_condition, fields_in, resolve
from doorstep.standards.language import (
    ACROSS,
    ACTOR,
    PRECEDENCES,
    Clause,
    Pause,
    Per,
    Period,
    Selector,
    Standard,
    T,
    Template,
    check_parameter,
)
from doorstep.standards.reading import Problem, clause_lines, read_standard, refuse
from doorstep.standards.steps import Catalogue, Step

#: A breach reported by a customer, an auditor or a transcript names the clause it breaks.
BREACH = "breach.reported"
#: Evidence that somebody looked at and found wanting counts no more: the clause is broken by the breach that
#: follows, until other evidence is shown.
_FOUND_WANTING = "doubt.decided"
#: Checks are judged when the visit ends, unless a clause says otherwise (`by`).
VISIT_END = "visit.finished"


#: Neighbours and ends of a log: any event may come between, before or after.
_POSITIONAL = frozenset({T.INIT, T.END, T.CHAIN_RESPONSE, T.CHAIN_PRECEDENCE, T.CHAIN_SUCCESSION})


class Lookup(NamedTuple):
    """A selector that asks for one kind, and of it for no more than a field that equals a text (`eq`), has it
    among others (`has`) or has an object whose own field equals it (`some`: list.field). `table` names kind,
    operation and field.
    """

    table: str
    kind: str
    operation: str
    field: str
    text: str


class Choice(NamedTuple):
    """A compiled selector. `when` is the resolved data (for the phone), `test` the function; `by_actor`: the
    condition asks who acted, which no body says. `key`: equal for selectors that take the same events.
    """

    kinds: tuple[str, ...]
    when: Mapping[str, Any]
    test: Condition | None
    correlate: tuple[str, ...] = ()
    by_actor: bool = False
    key: str = ""
    lookup: Lookup | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A clause ready to run. `clause` keeps what people read; `deduct_cny` is the resolved amount; `guards`
    are the kinds whose happening can break it ('*': any); `shape` is the template's name as a plain string,
    which hashes faster than an enum. `scope_when` is the scope as data (empty: every order). `is_plain`: a
    precedence that any earlier target keeps, as most rules are.
    """

    clause: Clause
    standard: str
    template: Template
    shape: str
    activation: Choice
    target: Choice | None
    since: Choice | None
    until: Choice | None
    within: TimeBound | None
    pauses: tuple[tuple[Choice, Choice], ...]
    cancel: Choice | None
    scope: Condition | None
    scope_when: Mapping[str, Any]
    deduct_cny: Decimal | None
    guards: frozenset[str]
    is_plain: bool

    @property
    def id(self) -> str:
        return self.clause.id

    @property
    def is_gate(self) -> bool:
        return self.clause.control == "gate"

    @property
    def touched_by(self) -> frozenset[str]:
        """The kinds of events that can change the rule's verdict ('*': any, also by where others stand)."""
        if self.shape in _POSITIONAL:
            return frozenset("*")
        single = (self.activation, self.target, self.since, self.until, self.cancel)
        paired = (choice for pause in self.pauses for choice in pause)
        return frozenset(kind for choice in (*single, *paired) if choice for kind in choice.kinds)


@dataclass(frozen=True, slots=True)
class Quota:
    """A `count_per` clause ready to run: how many events, by person or place, in a calendar period."""

    clause: Clause
    standard: str
    activation: Choice
    scope_when: Mapping[str, Any]
    scope: Condition | None
    per: Per
    period: Period
    at_most: int | None
    at_least: int | None
    deduct_cny: Decimal | None

    @property
    def id(self) -> str:
        return self.clause.id


class Compiled(NamedTuple):
    """What of a standard is run: over each order's log, and over many orders."""

    rules: tuple[Rule, ...]
    quotas: tuple[Quota, ...]


def checked_standard(content: str, file: str, catalogue: Catalogue) -> tuple[Standard, tuple[Rule, ...]]:
    """A standard's file, read and compiled with its own figures. Raises BadStandard naming every problem with
    file, line and clause.
    """
    standard = read_standard(content, file)
    return standard, compile_standard(standard, {}, catalogue, file, clause_lines(content, file))


def compile_standard(
    standard: Standard,
    parameters: Mapping[str, Any],
    catalogue: Catalogue,
    file: str = "",
    lines: Mapping[str, int] | None = None,
) -> tuple[Rule, ...]:
    """The clauses that are run over each order's log (see `compiled`)."""
    return compiled(standard, parameters, catalogue, file, lines).rules


def compiled(
    standard: Standard,
    parameters: Mapping[str, Any],
    catalogue: Catalogue,
    file: str = "",
    lines: Mapping[str, int] | None = None,
) -> Compiled:
    """All evaluable clauses. `process` and `skill` clauses without a template are carried, not run.

    `lines`: where each clause stands in its file. Raises BadStandard naming each clause with an unknown
    parameter, step or condition, and a parameter that the standard doesn't have.
    """
    name = file or standard.standard
    try:
        values = parameter_values(standard, parameters)
    except ValueError as error:
        raise refuse([Problem(name, 0, None, str(error))]) from error
    rules: list[Rule] = []
    quotas: list[Quota] = []
    problems: list[Problem] = []
    for clause in standard.clauses:
        try:
            if clause.control in ("process", "skill") and clause.template is None:
                _check_carried(clause)
            elif clause.template in ACROSS:
                quotas.append(compile_quota(clause, standard.standard, values, catalogue))
            else:
                rules.append(compile_clause(clause, standard.standard, values, catalogue))
        except ValueError as error:
            problems.append(Problem(name, (lines or {}).get(clause.id, 0), clause.id, str(error)))
    if problems:
        raise refuse(problems)
    return Compiled(tuple(rules), tuple(quotas))


def _check_carried(clause: Clause) -> None:
    if clause.overrides:
        raise ValueError("`overrides` needs a clause that is run: this one is only carried")


def parameter_values(standard: Standard, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Defaults with a unit's own figures on top. Raises ValueError for one that the standard doesn't have."""
    values = {name: parameter.default for name, parameter in standard.parameters.items()}
    for name, value in overrides.items():
        if name not in values:
            raise ValueError(
                f"{standard.standard} has no parameter {name}; it has {', '.join(values) or 'none'}"
            )
        check_parameter(standard.parameters[name].type, value)
        values[name] = value
    return values


def compile_clause(clause: Clause, standard: str, values: Mapping[str, Any], catalogue: Catalogue) -> Rule:
    """Raises ValueError saying what was expected."""
    step = _step(clause, catalogue)
    template, activation, target = clause.template, clause.activation, clause.target
    since = clause.since
    if template is None:
        template, activation, target = _implied(clause, step)
    if clause.evidence:
        since = Selector(event=_FOUND_WANTING, when={"verdict": "confirmed", "clause": clause.id})
    if activation is None:
        raise ValueError("a template needs an activation")
    selectors = {
        "activation": activation,
        "target": target,
        "since": since,
        "until": clause.until,
        "cancel": clause.cancel,
    }
    choices = {name: _choice(said, values) for name, said in selectors.items() if said is not None}
    scope = _scope(clause, step, values)
    return Rule(
        clause=clause,
        standard=standard,
        template=template,
        shape=template.value,
        activation=choices["activation"],
        target=choices.get("target"),
        since=choices.get("since"),
        until=choices.get("until"),
        within=bound_of(clause.within, clause.pause, values) if clause.within else None,
        pauses=tuple(_pause(pause, values) for pause in clause.pause),
        cancel=choices.get("cancel"),
        scope=compile_condition(scope),
        scope_when=scope,
        deduct_cny=_amount(clause, values),
        guards=_guards(template, choices),
        is_plain=template is T.PRECEDENCE and clause.within is None and not (target and target.correlate),
    )


def compile_quota(clause: Clause, standard: str, values: Mapping[str, Any], catalogue: Catalogue) -> Quota:
    """Raises ValueError saying what was expected."""
    if clause.activation is None or clause.per is None or clause.period is None:
        raise ValueError("template count_per needs an activation, `per` and `period`")
    at_most, at_least = _figure(clause.at_most, values), _figure(clause.at_least, values)
    if at_most is not None and at_least is not None and at_least > at_most:
        raise ValueError(f"at least {at_least} and at most {at_most} can't both be kept")
    if at_least == 0:
        raise ValueError("`at_least: 0` asks nothing: write 1 or more, or leave it out")
    scope = _scope(clause, _step(clause, catalogue), values)
    return Quota(
        clause=clause,
        standard=standard,
        activation=_choice(clause.activation, values),
        scope_when=scope,
        scope=compile_condition(scope),
        per=clause.per,
        period=clause.period,
        at_most=at_most,
        at_least=at_least,
        deduct_cny=_amount(clause, values),
    )


def _figure(said: int | str | None, values: Mapping[str, Any]) -> int | None:
    value = value_of(said, values) if isinstance(said, str) else said
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    raise ValueError(f"{said} is {value!r}: a whole number of events is expected")


def _step(clause: Clause, catalogue: Catalogue) -> Step | None:
    step = None if clause.step is None else catalogue.by_id.get(clause.step)
    if clause.step is not None and step is None:
        raise ValueError(f"unknown step `{clause.step}`; one of {', '.join(catalogue.by_id)}")
    return step


def _amount(clause: Clause, values: Mapping[str, Any]) -> Decimal | None:
    amount = clause.on_violation.deduct_cny if clause.on_violation else None
    return None if amount is None else Decimal(str(value_of(amount, values)))


def _guards(template: Template, choices: Mapping[str, Choice]) -> frozenset[str]:
    names = ("activation",) if template in PRECEDENCES else ("activation", "target", "until")
    kinds = frozenset(kind for name in names if name in choices for kind in choices[name].kinds)
    return kinds | {"*"} if template is Template.INIT else kinds


def _implied(clause: Clause, step: Step | None) -> tuple[Template, Selector, Selector | None]:
    """The rule behind a clause that names no template (see `language.Clause`)."""
    if clause.control != "check":
        return Template.ABSENCE, Selector(event=BREACH, when={"clause": clause.id}), None
    if step is None:
        raise ValueError("a check without a template names the step at which it is confirmed")
    if clause.evidence:
        proofs: list[dict[str, Any]] = [
            {"evidence": {"some": {"slot": each.slot}}} for each in clause.evidence
        ]
        when: dict[str, Any] = {"all": proofs}
    else:
        when = {"checks": {"has": clause.id}}
    end: Selector = Selector(event=clause.by or VISIT_END)
    if clause.evidence:
        named: dict[str, Any] = {"any": [{"clause": {"exists": False}}, {"clause": clause.id}]}
        end = Selector(event=[clause.by or VISIT_END, BREACH], when=named)
    return Template.PRECEDENCE, end, Selector(event=step.event, when=when)


def _choice(selector: Selector, values: Mapping[str, Any]) -> Choice:
    when = resolve(selector.when, values)
    correlate = tuple(selector.correlate)
    key = json.dumps([selector.kinds, when], sort_keys=True, default=str)
    test, by_actor = compile_condition(when), ACTOR in fields_in(when)
    return Choice(selector.kinds, when, test, correlate, by_actor, key, _lookup(selector.kinds, when))


def _lookup(kinds: Sequence[str], when: Mapping[str, Any]) -> Lookup | None:
    """Many clauses ask the same field for their own id (a reported breach, a list of checks)."""
    if len(kinds) != 1 or kinds[0] == "*" or len(when) != 1:
        return None
    [(field, test)] = when.items()
    if field == "all" and len(test) == 1:
        return _lookup(kinds, test[0])
    if field in ("all", "any", "not", ACTOR) or "." in field or len(test) != 1:
        return None
    [(operation, text)] = test.items()
    if operation == "some" and len(text) == 1:
        [(inner, test)] = text.items()
        if inner in ("all", "any", "not") or "." in inner or list(test) != ["eq"]:
            return None
        field, text = f"{field}.{inner}", test["eq"]
    elif operation not in ("eq", "has"):
        return None
    if not isinstance(text, str):
        return None
    return Lookup(f"{operation} {kinds[0]} {field}", kinds[0], operation, field, text)


def _pause(pause: Pause, values: Mapping[str, Any]) -> tuple[Choice, Choice]:
    return _choice(pause.start, values), _choice(pause.stop, values)


def _scope(clause: Clause, step: Step | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """The clause's orders, less those that don't go through its step; empty: every order."""
    named = {"kind": clause.scope.kind, "segment": clause.scope.segment}
    parts: list[Mapping[str, Any]] = [{name: {"in": among}} for name, among in named.items() if among]
    parts += [clause.scope.when, step.scope if step else {}]
    asked = [resolve(part, values) for part in parts if part]
    if len(asked) > 1:
        return {"all": asked}
    return asked[0] if asked else {}
