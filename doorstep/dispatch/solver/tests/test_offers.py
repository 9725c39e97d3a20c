"""The best place for one job with each worker, nobody's visit moved."""

from __future__ import annotations

from doorstep.dispatch.solver.offering import offers
from doorstep.dispatch.solver.plan import Why
from doorstep.dispatch.solver.tests.worlds import Street, clock, job, window, worker, world


def test_each_technician_with_his_best_place_or_his_reason() -> None:
    """li fits it between two visits, zhao has nothing else, wang lacks the skill, xu comes too late."""
    # li: at 10 till 9:00, then at 30 from 11:00; the job at 20 lies on his way: 10 minutes to it, 10 on,
    # instead of 20: no longer way. He is there at 9:10. zhao starts at 26: 6 minutes, 8:06, none before: 6
    # more.
    jobs = [
        job("a", 10, 8, 9, locked=("li", 8)),
        job("b", 30, 11, 12, locked=("li", 11)),
        job("new", 20, 8, 10, skills={"fibre": 2}),
    ]
    fibre = {"fibre": 2}
    workers = [
        worker("li", 0, skills=fibre),
        worker("zhao", 26, skills=fibre),
        worker("wang", 20),
        worker("xu", 180, skills=fibre),
    ]
    li, zhao, wang, xu = offers(world(jobs, workers), "new", travel=Street())
    assert li.visit is not None and li.visit.during.from_at == clock(9, 10)
    assert li.extra_travel_s == 0
    assert zhao.visit is not None and zhao.visit.during == window(8.1, 9.1)
    assert zhao.extra_travel_s == 6 * 60
    assert wang.visit is None and wang.reason is not None and wang.reason.why is Why.SKILL
    assert xu.reason is not None and xu.reason.text["zh"] == "最早 10:40 才能开始，赶不上 08:00–10:00 时段"


def test_a_gap_that_is_too_short_is_not_offered() -> None:
    """70 minutes between two locked visits don't hold an hour's job ten minutes away; after them it fits."""
    # a ends 9:00 at 0, b begins 10:10 at 0. There and back takes 20 minutes: 80 > 70. After b, done at
    # 11:10: 11:20.
    jobs = [
        job("a", 0, 8, 9, locked=("li", 8)),
        job("b", 0, 10, 11, locked=("li", 10 + 10 / 60)),
        job("new", 10, 8, 12),
    ]
    (li,) = offers(world(jobs, [worker("li", 0, (8.5, 17.0))]), "new", travel=Street())
    assert li.visit is not None and li.visit.during.from_at == clock(11, 20)
    assert li.extra_travel_s == 10 * 60
