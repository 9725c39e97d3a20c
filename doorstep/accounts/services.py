"""What can be done with customers. Every verb is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.accounts import rules
from doorstep.accounts.errors import BadCustomer, CustomerNotFound, RevealRefused, SiteKnown
from doorstep.accounts.models import AccessRecord, Contact, Customer, Site
from doorstep.accounts.states import CONTACT_ROLES, SEGMENTS, PersonalField
from doorstep.core.errors import Invalid

_REQUIRED = ("不能为空", "must not be empty")
_CALLABLE = ("应为 11 位手机号或带区号的固话", "should be an 11-digit mobile or a landline with area code")
Wrong = tuple[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RevealedSite:
    site_id: UUID
    address: str
    access_notes: str


@dataclass(frozen=True, slots=True)
class RevealedPerson:
    id: int
    name: str
    phone: str
    role: str


@dataclass(frozen=True, slots=True)
class RevealedContact:
    """A customer with the fields in the clear that were asked for; the others stay masked or empty."""

    customer_id: UUID
    name: str
    phone: str
    sites: tuple[RevealedSite, ...]
    contacts: tuple[RevealedPerson, ...]


@transaction.atomic
def register_customer(
    *, name: str, phone: str, segment: str, now: datetime, language: str | None = None, correct: bool = True
) -> Customer:
    """The customer with this name, phone and segment (as normalised), made if there is none yet.

    `language` (BCP 47) is noted when given, and left as it is when None. Without `correct` a customer who is
    known already stays untouched. Raises BadCustomer.
    """
    name, phone = rules.normal_name(name), rules.normal_phone(phone)
    _refuse(
        [
            ("name", _REQUIRED) if not name else None,
            ("name", ("最多 80 个字", "at most 80 characters")) if len(name) > 80 else None,
            None if rules.is_phone(phone) else ("phone", _CALLABLE),
            None if segment in SEGMENTS else ("segment", _one_of(SEGMENTS)),
        ]
    )
    customer, _ = Customer.objects.get_or_create(
        phone=phone,
        name=name,
        segment=segment,
        defaults={"created_at": now, "language": language or "zh"},
    )
    if correct and language is not None and customer.language != language:
        customer.language = language
        customer.save(update_fields=["language"])
    return customer


@transaction.atomic
def register_site(
    *,
    customer: Customer,
    address: str,
    district: str = "",
    lat: float | None = None,
    lon: float | None = None,
    building: str = "",
    room: str = "",
    access_notes: str = "",
    correct: bool = True,
) -> Site:
    """The customer's site with this address (as normalised), made if there is none yet.

    Position WGS-84 in degrees, or None where unknown. A later call corrects what it says and leaves the
    rest; without `correct` it leaves all. District and street are read from the address where not given.
    Raises BadCustomer.
    """
    address = rules.normal_address(address)
    wrong = [
        ("address", _REQUIRED) if not address else None,
        ("address", ("最多 200 个字", "at most 200 characters")) if len(address) > 200 else None,
        ("lat", ("经纬度须同时填写", "give both coordinates or none"))
        if (lat is None) != (lon is None)
        else None,
        ("lat", ("纬度应在 ±90 之内，请检查是否与经度填反", "within ±90; are they swapped?"))
        if abs(lat or 0) > 90
        else None,
        ("lon", ("经度应在 ±180 之内", "within ±180")) if abs(lon or 0) > 180 else None,
    ]
    _refuse(wrong)
    read_district, street = rules.split_address(address)
    said = {
        "district": district.strip() or read_district,
        "street": street,
        "lat": lat,
        "lon": lon,
        "building": building.strip(),
        "room": room.strip(),
        "access_notes": access_notes.strip(),
    }
    said = {field: value for field, value in said.items() if value not in ("", None)}
    take = Site.objects.update_or_create if correct else Site.objects.get_or_create
    site, _ = take(customer=customer, address=address, defaults=said)
    return site


@transaction.atomic
def correct_site(*, site_id: UUID, address: str, access_notes: str | None = None) -> Site:
    """Put a site's address right (as normalised): district and street are read anew, and its position goes,
    which was that of the wrong one. The same address keeps it; `access_notes` None leaves them.
    Raises BadCustomer, SiteKnown.
    """
    address = rules.normal_address(address)
    _refuse(
        [
            ("address", _REQUIRED) if not address else None,
            ("address", ("最多 200 个字", "at most 200 characters")) if len(address) > 200 else None,
        ]
    )
    site = Site.objects.select_for_update().get(pk=site_id)
    if site.address != address:
        if Site.objects.filter(customer=site.customer_id, address=address).exists():
            raise SiteKnown()
        site.address, site.lat, site.lon = address, None, None
        site.district, site.street = rules.split_address(address)
        site.building = site.room = ""
    if access_notes is not None:
        site.access_notes = access_notes.strip()[:300]
    site.save()
    return site


@transaction.atomic
def add_contact(*, customer: Customer, name: str, phone: str, role: str) -> Contact:
    """Someone to ask for at a customer's; the same person again only changes the role. Raises BadCustomer."""
    name, phone = rules.normal_name(name), rules.normal_phone(phone)
    _refuse(
        [
            ("name", _REQUIRED) if not name else None,
            None if rules.is_phone(phone) else ("phone", _CALLABLE),
            None if role in CONTACT_ROLES else ("role", _one_of(CONTACT_ROLES)),
        ]
    )
    contact, _ = Contact.objects.update_or_create(
        customer=customer, name=name, phone=phone, defaults={"role": role}
    )
    return contact


