"""Places in windows, and which order holds which."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from doorstep.orders.models import Order
from doorstep.people.models import Grid, Unit


class Slot(models.Model):
    """A window [from_at, to_at) of a grid, with so many places; its id: "HF-YH:2026-03-02:1000-1200".

    `staffed`: the places that the shifts give; `capacity` follows them and the rules (WindowRule) until
    somebody sets it by hand; `taken` is a projection of the logs, moved
    by booking.handlers alone, `held` of the rows of Hold, moved by booking.holds alone. `overbook`: places
    beyond the capacity, none unless a rule says so. The check makes more impossible, whoever writes.
    """

    id = models.CharField(primary_key=True, max_length=80)
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="slots")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    staffed = models.PositiveIntegerField(default=0)
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


class HoldMade(models.Model):
    """That a customer had a place kept, whatever became of it; for a day, so that nobody keeps one for ever
    by giving it back and asking again."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="holds_made")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="hold_made_by_time")]

    def __str__(self) -> str:
        return f"{self.order_id} {self.at}"


class WindowRule(models.Model):
    """What a supervisor laid down for the windows of a grid, or of all grids of a unit, over some days; what
    each `effect` does stands in limits.py. Ended, never deleted: who made and who ended it stays on record.

    Days [from_on, to_on), open-ended without `to_on`; on `weekdays` (Monday is 1; none: all); windows that
    touch [from_time, to_time) of the local clock, or all. `kinds` and `skill`: only orders of these.
    `title_zh`, `title_en`: what the customer reads as the reason.
    """

    id = models.UUIDField(primary_key=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, null=True, related_name="+")
    title_zh = models.CharField(max_length=60)
    title_en = models.CharField(max_length=120)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    from_time = models.TimeField(null=True)
    to_time = models.TimeField(null=True)
    kinds = ArrayField(models.CharField(max_length=20), default=list)
    skill = models.CharField(max_length=40, default="")
    effect = models.CharField(max_length=20)
    value = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, grid__isnull=True) | Q(unit__isnull=True, grid__isnull=False),
                name="rule_of_a_unit_or_a_grid",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(from_on__lt=F("to_on")), name="rule_forward"
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True, to_time__isnull=True) | Q(from_time__lt=F("to_time")),
                name="rule_times",
            ),
        ]
        indexes = [models.Index(fields=["from_on"], condition=Q(ended_at=None), name="rule_in_force")]

    def __str__(self) -> str:
        return self.title_zh
