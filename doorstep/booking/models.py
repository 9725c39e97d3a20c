"""Places in windows, and which order holds which."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from doorstep.orders.models import Order
from doorstep.people.models import Grid


class Slot(models.Model):
    """A window [from_at, to_at) of a grid, with so many places; its id: "HF-YH:2026-03-02:1000-1200".

    `capacity` follows the shifts until somebody sets it by hand; `taken` is a projection of the logs, moved
    by booking.handlers alone, `held` of the rows of Hold, moved by booking.holds alone. `overbook`: places
    beyond the capacity, none unless a rule says so. The check makes more impossible, whoever writes.
    """

    id = models.CharField(primary_key=True, max_length=80)
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="slots")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    capacity = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    overbook = models.PositiveIntegerField(default=0)
    open = models.BooleanField(default=True)
    by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grid", "from_at", "to_at"], name="slot_once"),
            models.CheckConstraint(condition=Q(from_at__lt=F("to_at")), name="slot_forward"),
            models.CheckConstraint(
                condition=Q(capacity__gte=F("taken") + F("held") - F("overbook")), name="slot_not_overbooked"
            ),
        ]

    def __str__(self) -> str:
        return self.id

    @property
    def left(self) -> int:
        """Places that can still be promised or held."""
        return self.capacity + self.overbook - self.taken - self.held if self.open else 0


class Promise(models.Model):
    """The window that an order's customer was promised; a projection of the log (`event`: the promising one).

    An order without an appointment (not booked yet, suspended, cancelled, to be booked anew) has none.
    """

    order = models.OneToOneField(Order, on_delete=models.CASCADE, primary_key=True, related_name="promise")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="promises")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    asked_by = models.CharField(max_length=10)
    promised_at = models.DateTimeField()
    event = models.UUIDField(unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(from_at__lt=F("to_at")), name="promise_forward")]
        indexes = [models.Index(fields=["from_at"], name="promise_by_day")]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.slot_id}"


class Hold(models.Model):
    """A place kept for an order while its customer decides, until `held_until`; then it is swept.

    `id` is the sender's, so that asking twice holds once; `made_by`: the role. `made_at` stays when the same
    window is held on.
    """

    id = models.UUIDField(primary_key=True)
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="hold")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="holds")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    made_at = models.DateTimeField()
    held_until = models.DateTimeField()
    made_by = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(from_at__lt=F("to_at")), name="hold_forward"),
            models.CheckConstraint(condition=Q(made_at__lt=F("held_until")), name="hold_ends"),
        ]
        indexes = [models.Index(fields=["held_until"], name="hold_by_end")]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.slot_id}"
