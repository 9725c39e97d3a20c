"""A phone on the way tells where it is, now and then."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from pydantic import AwareDatetime

from doorstep.core import clock
from doorstep.core.geo import Place
from doorstep.orders.access import actor_of
from doorstep.people.access import require
from doorstep.visits.events import Location
from doorstep.visits.whereabouts import Sighting, note_whereabouts

router = Router(tags=["field"])


class WhereaboutsIn(Schema):
    """`order`: the one that the technician is on the way to; `at`: when the phone was there."""

    order: Annotated[str, Field(min_length=1, max_length=40)]
    location: Location
    at: AwareDatetime


@router.post("/field/whereabouts", response={204: None})
def whereabouts(request: HttpRequest, body: WhereaboutsIn) -> Status[None]:
    """Kept only while on the way, the latest alone, in no log. Raises NotOnTheWay: then the phone stops."""
    person = require(request, "technician")
    where = body.location
    note_whereabouts(
        number=body.order,
        seen=Sighting(Place(where.lat, where.lon), where.accuracy_m, where.mock, body.at),
        actor=actor_of(person),
        now=clock.now(),
    )
    return Status(204, None)
