"""Where who is on the way was last seen."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_counts_over_orders"), ("visits", "0002_evidence_camera")]

    operations = [
        migrations.CreateModel(
            name="Whereabouts",
            fields=[
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="whereabouts",
                        serialize=False,
                        to="orders.order",
                    ),
                ),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
                ("accuracy_m", models.FloatField()),
                ("mock", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("lat__range", (-90, 90)), ("lon__range", (-180, 180))),
                        name="whereabouts_on_earth",
                    )
                ],
            },
        ),
    ]
