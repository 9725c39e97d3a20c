"""Which events name which evidence; once both the bytes and the event are here, a check is queued."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from doorstep.core.queue import enqueue_once
from doorstep.orders.events import KINDS
from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from doorstep.orders.reactions import clears, projects, reacts
from doorstep.visits import events  # noqa: F401  registers the kinds that are asked below
from doorstep.visits.evidence.rules import visit_numbers
from doorstep.visits.models import Checked, Evidence, Shown, Tried
from doorstep.visits.rules import proofs_of

CHECK: Final = "visits.check_evidence"
#: A check that never came to be (the queue was emptied, checks were off) is made up for this long.
_MADE_UP_FOR: Final = timedelta(days=3)
_SOON: Final = timedelta(minutes=10)

#: Kinds whose body may name evidence, of this package and those before it.
_NAMING: Final = tuple(
    kind.name for kind in KINDS.values() if {"evidence", "signature"} & kind.body.model_fields.keys()
)


@projects(*_NAMING)
def note_shown(order: Order, entry: Entry) -> None:
    proofs = proofs_of(entry.body)
    if not proofs:
        return
    visit = next(number for each, number in visit_numbers(entries_of(order.number)) if each.id == entry.id)
    slots = {proof["sha256"]: proof["slot"] for proof in reversed(proofs)}
    Shown.objects.bulk_create(
        Shown(
            event=entry.id,
            order=order,
            visit=visit,
            kind=entry.kind,
            slot=slot,
            sha256=sha256,
            shown_at=entry.occurred_at,
            shown_by=entry.actor,
            recorded_at=entry.recorded_at,
        )
        for sha256, slot in slots.items()
    )


@reacts(*_NAMING)
def queue_checks(order: Order, entry: Entry) -> None:
    """For what has arrived already; `arrived` does it for the rest."""
    if not settings.PHOTO_CHECKS:
        return
    named = {str(proof["sha256"]) for proof in proofs_of(entry.body)}
    for sha256 in Evidence.objects.filter(sha256__in=named).values_list("sha256", flat=True):
        queue_check(event=entry.id, sha256=sha256)


def arrived(sha256: str) -> None:
    """The bytes have come: check them for every event that named them before."""
    if not settings.PHOTO_CHECKS:
        return
    for event in Shown.objects.filter(sha256=sha256).values_list("event", flat=True):
        queue_check(event=event, sha256=sha256)


def queue_check(*, event: UUID, sha256: str) -> bool:
    """Queue the check of one piece of evidence for one event. False: it waits for a worker already."""
    lock = f"{CHECK} {event} {sha256}"
    return enqueue_once(CHECK, lock=lock, event=str(event), sha256=sha256) is not None


def queue_missed(*, now: datetime) -> int:
    """Queue the checks that should have been made by now and weren't: bytes and event that came at the same
    instant don't see each other, and one that failed is due again. By when bytes and event came here: a phone
    may bring them days after. Returns how many."""
    if not settings.PHOTO_CHECKS:
        return 0
    failed = Tried.objects.filter(given_up_at=None, again_at__lte=now).values_list("event", "sha256")
    missed = {*failed, *_never_tried(now)}
    return sum(queue_check(event=event, sha256=sha256) for event, sha256 in sorted(missed))


def _never_tried(now: datetime) -> set[tuple[UUID, str]]:
    pair = {"event": OuterRef("event"), "sha256": OuterRef("sha256")}
    begun = Exists(Checked.objects.filter(**pair)) | Exists(Tried.objects.filter(**pair))
    here = Evidence.objects.filter(sha256=OuterRef("sha256"), received_at__lt=now - _SOON)
    since = now - _MADE_UP_FOR
    recent = Q(recorded_at__gt=since) | Q(
        sha256__in=Evidence.objects.filter(received_at__gt=since).values("sha256")
    )
    due = Shown.objects.filter(recent, Exists(here), ~begun, recorded_at__lt=now - _SOON)
    return set(due.values_list("event", "sha256"))


@clears
def forget_shown() -> None:
    """Before a rebuild. What was checked stays checked: what it found stands in the logs."""
    Shown.objects.all().delete()
