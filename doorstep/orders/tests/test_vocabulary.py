"""What lint knows of events and orders is what there is: on it rest findings that block publishing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from doorstep.orders.events import KINDS
from doorstep.orders.log import attributes
from doorstep.orders.vocabulary import event_titles, known
from doorstep.standards.planned import planned_events
from tests.cast import Cast
from tests.lives import begin

BARE = {
    "number": "GD900000001",
    "kind": "install",
    "segment": "home",
    "unit": "hf-east",
    "grid": "HF-YH",
    "customer_id": "1",
    "site_id": "1",
    "access": "ftth",
    "same_day": False,
    "emergency": False,
    "products": [],
}


def test_every_order_has_what_is_said_to_be_always_there() -> None:
    assert set(attributes(BARE)) == known().order.required


def test_no_order_has_more_than_what_is_known(cast: Cast) -> None:
    broadband = {"kind": "broadband", "down_mbps": 500, "up_mbps": 50}
    whole = {
        **BARE,
        "pon": "gpon",
        "products": [broadband],
        "rollout": "JD-0001",
        "room": "801",
        "work_min": 90,
    }
    assert set(attributes(whole)) == (known().order.all or set())
    found = begin(cast).order.attributes
    assert set(found) <= (known().order.all or set())
    for name, options in known().order.options.items():
        assert name not in found or found[name] in options, name
    assert set(found["products"]) <= known().order.elements["products"]


def test_closed_lists_are_whole() -> None:
    options = known().order.options
    assert options["kind"] == {"install", "move", "repair", "change", "remove"}
    assert options["segment"] == {"home", "business", "hotel"}
    assert options["access"] == {"ftth", "fttb", "lan"}
    assert known().order.elements["products"] == {"broadband", "iptv", "voice"}
    assert known().events["acceptance.signed"].options["result"] == {"satisfied", "dissatisfied"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_has_no_field_of_several_shapes(kind: str) -> None:
    """`body_fields` tells one shape of a field: lint would take the others for impossible."""
    several = [said for said in _choices(KINDS[kind].body.model_json_schema()) if len(said) > 1]
    assert several == []


def _choices(schema: Any) -> Iterator[list[Any]]:
    if isinstance(schema, dict):
        for key in ("anyOf", "oneOf"):
            yield [each for each in schema.get(key, []) if each.get("type") != "null"]
        for part in schema.values():
            yield from _choices(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _choices(part)


def test_every_kind_has_a_title_and_those_to_come_too() -> None:
    assert set(event_titles()) == set(KINDS) | set(planned_events())
    assert set(known().planned) == set(planned_events()) and set(known().events) == set(KINDS)
