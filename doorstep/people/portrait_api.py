"""Portraits of technicians: who has one, the picture itself; leads put it there or take it away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Schema, Status

from doorstep.core import clock
from doorstep.people import portraits, services
from doorstep.people.access import DESK, LEADS, Person, require
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.models import Technician
from doorstep.people.queries import technician_numbered
from doorstep.standards.language import Words

router = Router(tags=["people"])

StaffNo = Annotated[str, Path(max_length=20)]

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_PICTURE_IN: Mapping[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {media_type: _BINARY for media_type in ("image/jpeg", "image/png", "image/webp")},
    }
}
PICTURE_OUT: Mapping[str, Any] = {
    "responses": {200: {"description": "OK", "content": {portraits.MEDIA_TYPE: _BINARY}}}
}


class TechnicianFace(Schema):
    """Who comes to customers' doors; `portrait`: the version of the picture, none without one."""

    staff_no: str
    name: str
    badge_no: str
    star_level: int
    unit_name: Words
    portrait: str | None


class PortraitSet(Schema):
    staff_no: str
    portrait: str


@router.get("/technicians/portraits", response=list[TechnicianFace])
def faces(request: HttpRequest) -> list[TechnicianFace]:
    """The active technicians of the unit and those below it, by staff number, with and without a picture."""
    person = require(request, *DESK)
    found = list(
        Technician.objects.select_related("unit").filter(active=True, unit__path__startswith=person.unit_path)
    )
    versions = portraits.portrait_versions(each.staff_no for each in found)
    return [
        TechnicianFace(
            staff_no=each.staff_no,
            name=each.name,
            badge_no=each.badge_no,
            star_level=each.star_level,
            unit_name=Words(zh=each.unit.name_zh, en=each.unit.name_en),
            portrait=versions.get(each.staff_no),
        )
        for each in found
    ]


@router.get("/technicians/{staff_no}/portrait", openapi_extra=dict(PICTURE_OUT))
def portrait(request: HttpRequest, staff_no: StaffNo) -> HttpResponse:
    """Raises TechnicianNotFound, NotFound."""
    _in_scope(require(request, *DESK), staff_no)
    return picture(staff_no)


@router.put("/technicians/{staff_no}/portrait", response=PortraitSet, openapi_extra=dict(_PICTURE_IN))
def put_portrait(request: HttpRequest, staff_no: StaffNo) -> PortraitSet:
    """Raises TechnicianNotFound, PortraitRefused."""
    person = require(request, *LEADS)
    _in_scope(person, staff_no)
    # Not `request.body`: Django caps that at what is sensible for forms, less than a photo.
    data = request.read(portraits.MAX_BYTES + 1)
    held = services.set_portrait(staff_no=staff_no, data=data, actor=person.actor, now=clock.now())
    return PortraitSet(staff_no=staff_no, portrait=held.version)


@router.delete("/technicians/{staff_no}/portrait", response={204: None})
def delete_portrait(request: HttpRequest, staff_no: StaffNo) -> Status[None]:
    """Raises TechnicianNotFound."""
    _in_scope(require(request, *LEADS), staff_no)
    services.drop_portrait(staff_no=staff_no)
    return Status(204, None)


def picture(staff_no: str) -> HttpResponse:
    """The picture as a response that no shared cache keeps. Raises NotFound."""
    held = portraits.portrait_of(staff_no)
    response = HttpResponse(bytes(held.picture), content_type=portraits.MEDIA_TYPE)
    response["Cache-Control"] = "private, max-age=3600"
    response["ETag"] = f'"{held.version}"'
    return response


def _in_scope(person: Person, staff_no: str) -> None:
    """A technician elsewhere is, to him, none. Raises TechnicianNotFound."""
    if not person.sees(technician_numbered(staff_no).unit.path):
        raise TechnicianNotFound(staff_no=staff_no)
