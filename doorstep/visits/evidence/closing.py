"""An order is proven by evidence that is here: closing waits for what its log names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from doorstep.orders.log import Actor, Entry
from doorstep.orders.models import Event, Order
from doorstep.orders.reactions import reacts
from doorstep.people.access import LEADS
from doorstep.visits.errors import EvidenceMissing
from doorstep.visits.models import Evidence, Shown


@dataclass(frozen=True, slots=True)
class Missing:
    """Evidence that an order's log names and that has not arrived."""

    kind: str
    slot: str
    sha256: str

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "slot": self.slot, "sha256": self.sha256}


def missing_of(numbers: list[str]) -> dict[str, list[Missing]]:
    """By number, in the order in which it was shown; orders whose evidence is complete are left out.

    What a supervisor corrected asks for no evidence any more: a phone may be lost for good.
    """
    shown = Shown.objects.filter(order_id__in=numbers).order_by("shown_at", "pk")
    here = Evidence.objects.filter(sha256=OuterRef("sha256"))
    absent = list(shown.filter(~Exists(here)))
    waived = _corrected({each.order_id for each in absent}) if absent else set()
    found: dict[str, list[Missing]] = {}
    for each in absent:
        if str(each.event) not in waived:
            found.setdefault(each.order_id, []).append(Missing(each.kind, each.slot, each.sha256))
    return found


def _corrected(numbers: set[str]) -> set[str]:
    """Ids of the events that a lead's correction answers."""
    said = Event.objects.filter(order_id__in=numbers, kind="order.corrected").values_list("actor", "body")
    return {str(body["corrects"]) for actor, body in said if Actor.parse(actor).role in LEADS}


@reacts("order.closed")
def require_evidence(order: Order, entry: Entry) -> None:
    """In the same transaction: the order stays open. Raises EvidenceMissing."""
    missing = missing_of([order.number]).get(order.number)
    if missing:
        raise EvidenceMissing(
            order=order.number, count=len(missing), missing=[each.as_json() for each in missing]
        )
