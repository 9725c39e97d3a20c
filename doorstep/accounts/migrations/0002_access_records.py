"""Who saw whose data unmasked (ETHIC-1), append-only by trigger."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from doorstep.core.immutable import immutable_table


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_customers_and_sites")]

    operations = [
        migrations.CreateModel(
            name="AccessRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("actor", models.CharField(max_length=60)),
                ("role", models.CharField(max_length=20)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                ("purpose", models.CharField(max_length=200)),
                ("order_number", models.CharField(blank=True, max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_records",
                        to="accounts.customer",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
                "indexes": [models.Index(fields=["customer", "-at"], name="access_by_customer")],
                "constraints": [
                    models.CheckConstraint(condition=~Q(actor="") & ~Q(purpose=""), name="access_has_reason"),
                    models.CheckConstraint(condition=Q(fields__len__gt=0), name="access_names_fields"),
                ],
            },
        ),
        *immutable_table(
            "accounts_accessrecord", "Access records are never changed; a wrong one is answered by a new one."
        ),
    ]
