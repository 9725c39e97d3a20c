"""Backtests of drafts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from doorstep.insight.states import RunState


class BacktestRun(models.Model):
    """A draft tried out on the orders received in [from_on, to_on], both days included.

    `content` and `figures` are what was tried: the draft may be edited meanwhile. `done` of `total` orders
    are dealt with in its `stage`. `result` is told by `results`; the changed rows lie in the data folder
    under the run's id. People are logins; `problem` is a Text.
    """

    STAGES = ("reading", "judging")

    id = models.BigAutoField(primary_key=True)
    draft = models.ForeignKey("standards.Draft", on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    content = models.TextField()
    figures = models.JSONField(default=dict)
    unit_code = models.CharField(max_length=40)
    unit_path = models.CharField(max_length=200)
    from_on = models.DateField()
    to_on = models.DateField()
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in RunState])
    stage = models.CharField(max_length=10, choices=[(s, s) for s in STAGES], default=STAGES[0])
    job = models.BigIntegerField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    problem = models.JSONField(null=True)
    result = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(state__in=["waiting", "running"]), name="one_backtest_going"
            ),
            models.CheckConstraint(condition=Q(from_on__lte=F("to_on")), name="backtest_forward"),
            models.CheckConstraint(
                condition=Q(state="done", result__isnull=False) | ~Q(state="done") & Q(result__isnull=True),
                name="backtest_done_has_result",
            ),
            models.CheckConstraint(
                condition=Q(state="failed", problem__isnull=False)
                | ~Q(state="failed") & Q(problem__isnull=True),
                name="backtest_failed_has_problem",
            ),
        ]

    def __str__(self) -> str:
        return f"backtest {self.pk} of draft {self.draft_id}: {self.state}"
