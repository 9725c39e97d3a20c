"""Is an answer true, and how good? Shares nothing with any solver: it knows the day and the answer only.

Lunch may be had anywhere between two visits, on the way too: more than our own solver allows itself, but what
VROOM and OR-Tools mean by a break. Who has no visit needs no lunch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.planner.days import KINDS, LUNCH_FROM_S, LUNCH_LAST_S, LUNCH_S, Day


@dataclass(frozen=True, slots=True)
class Tour:
    """What a solver says of one technician (by index): his visits (job, start) and when he has lunch."""

    technician: int
    visits: tuple[tuple[int, int], ...]
    lunch_s: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """An answer weighed. `faults`: what is wrong with it, in words; then its figures count for nothing."""

    faults: tuple[str, ...]
    served: int
    unserved: int
    unserved_weight: int
    travel_s: int
    people: int

    @property
    def cost(self) -> int:
        """What everyone makes small: seconds of travel, and 10,000 for each unit of weight left out."""
        return 10_000 * self.unserved_weight + self.travel_s


def check(day: Day, tours: Sequence[Tour], *, short_s: int = 0) -> Score:
    """`short_s`: by how much a gap may be too short, 1 where ways aren't from the matrix: our provider by
    coordinates rounds to whole metres, the days to whole seconds. Travel is counted by the day's ways."""
    faults = list(_counted(day, tours))
    travel_s = 0
    for tour in tours:
        if not tour.visits:
            continue
        found, tour_s = _tour(day, tour, short_s)
        faults += found
        travel_s += tour_s
    done = {job for tour in tours for job, _ in tour.visits if 0 <= job < len(day.jobs)}
    left = [job for number, job in enumerate(day.jobs) if number not in done]
    return Score(
        tuple(faults),
        len(done),
        len(left),
        sum(job.weight for job in left),
        travel_s,
        sum(1 for tour in tours if tour.visits),
    )


def _counted(day: Day, tours: Sequence[Tour]) -> Iterator[str]:
    for job, times in Counter(job for tour in tours for job, _ in tour.visits).items():
        if not 0 <= job < len(day.jobs):
            yield f"there is no job {job}"
        if times > 1:
            yield f"job {job} is done {times} times"
    for technician, times in Counter(tour.technician for tour in tours).items():
        if not 0 <= technician < len(day.technicians):
            yield f"there is no technician {technician}"
        if times > 1:
            yield f"technician {technician} has {times} tours"


def _tour(day: Day, tour: Tour, short_s: int) -> tuple[list[str], int]:
    """Its faults and its travel. Unknown people and jobs are told by `_counted`."""
    known = [(job, at) for job, at in tour.visits if 0 <= job < len(day.jobs)]
    if not 0 <= tour.technician < len(day.technicians) or not known:
        return [], 0
    base = day.bases[tour.technician]
    nodes = [base, *(job for job, _ in known), base]
    ways = day.way_s(nodes[:-1], nodes[1:])
    who = f"technician {tour.technician}"
    faults = [f"{who}: {fault}" for fault in _visits(day, tour.technician, known)]
    faults += [f"{who}: {fault}" for fault in _gaps(day, tour, known, [way_s - short_s for way_s in ways])]
    return faults, sum(ways)


def _visits(day: Day, technician: int, known: Sequence[tuple[int, int]]) -> Iterator[str]:
    for number, at_s in known:
        job = day.jobs[number]
        if job.kind not in day.technicians[technician].kinds:
            yield f"job {number} asks for {KINDS[job.kind].name}"
        if not job.earliest_s <= at_s <= job.latest_s:
            span = f"{_clock(job.earliest_s)} to {_clock(job.latest_s)}"
            yield f"job {number} starts at {_clock(at_s)}, not from {span}"


def _gaps(day: Day, tour: Tour, known: Sequence[tuple[int, int]], ways: Sequence[int]) -> Iterator[str]:
    """Between two visits (and at the shift's ends) there is time for the way, and for lunch if had there."""
    shift = day.technicians[tour.technician]
    ends = [shift.from_s, *(at_s + day.jobs[number].service_s for number, at_s in known)]
    begins = [*(at_s for _, at_s in known), shift.to_s]
    lunch_s, eaten = tour.lunch_s, False
    if lunch_s is not None and not LUNCH_FROM_S <= lunch_s <= LUNCH_LAST_S:
        yield f"lunch at {_clock(lunch_s)}"
    for place, (end_s, begin_s, way_s) in enumerate(zip(ends, begins, ways, strict=True)):
        need_s = way_s
        if lunch_s is not None and not eaten and end_s <= lunch_s and lunch_s + LUNCH_S <= begin_s:
            need_s, eaten = way_s + LUNCH_S, True
        if begin_s - end_s < need_s:
            yield f"gap {place} is {begin_s - end_s} s long and needs {need_s} s"
    if not eaten:
        yield (
            "no lunch"
            if lunch_s is None
            else f"lunch at {_clock(lunch_s)} falls into a visit or out of the shift"
        )


def _clock(at_s: int) -> str:
    return f"{at_s // 3600:02d}:{at_s // 60 % 60:02d}:{at_s % 60:02d}"
