"""Which grid a place lies in. Outlines are GeoJSON polygons in WGS-84, longitude first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from doorstep.people.models import Grid
from doorstep.people.queries import grids_below

Ring = Sequence[Sequence[float]]


def grid_at(*, lat: float, lon: float, unit_path: str) -> Grid | None:
    """The grid of the unit (or below it) whose outline holds the point; of several the first by code."""
    found = (grid for grid in grids_below(unit_path) if holds(grid.boundary, lat=lat, lon=lon))
    return next(found, None)


def holds(boundary: Mapping[str, Any], *, lat: float, lon: float) -> bool:
    """Whether the point lies in the polygon: within its outer ring and in none of its holes."""
    rings = boundary.get("coordinates") or []
    return bool(rings) and _inside(rings[0], lat, lon) and not any(_inside(h, lat, lon) for h in rings[1:])


def _inside(ring: Ring, lat: float, lon: float) -> bool:
    """Even-odd rule: a ray eastwards crosses the ring an odd number of times."""
    crossed = False
    for (lon_a, lat_a), (lon_b, lat_b) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (lat_a > lat) != (lat_b > lat):
            crossed ^= lon < lon_a + (lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a)
    return crossed
