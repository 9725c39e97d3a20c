"""What clauses may speak of: the kinds of events with their fields, and an order's attributes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_args

from doorstep.orders.event_fields import body_fields
from doorstep.orders.events import KINDS, Kind, Product, Received
from doorstep.standards.language import Words
from doorstep.standards.linting import EventShape, Known
from doorstep.standards.linting.deciding import Fields
from doorstep.standards.planned import PlannedEvent, planned_events

#: As `log.attributes` gives them, for every order.
_ALWAYS = frozenset(
    {
        "number", "kind", "segment", "unit", "grid", "customer", "site", "access", "same_day", "emergency",
        "products",
    }
)  # fmt: skip

_SOMETIMES = frozenset({"pon", "contracted_down_mbps", "contracted_up_mbps", "rollout", "room", "work_min"})


@cache
def known() -> Known:
    """The events that packages register or plan, and the closed lists of an order's attributes."""
    choices = {field.name: field.options for field in body_fields(Received) if field.options}
    return Known(
        events={
            name: EventShape(
                fields=frozenset(field.name for field in body_fields(kind.body)),
                options={f.name: frozenset(f.options) for f in body_fields(kind.body) if f.options},
            )
            for name, kind in KINDS.items()
        },
        planned={name: _shape(event) for name, event in planned_events().items()},
        order=Fields(
            options={
                "kind": frozenset(get_args(Kind)),
                "segment": frozenset(choices["segment"]),
                "access": frozenset(choices["access"]),
                "pon": frozenset(choices["pon"]),
                "same_day": frozenset({True, False}),
                "emergency": frozenset({True, False}),
            },
            elements={"products": frozenset(get_args(Product.model_fields["kind"].annotation))},
            required=_ALWAYS,
            all=_ALWAYS | _SOMETIMES,
        ),
    )


@cache
def event_titles() -> Mapping[str, Words]:
    """Of every kind of event, those to come too."""
    titles = {kind: event.title for kind, event in planned_events().items()}
    return titles | {name: kind.title for name, kind in KINDS.items()}


def _shape(event: PlannedEvent) -> EventShape:
    options = {name: frozenset(said) for name, said in event.fields.items() if isinstance(said, list)}
    return EventShape(frozenset(event.fields), options)
