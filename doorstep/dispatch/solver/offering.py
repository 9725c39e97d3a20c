"""The best place for one job with each worker, the day otherwise as it is."""

from __future__ import annotations

from doorstep.dispatch.solver.explain import reason
from doorstep.dispatch.solver.plan import Offer
from doorstep.dispatch.solver.problem import Problem, Worker
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.timetable import route_of
from doorstep.dispatch.solver.tours import Tour, tours_of
from doorstep.dispatch.solver.travel import TravelProvider


def offers(problem: Problem, job_id: str, *, travel: TravelProvider) -> tuple[Offer, ...]:
    """For each worker the visit with the shortest detour among his locked visits, or why there is none.

    All other jobs that count have to be locked. Raises KeyError when the problem has no such job.
    """
    job = {job.id: job for job in problem.jobs}[job_id]
    stop, tours = Stop.free(job), tours_of(problem, travel)
    return tuple(_offer(stop, problem, worker, tours[worker.id]) for worker in problem.workers)


def _offer(stop: Stop, problem: Problem, worker: Worker, tour: Tour) -> Offer:
    against = reason(stop, problem, worker, tour)
    if against is not None:
        return Offer(worker.id, None, 0, against)
    travel_s, index = route_of(tour.day, tour.stops).travel_s, tour.places_for(stop)[0][1]
    tour.insert(index, stop)
    route = route_of(tour.day, tour.stops)
    return Offer(worker.id, route.visits[index], route.travel_s - travel_s, None)
