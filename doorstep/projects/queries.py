"""Roll-outs as lists and screens see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from doorstep.accounts.models import Device
from doorstep.accounts.rules import mask_customer_name
from doorstep.core.errors import NotFound, text
from doorstep.projects.models import RollOut
from doorstep.projects.standing import Clock, NextVisit, Standing, standings


@dataclass(frozen=True, slots=True)
class RollOutRow:
    """`hotel`: its name; its rooms, `fitted` with a terminal in place, and by state. `stage`: standing.Stage;
    `lead`: the number of its lead order, "" where there is none yet; `first_visit`: how
    HOTEL-1 stands, None while its clock doesn't run."""

    id: int
    code: str
    hotel: str
    address: str
    grid: str
    manager: str
    manager_name: str
    opened_at: datetime
    rooms: int
    fitted: int
    done: int
    deferred: int
    in_work: int
    lead: str
    stage: str
    cleared_at: datetime | None
    first_visit: Clock | None
    next_visit: NextVisit | None
    warranty_months: int


def rollouts_in(*, unit_path: str) -> list[RollOutRow]:
    """The roll-outs of a unit and those below it, the newest first."""
    rows = list(rollouts_below(unit_path))
    found = standings(rows, {each.pk: _counted(each) for each in rows})
    return [_row(each, found[each.pk]) for each in rows]


def rollouts_below(unit_path: str) -> QuerySet[RollOut]:
    """As rows, each with its counts of rooms, the newest first."""
    in_place = Device.objects.filter(site=OuterRef("site"), removed_at__isnull=True).exclude(place="")
    fitted = in_place.order_by().values("site").annotate(rooms=Count("place", distinct=True)).values("rooms")
    return (
        RollOut.objects.filter(grid__unit__path__startswith=unit_path)
        .select_related("customer", "site", "grid", "manager")
        .annotate(
            room_count=Count("rooms"),
            done_count=Count("rooms", filter=Q(rooms__state="done")),
            left_count=Count("rooms", filter=~Q(rooms__state="done") & ~Q(rooms__occupancy="closed")),
            deferred_count=Count("rooms", filter=Q(rooms__state="deferred")),
            in_work_count=Count("rooms", filter=Q(rooms__state="in_work")),
            fitted_count=Subquery(fitted),
        )
    )


def row_of(rollout: RollOut) -> RollOutRow:
    """A roll-out as `rollout_in` reads it."""
    return _row(rollout, standings([rollout], {rollout.pk: _counted(rollout)})[rollout.pk])


def hotel_of(rollout: RollOut) -> str:
    """The hotel's name as everyone may see it."""
    return mask_customer_name(rollout.customer.name, rollout.customer.segment)


def _counted(rollout: RollOut) -> tuple[int, int]:
    """How many rooms, and how many of them are left to be done (those out of order aren't)."""
    return getattr(rollout, "room_count", 0), getattr(rollout, "left_count", 0)


def _row(rollout: RollOut, standing: Standing) -> RollOutRow:
    return RollOutRow(
        id=rollout.pk,
        code=rollout.code,
        hotel=hotel_of(rollout),
        address=rollout.site.address,
        grid=rollout.grid.code,
        manager=rollout.manager.username if rollout.manager else "",
        manager_name=rollout.manager.display_name if rollout.manager else "",
        opened_at=rollout.opened_at,
        rooms=getattr(rollout, "room_count", 0),
        fitted=getattr(rollout, "fitted_count", None) or 0,
        done=getattr(rollout, "done_count", 0),
        deferred=getattr(rollout, "deferred_count", 0),
        in_work=getattr(rollout, "in_work_count", 0),
        lead=rollout.lead_id or "",
        stage=standing.stage,
        cleared_at=standing.cleared_at,
        first_visit=standing.first_visit,
        next_visit=standing.next_visit,
        warranty_months=rollout.warranty_months,
    )


def rollout_in(*, id: int, unit_path: str) -> RollOut:
    """Raises NotFound: no such roll-out in the unit."""
    row = rollouts_below(unit_path).filter(pk=id).first()
    if row is None:
        raise NotFound(what=text("项目", "roll-out"))
    return row
