"""What is defined and never used, and what is asked twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from doorstep.core.errors import text
from doorstep.standards.language import Clause, Standard
from doorstep.standards.linting.findings import Lint

_PARAMETER = re.compile(r"^-?\$(?P<name>[\w-]+)$")


def parameters_used(clause: Clause) -> list[str]:
    """The names of the figures that a clause reads, in order of their first use."""
    return list(dict.fromkeys(_names(clause.model_dump(mode="json", exclude_defaults=True))))


def _names(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        found = _PARAMETER.match(said)
        if found:
            yield found["name"]
    elif isinstance(said, dict):
        for part in said.values():
            yield from _names(part)
    elif isinstance(said, list):
        for part in said:
            yield from _names(part)


def unused_parameters(standard: Standard) -> Iterator[Lint]:
    used = {name for clause in standard.clauses for name in parameters_used(clause)}
    for name, parameter in standard.parameters.items():
        if name not in used:
            yield Lint(
                "parameter-unused",
                "warning",
                (),
                text(
                    f"参数 {name}（{parameter.title.zh}）没有条款用到，改它不起作用；请用上或删掉。",
                    f"No clause uses the parameter {name} ({parameter.title.en}): changing it does nothing. "
                    "Use it or delete it.",
                ),
            )


def asked_twice(standard: Standard, others: Sequence[Standard]) -> Iterator[Lint]:
    """The same evidence slot, or the same line to say, at one step."""
    ours = {clause.id for clause in standard.clauses}
    seen: dict[tuple[str, ...], Clause] = {}
    told: set[tuple[str, str]] = set()
    for each in (*others, standard):
        for clause in each.clauses:
            for key in _asks(clause):
                first = seen.setdefault(key, clause)
                pair = (first.id, clause.id)
                if first is clause or not {*pair} & ours or pair in told:
                    continue
                if _apart(first, clause):
                    continue
                told.add(pair)
                yield _twice(key, first, clause)


def _asks(clause: Clause) -> Iterator[tuple[str, ...]]:
    step = clause.step or ""
    for proof in clause.evidence:
        yield ("slot", step, proof.slot)
    for line in clause.say:
        yield ("line", step, line.zh)


def _apart(one: Clause, other: Clause) -> bool:
    """No order has both: their kinds or segments don't meet."""
    pairs = ((one.scope.kind, other.scope.kind), (one.scope.segment, other.scope.segment))
    return any(a and b and not set(a) & set(b) for a, b in pairs)


def _twice(key: tuple[str, ...], first: Clause, second: Clause) -> Lint:
    what, step, name = key
    said = (
        text(f"证据“{name}”", f"the evidence slot `{name}`")
        if what == "slot"
        else text(f"话术“{name[:20]}”", f"the line “{first.say[0].en[:40]}”")
    )
    return Lint(
        f"{what}-twice",
        "warning",
        (first.id, second.id),
        text(
            f"步骤 {step} 里{said['zh']}要了两遍（{first.id} 和 {second.id}），装维员会重复做；"
            "请合并，或换个名称。",
            f"At the step {step} {said['en']} is asked for twice ({first.id} and {second.id}): the "
            "technician does it twice. Merge them, or give one another name.",
        ),
    )
