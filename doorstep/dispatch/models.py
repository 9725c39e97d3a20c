"""Who goes where and when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, Q

from doorstep.orders.models import Order
from doorstep.people.models import Technician

NO_OVERLAP = "assignment_no_overlap"


class Assignment(models.Model):
    """The technician of an order and the time [from, to) of the visit; a projection of the log.

    `event` is the assigning event; `by`: plan or hand. A visit that is done keeps its row. Nobody is in two
    places at once: checked when the transaction ends, so that a plan may swap visits.
    """

    order = models.OneToOneField(Order, models.CASCADE, primary_key=True, related_name="assignment")
    technician = models.ForeignKey(Technician, models.PROTECT, related_name="assignments")
    during = DateTimeRangeField()
    by = models.CharField(max_length=10, choices=[("plan", "排程"), ("hand", "人工")])
    event = models.UUIDField(unique=True)

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
