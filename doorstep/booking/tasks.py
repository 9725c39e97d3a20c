"""Jobs of booking: every night the windows of the coming days are opened and follow the shifts."""

from __future__ import annotations

from procrastinate.contrib.django import app

from doorstep.booking import rules, services
from doorstep.core import clock

DAYS_AHEAD = 14
# The queue counts in UTC: 02:10 in China.
NIGHTLY = "10 18 * * *"


@app.periodic(cron=NIGHTLY)
@app.task(name="booking.open_days", queueing_lock="booking.open_days")
def open_days(timestamp: int) -> int:
    """`timestamp`: when it was scheduled, for the queue's own use."""
    now = clock.now()
    return services.open_days(from_on=now.astimezone(rules.ZONE).date(), days=DAYS_AHEAD, now=now)
