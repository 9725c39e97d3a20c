"""The installed base: a device stands in one place at a time (btree_gist holds it to that, deferrably)."""

import django.db.models.deletion
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.indexes import OpClass
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models
from django.db.models import Deferrable, Q


def once(label: str) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=f"device_{label}_once",
        expressions=[(OpClass(label, name="gist_text_ops"), "=")],
        condition=Q(("removed_at__isnull", True), ~Q((label, ""))),
        deferrable=Deferrable.IMMEDIATE,
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_hotel_contact_roles")]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=33)),
                ("model", models.CharField(blank=True, max_length=60)),
                ("sn", models.CharField(blank=True, max_length=40)),
                ("mac", models.CharField(blank=True, max_length=17)),
                ("source", models.CharField(max_length=40)),
                ("event", models.UUIDField(null=True)),
                ("placed_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                ("removed_by", models.CharField(blank=True, max_length=40)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devices",
                        to="accounts.site",
                    ),
                ),
            ],
            options={
                "ordering": ("placed_at", "id"),
                "indexes": [models.Index(fields=["site", "place"], name="device_by_site")],
                "constraints": [
                    once("mac"),
                    once("sn"),
                    models.CheckConstraint(
                        name="device_mac_form",
                        condition=Q(
                            ("mac", ""), ("mac__regex", r"^([0-9A-F]{2}:){5}[0-9A-F]{2}$"), _connector="OR"
                        ),
                    ),
                    models.CheckConstraint(
                        name="device_labelled", condition=Q(~Q(("mac", "")), ~Q(("sn", "")), _connector="OR")
                    ),
                ],
            },
        ),
    ]
