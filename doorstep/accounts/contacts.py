"""The people of a customer's to ask for: kept as a list, shown masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from doorstep.accounts import rules
from doorstep.accounts.errors import BadCustomer
from doorstep.accounts.models import Contact, Customer
from doorstep.accounts.states import CONTACT_ROLES

_REQUIRED = ("不能为空", "must not be empty")
_CALLABLE = ("应为 11 位手机号或带区号的固话", "should be an 11-digit mobile or a landline with area code")


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as it is to be. `id`: of one who is known; his name and phone, left blank, stay."""

    role: str
    name: str = ""
    phone: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class MaskedContact:
    """A contact as everyone in scope may see it."""

    id: int
    role: str
    name: str
    phone: str


@transaction.atomic
def keep_contacts(*, customer: Customer, people: Sequence[Person]) -> list[Contact]:
    """The customer's contacts are these from now on: known ones changed, new ones added, others gone.

    Raises BadCustomer naming each field ("contacts.0.phone").
    """
    known = {each.pk: each for each in Customer.objects.get(pk=customer.pk).contacts.select_for_update()}
    wrong, rows = list[dict[str, str]](), list[Contact]()
    for place, person in enumerate(people):
        row = known.get(person.id) if person.id is not None else Contact(customer=customer)
        if row is None:
            wrong.append(_wrong(place, "id", ("没有这位联系人，请刷新", "no such contact; reload")))
            continue
        row.name = rules.normal_name(person.name) or row.name
        row.phone = rules.normal_phone(person.phone) or row.phone
        row.role = person.role
        wrong += _problems(place, row)
        rows.append(row)
    for place, row in enumerate(rows):
        if (row.name, row.phone) in {(each.name, each.phone) for each in rows[:place]}:
            wrong.append(_wrong(place, "phone", ("这位联系人已在名单里", "this contact is listed already")))
    if wrong:
        raise BadCustomer(fields=wrong)
    customer.contacts.exclude(pk__in=[row.pk for row in rows if row.pk]).delete()
    for row in rows:
        row.save()
    return rows


def contacts_of(customer: Customer) -> list[MaskedContact]:
    """Masked, in the order in which they were added."""
    return [
        MaskedContact(row.pk, row.role, rules.mask_name(row.name), rules.mask_phone(row.phone))
        for row in customer.contacts.order_by("pk")
    ]


def _problems(place: int, row: Contact) -> list[dict[str, str]]:
    found = [
        None if row.name else ("name", _REQUIRED),
        ("name", ("最多 80 个字", "at most 80 characters")) if len(row.name) > 80 else None,
        None if rules.is_phone(row.phone) else ("phone", _CALLABLE),
        None if row.role in CONTACT_ROLES else ("role", ("没有这种角色", "no such role")),
    ]
    return [_wrong(place, *each) for each in found if each is not None]


def _wrong(place: int, field: str, said: tuple[str, str]) -> dict[str, str]:
    return {"field": f"contacts.{place}.{field}", "zh": said[0], "en": said[1]}
