"""Who goes where and when, and plans that are proposed."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, Q

from doorstep.dispatch.states import PlanState
from doorstep.orders.models import Order
from doorstep.people.models import Technician

NO_OVERLAP = "assignment_no_overlap"


class Assignment(models.Model):
    """The technician of an order and the time [from, to) of the visit; a projection of the log.

    `event` is the assigning event; `by`: plan or hand; `pinned`: no plan moves it. A visit that is done keeps
    its row. Nobody is in two places at once: checked when the transaction ends, so that a plan may swap
    visits.
    """

    order = models.OneToOneField(Order, models.CASCADE, primary_key=True, related_name="assignment")
    technician = models.ForeignKey(Technician, models.PROTECT, related_name="assignments")
    during = DateTimeRangeField()
    by = models.CharField(max_length=10, choices=[("plan", "排程"), ("hand", "人工")])
    event = models.UUIDField(unique=True)
    pinned = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="assignment_bounded",
                condition=Q(
                    during__isempty=False,
                    during__lower_inf=False,
                    during__upper_inf=False,
                    during__lower_inc=True,
                    during__upper_inc=False,
                ),
            ),
            models.CheckConstraint(name="assignment_by_known", condition=Q(by__in=["plan", "hand"])),
            ExclusionConstraint(
                name=NO_OVERLAP,
                expressions=[("technician", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                deferrable=Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return f"{self.order_id}: {self.technician_id} {self.during}"


class PlanProposal(models.Model):
    """A plan of a local day for a unit and those below it: asked for, computed, shown, applied, undone.

    `options`: what was asked; `result`: what it comes to, from READY on; `applied`: what was made of it
    (shapes: plans.records). People are logins; `problem` is a Text.
    """

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    unit_path = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    options = models.JSONField()
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in PlanState])
    job = models.BigIntegerField(null=True)
    stop_asked = models.BooleanField(default=False)
    elapsed_s = models.FloatField(default=0)
    served = models.PositiveIntegerField(default=0)
    unserved = models.PositiveIntegerField(default=0)
    travel_s = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    problem = models.JSONField(null=True)
    result = models.JSONField(null=True)
    applied = models.JSONField(null=True)
    applied_at = models.DateTimeField(null=True)
    applied_by = models.CharField(max_length=60, blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["day", "unit_path"],
                condition=Q(state__in=["queued", "running"]),
                name="one_plan_going",
            ),
            models.CheckConstraint(
                name="plan_state_known", condition=Q(state__in=[state.value for state in PlanState])
            ),
            models.CheckConstraint(
                name="plan_has_result",
                condition=Q(state__in=["queued", "running", "failed"], result__isnull=True)
                | Q(state__in=["ready", "applied", "outdated", "undone"], result__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_failed_has_problem",
                condition=Q(state="failed", problem__isnull=False)
                | ~Q(state="failed") & Q(problem__isnull=True),
            ),
            models.CheckConstraint(
                name="plan_applied_when",
                condition=Q(
                    state__in=["applied", "outdated", "undone"],
                    applied__isnull=False,
                    applied_at__isnull=False,
                )
                | Q(
                    state__in=["queued", "running", "ready", "failed"],
                    applied__isnull=True,
                    applied_at__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="plan_undone_when",
                condition=Q(state="undone", undone_at__isnull=False)
                | ~Q(state="undone") & Q(undone_at__isnull=True),
            ),
        )
        indexes = (models.Index(fields=["day", "-id"], name="plan_by_day"),)

    def __str__(self) -> str:
        return f"plan {self.pk} of {self.day}: {self.state}"


class Touch(models.Model):
    """Something on the board changed: written by triggers on the tables that the board shows, whoever writes
    them, in the same transaction; see `day.revisions` for how `number` comes about.

    `technician`: whose row (null: nobody's, the order waits); `span`: the time it is about (null: any day);
    `waiting`: the list of those that wait may be another now; `seq`: the order's log has grown to there.
    No foreign keys: a touch outlives what it is about, and must cost its writer little.
    """

    number = models.BigIntegerField(null=True)
    order_number = models.CharField(max_length=40, null=True)
    seq = models.PositiveIntegerField(null=True)
    technician_no = models.BigIntegerField(null=True)
    span = DateTimeRangeField(null=True)
    waiting = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["number"], name="touch_by_number", condition=Q(number__isnull=False)),
            models.Index(fields=["id"], name="touch_fresh", condition=Q(number__isnull=True)),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.order_number} {self.technician_no}"


class BoardChange(models.Model):
    """What somebody moved on the board in one go, so that he can take it back.

    `moved`: for each order {number, event (the one that moved it), before: {staff_no, from_at, to_at, by} or
    null}. `undone_at` null: it stands.
    """

    id = models.UUIDField(primary_key=True)
    day = models.DateField()
    actor = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    moved = models.JSONField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["made_at"], name="board_change_by_time"),)

    def __str__(self) -> str:
        return f"{self.actor} {self.made_at}"
