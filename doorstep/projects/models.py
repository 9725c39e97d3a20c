"""Hotel roll-outs: which rooms there are and how far each is. What is fitted in them: accounts.Device."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from doorstep.accounts.models import Customer, Site
from doorstep.orders.models import Order
from doorstep.people.models import Grid, User
from doorstep.projects.states import GRADES, OCCUPANCY, ROOM_STATES


class RollOut(models.Model):
    """Terminals for a whole hotel: one project, many rooms, as many orders as crews and days need.

    `lead`: the order that was opened with it; the account manager's work stands in its log, and it is the
    first visit's. `terminal_model`: what the hotel gets, if one model. `edited`: how often its rooms were
    changed from the desk (a list, a note), beside what the logs tell.
    """

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="rollouts")
    site = models.ForeignKey(Site, models.PROTECT, related_name="rollouts")
    grid = models.ForeignKey(Grid, models.PROTECT, related_name="rollouts")
    manager = models.ForeignKey(User, models.PROTECT, null=True, related_name="rollouts")
    lead = models.OneToOneField(Order, models.PROTECT, null=True, related_name="leads")
    warranty_months = models.PositiveSmallIntegerField(default=12)
    terminal_model = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField()
    edited = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-opened_at", "-id")
        constraints = (models.UniqueConstraint(name="rollout_once_a_site", fields=("site",)),)

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """What people call it by: "JD-0012"."""
        return f"JD-{self.pk:04d}"


class Room(models.Model):
    """A room of the matrix. `building` is "" in a hotel of one; `floor` negative below ground, null where
    nothing tells it; `occupancy` "" where nobody said; `listed` False for one that a crew found and nobody
    at the desk has confirmed. `order`: to which it is handed, or by which it was
    done (a projection of the logs, see handing). From `state` on as `rooms.RoomNow`, and `told_by`, the
    number of the order that told of it last: kept in step with the logs (handlers)."""

    rollout = models.ForeignKey(RollOut, models.CASCADE, related_name="rooms")
    building = models.CharField(max_length=20, blank=True)
    floor = models.SmallIntegerField(null=True)
    number = models.CharField(max_length=12)
    occupancy = models.CharField(
        max_length=10, blank=True, choices=[(k, v["zh"]) for k, v in OCCUPANCY.items()]
    )
    note = models.CharField(max_length=200, blank=True)
    listed = models.BooleanField(default=True)
    order = models.ForeignKey(Order, models.SET_NULL, null=True, related_name="rooms")
    state = models.CharField(max_length=10, default="todo")
    occupied = models.BooleanField(null=True)
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=10, blank=True)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    refused = models.BooleanField(default=False)
    conflict = models.BooleanField(default=False)
    again = models.CharField(max_length=10, blank=True)
    again_at = models.DateTimeField(null=True)
    remark = models.CharField(max_length=2000, blank=True)
    told_by = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("building", "floor", "number")
        constraints = (
            models.UniqueConstraint(name="room_once", fields=("rollout", "building", "number")),
            models.CheckConstraint(name="room_numbered", condition=~Q(number="")),
            models.CheckConstraint(name="room_occupancy_known", condition=Q(occupancy__in=["", *OCCUPANCY])),
            models.CheckConstraint(name="room_state_known", condition=Q(state__in=list(ROOM_STATES))),
        )

    def __str__(self) -> str:
        return f"{self.building}-{self.number}" if self.building else self.number


class Account(models.Model):
    """What we know of a hotel beside its contacts (MANAGER-1). `grade`: see states.GRADES; `revision`: how
    often it was written."""

    customer = models.OneToOneField(Customer, models.PROTECT, primary_key=True, related_name="account")
    preferences = models.CharField(max_length=2000, blank=True)
    requirements = models.CharField(max_length=2000, blank=True)
    grade = models.CharField(max_length=10, blank=True, choices=[(k, v["zh"]) for k, v in GRADES.items()])
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=80)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(name="account_grade_known", condition=Q(grade__in=["", *GRADES])),
        )

    def __str__(self) -> str:
        return str(self.customer_id)


class ServicePlan(models.Model):
    """A service plan as it reads now; a change makes the next `revision`. Whether the customer has confirmed
    it, and what became of it, stands in the log of the roll-out's lead order."""

    rollout = models.ForeignKey(RollOut, models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=1)
    from_on = models.DateField()
    to_on = models.DateField()
    goals = models.CharField(max_length=500)
    measures = models.CharField(max_length=500)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("rollout", "number")
        constraints = (
            models.UniqueConstraint(name="plan_once", fields=("rollout", "number")),
            models.CheckConstraint(name="plan_forward", condition=Q(to_on__gte=F("from_on"))),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """What the log calls it: "JD-0012-1"."""
        return f"JD-{self.rollout_id:04d}-{self.number}"
