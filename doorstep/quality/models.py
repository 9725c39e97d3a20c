"""What waits for somebody's eye."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from doorstep.orders.models import Order


class Doubt(models.Model):
    """Evidence that a check found doubtful, and what was decided; named by its evidence.doubted. Kept in step
    with the logs. `event` (of `kind`, by `shown_by`) names the evidence; `codes` say what is doubtful."""

    id = models.UUIDField(primary_key=True)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="doubts")
    event = models.UUIDField()
    kind = models.CharField(max_length=40)
    slot = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    shown_at = models.DateTimeField()
    shown_by = models.CharField(max_length=80)
    codes = models.JSONField()
    doubts = models.JSONField()
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="open")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "confirmed", "dismissed", "rechecked"]), name="doubt_state"
            ),
        ]
        indexes = [models.Index(fields=["state", "-raised_at"], name="doubt_by_state")]

    def __str__(self) -> str:
        return f"{self.order_id} {self.slot}: {self.state}"
