"""Jobs of dispatch: plans are computed in the queue of what takes long, so that they hold up nothing."""

from __future__ import annotations

from procrastinate.contrib.django import app

from doorstep.core import clock
from doorstep.dispatch import services
from doorstep.dispatch.states import COMPUTE

QUEUE = "long"
EVERY_MINUTE = "* * * * *"
HOURLY = "23 * * * *"


@app.task(name=COMPUTE, queue=QUEUE)
def compute_plan(plan: int) -> str:
    """Returns the proposal's state afterwards."""
    return services.compute_plan(plan=plan, now=clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="dispatch.fail_abandoned", queue=QUEUE, queueing_lock="dispatch.fail_abandoned")
def fail_abandoned(timestamp: int) -> int:
    """Proposals whose worker is gone. `timestamp`: when it was scheduled, for the queue's own use."""
    return services.fail_abandoned(now=clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="dispatch.touch_running_behind", queueing_lock="dispatch.touch_running_behind")
def touch_running_behind(timestamp: int) -> int:
    """Boards are told of times that only the clock moves. `timestamp`: as above."""
    return services.touch_running_behind(now=clock.now())


@app.periodic(cron=HOURLY)
@app.task(name="dispatch.forget_old_touches", queueing_lock="dispatch.forget_old_touches")
def forget_old_touches(timestamp: int) -> int:
    """What boards were told long ago. `timestamp`: as above."""
    return services.forget_old_touches()
