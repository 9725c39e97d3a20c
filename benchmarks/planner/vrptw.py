"""The classic sets with time windows (Solomon, Gehring-Homberger), by the DIMACS convention: each distance is
cut to one decimal, here whole tenths; the number of vehicles is free up to the fleet; everyone is visited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Times and distances are whole tenths.
SCALE = 10


@dataclass(frozen=True)
class Customer:
    """`latest`: the last tenth in which the service may start."""

    x: float
    y: float
    demand: int
    ready: int
    latest: int
    service: int


@dataclass(frozen=True)
class Instance:
    """`customers[0]` is the depot."""

    name: str
    vehicles: int
    capacity: int
    customers: tuple[Customer, ...]

    @property
    def size(self) -> int:
        return (len(self.customers) - 1) // 100 * 100

    def ways(self) -> NDArray[np.int32]:
        x = np.array([each.x for each in self.customers])
        y = np.array([each.y for each in self.customers])
        far = np.sqrt((x[:, None] - x[None, :]) ** 2 + (y[:, None] - y[None, :]) ** 2)
        tenths: NDArray[np.int32] = np.floor(np.round(far * SCALE, 6)).astype(np.int32)
        return tenths

    def as_task(self) -> dict[str, Any]:
        keys = ("demand", "ready", "latest", "service")
        return {
            "vehicles": self.vehicles,
            "capacity": self.capacity,
            "customers": [{key: getattr(each, key) for key in keys} for each in self.customers],
        }


class NotAnInstance(ValueError):
    """The file isn't in Solomon's format."""


def read_instance(path: Path) -> Instance:
    """Raises NotAnInstance."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [[float(each) for each in line] for line in lines if all(_is_number(each) for each in line)]
    if len(rows) < 3 or len(rows[0]) != 2 or any(len(row) != 7 for row in rows[1:]):
        raise NotAnInstance(f"{path.name}: expected 'number capacity', then rows of seven numbers")
    vehicles, capacity = (int(each) for each in rows[0])
    customers = tuple(
        Customer(x, y, int(demand), int(ready) * SCALE, int(due) * SCALE, int(service) * SCALE)
        for _, x, y, demand, ready, due, service in rows[1:]
    )
    return Instance(path.stem.upper(), vehicles, capacity, customers)


def _is_number(said: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", said) is not None


def best_known(readme: Path) -> dict[str, float]:
    """The costs that stand in the folder's README as `NAME cost` with points between."""
    found = re.findall(r"\b((?:RC|R|C)\d\w*) (\d+\.\d)\b", readme.read_text(encoding="utf-8"))
    return {name: float(cost) for name, cost in found}


def faults_of(instance: Instance, routes: Sequence[Sequence[int]]) -> list[str]:
    """What is wrong with the routes (customers by number, without the depot); empty: nothing."""
    ways, depot = instance.ways(), instance.customers[0]
    visited = [number for route in routes for number in route]
    faults = []
    if sorted(visited) != list(range(1, len(instance.customers))):
        faults.append(f"{len(visited)} visits to {len(set(visited))} customers")
    if sum(1 for route in routes if route) > instance.vehicles:
        faults.append(f"{len(routes)} routes, {instance.vehicles} vehicles")
    for place, route in enumerate(routes):
        if sum(instance.customers[number].demand for number in route) > instance.capacity:
            faults.append(f"route {place} is overloaded")
        at, node = depot.ready, 0
        for number in route:
            each = instance.customers[number]
            at = max(at + int(ways[node, number]), each.ready)
            if at > each.latest:
                faults.append(f"route {place} is late at {number}")
            at, node = at + each.service, number
        if at + int(ways[node, 0]) > depot.latest:
            faults.append(f"route {place} is late at the depot")
    return faults


def cost_of(instance: Instance, routes: Sequence[Sequence[int]]) -> float:
    ways, cost = instance.ways(), 0
    for route in routes:
        nodes = [0, *route, 0]
        cost += int(ways[nodes[:-1], nodes[1:]].sum())
    return cost / SCALE
