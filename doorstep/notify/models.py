"""Messages to customers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from doorstep.accounts.models import Customer
from doorstep.notify.states import ABOUTS, About, Status
from doorstep.orders.models import Order


class Notice(models.Model):
    """One message about an order to its customer. `cause`: the event that called for it.

    `channel` names the one that took it (empty before). `error` is what the last try met; `permanent`: every
    route refused for good. The number is not kept here: it is read from the customer when the message goes.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="notices")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="notices")
    about = models.CharField(
        max_length=12, choices=[(about.value, said["zh"]) for about, said in ABOUTS.items()]
    )
    text = models.CharField(max_length=500)
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
            models.UniqueConstraint(fields=["cause", "about"], name="notice_once"),
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
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.about}: {self.state}"
