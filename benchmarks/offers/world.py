"""The benchmark's city in a fresh database, with the standards that come with Doorstep in force."""

from __future__ import annotations

from datetime import date, datetime, time

from benchmarks.offers.making import UNIT, City, Size, make_city
from doorstep.core.zone import ZONE


def load(size: Size) -> tuple[datetime, City]:
    """The instant at which everybody asks (a Monday, half past six in the morning), and the city."""
    from django.core.management import call_command
    from django.db import connection

    from doorstep.standards.services import load_library

    call_command("migrate", verbosity=0)
    today = date(2026, 3, 2)
    now = datetime.combine(today, time(6, 30), ZONE)
    city = make_city(size, today, now)
    load_library(unit_code=UNIT, from_on=date(2026, 1, 1), now=now)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return now, city
