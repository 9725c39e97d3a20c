"""The technician's face, for the customer's page."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_shifts_and_leave")]

    operations = [
        migrations.CreateModel(
            name="Portrait",
            fields=[
                (
                    "technician",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="portrait",
                        serialize=False,
                        to="people.technician",
                    ),
                ),
                ("picture", models.BinaryField()),
                ("version", models.CharField(max_length=16)),
                ("set_by", models.CharField(max_length=80)),
                ("set_at", models.DateTimeField()),
            ],
        ),
    ]
