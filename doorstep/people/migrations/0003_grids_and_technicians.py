"""Grids, and the technicians who look after them with their skills."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

PROTECT, CASCADE = django.db.models.deletion.PROTECT, django.db.models.deletion.CASCADE


class Migration(migrations.Migration):
    dependencies = [("people", "0002_extensions")]

    operations = [
        migrations.CreateModel(
            name="Grid",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name_zh", models.CharField(max_length=80)),
                ("name_en", models.CharField(max_length=80)),
                ("centre_lat", models.FloatField()),
                ("centre_lon", models.FloatField()),
                ("boundary", models.JSONField()),
                ("unit", models.ForeignKey(on_delete=PROTECT, related_name="grids", to="people.unit")),
            ],
            options={
                "ordering": ("code",),
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(centre_lat__range=(-90, 90), centre_lon__range=(-180, 180)),
                        name="grid_centre_on_earth",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name_zh", models.CharField(max_length=40)),
                ("name_en", models.CharField(max_length=60)),
            ],
            options={"ordering": ("code",)},
        ),
        migrations.CreateModel(
            name="Technician",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("staff_no", models.CharField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=60)),
                ("phone", models.CharField(max_length=20)),
                ("badge_no", models.CharField(max_length=20, unique=True)),
                ("star_level", models.PositiveSmallIntegerField()),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                ("home_lat", models.FloatField()),
                ("home_lon", models.FloatField()),
                ("active", models.BooleanField(default=True)),
                ("unit", models.ForeignKey(on_delete=PROTECT, related_name="technicians", to="people.unit")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=PROTECT,
                        related_name="technician",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("grids", models.ManyToManyField(related_name="technicians", to="people.grid")),
            ],
            options={
                "ordering": ("staff_no",),
                "constraints": [
                    models.CheckConstraint(condition=Q(star_level__range=(1, 5)), name="technician_stars"),
                    models.CheckConstraint(
                        condition=Q(home_lat__range=(-90, 90), home_lon__range=(-180, 180)),
                        name="technician_home_on_earth",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TechnicianSkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("skill", models.ForeignKey(on_delete=PROTECT, related_name="levels", to="people.skill")),
                (
                    "technician",
                    models.ForeignKey(on_delete=CASCADE, related_name="levels", to="people.technician"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("technician", "skill"), name="technician_skill_once"),
                    models.CheckConstraint(condition=Q(level__range=(1, 3)), name="technician_skill_level"),
                ],
            },
        ),
        migrations.AddField(
            model_name="technician",
            name="skills",
            field=models.ManyToManyField(
                related_name="technicians", through="people.TechnicianSkill", to="people.skill"
            ),
        ),
    ]
