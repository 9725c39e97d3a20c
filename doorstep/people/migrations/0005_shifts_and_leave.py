"""Shifts and leave; neither overlaps itself for one technician."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

KINDS = [("personal", "事假"), ("sick", "病假"), ("annual", "年假"), ("training", "培训")]


def bounded(field: str) -> Q:
    return Q(
        **{
            f"{field}__isempty": False,
            f"{field}__lower_inf": False,
            f"{field}__upper_inf": False,
            f"{field}__lower_inc": True,
            f"{field}__upper_inc": False,
        }
    )


def no_overlap(name: str) -> django.contrib.postgres.constraints.ExclusionConstraint:
    return django.contrib.postgres.constraints.ExclusionConstraint(
        name=name, expressions=[("technician", "="), ("during", "&&")]
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0004_certificates")]

    operations = [
        migrations.CreateModel(
            name="Shift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("lunch", django.contrib.postgres.fields.ranges.DateTimeRangeField(blank=True, null=True)),
                (
                    "technician",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shifts",
                        to="people.technician",
                    ),
                ),
            ],
            options={
                "ordering": ("technician", "during"),
                "constraints": [
                    models.CheckConstraint(condition=bounded("during"), name="shift_bounded"),
                    models.CheckConstraint(
                        condition=Q(lunch__isnull=True)
                        | (bounded("lunch") & Q(lunch__contained_by=F("during"))),
                        name="shift_lunch_inside",
                    ),
                    no_overlap("shift_no_overlap"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Leave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("kind", models.CharField(choices=KINDS, max_length=20)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "technician",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leaves",
                        to="people.technician",
                    ),
                ),
            ],
            options={
                "ordering": ("technician", "during"),
                "constraints": [
                    models.CheckConstraint(condition=bounded("during"), name="leave_bounded"),
                    models.CheckConstraint(
                        condition=Q(kind__in=[kind for kind, _ in KINDS]), name="leave_kind_known"
                    ),
                    no_overlap("leave_no_overlap"),
                ],
            },
        ),
    ]
