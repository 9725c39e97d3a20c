"""The hotel's account: what whoever takes over has to know, and from when the first visit's clock runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from doorstep.accounts.contacts import MaskedContact, Person, contacts_of, keep_contacts
from doorstep.accounts.models import Contact
from doorstep.accounts.rules import mask_name
from doorstep.accounts.services import RevealedPerson, reveal
from doorstep.accounts.states import PersonalField
from doorstep.core.errors import NotFound, text
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry
from doorstep.orders.models import Event, Order
from doorstep.orders.services import new_event
from doorstep.people.models import User
from doorstep.projects.errors import AccountChanged, BadAccount, BadDates
from doorstep.projects.models import Account, RollOut
from doorstep.projects.states import GRADES, SHOE_COVERS


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """The record as everyone in scope may see it. `shoe_covers`: nobody enters a room without them; the
    dates are those that count now; `revision`: 0 while nobody has written it."""

    preferences: str
    requirements: str
    grade: str
    shoe_covers: bool
    terminal_model: str
    warranty_months: int
    contacts: list[MaskedContact]
    contract_signed_at: datetime | None
    network_accepted_at: datetime | None
    kept_at: datetime | None
    kept_by: str
    kept_by_name: str
    revision: int


@transaction.atomic
def keep_account(
    *,
    rollout: RollOut,
    preferences: str,
    requirements: str,
    grade: str,
    contacts: Sequence[Person],
    terminal_model: str = "",
    warranty_months: int | None = None,
    revision: int | None = None,
    actor: Actor,
    now: datetime,
) -> AccountSeen:
    """The account reads so from now on: what is left out of `contacts` is gone (MANAGER-1).

    `warranty_months` None: as it is. `revision`: of what the writer had before him; None where it is all the
    same. Raises AccountChanged (somebody has written it since), BadAccount (grade), BadCustomer (contacts).
    """
    RollOut.objects.select_for_update(of=("self",)).get(pk=rollout.pk)
    row = Account.objects.filter(customer=rollout.customer).first()
    if row is not None and revision is not None and revision != row.revision:
        raise AccountChanged(by_name=_named(row.kept_by), at=row.kept_at.isoformat(), revision=row.revision)
    if grade and grade not in GRADES:
        raise BadAccount(fields=[{"field": "grade", "zh": "没有这个档次", "en": "no such grade"}])
    keep_contacts(customer=rollout.customer, people=contacts)
    said = {"preferences": preferences.strip(), "requirements": requirements.strip(), "grade": grade}
    Account.objects.update_or_create(
        customer=rollout.customer,
        defaults={
            **said, "kept_at": now, "kept_by": actor.id, "revision": row.revision + 1 if row else 1,
        },
    )  # fmt: skip
    rollout.terminal_model = terminal_model.strip()
    if warranty_months is not None:
        rollout.warranty_months = warranty_months
    rollout.save(update_fields=["terminal_model", "warranty_months"])
    return account_of(rollout)


def account_of(rollout: RollOut) -> AccountSeen:
    """What is known of the hotel; blank where nobody has said anything."""
    row = Account.objects.filter(customer=rollout.customer_id).first()
    cleared = _cleared(rollout)
    return AccountSeen(
        preferences=row.preferences if row else "",
        requirements=row.requirements if row else "",
        grade=row.grade if row else "",
        shoe_covers=row is not None and row.grade in SHOE_COVERS,
        terminal_model=rollout.terminal_model,
        warranty_months=rollout.warranty_months,
        contacts=contacts_of(rollout.customer),
        contract_signed_at=_instant(cleared, "contract_signed_at"),
        network_accepted_at=_instant(cleared, "network_accepted_at"),
        kept_at=row.kept_at if row else None,
        kept_by=row.kept_by if row else "",
        kept_by_name=_named(row.kept_by) if row else "",
        revision=row.revision if row else 0,
    )


def reveal_contacts(
    *, rollout: RollOut, actor: Actor, purpose: str, now: datetime
) -> tuple[RevealedPerson, ...]:
    """The hotel's people with name and phone; who looks, and why, is recorded (ETHIC-1). Raises
    RevealRefused."""
    seen = reveal(
        customer_id=rollout.customer_id,
        actor=actor.id,
        role=actor.role,
        purpose=purpose,
        order_number=rollout.lead_id or "",
        fields=(PersonalField.CONTACTS,),
        now=now,
    )
    return seen.contacts


def clear_rollout(
    *,
    rollout: RollOut,
    contract_signed_at: datetime,
    network_accepted_at: datetime,
    actor: Actor,
    now: datetime,
) -> Entry:
    """The contract is signed and the network plan accepted: from the later of the two the first visit is due
    in two working days (HOTEL-1). Said again it corrects what was said. Raises BadDates (to come), and what
    orders.append raises.
    """
    dates = {"contract_signed_at": contract_signed_at, "network_accepted_at": network_accepted_at}
    wrong = [name for name, at in dates.items() if at > now]
    if wrong:
        raise BadDates(
            fields=[{"field": name, "zh": "不能晚于现在", "en": "can't be later than now"} for name in wrong]
        )
    body = {
        "project": rollout.code,
        **{name: at.isoformat() for name, at in dates.items()},
        "cleared_at": max(dates.values()).isoformat(),
    }
    event = new_event(kind="rollout.cleared", body=body, now=now)
    return append(number=lead_of(rollout).number, event=event, actor=actor, now=now)


def lead_of(rollout: RollOut) -> Order:
    """Raises NotFound: a roll-out from before has none until it is opened again."""
    if rollout.lead is None:
        raise NotFound(what=text(f"项目 {rollout.code} 的主工单", f"the lead order of {rollout.code}"))
    return rollout.lead


def named_contact(rollout: RollOut, id: str, field: str) -> Contact:
    """A contact of the hotel by the id that logs name. Raises BadAccount."""
    found = rollout.customer.contacts.filter(pk=int(id)).first() if id.isdigit() and len(id) < 18 else None
    if found is None:
        raise BadAccount(
            fields=[{"field": field, "zh": "请在酒店联系人里选", "en": "pick one of the hotel's contacts"}]
        )
    return found


def called(contact: Contact) -> str:
    """A contact as lists name them."""
    return mask_name(contact.name)


def _named(login: str) -> str:
    found = User.objects.filter(username=login).values_list("display_name", flat=True).first()
    return found or login


def _cleared(rollout: RollOut) -> dict[str, Any]:
    said = Event.objects.filter(order_id=rollout.lead_id, kind="rollout.cleared").order_by("-seq").first()
    return said.body if said is not None else {}


def _instant(body: dict[str, Any], name: str) -> datetime | None:
    said = body.get(name)
    return datetime.fromisoformat(said) if said else None
