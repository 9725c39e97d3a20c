"""Jobs of the visit: checking evidence, and clearing away what was never finished."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from doorstep.core import clock
from doorstep.visits.evidence import sweep_parts
from doorstep.visits.evidence.showing import CHECK, queue_missed
from doorstep.visits.evidence.trying import attempt
from doorstep.visits.whereabouts import forget_old_whereabouts

EVERY_TEN_MINUTES = "*/10 * * * *"
NIGHTLY = "40 18 * * *"
#: The worker for what takes much memory: reading letters does.
QUEUE = "long"


@app.task(name=CHECK, queue=QUEUE, priority=-10)
def check(event: str, sha256: str) -> list[str]:
    """Behind plans and backtests. Returns the codes of what was doubted. One that fails is queued anew by
    `check_missed`: the queue's own retries would break the lock of one that waits."""
    # OpenCV and the code reader are only for the worker to load.
    from doorstep.visits.evidence.checking import check_evidence

    return [
        doubt.code for doubt in attempt(check_evidence, event=UUID(event), sha256=sha256, now=clock.now())
    ]


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(name="visits.check_missed", queueing_lock="visits.check_missed", priority=-10)
def check_missed(timestamp: int) -> int:
    """`timestamp`: when it was scheduled, for the queue's own use."""
    return queue_missed(now=clock.now())


@app.periodic(cron=NIGHTLY)
@app.task(name="visits.sweep_parts", queueing_lock="visits.sweep_parts")
def sweep(timestamp: int) -> int:
    return sweep_parts(now=clock.now())


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(name="visits.forget_whereabouts", queueing_lock="visits.forget_whereabouts")
def forget_whereabouts(timestamp: int) -> int:
    """Of a phone that went silent on the way nothing is kept either."""
    return forget_old_whereabouts(now=clock.now())
