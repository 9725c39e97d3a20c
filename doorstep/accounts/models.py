"""Tables of customers. Names, phones and addresses leave this package only masked, or by services.reveal."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Deferrable, Q

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


def _once(label: str) -> ExclusionConstraint:
    """A label stands in one place at a time. Deferrable, which a unique index is not: a rebuild replays the
    moves of a device from one place to the next."""
    return ExclusionConstraint(
        name=f"device_{label}_once",
        expressions=[(OpClass(label, name="gist_text_ops"), RangeOperators.EQUAL)],
        condition=Q(removed_at__isnull=True) & ~Q(**{label: ""}),
        deferrable=Deferrable.IMMEDIATE,
    )


class Device(models.Model):
    """A device at a site, or one that was there: a swap ends one and begins the next.

    `place`: the room in a hotel, "" in a household. A MAC and a serial number stand in one place at a time in
    the whole system. `source`: the order that tells of it, or the roll-out whose list does; `event`: the
    log's entry that placed it, None when a list did. `removed_by`: the order in whose log it was taken out.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="devices")
    place = models.CharField(max_length=33, blank=True)
    model = models.CharField(max_length=60, blank=True)
    sn = models.CharField(max_length=40, blank=True)
    mac = models.CharField(max_length=17, blank=True)
    source = models.CharField(max_length=40)
    event = models.UUIDField(null=True)
    placed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("placed_at", "id")
        constraints = (
            _once("mac"),
            _once("sn"),
            models.CheckConstraint(
                name="device_mac_form", condition=Q(mac="") | Q(mac__regex=r"^([0-9A-F]{2}:){5}[0-9A-F]{2}$")
            ),
            models.CheckConstraint(name="device_labelled", condition=~Q(mac="") | ~Q(sn="")),
        )
        indexes = (models.Index(name="device_by_site", fields=("site", "place")),)

    def __str__(self) -> str:
        return self.mac or self.sn


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
