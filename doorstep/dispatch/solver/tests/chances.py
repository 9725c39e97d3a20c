"""Small worlds by chance, for hypothesis: every feature of the problem, all times in whole minutes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from doorstep.dispatch.solver.problem import Certificate, Job, Need, Problem, Worker
from doorstep.dispatch.solver.tests.worlds import DAY, at_minute, job, lunch, window, worker, world

PERMIT = Need("operator", DAY)
SHIFTS = (((8.0, 17.0),), ((8.0, 12.25), (13.0, 17.0)), ((9.0, 13.0),), ((11.5, 15.0),))
BREAKS = (
    (),
    (),
    lunch(),
    lunch(60, 12, 12),
    lunch(45, 11, 12),
    lunch(15, 9.5, 9.75) + lunch(30, 11, 11.25),
    lunch(20, 12, 12.25) + lunch(20, 12.25, 12.5),
)


@st.composite
def jobs(draw: st.DrawFn, name: str, *, wide: bool = False) -> Job:
    """`wide`: windows of two hours and more."""
    begin = draw(st.sampled_from([8, 9, 10, 11, 12, 13, 14, 15]))
    length = draw(st.sampled_from([2, 4] if wide else [0.5, 1, 2, 4]))
    found = job(
        name,
        draw(st.integers(0, 60)),
        begin,
        begin + length,
        draw(st.sampled_from([20, 45, 75])),
        skills=draw(st.sampled_from([{}, {}, {"fibre": 2}, {"copper": 1}])),
        certificates=draw(st.sampled_from([(), (), (), (PERMIT,)])),
        priority=draw(st.sampled_from([0, 0, 1])),
        area=draw(st.sampled_from(["shushan", "shushan", "yaohai"])),
    )
    if draw(st.integers(0, 5)) == 0:
        found = replace(found, windows=(*found.windows, window(15.5, 16.25)))
    amounts = st.sampled_from([(), (), (1,), (0, 1), (2, 1)])
    return replace(found, delivery=draw(amounts), pickup=draw(amounts))


@st.composite
def workers(draw: st.DrawFn, name: str) -> Worker:
    sometimes = st.sampled_from([None, None, None, 1, 2, 3])
    max_travel = draw(st.sampled_from([None, None, 30, 60, 90]))
    return replace(
        worker(name, draw(st.integers(0, 60)), *draw(st.sampled_from(SHIFTS))),
        breaks=draw(st.sampled_from(BREAKS)),
        start=draw(st.sampled_from([None, at_minute(0), at_minute(30), at_minute(45)])),
        end=draw(st.sampled_from([None, at_minute(0), at_minute(20), at_minute(60)])),
        skills=draw(st.sampled_from([{"fibre": 2}, {"fibre": 1, "copper": 2}, {"fibre": 3, "copper": 1}])),
        certificates=draw(st.sampled_from([(), (Certificate("operator", DAY, DAY.replace(year=2030)),)])),
        areas=draw(st.sampled_from([None, None, frozenset({"shushan"})])),
        max_jobs=draw(sometimes),
        max_travel_s=None if max_travel is None else max_travel * 60,
        capacity=draw(st.sampled_from([(), (), (2,), (2, 1), (3, 2)])),
    )


@st.composite
def problems(
    draw: st.DrawFn, *, most_jobs: int = 7, most_workers: int = 2, paired: bool = False, locked: bool = False
) -> Problem:
    """`paired`: the last two jobs are a pair. `locked`: the first job is locked to somebody."""
    crew = [draw(workers(f"worker-{n}")) for n in range(draw(st.integers(1 + paired, most_workers)))]
    work = [draw(jobs(f"job-{n}")) for n in range(draw(st.integers(1 + paired, most_jobs)))]
    if locked and draw(st.booleans()):
        who, hour = draw(st.sampled_from(crew)).id, draw(st.sampled_from([7.5, 8.25, 11.25, 12.5, 16.0]))
        place = draw(st.integers(0, 60))
        work[0] = job("job-0", place, hour, hour + 0.5, 30, locked=(who, hour))
    if paired and (work[-1].locked is None):
        one, other = draw(jobs("half-1", wide=True)), draw(jobs("half-2", wide=True))
        work[-2:] = [replace(one, pair="p"), replace(other, pair="p", windows=one.windows)]
    return world(work, crew)
