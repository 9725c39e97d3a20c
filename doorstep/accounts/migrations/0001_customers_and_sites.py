"""Customers, their sites and contacts."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import doorstep.accounts.models

PROTECT = django.db.models.deletion.PROTECT
SEGMENTS = [("home", "家客"), ("business", "商客"), ("hotel", "酒店")]
CONTACT_ROLES = [
    ("householder", "当家人"),
    ("on_site", "现场联系人"),
    ("manager", "负责人"),
    ("technical", "技术联系人"),
]


def own_id() -> models.UUIDField[Any, Any]:
    return models.UUIDField(
        default=doorstep.accounts.models.new_id, editable=False, primary_key=True, serialize=False
    )


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", own_id()),
                ("name", models.CharField(max_length=80)),
                ("phone", models.CharField(max_length=30)),
                ("segment", models.CharField(choices=SEGMENTS, max_length=10)),
                ("language", models.CharField(default="zh", max_length=20)),
                ("created_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("phone", "name", "segment"), name="customer_once"),
                    models.CheckConstraint(
                        condition=Q(segment__in=[code for code, _ in SEGMENTS]), name="customer_segment_known"
                    ),
                    models.CheckConstraint(condition=~Q(name="") & ~Q(phone=""), name="customer_reachable"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", own_id()),
                ("address", models.CharField(max_length=200)),
                ("district", models.CharField(blank=True, max_length=40)),
                ("street", models.CharField(blank=True, max_length=60)),
                ("building", models.CharField(blank=True, max_length=60)),
                ("room", models.CharField(blank=True, max_length=40)),
                ("lat", models.FloatField(blank=True, null=True)),
                ("lon", models.FloatField(blank=True, null=True)),
                ("access_notes", models.CharField(blank=True, max_length=300)),
                (
                    "customer",
                    models.ForeignKey(on_delete=PROTECT, related_name="sites", to="accounts.customer"),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("customer", "address"), name="site_once"),
                    models.CheckConstraint(
                        condition=Q(lat__isnull=True, lon__isnull=True)
                        | Q(
                            lat__range=(-90, 90),
                            lon__range=(-180, 180),
                            lat__isnull=False,
                            lon__isnull=False,
                        ),
                        name="site_on_earth",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("phone", models.CharField(max_length=30)),
                ("role", models.CharField(choices=CONTACT_ROLES, max_length=20)),
                (
                    "customer",
                    models.ForeignKey(on_delete=PROTECT, related_name="contacts", to="accounts.customer"),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("customer", "phone", "name"), name="contact_once"),
                    models.CheckConstraint(
                        condition=Q(role__in=[code for code, _ in CONTACT_ROLES]), name="contact_role_known"
                    ),
                ],
            },
        ),
    ]
