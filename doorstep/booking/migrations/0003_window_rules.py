"""Rules for windows; what the shifts alone give each of them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("booking", "0002_holds"),
        ("people", "0005_shifts_and_leave"),
    ]

    operations = [
        migrations.AddField(
            model_name="slot",
            name="staffed",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="WindowRule",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("title_zh", models.CharField(max_length=60)),
                ("title_en", models.CharField(max_length=120)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(null=True)),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), default=list, size=None
                    ),
                ),
                ("from_time", models.TimeField(null=True)),
                ("to_time", models.TimeField(null=True)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("skill", models.CharField(default="", max_length=40)),
                ("effect", models.CharField(max_length=20)),
                ("value", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(default="", max_length=80)),
                (
                    "grid",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.grid",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["from_on"], name="rule_in_force"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grid__isnull", True), ("unit__isnull", False)),
                            models.Q(("grid__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="rule_of_a_unit_or_a_grid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True), ("from_on__lt", models.F("to_on")), _connector="OR"
                        ),
                        name="rule_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_time__isnull", True), ("to_time__isnull", True)),
                            ("from_time__lt", models.F("to_time")),
                            _connector="OR",
                        ),
                        name="rule_times",
                    ),
                ],
            },
        ),
        # Of windows from before nothing else is known; the next night's opening reckons it anew.
        migrations.RunSQL("UPDATE booking_slot SET staffed = capacity", migrations.RunSQL.noop),
    ]
