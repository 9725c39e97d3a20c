"""Jobs of orders: the clock that fires deadlines."""

from __future__ import annotations

from procrastinate.contrib.django import app

from doorstep.core import clock
from doorstep.orders import services

# The sixth field is seconds. One waits while one runs, never more: a slow run is not followed by a pile.
EVERY_TWO_SECONDS = "* * * * * */2"


@app.periodic(cron=EVERY_TWO_SECONDS)
@app.task(name="orders.fire_deadlines", queueing_lock="orders.fire_deadlines")
def fire_deadlines(timestamp: int) -> int:
    """Judge orders whose deadline passed. `timestamp`: when it was scheduled, for the queue's own use."""
    return services.fire_deadlines(now=clock.now())
