"""Plans that are proposed before they are made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dispatch", "0001_assignments"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanProposal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("unit_path", models.CharField(max_length=200)),
                ("asked_by", models.CharField(max_length=60)),
                ("asked_at", models.DateTimeField()),
                ("options", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("running", "running"),
                            ("ready", "ready"),
                            ("failed", "failed"),
                            ("applied", "applied"),
                            ("outdated", "outdated"),
                            ("undone", "undone"),
                        ],
                        max_length=10,
                    ),
                ),
                ("job", models.BigIntegerField(null=True)),
                ("stop_asked", models.BooleanField(default=False)),
                ("elapsed_s", models.FloatField(default=0)),
                ("served", models.PositiveIntegerField(default=0)),
                ("unserved", models.PositiveIntegerField(default=0)),
                ("travel_s", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("problem", models.JSONField(null=True)),
                ("result", models.JSONField(null=True)),
                ("applied", models.JSONField(null=True)),
                ("applied_at", models.DateTimeField(null=True)),
                ("applied_by", models.CharField(blank=True, max_length=60)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "indexes": [models.Index(fields=["day", "-id"], name="plan_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["queued", "running"])),
                        fields=("day", "unit_path"),
                        name="one_plan_going",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["queued", "running", "ready", "failed", "applied", "outdated", "undone"],
                            )
                        ),
                        name="plan_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("result__isnull", True), ("state__in", ["queued", "running", "failed"])
                            ),
                            models.Q(
                                ("result__isnull", False),
                                ("state__in", ["ready", "applied", "outdated", "undone"]),
                            ),
                            _connector="OR",
                        ),
                        name="plan_has_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("problem__isnull", False), ("state", "failed")),
                            models.Q(models.Q(("state", "failed"), _negated=True), ("problem__isnull", True)),
                            _connector="OR",
                        ),
                        name="plan_failed_has_problem",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("applied__isnull", False),
                                ("applied_at__isnull", False),
                                ("state__in", ["applied", "outdated", "undone"]),
                            ),
                            models.Q(
                                ("applied__isnull", True),
                                ("applied_at__isnull", True),
                                ("state__in", ["queued", "running", "ready", "failed"]),
                            ),
                            _connector="OR",
                        ),
                        name="plan_applied_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "undone"), ("undone_at__isnull", False)),
                            models.Q(
                                models.Q(("state", "undone"), _negated=True), ("undone_at__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="plan_undone_when",
                    ),
                ],
            },
        ),
    ]
