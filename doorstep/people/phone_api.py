"""Phones in the field: who works with which, and cutting off a lost one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status

from doorstep.core import clock
from doorstep.people import services
from doorstep.people.access import LEADS, phones_of_request, require
from doorstep.people.models import Phone
from doorstep.people.phones import phones_below

router = Router(tags=["people"])

_AT_ONCE = 300


class PhoneOut(Schema):
    """`unsent`: events that it last said it holds; `wiped_at`: when, cut off, it said that it is empty."""

    id: int
    username: str
    person: str
    staff_no: str | None
    unit_zh: str
    unit_en: str
    label: str
    app_version: str
    unsent: int
    first_seen_at: datetime
    last_seen_at: datetime
    cut_off_at: datetime | None
    cut_off_by: str | None
    wiped_at: datetime | None


class PhonesOut(Schema):
    """At most 300, last seen first; `total`: how many there are."""

    total: int
    items: list[PhoneOut]


def _out(phone: Phone) -> PhoneOut:
    user = phone.user
    technician = getattr(user, "technician", None)
    return PhoneOut(
        id=phone.pk,
        username=user.username,
        person=user.display_name,
        staff_no=technician.staff_no if technician else None,
        unit_zh=user.unit.name_zh if user.unit else "",
        unit_en=user.unit.name_en if user.unit else "",
        label=phone.label,
        app_version=phone.app_version,
        unsent=phone.unsent,
        first_seen_at=phone.first_seen_at,
        last_seen_at=phone.last_seen_at,
        cut_off_at=phone.cut_off_at,
        cut_off_by=phone.cut_off_by.display_name if phone.cut_off_by else None,
        wiped_at=phone.wiped_at,
    )


@router.get("/phones", response=PhonesOut)
def phones(request: HttpRequest, wanted: Annotated[str, Query(max_length=60)] = "") -> PhonesOut:
    """The phones of one's people, last seen first."""
    person = require(request, *LEADS)
    found = phones_below(person.unit_path, wanted=wanted.strip())
    return PhonesOut(total=found.count(), items=[_out(phone) for phone in found[:_AT_ONCE]])


@router.post("/phones/{phone}/cut-off", response=PhoneOut)
def cut_off(request: HttpRequest, phone: int) -> PhoneOut:
    """Cut off a lost phone: customers' data leave it at its next sign of life, and it can do nothing more."""
    person = require(request, *LEADS)
    return _out(
        services.cut_off_phone(phone_id=phone, unit_path=person.unit_path, by=person.user, now=clock.now())
    )


@router.post("/phones/{phone}/restore", response=PhoneOut)
def restore(request: HttpRequest, phone: int) -> PhoneOut:
    """Let a phone that was found be used again."""
    person = require(request, *LEADS)
    return _out(services.restore_phone(phone_id=phone, unit_path=person.unit_path, by=person.user))


@router.post("/field/phone/wiped", response={204: None})
def wiped(request: HttpRequest) -> Status[None]:
    """A phone that was cut off says that nothing is left on it."""
    person = require(request, "technician", "account_manager", lost_too=True)
    for device in phones_of_request(request):
        services.note_wiped(device=device, user=person.user, now=clock.now())
    return Status(204, None)
