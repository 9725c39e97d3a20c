"""Whether a worker may do a job at all: what is asked of him before any route is looked at."""

from __future__ import annotations

from datetime import date

from doorstep.dispatch.solver.plan import Why
from doorstep.dispatch.solver.problem import Certificate, Job, Need, Worker


def lacking_skill(job: Job, worker: Worker) -> str | None:
    """The first skill (by code) that the worker has not, or not at the level asked."""
    for code in sorted(job.skills):
        if worker.skills.get(code, 0) < job.skills[code]:
            return code
    return None


def lacking_certificate(job: Job, worker: Worker) -> Need | None:
    """The first certificate asked for that the worker doesn't hold in date."""
    for need in job.certificates:
        if not any(valid(held, need.on) for held in worker.certificates if held.kind == need.kind):
            return need
    return None


def valid(held: Certificate, on: date) -> bool:
    return held.from_on <= on < held.until_on


def area_allowed(job: Job, worker: Worker) -> bool:
    return worker.areas is None or job.area in worker.areas


def barrier(job: Job, worker: Worker) -> Why | None:
    """What rules the worker out for this job, whatever else he does; None when nothing does."""
    if lacking_skill(job, worker) is not None:
        return Why.SKILL
    if lacking_certificate(job, worker) is not None:
        return Why.CERTIFICATE
    if not worker.shifts:
        return Why.SHIFT
    if not area_allowed(job, worker):
        return Why.AREA
    return None
