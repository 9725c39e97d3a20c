"""Messages to customers, and to technicians about their day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from doorstep.accounts.models import Customer
from doorstep.notify.states import ABOUTS, About, Status
from doorstep.orders.models import Order
from doorstep.people.models import Technician


class Notice(models.Model):
    """One message to an order's customer, or to a technician whose day has changed. `cause`: the event that
    called for it; `order`: its order. `news`: what a technician is told, by order number (`crew.Line`).

    `channel` names the one that took it (empty before). `error` is what the last try met; `permanent`: every
    route refused for good. The number is not kept here: it is read from the customer when the message goes.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="notices")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="notices", null=True)
    technician = models.ForeignKey(Technician, on_delete=models.PROTECT, related_name="notices", null=True)
    about = models.CharField(
        max_length=12, choices=[(about.value, said["zh"]) for about, said in ABOUTS.items()]
    )
    text = models.CharField(max_length=500)
    news = models.JSONField(default=dict)
    cause = models.UUIDField()
    channel = models.CharField(max_length=40, blank=True)
    state = models.CharField(
        max_length=8, choices=[(s.value, s.value) for s in Status], default=Status.WAITING.value
    )
    error = models.CharField(max_length=300, blank=True)
    permanent = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cause", "about"], condition=Q(customer__isnull=False), name="notice_once"
            ),
            models.UniqueConstraint(
                fields=["cause", "technician"],
                condition=Q(technician__isnull=False),
                name="notice_once_each",
            ),
            models.CheckConstraint(
                condition=Q(customer__isnull=False, technician__isnull=True)
                | Q(customer__isnull=True, technician__isnull=False, about="day"),
                name="notice_to_one",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in Status]), name="notice_state_known"
            ),
            models.CheckConstraint(
                condition=Q(about__in=[a.value for a in About]), name="notice_about_known"
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | Q(~Q(state="sent"), sent_at__isnull=True),
                name="notice_sent_when",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="notice_newest"),
            models.Index(fields=["order", "-created_at"], name="notice_by_order"),
            models.Index(
                fields=["technician"],
                condition=Q(technician__isnull=False, state="waiting"),
                name="notice_to_crew",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.about}: {self.state}"


def recipient(notice: Notice) -> Customer | Technician:
    """Whom a notice goes to; the table sees to it that it is one of the two."""
    found = notice.customer or notice.technician
    if found is None:
        raise ValueError(f"notice {notice.pk} goes to nobody")
    return found
