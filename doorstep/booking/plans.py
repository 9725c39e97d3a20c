"""What booking asks of the day's plan, which stands to its right: dispatch answers once it has registered.

Without an answerer every window counts as one that can be kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol
from zlib import crc32

from django.db import connection

from doorstep.core.errors import Text
from doorstep.core.windows import Window
from doorstep.orders.models import Order
from doorstep.people.queries import TechnicianDay

Crews = Mapping[date, Sequence[TechnicianDay]]
"""Who looks after the order's grid, by local day."""


class Feasibility(Protocol):
    def __call__(
        self, *, order: Order, windows: Sequence[Window], crews: Crews, now: datetime
    ) -> Mapping[Window, Text]:
        """Why the plan couldn't keep a promise of each of these windows to the order; those that it could
        keep are left out.

        The order's own visit, if it has one, counts as free. `order` carries site, grid and unit.
        """


def _nothing_planned(
    *, order: Order, windows: Sequence[Window], crews: Crews, now: datetime
) -> Mapping[Window, Text]:
    return {}


_asked: Feasibility = _nothing_planned


def register(answer: Feasibility) -> None:
    """Ask this from now on."""
    global _asked
    _asked = answer


def unkept(*, order: Order, windows: Sequence[Window], crews: Crews, now: datetime) -> Mapping[Window, Text]:
    """The windows that the plan couldn't keep, each with the reason; as Feasibility."""
    return _asked(order=order, windows=windows, crews=crews, now=now) if windows else {}


#: First byte of the first keys of PostgreSQL's advisory locks.
_LOCKS = 0x77 << 24


def alone_among(crew: Sequence[TechnicianDay], day: date) -> None:
    """Hold the day of all grids that these technicians look after, to the end of the transaction: of two
    promises that the same person would have to keep, the second sees the first.
    """
    grids = sorted({crc32(grid.encode()) - 2**31 for who in crew for grid in who.grids})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, grid) FROM unnest(%s::int[]) AS grid",
            (_LOCKS | day.toordinal(), grids),
        )
