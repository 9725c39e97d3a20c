"""Editions, never to be changed, and who runs which."""

import django.db.models.deletion
from django.db import migrations, models

from doorstep.core.immutable import immutable_table


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("standard", models.CharField(max_length=20)),
                ("version", models.CharField(max_length=40)),
                ("content", models.TextField()),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["standard", "published_at"], name="edition_by_standard")],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit_code", models.CharField(max_length=40)),
                ("standard", models.CharField(max_length=20)),
                ("parameters", models.JSONField(default=dict)),
                ("from_on", models.DateField()),
                (
                    "edition",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="standards.edition"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit_code", "standard", "from_on"), name="one_adoption_a_day"
                    )
                ],
            },
        ),
        *immutable_table(
            "standards_edition", "Publish a new edition instead; orders keep the one they pinned."
        ),
    ]
