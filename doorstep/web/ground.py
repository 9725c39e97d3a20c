"""What the dispatcher's map stands on: the unit's grids, and the installation's tiles if it has any."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from doorstep.people.access import DESK, require
from doorstep.people.queries import grids_below
from doorstep.standards.language import Words

router = Router(tags=["map"])


class TilesOut(Schema):
    """`urls`: address templates with {x}, {y}, {z} and maybe {s}, the lowest layer first."""

    urls: list[str]
    subdomains: str
    coordinates: Literal["wgs84", "gcj02"]
    attribution: Words
    max_zoom: int


class ShapeOut(Schema):
    """A GeoJSON polygon, WGS-84, longitude first."""

    type: Literal["Polygon"]
    coordinates: list[list[list[float]]]


class GridShapeOut(Schema):
    code: str
    title: Words
    lat: float
    lon: float
    boundary: ShapeOut


class GroundOut(Schema):
    tiles: TilesOut | None
    grids: list[GridShapeOut]


@router.get("/map", response=GroundOut)
def ground(request: HttpRequest) -> GroundOut:
    """The grids of the asker's unit and those below it with their boundaries, and what to draw below them."""
    person = require(request, *DESK)
    return GroundOut(
        tiles=TilesOut.model_validate(settings.TILES) if settings.TILES else None,
        grids=[
            GridShapeOut(
                code=grid.code,
                title=Words(zh=grid.name_zh, en=grid.name_en),
                lat=grid.centre_lat,
                lon=grid.centre_lon,
                boundary=ShapeOut.model_validate(grid.boundary),
            )
            for grid in grids_below(person.unit_path)
        ],
    )
