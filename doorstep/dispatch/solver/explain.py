"""Why a job isn't with a worker: the binding reason, exact for the day as it is planned.

A reason of time says what holds without moving any other visit: no place in the worker's order is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from doorstep.core.errors import Text, text
from doorstep.dispatch.solver import matching, wording
from doorstep.dispatch.solver.plan import Reason, Why
from doorstep.dispatch.solver.problem import Job, Problem, Worker
from doorstep.dispatch.solver.schedule import NEVER, Stop
from doorstep.dispatch.solver.tours import Tour


def reasons(job: Job, problem: Problem, tours: Mapping[str, Tour]) -> tuple[Reason, ...]:
    """One reason for each worker who can't take the job as his day stands, in the order of the workers."""
    stop = Stop.free(job)
    found = (reason(stop, problem, worker, tours[worker.id]) for worker in problem.workers)
    return tuple(each for each in found if each is not None)


def reason(stop: Stop, problem: Problem, worker: Worker, tour: Tour) -> Reason | None:
    """The first thing that keeps the worker from the job; None when nothing does."""
    job = stop.job
    if not stop.starts:
        return Reason(worker.id, Why.PAST, _past(job, problem))
    barrier = matching.barrier(job, worker)
    if barrier is not None:
        return Reason(worker.id, barrier, barred(barrier, job, worker, problem.titles))
    if tour.day.done(stop, 0) >= NEVER:
        return Reason(worker.id, Why.WINDOW, _off_duty(job, worker, problem))
    if not tour.has_room():
        most = worker.max_jobs
        return Reason(worker.id, Why.FULL, text(f"当天已排满 {most} 单", f"has his {most} visits of the day"))
    if tour.places_for(stop):
        return None
    return min(_obstacles(stop, tour), key=lambda obstacle: obstacle.rank).reason(problem, worker)


@dataclass(frozen=True, slots=True)
class _Obstacle:
    """What stands against the job at one place of the tour. The lowest `rank` is the nearest miss.

    `at_s`: when he could begin there. `broken`: the stop that would be missed; without one, lunch, the end of
    the shift or the end place would be.
    """

    rank: tuple[int, int]
    why: Why
    stop: Stop
    at_s: int = 0
    shift_end_s: int | None = None
    broken: Stop | None = None
    hungry: bool = False

    def reason(self, problem: Problem, worker: Worker) -> Reason:
        return Reason(worker.id, self.why, self._words(problem))

    def _words(self, problem: Problem) -> Text:
        zone, job = problem.zone, self.stop.job
        if self.why is Why.LATE:
            there = wording.hour(self.at_s, zone)
            if self.shift_end_s is not None:
                end = wording.hour(self.shift_end_s, zone)
                return text(
                    f"最早 {there} 才能开始，{end} 前做不完",
                    f"can begin at {there} at the earliest, not done by {end}",
                )
            windows = wording.spans(job.windows, zone)
            return text(
                f"最早 {there} 才能开始，赶不上 {windows['zh']} 时段",
                f"can begin at {there} at the earliest, too late for {windows['en']}",
            )
        if self.broken is not None:
            windows = wording.spans(self.broken.job.windows, zone)
            if self.broken.fixed_s is not None:
                at = wording.hour(self.broken.fixed_s, zone)
                windows = text(at, at)
            name = self.broken.job.id
            return text(
                f"排进去会误了 {windows['zh']} 的 {name}", f"would make {name} ({windows['en']}) late"
            )
        if self.hungry:
            return text("排进去就没有午休时间", "would leave no time for lunch")
        return text("排进去下班前回不到收工点", "would not be back before the shift ends")


def _obstacles(stop: Stop, tour: Tour) -> list[_Obstacle]:
    """One for each place of the tour, without those that are past or before a visit of an earlier window."""
    day = tour.day
    on_duty = day.shifts[0][0]
    gone = sum(1 for each in tour.stops if each.fixed_s is not None and each.fixed_s < on_duty)
    return [
        _obstacle(index, stop, tour)
        for index in range(gone, len(tour.stops) + 1)
        if index == len(tour.stops) or tour.stops[index].starts[-1][1] >= stop.starts[0][0]
    ]


