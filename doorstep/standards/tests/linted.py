"""Small standards for the tests of linting: clauses in a line each, kinds a to e."""

from __future__ import annotations

from typing import Any

import yaml

from doorstep.standards.language import Standard
from doorstep.standards.linting import EventShape, Known, Lint, lint
from doorstep.standards.linting.deciding import Fields

KNOWN = Known(
    events={kind: EventShape() for kind in ("a", "b", "c", "d", "e", "breach.reported", "visit.finished")}
    | {
        "signed": EventShape(frozenset({"result", "n"}), {"result": frozenset({"good", "bad"})}),
        "cleaned": EventShape(frozenset({"evidence", "checks"})),
    },
    planned={"later": EventShape()},
    order=Fields(
        options={
            "kind": frozenset({"install", "move", "repair", "change", "remove"}),
            "segment": frozenset({"home", "business", "hotel"}),
            "access": frozenset({"ftth", "lan"}),
        },
        required=frozenset({"kind", "segment", "access"}),
    ),
)


def standard(*clauses: str | dict[str, Any], name: str = "TEST", **fields: Any) -> Standard:
    """`clauses`: YAML flow mappings without braces, such as 'template: response, activation: a, target: b';
    a selector may be only its kind. Ids are test.c1, test.c2 … unless given.
    """
    rows = [yaml.safe_load(f"{{{each}}}") if isinstance(each, str) else each for each in clauses]
    return Standard.model_validate(
        {
            "standard": name,
            "title": {"zh": "试验", "en": "Trial"},
            "version": "1",
            "clauses": [_clause(row, f"{name.lower()}.c{at}") for at, row in enumerate(rows, 1)],
            **fields,
        }
    )


def _clause(row: dict[str, Any], name: str) -> dict[str, Any]:
    said = {
        "id": name,
        "source": "TEST-1",
        "control": "order",
        "title": {"zh": f"条款{name[-1]}", "en": name},
    }
    selectors = ("activation", "target", "since", "until", "cancel")
    short = {key: {"event": row[key]} for key in selectors if isinstance(row.get(key), str)}
    return {**said, **row, **short}


def found(*clauses: str | dict[str, Any], others: tuple[Standard, ...] = (), **fields: Any) -> list[Lint]:
    return lint(standard(*clauses, **fields), [(other, {}) for other in others], KNOWN)


def codes(*clauses: str | dict[str, Any], others: tuple[Standard, ...] = (), **fields: Any) -> list[str]:
    """'error cycle c1 c2': severity, code, clauses by the last part of their ids."""
    return [
        " ".join([each.severity, each.code, *(name.split(".")[-1] for name in each.clauses)])
        for each in found(*clauses, others=others, **fields)
    ]
