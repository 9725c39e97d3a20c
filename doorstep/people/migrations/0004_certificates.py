"""Certificates that permit work, in force over half-open spans of days."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

KINDS = [
    ("operator", "上岗证"),
    ("height", "登高证"),
    ("electrical", "电工证"),
    ("service_level3", "客服三级证"),
]


class Migration(migrations.Migration):
    dependencies = [("people", "0003_grids_and_technicians")]

    operations = [
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=KINDS, max_length=20)),
                ("number", models.CharField(max_length=40, unique=True)),
                ("valid_from_on", models.DateField()),
                ("valid_until_on", models.DateField()),
                (
                    "technician",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="certificates",
                        to="people.technician",
                    ),
                ),
            ],
            options={
                "ordering": ("technician", "kind", "valid_from_on"),
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(valid_from_on__lt=F("valid_until_on")), name="certificate_dates_in_order"
                    ),
                    models.CheckConstraint(
                        condition=Q(kind__in=[kind for kind, _ in KINDS]), name="certificate_kind_known"
                    ),
                ],
            },
        ),
    ]