def _obstacle(index: int, stop: Stop, tour: Tour) -> _Obstacle:
    day, before = tour.day, tour.stops[index - 1] if index else None
    label = day.after(tour.labels[index], before, stop)
    if label[0] >= NEVER:
        return _missed(index, stop, tour)
    detour_s = tour.detour_s(index, stop)
    origin = stop
    for other in tour.stops[index:]:
        label = day.after(label, origin, other)
        if label[0] >= NEVER:
            return _Obstacle((0, detour_s), Why.TIME, stop, broken=other)
        origin = other
    return _Obstacle((1, detour_s), Why.TIME, stop, hungry=label[-1] >= NEVER)


def _missed(index: int, stop: Stop, tour: Tour) -> _Obstacle:
    """He can't be done there in time: he comes too late, or the shift that he is in ends too early."""
    day, at = tour.day, tour.labels[index][0]
    place = tour.stops[index - 1].place if index else day.worker.start
    depart = next((max(at, begin) for begin, end in day.shifts if at <= end), at)
    there = depart + day.way_s(place, stop.place, depart)
    last = stop.starts[-1][1]
    if there > last:
        return _Obstacle((3, there), Why.LATE, stop, at_s=there)
    ends = next((end for begin, end in day.shifts if begin <= there <= end), day.shifts[-1][1])
    return _Obstacle((2, there), Why.LATE, stop, at_s=there, shift_end_s=ends)


def _past(job: Job, problem: Problem) -> Text:
    windows = wording.spans(job.windows, problem.zone)
    return text(f"{windows['zh']} 时段已经过了", f"the window {windows['en']} is over")


def _off_duty(job: Job, worker: Worker, problem: Problem) -> Text:
    shifts = wording.spans(worker.shifts, problem.zone)
    windows = wording.spans(job.windows, problem.zone)
    return text(
        f"当班 {shifts['zh']}，够不着 {windows['zh']} 时段",
        f"on duty {shifts['en']}: not long enough in {windows['en']}",
    )


def barred(why: Why, job: Job, worker: Worker, titles: Mapping[str, Text]) -> Text:
    """What matching.barrier found, in words; `titles` of skills and certificates by code."""
    if why is Why.SKILL:
        return _skill_words(job, worker, titles)
    if why is Why.CERTIFICATE:
        return _certificate_words(job, worker, titles)
    if why is Why.SHIFT:
        return text("当天不当班", "not on duty that day")
    return text("不负责这个网格", "looks after other grids")


def _skill_words(job: Job, worker: Worker, titles: Mapping[str, Text]) -> Text:
    code = matching.lacking_skill(job, worker) or ""
    title = titles.get(code, text(code, code))
    level, needed = worker.skills.get(code, 0), job.skills.get(code, 0)
    if level == 0:
        return text(f"没有“{title['zh']}”技能", f"lacks the skill '{title['en']}'")
    return text(
        f"“{title['zh']}”是 {level} 级，这单要 {needed} 级",
        f"'{title['en']}' at level {level}, the job asks for {needed}",
    )


def _certificate_words(job: Job, worker: Worker, titles: Mapping[str, Text]) -> Text:
    need = matching.lacking_certificate(job, worker)
    kind = need.kind if need else ""
    title = titles.get(kind, text(kind, kind))
    held = [each for each in worker.certificates if each.kind == kind]
    if not held or need is None:
        return text(f"没有{title['zh']}", f"has no {title['en'].lower()}")
    lapsed = [each.until_on for each in held if each.until_on <= need.on]
    if lapsed:
        on = wording.day(max(lapsed))
        return text(f"{title['zh']} {on['zh']}到期", f"{title['en'].lower()} lapses {on['en']}")
    on = wording.day(min(each.from_on for each in held))
    return text(f"{title['zh']} {on['zh']}才生效", f"{title['en'].lower()} only valid from {on['en']}")
