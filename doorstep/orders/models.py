"""The log and what is computed from it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform

from doorstep.orders.states import State
from doorstep.standards.verdicts import Outcome


class Order(models.Model):
    """A work order 工单 (TM Forum: service order / work order), named by the operator's own number.

    Every column is a projection of the log and can be rebuilt from it; `seq` and `head_hash` name its end.
    """

    number = models.CharField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=10)
    segment = models.CharField(max_length=10)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT)
    grid = models.ForeignKey("people.Grid", on_delete=models.PROTECT)
    customer = models.ForeignKey("accounts.Customer", on_delete=models.PROTECT)
    site = models.ForeignKey("accounts.Site", on_delete=models.PROTECT)
    received_at = models.DateTimeField()
    same_day = models.BooleanField()
    emergency = models.BooleanField()
    attributes = models.JSONField()
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State])
    state_since_at = models.DateTimeField()
    seq = models.PositiveIntegerField()
    head_hash = models.CharField(max_length=64)
    next_due_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["install", "move", "repair", "change", "remove"]), name="order_kind"
            ),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in State]), name="order_state"),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "received_at"], name="order_by_unit_state"),
            # The deadline job looks for the earliest due order; most have none.
            models.Index(fields=["next_due_at"], name="order_due", condition=Q(next_due_at__isnull=False)),
            models.Index(fields=["-received_at", "number"], name="order_newest"),
        ]

    def __str__(self) -> str:
        return self.number


class Event(models.Model):
    """One entry of an order's log. Written once: triggers refuse UPDATE, DELETE and TRUNCATE.

    `occurred_at` is the device's time, `recorded_at` the server's; `device` keeps what the phone said of its
    clock ({id, uptime_ms, claimed_at, skew_s}). `hash` chains to the entry before (see core.chain).
    """

    id = models.UUIDField(primary_key=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events", db_constraint=True)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    actor = models.CharField(max_length=80)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    happened = models.BooleanField()
    device = models.JSONField(default=dict)
    body = models.JSONField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "seq"], name="event_seq_once"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="event_seq_from_one"),
        ]
        indexes = [
            models.Index(fields=["kind", "occurred_at"], name="event_by_kind"),
            # A hotel's order has thousands of events, and each room a few of them.
            models.Index(
                F("order"),
                KeyTextTransform("room", "body"),
                name="event_by_room",
                condition=Q(body__has_key="room"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} #{self.seq} {self.kind}"


class VerdictInterval(models.Model):
    """How a clause stood on an order from one instant to another; `to_at` null: it stands so now.

    Not-applicable is not stored. `cause` is the event that brought it about, null when time alone did.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="verdicts")
    clause = models.CharField(max_length=80)
    standard = models.CharField(max_length=20)
    outcome = models.CharField(max_length=14, choices=[(o.value, o.value) for o in Outcome])
    final = models.BooleanField()
    due_at = models.DateTimeField(null=True)
    violated_at = models.DateTimeField(null=True)
    remedied_at = models.DateTimeField(null=True)
    witnesses = models.JSONField(default=list)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    cause = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order", "clause"], condition=Q(to_at__isnull=True), name="one_verdict_now"
            ),
            models.CheckConstraint(
                condition=Q(to_at__isnull=True) | Q(to_at__gte=F("from_at")), name="verdict_forward"
            ),
        ]
        indexes = [
            models.Index(
                fields=["outcome", "-violated_at"], name="verdict_findings", condition=Q(to_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.clause}: {self.outcome}"


class Tally(models.Model):
    """An event that a quota counts (or, with `counts` false, that only makes the key known in its period),
    with the figures that its own order pinned. See `standards.tallies`.
    """

    pk = models.CompositePrimaryKey("clause", "event")
    clause = models.CharField(max_length=80)
    event = models.UUIDField()
    key = models.CharField(max_length=200)
    from_on = models.DateField()
    to_on = models.DateField()
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    occurred_at = models.DateTimeField()
    counts = models.BooleanField()
    at_most = models.PositiveIntegerField(null=True)
    at_least = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["clause", "key", "from_on", "to_on"], name="tally_by_key")]

    def __str__(self) -> str:
        return f"{self.clause} {self.key} {self.from_on}: {self.event}"


class QuotaVerdict(models.Model):
    """How a quota stands for one key in one period, as its events say; a pending one is broken once `due_at`
    has passed, and no job is needed to say so. `order` and `witnesses`: what decides.
    """

    pk = models.CompositePrimaryKey("clause", "key", "from_on", "to_on")
    clause = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    from_on = models.DateField()
    to_on = models.DateField()
    standard = models.CharField(max_length=20)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    counted = models.PositiveIntegerField()
    outcome = models.CharField(max_length=14, choices=[(o.value, o.value) for o in Outcome])
    due_at = models.DateTimeField(null=True)
    violated_at = models.DateTimeField(null=True)
    witnesses = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["outcome", "due_at"], name="quota_findings")]

    def __str__(self) -> str:
        return f"{self.clause} {self.key} {self.from_on}: {self.outcome}"


class Quarantined(models.Model):
    """What a sender offered and the log could not take: kept whole, shown to both sides, never dropped."""

    id = models.BigAutoField(primary_key=True)
    event_id = models.CharField(max_length=80)
    order_number = models.CharField(max_length=80, blank=True)
    sender = models.CharField(max_length=80)
    received_at = models.DateTimeField()
    payload = models.JSONField()
    problem = models.JSONField()
    content_hash = models.CharField(max_length=64)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)
    settlement = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            # The same refused offer, sent again, is one entry.
            models.UniqueConstraint(fields=["event_id", "content_hash", "sender"], name="quarantined_once"),
        ]
        indexes = [
            models.Index(fields=["received_at"], name="quarantine_open", condition=Q(settled_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.event_id} from {self.sender}"
