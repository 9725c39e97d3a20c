"""What changed on the board since somebody looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from doorstep.dispatch.board.rows import Row, Waiting, of_grid, rows_on, waiting_on
from doorstep.dispatch.day.revisions import Touched, settle, too_old, touched
from doorstep.dispatch.day.rows import window_on
from doorstep.orders.models import Order
from doorstep.people.queries import technicians_on


@dataclass(slots=True)
class Changes:
    """See api.board_schemas.BoardChangesOut."""

    revision: int
    technicians: list[Row]
    unassigned: list[Waiting] | None
    reload: bool


def changes(*, day: date, unit_path: str, grid: str | None = None, since: int, now: datetime) -> Changes:
    """What is otherwise than at the revision `since`, as `board` would show it."""
    revision = settle()
    if too_old(since, revision):
        return Changes(revision, [], None, True)
    if revision == since:
        return Changes(revision, [], None, False)
    found = touched(since=since, until=revision, within=window_on(day))
    crew = technicians_on(day=day, unit_path=unit_path, ids=found.orders) if found.orders else []
    rows = rows_on(crew, day, now) if crew else []
    shown = [row for row in rows if grid is None or of_grid(row, grid)]
    present = {who.technician_id for who in crew}
    left = not found.people <= present
    if grid is not None and len(shown) < len(rows):
        names = {row.staff_no for row in shown}
        hidden = [who.technician_id for who in crew if who.staff_no not in names]
        left = left or _of_grid_before(found, hidden, grid)
    waiting = waiting_on(day=day, unit_path=unit_path, grid=grid) if found.waiting else None
    return Changes(revision, shown, waiting, left)


def _of_grid_before(found: Touched, technicians: Iterable[int], grid: str) -> bool:
    """Whether one of them may have left the grid: it is not theirs, and a visit in it has changed."""
    orders = {number for who in technicians for number in found.orders[who]}
    return Order.objects.filter(number__in=orders, grid__code=grid).exists()
