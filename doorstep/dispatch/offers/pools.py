"""Whose days decide about a window, and what is in them: read again only where something has changed.

The board's touches say so (see day.revisions): between two calls at the desk hardly a day of a crew's week
does. Inside a transaction, where a promise is decided, everything is read.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from time import monotonic
from typing import Final

from django.db import connection

from doorstep.booking.plans import Crews
from doorstep.dispatch.day.revisions import settle, too_old
from doorstep.dispatch.offers.days import Pool
from doorstep.dispatch.offers.rows import neighbours, rows_over, touched_days
from doorstep.orders.models import Order
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianDay, technicians_over

#: So many grids' weeks are kept, each for so long at most: where a site lies may change without a touch.
_KEPT: Final = 64
_SECONDS: Final = 300.0


_People = tuple[TechnicianDay, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """Pools as they were at a revision; `read_at`: on this machine's own clock."""

    revision: int
    read_at: float
    pools: Mapping[date, Pool]


_known: OrderedDict[str, _Known] = OrderedDict()
_guard = Lock()


def pools(order: Order, crews: Crews) -> dict[date, Pool]:
    """The grid's technicians and, where these look after other grids too, those with whom they share them: a
    visit that waits there may be theirs or their neighbours'. The order's own visit isn't in it.
    """
    if connection.in_atomic_block or order.state != State.RECEIVED:
        return _read(order, crews, {})
    revision, grid = settle(), order.grid.code
    with _guard:
        known = _known.get(grid)
    fresh, people = ({}, {}) if known is None else _fresh(known, revision, crews)
    left = {day: crew for day, crew in crews.items() if day not in fresh}
    found = fresh | _read(order, left, people)
    kept, read_at = found, monotonic()
    if known is not None and (fresh or people):
        read_at = known.read_at
        kept = {**known.pools, **found} if known.revision == revision else found
    with _guard:
        _known[grid] = _Known(revision, read_at, kept)
        _known.move_to_end(grid)
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return found


def _fresh(known: _Known, revision: int, crews: Crews) -> tuple[dict[date, Pool], dict[date, _People]]:
    """Of the days asked for those that are as they were, and the people of those on which only visits have
    changed."""
    same = {
        day: known.pools[day]
        for day, crew in crews.items()
        if day in known.pools and known.pools[day].crew[: len(crew)] == tuple(crew)
    }
    if not same or monotonic() - known.read_at > _SECONDS:
        return {}, {}
    if known.revision == revision:
        return same, {}
    if too_old(known.revision, revision):
        return {}, {}
    touched = touched_days(
        since=known.revision,
        until=revision,
        days=same,
        technicians={who.technician_id for pool in same.values() for who in pool.crew},
        grids=_grids(pool.crew for pool in same.values()),
    )
    people = {day: same[day].crew for day in touched.days - touched.people}
    return {day: pool for day, pool in same.items() if day not in touched.days}, people


def _grids(crews: Iterable[Sequence[TechnicianDay]]) -> set[str]:
    return {grid for crew in crews for who in crew for grid in who.grids}


def _read(order: Order, crews: Crews, known: Mapping[date, _People]) -> dict[date, Pool]:
    """`known`: the days whose people, neighbours too, are as they were."""
    if not crews:
        return {}
    grids = sorted(_grids(crews.values()) | {order.grid.code})
    people = known if known.keys() == crews.keys() else _with_neighbours(crews, grids)
    ids = {who.technician_id for each in people.values() for who in each}
    rows = rows_over(days=crews, technicians=sorted(ids), grids=grids, but=order.number)
    return {day: Pool(day, people[day], rows[day]) for day in crews}


def _with_neighbours(crews: Crews, grids: Collection[str]) -> dict[date, _People]:
    crew = {who.technician_id for each in crews.values() for who in each}
    beside = neighbours(grids, crew) if len(grids) > 1 else []
    others = technicians_over(days=crews, unit_path="", ids=beside) if beside else {}
    return {day: (*crews[day], *others.get(day, ())) for day in crews}
