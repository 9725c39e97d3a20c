"""Why a job isn't with a worker: the binding reason, exact for the day as it is planned.

A reason of time says what holds without moving any other visit: no place in the worker's order is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from doorstep.core.errors import Text, text
from doorstep.dispatch.solver import matching, wording
from doorstep.dispatch.solver.obstacles import NONE, Obstacle, obstacle
from doorstep.dispatch.solver.pairing import lonely
from doorstep.dispatch.solver.plan import Reason, Why
from doorstep.dispatch.solver.problem import Job, Problem, Worker
from doorstep.dispatch.solver.schedule import NEVER, Day, Stop
from doorstep.dispatch.solver.tours import Tour

#: Of Problem.titles, with the number of a kind in Job.delivery: what these devices are called.
DEVICES = "devices:{}"

_LUNCH = text("午休", "lunch")


def reasons(job: Job, problem: Problem, tours: Mapping[str, Tour]) -> tuple[Reason, ...]:
    """One reason for each worker who can't take the job as his day stands, in the order of the workers. Half
    of a pair needs somebody for the other half at the same time."""
    stop = Stop.free(job)
    found = {worker.id: reason(stop, problem, worker, tours[worker.id]) for worker in problem.workers}
    if job.pair:
        able = [name for name, against in found.items() if against is None]
        for name in lonely(job, able, problem, tours):
            found[name] = Reason(name, Why.PAIR, ALONE)
    return tuple(each for each in found.values() if each is not None)


def reason(stop: Stop, problem: Problem, worker: Worker, tour: Tour) -> Reason | None:
    """The first thing that keeps the worker from the job; None when nothing does. Pairs aside."""
    found = obstacle(stop, tour)
    if found is None:
        return None
    broken = None if found.broken == NONE else tour.stops[found.broken]
    return Reason(worker.id, found.why, said(found, stop.job, tour.day, problem, broken))


ALONE = text("本人能去，但没有第二个人能同时上门", "could go, but nobody else can come at the same time")


def said(found: Obstacle, job: Job, day: Day, problem: Problem, broken: Stop | None) -> Text:
    """An obstacle in words. `broken`: the stop that would be missed."""
    worker = day.worker
    match found.why:
        case Why.PAST:
            windows = wording.spans(job.windows, problem.zone)
            return text(f"{windows['zh']} 时段已经过了", f"the window {windows['en']} is over")
        case Why.WINDOW:
            return _off_duty(job, worker, problem)
        case Why.FULL:
            return _full(found.amount, worker.max_jobs or 0)
        case Why.CAPACITY:
            return _overloaded(found, job, worker, problem)
        case Why.LATE:
            return _late(found, job, problem)
        case Why.TIME:
            return _missed(broken, problem)
        case Why.BREAK:
            return _hungry(day.breaks[found.which].id, problem)
        case Why.TRAVEL:
            would, most = wording.duration(found.amount, up=True), wording.duration(worker.max_travel_s or 0)
            return text(
                f"路上要 {would['zh']}，最多 {most['zh']}",
                f"would drive {would['en']} of at most {most['en']}",
            )
        case _:
            return barred(found.why, job, worker, problem.titles)


def _full(number: int, most: int) -> Text:
    return text(
        f"当天最多 {most} 单，这单排进去是第 {number} 单",
        f"would be his {wording.ordinal(number)} visit of at most {most}",
    )


def _overloaded(found: Obstacle, job: Job, worker: Worker, problem: Problem) -> Text:
    kind, would = found.which, found.amount
    most = worker.capacity[kind] if kind < len(worker.capacity) else 0
    title = problem.titles.get(DEVICES.format(kind), text("设备", "devices"))
    asked = sum(amounts[kind] for amounts in (job.delivery, job.pickup) if kind < len(amounts))
    if asked == 1 and would == most + 1:
        return text(
            f"车上最多装 {most} 件{title['zh']}，这单是第 {would} 件",
            f"the van holds {most} {title['en']}, this would be the {wording.ordinal(would)}",
        )
    return text(
        f"车上最多装 {most} 件{title['zh']}，加上这单要装 {would} 件",
        f"the van holds {most} {title['en']}, with this job it would carry {would}",
    )


def _late(found: Obstacle, job: Job, problem: Problem) -> Text:
    if found.at_s >= NEVER:
        # What he has already isn't done before his shift is over: there is no hour to tell.
        return text("前面的单下班前就做不完，赶不到这单", "isn't done with what comes before in his shift")
    begin = wording.hour(found.at_s, problem.zone)
    if found.end_s != NONE:
        end = wording.hour(found.end_s, problem.zone)
        return text(
            f"最早 {begin} 才能开始，{end} 前做不完",
            f"can begin at {begin} at the earliest, not done by {end}",
        )
    windows = wording.spans(job.windows, problem.zone)
    return text(
        f"最早 {begin} 才能开始，赶不上 {windows['zh']} 时段",
        f"would reach the {windows['en']} window at {begin}",
    )


def _missed(broken: Stop | None, problem: Problem) -> Text:
    if broken is None:
        return text("排进去下班前回不到收工点", "would not be back before the shift ends")
    windows, name = wording.spans(broken.job.windows, problem.zone), broken.job.id
    if broken.fixed_s is not None or broken.job.pair:
        at = wording.hour(broken.starts[0][0], problem.zone)
        windows = text(at, at)
    return text(f"排进去会误了 {windows['zh']} 的 {name}", f"would make {name} ({windows['en']}) late")


def _hungry(name: str, problem: Problem) -> Text:
    title = problem.titles.get(name, text(name, name)) if name else _LUNCH
    return text(f"排进去就没有{title['zh']}时间", f"would leave no time for {title['en']}")


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
