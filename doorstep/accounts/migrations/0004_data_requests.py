"""Customers ask for what we hold on them; who made sure that it is them, and until when it can be fetched."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_access_by_actor")]

    operations = [
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("order_number", models.CharField(max_length=40)),
                ("asked_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待答复"), ("answered", "已答复"), ("refused", "未提供")],
                        max_length=10,
                    ),
                ),
                ("verified_by", models.CharField(blank=True, max_length=20)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=60)),
                ("until_at", models.DateTimeField(null=True)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to="accounts.customer",
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at", "-id"),
                "indexes": [models.Index(fields=["order_number", "-asked_at"], name="data_request_by_order")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(("state", "open")),
                        fields=("order_number",),
                        name="data_request_open_once",
                    ),
                    models.CheckConstraint(
                        condition=Q(("settled_at__isnull", True), ("state", "open"))
                        | Q(
                            ("settled_at__isnull", False),
                            ("state", "answered"),
                            ("until_at__isnull", False),
                            ("verified_by__gt", ""),
                        )
                        | Q(("reason__gt", ""), ("settled_at__isnull", False), ("state", "refused")),
                        name="data_request_state",
                    ),
                ],
            },
        ),
    ]
