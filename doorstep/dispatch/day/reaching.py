"""How long somebody who is on the way still needs, by the same travel times that days are planned with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

import structlog
from django.conf import settings

from doorstep.core.errors import DoorstepError
from doorstep.core.geo import Place
from doorstep.core.zone import ZONE
from doorstep.dispatch.day.problems import place_of
from doorstep.dispatch.day.rows import touching, window_on
from doorstep.dispatch.solver.providers import HAVERSINE, provider_for, provider_of_file
from doorstep.orders.models import Event
from doorstep.people.queries import technician_numbered

#: Places are taken to about a hundred metres: closer says nothing of a quarter of an hour, and a router is
#: asked once for all who stand there.
_DIGITS: Final = 3
_ROUTER: Final = "osrm:"
_KEPT: Final = 4096

log = structlog.get_logger("doorstep.dispatch")


def way(origin: Place, target: Place, left_at: datetime) -> timedelta:
    """The way from one place to the other for who leaves then. A router that can't be asked is stood in for
    by the straight line with its detour."""
    minute = left_at.astimezone(UTC).replace(second=0, microsecond=0)
    return timedelta(seconds=_way_s(settings.TRAVEL, _near(origin), _near(target), minute))


def set_out_from(*, number: str, staff_no: str, departed_at: datetime) -> Place:
    """Where the technician set out from to this order: the last site at which he arrived that day, else where
    his day begins. Raises TechnicianNotFound."""
    day = window_on(departed_at.astimezone(ZONE).date())
    # The few orders that are his that day: their logs are found by order, not by time.
    his = touching(day).filter(technician__staff_no=staff_no).exclude(order_id=number)
    arrived = (
        Event.objects.select_related("order__site", "order__grid")
        .filter(order__in=his.values("order_id"), kind="visit.arrived", actor=f"technician:{staff_no}")
        .filter(occurred_at__gte=day.from_at, occurred_at__lt=departed_at)
        .order_by("-occurred_at")
        .first()
    )
    if arrived is not None:
        return place_of(arrived.order)
    technician = technician_numbered(staff_no)
    return Place(technician.home_lat, technician.home_lon)


def _near(place: Place) -> Place:
    return Place(round(place.lat, _DIGITS), round(place.lon, _DIGITS))


@lru_cache(maxsize=_KEPT)
def _way_s(setting: str, origin: Place, target: Place, left_at: datetime) -> int:
    local = left_at.astimezone(ZONE)
    midnight = local.replace(hour=0, minute=0)
    try:
        travel = (
            # Not the day's own router: it would measure the way to every stop of the day from here too.
            provider_of_file(setting)
            if setting.startswith(_ROUTER)
            else provider_for(setting, on=local.date(), midnight=midnight, ahead_s=0)
        )
        return travel.travel_s(origin, target, int(left_at.timestamp()))
    except DoorstepError as error:
        log.warning("way reckoned by straight line", why=error.code)
        straight = provider_for(HAVERSINE, on=local.date(), midnight=midnight, ahead_s=0)
        return straight.travel_s(origin, target, int(left_at.timestamp()))
