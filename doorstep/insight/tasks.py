"""Jobs of insight: backtests, in a queue of their own, so that they hold up nothing."""

from __future__ import annotations

from procrastinate.contrib.django import app

from doorstep.core import clock
from doorstep.insight import services
from doorstep.insight.states import COMPUTE

QUEUE = "long"
EVERY_MINUTE = "* * * * *"


@app.task(name=COMPUTE, queue=QUEUE)
def backtest(run: int) -> str:
    """Returns the run's state afterwards."""
    return services.compute_backtest(run=run, now=clock.now())


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="insight.fail_abandoned", queue=QUEUE, queueing_lock="insight.fail_abandoned")
def fail_abandoned(timestamp: int) -> int:
    """Runs whose worker is gone. `timestamp`: when it was scheduled, for the queue's own use."""
    return services.fail_abandoned(now=clock.now())
