"""Clauses that can never apply, or never be kept: no such order, no such event."""

from __future__ import annotations

from collections.abc import Iterator

from doorstep.core.errors import Text, text
from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.language import Clause, Standard, Template
from doorstep.standards.linting.deciding import impossible
from doorstep.standards.linting.findings import Known, Lint
from doorstep.standards.linting.world import Run, World, named

T = Template
#: What these forbid has to be possible, or nothing can break them.
_FORBIDDING = frozenset({T.ABSENCE, T.NOT_COEXISTENCE, T.ABSENCE_AFTER, T.ABSENCE_BETWEEN})
_CLOSED = ("kind", "segment")


def never_applicable(world: World) -> Iterator[Lint]:
    """Scopes without an order, selectors without an event."""
    runs: list[Run] = [*world.rules, *world.quotas]
    for run in runs:
        if run.id not in world.ours:
            continue
        if impossible([run.scope_when], world.known.order):
            yield _finding("scope-empty", run, _NO_ORDER)
            continue
        if world.never(run.activation):
            yield _finding("never-applies", run, _NO_EVENT)
        elif isinstance(run, Rule):
            yield from _targets(world, run)


_NO_ORDER = text(
    "适用范围里一张工单也没有，条款不会起作用；请核对工单类型、客户类型、步骤和条件",
    "its scope has no order, so it never acts: check kinds, segments, step and conditions",
)
_NO_EVENT = text(
    "没有哪个事件满足起因（activation）的条件，条款不会起作用；请核对字段、取值和上下限",
    "no event satisfies its activation, so it never acts: check fields, values and limits",
)
_NEVER_KEPT = text(
    "没有哪个事件满足目标（target）的条件，每次都会违反；请核对字段、取值和上下限",
    "no event satisfies its target, so it is broken every time: check fields, values and limits",
)
_NEVER_BROKEN = text(
    "没有哪个事件满足目标（target）的条件，永远不会违反；请核对字段、取值和上下限",
    "no event satisfies its target, so nothing can break it: check fields, values and limits",
)


def _targets(world: World, rule: Rule) -> Iterator[Lint]:
    if rule.target is not None and world.never(rule.target):
        forbids = rule.template in _FORBIDDING
        yield _finding("never-kept", rule, _NEVER_BROKEN if forbids else _NEVER_KEPT)
    others: dict[str, Choice | None] = {"since": rule.since, "until": rule.until, "cancel": rule.cancel}
    for start, stop in rule.pauses:
        others |= {"pause.start": start, "pause.stop": stop}
    for name, choice in others.items():
        if choice is not None and world.never(choice):
            said = text(
                f"{name} 的条件没有哪个事件能满足，写了也不起作用；请核对字段和取值",
                f"no event satisfies its `{name}`, which does nothing: check fields and values",
            )
            yield _finding("never-applies", rule, said)


def _finding(code: str, run: Run, why: Text) -> Lint:
    (name,) = named(run)
    said = text(f"{name['zh']}：{why['zh']}。", f"{name['en']}: {why['en']}.")
    return Lint(code, "error", (run.id,), said)


def unknown_names(standard: Standard, known: Known, ids: frozenset[str] | None) -> Iterator[Lint]:
    """Values outside a closed list beside good ones, and overridden clauses that nobody has. `ids`: all that
    the unit runs; None: not known."""
    for clause in standard.clauses:
        for attribute in _CLOSED:
            allowed = known.order.options.get(attribute)
            said: list[str] = getattr(clause.scope, attribute)
            strange = [value for value in said if allowed is not None and value not in allowed]
            if strange and len(strange) < len(said):
                yield _strange(clause, attribute, strange, sorted(map(str, allowed or ())))
        for other in clause.overrides:
            if ids is not None and other not in ids:
                yield Lint(
                    "overrides-unknown",
                    "warning",
                    (clause.id,),
                    text(
                        f"{clause.id} 要取代的条款 {other} 不在本单位执行的规范里；请核对编号。",
                        f"{clause.id} overrides {other}, which no standard of the unit has: check the id.",
                    ),
                )


def _strange(clause: Clause, attribute: str, strange: list[str], allowed: list[str]) -> Lint:
    return Lint(
        "value-unknown",
        "warning",
        (clause.id,),
        text(
            f"{clause.id} 的适用范围 {attribute} 没有 {'、'.join(strange)}，可用：{'、'.join(allowed)}。",
            f"{clause.id}: {attribute} has no {', '.join(strange)}; one of {', '.join(allowed)}.",
        ),
    )
