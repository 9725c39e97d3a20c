"""A file's problem as the solver's.

VROOM's seconds are taken for seconds since 1970 in UTC, whether they are that or count from the start of the
plan. What is unlimited in the file gets a horizon that no plan can reach past.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from doorstep.core.windows import Window
from doorstep.dispatch.solver.problem import Break, Job, Params, Problem, Worker
from doorstep.dispatch.vroom.model import File, Rest, Span, Task, Vehicle
from doorstep.dispatch.vroom.places import Places, named, profile_of

#: Times from here on (1973) are taken for instants, not for seconds since the start of a plan.
INSTANTS_FROM_S: Final = 100_000_000
#: Three thousand years: no calendar goes much further.
_MOST_S: Final = 100_000_000_000


@dataclass(frozen=True, slots=True)
class Translated:
    """`horizon`: first and last second of all. `workers`: what the solver calls each vehicle."""

    problem: Problem
    params: Params
    horizon: Span
    workers: tuple[str, ...]


def translated(file: File, places: Places, *, seed: int, zone: tzinfo) -> Translated:
    """`zone`: whose hours the reasons tell, when the file's times are instants."""
    horizon = _horizon(file, places)
    ids = _worker_ids(file)
    workers = [
        _worker(vehicle, name, places, row, horizon)
        for row, (vehicle, name) in enumerate(zip(file.vehicles, ids, strict=True))
    ]
    jobs = [_job(task, places, row, horizon) for row, task in enumerate(file.tasks)]
    told = zone if horizon[0] >= INSTANTS_FROM_S else UTC
    return Translated(Problem(tuple(jobs), tuple(workers), told), _params(file, places, seed), horizon, ids)


def action_s(task: Task) -> int:
    """What the solver plans for a job: with its setup, and a second at least."""
    return max(1, task.setup_s + task.service_s)


def rest_s(rest: Rest) -> int:
    return max(1, rest.service_s)


def instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _params(file: File, places: Places, seed: int) -> Params:
    """The cost of a plan is its seconds of travel, the fixed cost of each vehicle that goes out, and what is
    left out; no detour to a single job costs more than that."""
    plain = Params()
    return Params(
        unserved_s=max(plain.unserved_s, 2 * places.dearest_s + file.fixed_s + 1),
        off_area_s=0,
        split_group_s=0,
        load_s_per_hour=0,
        moved_s=0,
        worker_s=file.fixed_s,
        seed=seed,
    )


def _worker_ids(file: File) -> tuple[str, ...]:
    """VROOM lets two vehicles have one id."""
    seen = Counter(vehicle.id for vehicle in file.vehicles)
    return tuple(
        str(vehicle.id) if seen[vehicle.id] == 1 else f"{vehicle.id}#{row}"
        for row, vehicle in enumerate(file.vehicles)
    )


def _worker(vehicle: Vehicle, name: str, places: Places, row: int, horizon: Span) -> Worker:
    begin, end = vehicle.window or horizon
    return Worker(
        id=name,
        start=places.starts[row],
        end=places.ends[row],
        shifts=(Window(instant(begin), instant(max(end, begin + 1))),),
        breaks=tuple(_break(rest, vehicle.window or horizon) for rest in vehicle.rests),
        skills={str(skill): 1 for skill in vehicle.skills},
        max_jobs=vehicle.max_tasks,
        max_travel_s=vehicle.max_travel_s,
        capacity=vehicle.capacity,
        profile=profile_of(vehicle),
    )


def _break(rest: Rest, hours: Span) -> Break:
    starts = tuple((instant(first), instant(last)) for first, last in rest.windows or (hours,))
    return Break(duration_s=rest_s(rest), starts=starts, id=str(rest.id))


def _job(task: Task, places: Places, row: int, horizon: Span) -> Job:
    windows = tuple(Window(instant(first), instant(last + 1)) for first, last in task.windows or (horizon,))
    return Job(
        id=named(task),
        place=places.tasks[row],
        duration_s=action_s(task),
        windows=windows,
        skills={str(skill): 1 for skill in task.skills},
        priority=task.priority,
        delivery=task.delivery,
        pickup=task.pickup,
    )


def _horizon(file: File, places: Places) -> Span:
    """From what the file limits, as long before and after as all its work and ways could take one vehicle."""
    ends = [end for task in file.tasks for each in task.windows or () for end in each]
    ends += [end for vehicle in file.vehicles for end in vehicle.window or ()]
    ends += [
        end
        for vehicle in file.vehicles
        for rest in vehicle.rests
        for each in rest.windows or ()
        for end in each
    ]
    rests = max((sum(rest_s(rest) for rest in vehicle.rests) for vehicle in file.vehicles), default=0)
    work = sum(action_s(task) for task in file.tasks) + rests
    span = work + (len(file.tasks) + 1) * places.longest_s + 1
    span = min(span, _MOST_S)
    return max(0, min(ends, default=0) - span), max(ends, default=0) + span
