"""What a day takes from the van, from `loads.yaml`: devices and materials by the orders' attributes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Annotated, Any

import yaml
from pydantic import Field, model_validator

from doorstep.standards.conditions import compile_condition, resolve
from doorstep.standards.language import Strict, Words

Json = dict[str, Any]
Count = Annotated[int, Field(ge=1, le=10_000)]


class Need(Strict):
    """So much for an order whose attributes satisfy `when`: always `count`, or as many as its attribute
    `count_from` says (the terminals of a hotel's visit), of the model that `model_from` names."""

    when: dict[str, Any]
    count: Count | None = None
    count_from: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")] | None = None
    model_from: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")] | None = None

    @model_validator(mode="after")
    def _one(self) -> Need:
        if (self.count is None) == (self.count_from is None):
            raise ValueError("a need has either count or count_from")
        return self

    def of(self, order: Mapping[str, Any]) -> int:
        if self.count is not None:
            return self.count
        return int(order.get(self.count_from or "") or 0)


class Item(Strict):
    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    title: Words
    unit: Words
    needs: Annotated[list[Need], Field(alias="for", min_length=1)]
    spare: Annotated[int, Field(ge=0, le=1000)] = 0


class Loads(Strict):
    devices: list[Item]
    materials: list[Item]


def read_loads(content: str) -> Loads:
    """Raises ValidationError, ValueError naming what of the file is wrong."""
    return Loads.model_validate(yaml.safe_load(content))


@cache
def loads() -> Loads:
    """The list that comes with Doorstep."""
    return read_loads((resources.files("doorstep.visits") / "loads.yaml").read_text("utf-8"))


def needed(items: Sequence[Item], orders: Sequence[Mapping[str, Any]]) -> list[Json]:
    """What of these items the orders take, in the order of the list: [{id, what, unit, count, models,
    orders}], with the numbers of the orders that need it and how many of each model that is known. What no
    order needs is left out, its spare too.
    """
    found = []
    for item in items:
        counts = [(str(order["number"]), _count(item, order)) for order in orders]
        wanted = [(number, count) for number, count in counts if count]
        if wanted:
            found.append(
                {
                    "id": item.id,
                    "what": item.title.model_dump(),
                    "unit": item.unit.model_dump(),
                    "count": sum(count for _, count in wanted) + item.spare,
                    "models": _models(item, orders),
                    "orders": [number for number, _ in wanted],
                }
            )
    return found


def _models(item: Item, orders: Sequence[Mapping[str, Any]]) -> list[Json]:
    found: dict[str, int] = {}
    for order in orders:
        for need in item.needs:
            model = str(order.get(need.model_from or "") or "")
            if model and _fits(need, order) and need.of(order):
                found[model] = found.get(model, 0) + need.of(order)
    return [{"model": model, "count": count} for model, count in sorted(found.items())]


def _count(item: Item, order: Mapping[str, Any]) -> int:
    return sum(need.of(order) for need in item.needs if _fits(need, order))


def _fits(need: Need, order: Mapping[str, Any]) -> bool:
    test = compile_condition(resolve(need.when, {}))
    return test is None or test(order, order)
