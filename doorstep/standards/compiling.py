"""One compiler: from a clause and its parameters to the intermediate form that evaluation runs.

Pure: the result depends on the standard and the parameters only, so it is cached by the edition's hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from doorstep.standards.conditions import Condition, compile_condition, resolve
from doorstep.standards.durations import parse_duration
from doorstep.standards.language import Clause, Pause, Selector, Standard, Template, Within, check_parameter
from doorstep.standards.reading import Problem, refuse
from doorstep.standards.steps import Catalogue

#: A breach reported by a customer, an auditor or a transcript names the clause it breaks.
BREACH = "breach.reported"
#: Checks are judged when the visit ends, unless a clause says otherwise (`by`).
VISIT_END = "visit.finished"


@dataclass(frozen=True, slots=True)
class Choice:
    """A compiled selector. `when` is the resolved data (for the phone), `test` the function."""

    kinds: tuple[str, ...]
    when: Mapping[str, Any]
    test: Condition | None
    correlate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeBound:
    min: timedelta | None
    max: timedelta | None
    calendar: str
    from_field: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A clause ready to run. `clause` keeps what people read; `deduct_cny` is the resolved amount."""

    clause: Clause
    standard: str
    template: Template
    activation: Choice
    target: Choice | None
    until: Choice | None
    within: TimeBound | None
    pauses: tuple[tuple[Choice, Choice], ...]
    cancel: Choice | None
    scope: Condition | None
    deduct_cny: Decimal | None

    @property
    def id(self) -> str:
        return self.clause.id

    @property
    def is_gate(self) -> bool:
        return self.clause.control == "gate"


def compile_standard(
    standard: Standard, parameters: Mapping[str, Any], catalogue: Catalogue, file: str = ""
) -> tuple[Rule, ...]:
    """All evaluable clauses. `process` and `skill` clauses without a template are carried, not run.

    Raises BadStandard naming each clause with an unknown parameter, step or condition.
    """
    values = parameter_values(standard, parameters)
    rules: list[Rule] = []
    problems: list[Problem] = []
    for clause in standard.clauses:
        if clause.control in ("process", "skill") and clause.template is None:
            continue
        try:
            rules.append(compile_clause(clause, standard.standard, values, catalogue))
        except ValueError as error:
            problems.append(Problem(file or standard.standard, 0, clause.id, str(error)))
    if problems:
        raise refuse(problems)
    return tuple(rules)


def parameter_values(standard: Standard, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Defaults with a unit's own figures on top. Raises ValueError for one that the standard doesn't have."""
    values = {name: parameter.default for name, parameter in standard.parameters.items()}
    for name, value in overrides.items():
        if name not in values:
            raise ValueError(f"{standard.standard} has no parameter {name}; it has {', '.join(values) or 'none'}")
        check_parameter(standard.parameters[name].type, value)
        values[name] = value
    return values


def compile_clause(clause: Clause, standard: str, values: Mapping[str, Any], catalogue: Catalogue) -> Rule:
    """Raises ValueError saying what was expected."""
    if clause.step is not None and clause.step not in catalogue.by_id:
        raise ValueError(f"unknown step `{clause.step}`; one of {', '.join(catalogue.by_id)}")
    template, activation, target = clause.template, clause.activation, clause.target
    if template is None:
        template, activation, target = _implied(clause, catalogue)
    if activation is None:
        raise ValueError("a template needs an activation")
    amount = clause.on_violation.deduct_cny if clause.on_violation else None
    return Rule(
        clause=clause,
        standard=standard,
        template=template,
        activation=_choice(activation, values),
        target=_choice(target, values) if target else None,
        until=_choice(clause.until, values) if clause.until else None,
        within=_bound(clause.within, values) if clause.within else None,
        pauses=tuple(_pause(pause, values) for pause in clause.pause),
        cancel=_choice(clause.cancel, values) if clause.cancel else None,
        scope=_scope(clause, values),
        deduct_cny=Decimal(str(_value(amount, values))) if amount is not None else None,
    )


def _implied(clause: Clause, catalogue: Catalogue) -> tuple[Template, Selector, Selector | None]:
    """The rule behind a clause that names no template (see `language.Clause`)."""
    if clause.control != "check":
        return Template.ABSENCE, Selector(event=BREACH, when={"clause": clause.id}), None
    step = catalogue.by_id[str(clause.step)]
    if clause.evidence:
        proofs: list[dict[str, Any]] = [{"evidence": {"some": {"slot": each.slot}}} for each in clause.evidence]
        when: dict[str, Any] = {"all": proofs}
    else:
        when = {"checks": {"has": clause.id}}
    return (
        Template.PRECEDENCE,
        Selector(event=clause.by or VISIT_END),
        Selector(event=step.event, when=when),
    )


def _choice(selector: Selector, values: Mapping[str, Any]) -> Choice:
    when = resolve(selector.when, values)
    return Choice(selector.kinds, when, compile_condition(when), tuple(selector.correlate))


def _pause(pause: Pause, values: Mapping[str, Any]) -> tuple[Choice, Choice]:
    return _choice(pause.start, values), _choice(pause.stop, values)


def _bound(within: Within, values: Mapping[str, Any]) -> TimeBound:
    def length(said: str | None) -> timedelta | None:
        return None if said is None else parse_duration(str(_value(said, values)))

    return TimeBound(length(within.min), length(within.max), within.calendar, within.from_field)


def _scope(clause: Clause, values: Mapping[str, Any]) -> Condition | None:
    when: dict[str, Any] = dict(clause.scope.when)
    if clause.scope.kind:
        when["kind"] = {"in": clause.scope.kind}
    if clause.scope.segment:
        when["segment"] = {"in": clause.scope.segment}
    return compile_condition(resolve(when, values))


def _value(said: str, values: Mapping[str, Any]) -> Any:
    """A literal, `$parameter`, or `-$parameter` (a duration counted backwards)."""
    name = said.removeprefix("-").removeprefix("$")
    if "$" not in said:
        return said
    if name not in values:
        raise ValueError(f"unknown parameter ${name}")
    return f"-{values[name]}" if said.startswith("-") else values[name]
