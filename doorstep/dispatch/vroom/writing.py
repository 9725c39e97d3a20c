"""A plan in VROOM's solution format, with the reasons why a job is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from doorstep.dispatch.solver.plan import Plan, Reason, Unserved
from doorstep.dispatch.vroom.model import File, Task
from doorstep.dispatch.vroom.places import Places, named
from doorstep.dispatch.vroom.routes import Told, told, where
from doorstep.dispatch.vroom.translating import Translated


@dataclass(slots=True)
class Took:
    """Milliseconds: reading the file and its travel times, and solving."""

    loading: int = 0
    solving: int = 0


@dataclass(slots=True)
class _Sums:
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, route: Mapping[str, Any], keys: Iterable[str]) -> None:
        for key in keys:
            if key not in route:
                continue
            value = route[key]
            if isinstance(value, list):
                before = self.values.get(key, [0] * len(value))
                self.values[key] = [a + b for a, b in zip(before, value, strict=True)]
            else:
                self.values[key] = self.values.get(key, 0) + value


_SUMMED = ("setup", "service", "duration", "waiting_time", "priority", "distance")
_AMOUNTS = ("delivery", "amount", "pickup")


def solution(file: File, places: Places, translated: Translated, plan: Plan, took: Took) -> dict[str, Any]:
    """The answer to a file: what VROOM writes, and `reasons` with each unassigned job."""
    context = Told(file, places, translated)
    routes = [told(context, row, route) for row, route in enumerate(plan.routes) if route.visits]
    left_out = {each.job: each for each in plan.unserved}
    unassigned = [
        _unassigned(task, left_out[named(task)], file, translated)
        for task in file.tasks
        if named(task) in left_out
    ]
    return {
        "code": 0,
        "summary": _summary(file, routes, len(unassigned), took, measured=context.metres is not None),
        "unassigned": unassigned,
        "routes": routes,
    }


def failure(code: int, error: str, **more: Any) -> dict[str, Any]:
    """The answer to a file that can't be planned."""
    return {"code": code, "error": error, **more}


def _summary(
    file: File, routes: Sequence[Mapping[str, Any]], unassigned: int, took: Took, *, measured: bool
) -> dict[str, Any]:
    sums = _Sums({key: 0 for key in _SUMMED if key != "distance" or measured})
    if file.kinds:
        sums.values |= {key: [0] * file.kinds for key in _AMOUNTS}
    for route in routes:
        sums.add(route, (*_SUMMED, *_AMOUNTS))
    amounts = {key: sums.values.pop(key) for key in _AMOUNTS if key in sums.values}
    return {
        "cost": sum(route["cost"] for route in routes),
        "routes": len(routes),
        "unassigned": unassigned,
        **amounts,
        **sums.values,
        "violations": [],
        "computing_times": {"loading": took.loading, "solving": took.solving, "routing": 0},
    }


def _unassigned(task: Task, why: Unserved, file: File, translated: Translated) -> dict[str, Any]:
    ids = dict(zip(translated.workers, (vehicle.id for vehicle in file.vehicles), strict=True))
    return {
        "id": task.id,
        "type": "job",
        **({} if task.description is None else {"description": task.description}),
        **where(task.spot),
        "reasons": grouped(why.reasons, ids),
    }


def grouped(reasons: Sequence[Reason], ids: Mapping[str, int]) -> list[dict[str, Any]]:
    """Equal reasons once with the vehicles they hold for, that of most vehicles first."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for reason in reasons:
        key = (reason.why, reason.text["zh"])
        group = found.setdefault(key, {"code": str(reason.why), **reason.text, "vehicles": []})
        group["vehicles"].append(ids[reason.worker])
    return sorted(found.values(), key=lambda group: -len(group["vehicles"]))
