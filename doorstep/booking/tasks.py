"""Jobs of booking: every night the windows of the coming days are opened and follow the shifts; every minute
the places of those who have decided nothing are given back.
"""

from __future__ import annotations

from procrastinate.contrib.django import app

from doorstep.booking import holds, services
from doorstep.core import clock
from doorstep.core.zone import ZONE

DAYS_AHEAD = 14
# The queue counts in UTC: 02:10 in China.
NIGHTLY = "10 18 * * *"
EVERY_MINUTE = "* * * * *"


@app.periodic(cron=NIGHTLY)
@app.task(name="booking.open_days", queueing_lock="booking.open_days")
def open_days(timestamp: int) -> int:
    """`timestamp`: when it was scheduled, for the queue's own use."""
    now = clock.now()
    return services.open_days(from_on=now.astimezone(ZONE).date(), days=DAYS_AHEAD, now=now)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="booking.sweep_holds", queueing_lock="booking.sweep_holds")
def sweep_holds(timestamp: int) -> int:
    """`timestamp` as above. Returns how many were over."""
    now = clock.now()
    holds.forget_made(now)
    return holds.sweep(now)
