"""Tables of customers. Names, phones and addresses leave this package only masked, or by services.reveal."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from doorstep.accounts.states import CONTACT_ROLES, DATA_STATES, SEGMENTS
from doorstep.core import clock, ids


def new_id() -> uuid.UUID:
    return ids.uuid7(clock.now())


class Customer(models.Model):
    """Whom we serve: a household, a business, a hotel.

    One customer is one (phone, name, segment), each as normalised by rules: a family that shares a phone is
    several customers, a shopkeeper's home line and shop line are two, as in the operator's own books. `name`
    and `phone` are kept in plain for service work.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=30)
    segment = models.CharField(
        max_length=10, choices=[(segment.value, label["zh"]) for segment, label in SEGMENTS.items()]
    )
    language = models.CharField(max_length=20, default="zh")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(name="customer_once", fields=("phone", "name", "segment")),
            models.CheckConstraint(
                name="customer_segment_known",
                condition=Q(segment__in=[segment.value for segment in SEGMENTS]),
            ),
            models.CheckConstraint(name="customer_reachable", condition=~Q(name="") & ~Q(phone="")),
        )

    def __str__(self) -> str:
        return str(self.id)


class Site(models.Model):
    """A place of a customer's where we install and repair.

    `lat`, `lon` are WGS-84, both or neither: a site without them is planned at its grid's centre.
    `access_notes` tell of gate, lift, dog and keys.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="sites")
    address = models.CharField(max_length=200)
    district = models.CharField(max_length=40, blank=True)
    street = models.CharField(max_length=60, blank=True)
    building = models.CharField(max_length=60, blank=True)
    room = models.CharField(max_length=40, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    access_notes = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(name="site_once", fields=("customer", "address")),
            models.CheckConstraint(
                name="site_on_earth",
                condition=Q(lat__isnull=True, lon__isnull=True)
                | Q(lat__range=(-90, 90), lon__range=(-180, 180), lat__isnull=False, lon__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Contact(models.Model):
    """Someone else to ask for at a customer's: who opens, who decides, who knows the cabinet."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=30)
    role = models.CharField(
        max_length=20, choices=[(role.value, label["zh"]) for role, label in CONTACT_ROLES.items()]
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(name="contact_once", fields=("customer", "phone", "name")),
            models.CheckConstraint(
                name="contact_role_known", condition=Q(role__in=[role.value for role in CONTACT_ROLES])
            ),
        )

    def __str__(self) -> str:
        return f"{self.customer_id} {self.role}"


class AccessRecord(models.Model):
    """Somebody saw a customer's data unmasked (ETHIC-1). Written once: the database refuses any change."""

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="access_records")
    actor = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    fields = ArrayField(models.CharField(max_length=20))
    purpose = models.CharField(max_length=200)
    order_number = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(name="access_by_customer", fields=("customer", "-at")),
            models.Index(name="access_by_actor", fields=("actor", "-at")),
        )
        constraints = (
            models.CheckConstraint(name="access_has_reason", condition=~Q(actor="") & ~Q(purpose="")),
            models.CheckConstraint(name="access_names_fields", condition=Q(fields__len__gt=0)),
        )

    def __str__(self) -> str:
        return f"{self.customer_id} {self.actor} {self.at}"


class DataRequest(models.Model):
    """A customer asks for everything we hold on them. `id` is the sender's; `order_number`: behind whose link
    it was asked, and where the answer may be fetched until `until_at`. `verified_by`: how we made sure that
    it is the customer who asks.
    """

    id = models.UUIDField(primary_key=True)
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="data_requests")
    order_number = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=[(state.value, label["zh"]) for state, label in DATA_STATES.items()]
    )
    verified_by = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=60, blank=True)
    until_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-asked_at", "-id")
        constraints = (
            models.UniqueConstraint(
                name="data_request_open_once", fields=("order_number",), condition=Q(state="open")
            ),
            models.CheckConstraint(
                name="data_request_state",
                condition=Q(state="open", settled_at__isnull=True)
                | Q(state="answered", settled_at__isnull=False, until_at__isnull=False, verified_by__gt="")
                | Q(state="refused", settled_at__isnull=False, reason__gt=""),
            ),
        )
        indexes = (models.Index(name="data_request_by_order", fields=("order_number", "-asked_at")),)

    def __str__(self) -> str:
        return f"{self.id} {self.state}"