@transaction.atomic
def reveal(
    *,
    customer_id: UUID,
    actor: str,
    role: str,
    purpose: str,
    order_number: str,
    now: datetime,
    fields: Sequence[PersonalField] = tuple(PersonalField),
) -> RevealedContact:
    """A customer's data in the clear, with the record of it written in the same transaction (ETHIC-1).

    `actor` is the login (or the name of a job), `purpose` a line that a person can judge, `order_number` the
    order that it is for or "". Raises RevealRefused, CustomerNotFound.
    """
    asked = [field for field in PersonalField if field in fields]
    _refuse(
        [
            None if actor.strip() else ("actor", _REQUIRED),
            None if purpose.strip() else ("purpose", _REQUIRED),
            None if len(purpose.strip()) <= 200 else ("purpose", ("最多 200 个字", "at most 200 characters")),
            None if asked else ("fields", _REQUIRED),
        ],
        RevealRefused,
    )
    customer = Customer.objects.prefetch_related("sites", "contacts").filter(pk=customer_id).first()
    if customer is None:
        raise CustomerNotFound(customer_id=str(customer_id))
    AccessRecord.objects.create(
        customer=customer,
        actor=actor.strip(),
        role=role,
        fields=[field.value for field in asked],
        purpose=purpose.strip(),
        order_number=order_number,
        at=now,
    )
    return _as_asked(customer, asked)


def _as_asked(customer: Customer, asked: Sequence[PersonalField]) -> RevealedContact:
    addresses, people = PersonalField.ADDRESS in asked, PersonalField.CONTACTS in asked
    return RevealedContact(
        customer_id=customer.pk,
        name=customer.name
        if PersonalField.NAME in asked
        else rules.mask_customer_name(customer.name, customer.segment),
        phone=customer.phone if PersonalField.PHONE in asked else rules.mask_phone(customer.phone),
        sites=tuple(
            RevealedSite(
                site.pk,
                site.address if addresses else rules.mask_address(site.address),
                site.access_notes if addresses else "",
            )
            for site in customer.sites.all()
        ),
        contacts=tuple(
            RevealedPerson(contact.pk, contact.name, contact.phone, contact.role)
            for contact in customer.contacts.all()
        )
        if people
        else (),
    )


def _one_of(known: Iterable[str]) -> tuple[str, str]:
    listed = ", ".join(known)
    return f"应为以下之一：{listed}", f"should be one of: {listed}"


def _refuse(found: Iterable[Wrong | None], kind: type[Invalid] = BadCustomer) -> None:
    wrong = [{"field": item[0], "zh": item[1][0], "en": item[1][1]} for item in found if item is not None]
    if wrong:
        raise kind(fields=wrong)
