"""The phones that people work with: noted as they speak to us, cut off when one is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet

from doorstep.people.errors import PhoneNotFound
from doorstep.people.models import Phone, User
from doorstep.people.rules import phone_label

#: A phone that was used longer ago isn't in use beside this one.
IN_USE_FOR: Final = timedelta(hours=12)
_LABEL, _VERSION = 80, 40

log = structlog.get_logger("doorstep.people")


@dataclass(frozen=True, slots=True)
class Told:
    """What a phone says of itself: its model, the build of the app, its unsent events (None: unsaid)."""

    user_agent: str = ""
    model: str = ""
    app_version: str = ""
    unsent: int | None = None


def note_phone(*, device: str, user: User, told: Told, now: datetime) -> Phone:
    """The phone has spoken: known from now on, and seen now."""
    label = phone_label(told.user_agent, told.model)[:_LABEL]
    fresh = {
        "last_seen_at": now,
        **({"label": label} if told.model else {}),
        **({"app_version": told.app_version[:_VERSION]} if told.app_version else {}),
        **({"unsent": told.unsent} if told.unsent is not None else {}),
    }
    phone, _ = Phone.objects.update_or_create(
        device=device,
        user=user,
        defaults=fresh,
        create_defaults={"label": label, "first_seen_at": now, **fresh},
    )
    return phone


def phones_in_use(*, user: User, now: datetime) -> list[Phone]:
    """The phones with which this person has worked lately, newest first; those cut off are left out."""
    since = now - IN_USE_FOR
    return list(Phone.objects.filter(user=user, last_seen_at__gte=since, cut_off_at__isnull=True))


def phones_below(unit_path: str, *, wanted: str = "") -> QuerySet[Phone]:
    """Phones of the people of a unit and those below it, last seen first; `wanted`: part of a name, staff
    number, login or label."""
    found = Phone.objects.select_related("user", "user__technician", "user__unit", "cut_off_by").filter(
        user__unit__path__startswith=unit_path
    )
    if not wanted:
        return found
    return found.filter(
        Q(user__display_name__icontains=wanted)
        | Q(user__username__icontains=wanted)
        | Q(user__technician__staff_no__icontains=wanted)
        | Q(label__icontains=wanted)
    )


@transaction.atomic
def cut_off_phone(*, phone_id: int, unit_path: str, by: User, now: datetime) -> Phone:
    """The phone is lost: whoever works with it can do nothing more than hand over what was done; again is the
    same. Raises PhoneNotFound (outside the unit too)."""
    phone = _locked(phone_id, unit_path)
    if phone.cut_off_at is None:
        phone.cut_off_at, phone.cut_off_by, phone.wiped_at = now, by, None
        phone.save(update_fields=["cut_off_at", "cut_off_by", "wiped_at"])
        log.warning("phone cut off", phone=phone.pk, by=by.username)
    return phone


@transaction.atomic
def restore_phone(*, phone_id: int, unit_path: str, by: User) -> Phone:
    """The phone was found: after the next login it is as it was. Raises PhoneNotFound."""
    phone = _locked(phone_id, unit_path)
    if phone.cut_off_at is not None:
        phone.cut_off_at = phone.cut_off_by = phone.wiped_at = None
        phone.save(update_fields=["cut_off_at", "cut_off_by", "wiped_at"])
        log.warning("phone restored", phone=phone.pk, by=by.username)
    return phone


def note_wiped(*, device: str, user: User, now: datetime) -> None:
    """The phone, having been cut off, says that it holds nothing any more."""
    lost = Phone.objects.filter(device=device, user=user, cut_off_at__isnull=False, wiped_at__isnull=True)
    lost.update(wiped_at=now, last_seen_at=now, unsent=0)


def _locked(phone_id: int, unit_path: str) -> Phone:
    theirs = Phone.objects.filter(pk=phone_id, user__unit__path__startswith=unit_path)
    found = theirs.select_for_update(of=("self",)).first()
    if found is None:
        raise PhoneNotFound()
    return found
