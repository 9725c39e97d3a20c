"""Clauses and events fit: every kind that a clause names exists, every field it asks for is in its body.

It stands here because quality is the last package that adds kinds of events to an order's log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import AwareDatetime, BaseModel, create_model

from doorstep.booking import events as booking
from doorstep.dispatch import events as dispatch
from doorstep.orders.events import KINDS
from doorstep.orders.log import attributes
from doorstep.quality import events as quality
from doorstep.standards.compiling import Quota, Rule
from doorstep.standards.language import ACTOR
from doorstep.standards.planned import PlannedEvent, planned_events
from doorstep.standards.tests.library import choices_of, quotas, rules
from doorstep.visits import events as visits

#: Imported for the kinds that they register.
SOURCES = (booking, dispatch, visits, quality)
#: What every fact offers to conditions and `correlate` beside its body.
RESERVED = {ACTOR}
#: What an order offers when everything is known of it.
ATTRIBUTES = attributes(
    {
        "number": "GD1",
        "kind": "install",
        "segment": "home",
        "unit": "hf",
        "grid": "HF-YH",
        "customer_id": "C1",
        "site_id": "S1",
        "rollout": "JD-0001",
        "room": "801",
        "work_min": 90,
        "access": "ftth",
        "pon": "gpon",
        "same_day": False,
        "emergency": False,
        "products": [{"kind": "broadband", "down_mbps": 500, "up_mbps": 50}],
    }
)
TYPES: dict[str, Any] = {
    "text": str,
    "number": float,
    "integer": int,
    "flag": bool,
    "instant": AwareDatetime,
    "day": str,
    "list": list[Any],
    "object": dict[str, Any],
}


def _planned_body(kind: str, event: PlannedEvent) -> type[BaseModel]:
    fields: dict[str, Any] = {
        name: (Literal[tuple(said)] if isinstance(said, list) else TYPES[said], ...)
        for name, said in event.fields.items()
    }
    return create_model(kind, **fields)


PLANNED = {kind: _planned_body(kind, event) for kind, event in planned_events().items()}


def _body(rule: Rule | Quota, kind: str) -> type[BaseModel]:
    """A kind that a package registers, or for a planned clause one that a later issue does."""
    if kind in KINDS:
        return KINDS[kind].body
    assert kind in PLANNED, f"{rule.id}: no package registers {kind}, and planned_events.yaml has none"
    assert rule.clause.standing == "planned", f"{rule.id}: {kind} is to come, so the clause is planned"
    return PLANNED[kind]


def test_what_is_registered_is_not_planned_any_more() -> None:
    assert set(PLANNED) & set(KINDS) == set(), "take these out of planned_events.yaml"


@pytest.mark.parametrize("rule", [*rules(), *quotas()], ids=lambda rule: rule.id)
def test_a_clause_asks_for_what_its_events_have(rule: Rule | Quota) -> None:
    for choice in choices_of(rule):
        bodies = [_body(rule, kind) for kind in choice.kinds]
        for field in {*_fields(choice.when), *choice.correlate} - RESERVED:
            assert any(_field(body, field) is not None for body in bodies), (choice.kinds, field)
        for field, test in choice.when.items():
            if field not in ("all", "any", "not"):
                _check_values(bodies, field, test)


@pytest.mark.parametrize("rule", [*rules(), *quotas()], ids=lambda rule: rule.id)
def test_a_scope_asks_for_what_orders_have(rule: Rule | Quota) -> None:
    assert set(_fields(rule.scope_when)) <= set(ATTRIBUTES)


def _fields(when: Mapping[str, Any]) -> Iterator[str]:
    for key, test in when.items():
        if key in ("all", "any"):
            for part in test:
                yield from _fields(part)
        elif key == "not":
            yield from _fields(test)
        else:
            yield key


def _field(body: type[BaseModel], path: str) -> Any:
    """The type of a field at a dotted path, or None."""
    found: Any = body
    for part in path.split("."):
        model = next((each for each in _options(found) if _is_model(each)), None)
        if model is None or part not in model.model_fields:
            return None
        found = model.model_fields[part].annotation
    return found


def _options(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _check_values(bodies: Sequence[type[BaseModel]], field: str, test: Mapping[str, Any]) -> None:
    """A value compared with a closed list of codes is one of them (a misspelt code would never match)."""
    codes = {code for body in bodies for code in get_args(_field(body, field)) if isinstance(code, str)}
    for operation, wanted in test.items():
        asked = wanted if isinstance(wanted, list) else [wanted]
        if codes and operation in ("eq", "ne", "in", "not_in"):
            assert set(asked) <= codes, (field, asked)


@pytest.mark.parametrize("rule", [r for r in rules() if r.within and r.within.from_field], ids=lambda r: r.id)
def test_a_clock_counts_from_an_instant(rule: Rule) -> None:
    assert rule.within is not None
    for kind in rule.activation.kinds:
        assert AwareDatetime in _options(_field(_body(rule, kind), str(rule.within.from_field)))


@pytest.mark.parametrize("quota", quotas(), ids=lambda quota: quota.id)
def test_a_count_goes_by_what_its_events_or_orders_have(quota: Quota) -> None:
    if quota.per.order is not None:
        assert quota.per.order in ATTRIBUTES
    elif quota.per.field not in RESERVED:
        for kind in quota.activation.kinds:
            assert _field(_body(quota, kind), str(quota.per.field)) is str


def test_breaches_name_clauses_by_the_field_that_is_judged() -> None:
    assert "clause" in KINDS["breach.reported"].body.model_fields
