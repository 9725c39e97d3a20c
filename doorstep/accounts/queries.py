"""What may be read of customers: masked, unless services.reveal has recorded who looks and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from doorstep.accounts import rules
from doorstep.accounts.errors import CustomerNotFound
from doorstep.accounts.models import AccessRecord, Customer


@dataclass(frozen=True, slots=True)
class MaskedSite:
    """A place without number and room."""

    site_id: UUID
    address: str
    district: str
    street: str


@dataclass(frozen=True, slots=True)
class MaskedCustomer:
    """A customer as everyone in scope may see it: 张*, 138****1234, 蜀山区黄山路****."""

    customer_id: UUID
    name: str
    phone: str
    segment: str
    language: str
    sites: tuple[MaskedSite, ...]


@dataclass(frozen=True, slots=True)
class AccessSeen:
    """One unmasking: who saw which fields, when and why."""

    actor: str
    role: str
    fields: tuple[str, ...]
    purpose: str
    order_number: str
    at: datetime


def masked_customers(*, customer_ids: Iterable[UUID]) -> dict[UUID, MaskedCustomer]:
    """Masked customers by id, for lists; unknown ids are left out."""
    found = Customer.objects.filter(pk__in=set(customer_ids)).prefetch_related("sites")
    return {customer.pk: _masked(customer) for customer in found}


def masked_customer(*, customer_id: UUID) -> MaskedCustomer:
    """Raises CustomerNotFound."""
    found = masked_customers(customer_ids=[customer_id])
    if customer_id not in found:
        raise CustomerNotFound(customer_id=str(customer_id))
    return found[customer_id]


def customers_with_phone(phone: str) -> list[Customer]:
    """Customers with this whole number, however it is written, with their sites. For those in whose scope
    they are: the caller limits and masks.
    """
    normal = rules.normal_phone(phone)
    if not rules.is_phone(normal):
        return []
    return list(Customer.objects.filter(phone=normal).prefetch_related("sites"))


def who_saw(*, customer_id: UUID) -> list[AccessSeen]:
    """Every unmasking of a customer's data, newest first (ETHIC-1)."""
    return [
        AccessSeen(r.actor, r.role, tuple(r.fields), r.purpose, r.order_number, r.at)
        for r in AccessRecord.objects.filter(customer_id=customer_id)
    ]


def orders_seen(*, actor: str, role: str, since: datetime) -> set[str]:
    """Numbers of the orders whose customers this person has seen in the clear since an instant."""
    seen = AccessRecord.objects.filter(actor=actor, role=role, at__gte=since).exclude(order_number="")
    return set(seen.values_list("order_number", flat=True))


def _masked(customer: Customer) -> MaskedCustomer:
    return MaskedCustomer(
        customer_id=customer.pk,
        name=rules.mask_customer_name(customer.name, customer.segment),
        phone=rules.mask_phone(customer.phone),
        segment=customer.segment,
        language=customer.language,
        sites=tuple(
            MaskedSite(site.pk, rules.mask_address(site.address), site.district, site.street)
            for site in customer.sites.all()
        ),
    )
