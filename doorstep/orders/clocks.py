"""The clocks that clauses name: wall time, mainland working days, and the crews' daily service hours."""

from __future__ import annotations

from functools import cache

from doorstep.core.work_hours import WorkHours
from doorstep.core.working_calendar import WorkingCalendar, load_calendar
from doorstep.core.working_time import WALL, WorkClock
from doorstep.standards.verdicts import Clocks


@cache
def clocks() -> Clocks:
    """Of Shanghai. `working`: 08:30-12:00, 13:30-18:00 on working days; `service`: 08:00-20:00 every day."""
    calendar = load_calendar()
    office = WorkHours.of([("08:30", "12:00"), ("13:30", "18:00")])
    service = WorkHours.of([("08:00", "20:00")], works_weekends=True)
    # Crews work on statutory holidays too: their clock knows no days off.
    every_day = WorkingCalendar(frozenset(), frozenset(), frozenset())
    return {"wall": WALL, "working": WorkClock(office, calendar), "service": WorkClock(service, every_day)}
