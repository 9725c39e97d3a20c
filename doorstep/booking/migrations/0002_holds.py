"""Places held while customers decide; overbooking, where a rule allows it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("booking", "0001_slots_and_promises"),
        ("orders", "0002_counts_over_orders"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField()),
                ("made_at", models.DateTimeField()),
                ("held_until", models.DateTimeField()),
                ("made_by", models.CharField(max_length=20)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="slot",
            name="slot_not_overbooked",
        ),
        migrations.AddField(
            model_name="slot",
            name="held",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="slot",
            name="overbook",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name="slot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("capacity__gte", models.F("taken") + models.F("held") - models.F("overbook"))
                ),
                name="slot_not_overbooked",
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="order",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="hold", to="orders.order"
            ),
        ),
        migrations.AddField(
            model_name="hold",
            name="slot",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="booking.slot"
            ),
        ),
        migrations.AddIndex(
            model_name="hold",
            index=models.Index(fields=["held_until"], name="hold_by_end"),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_at__lt", models.F("to_at"))), name="hold_forward"
            ),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.CheckConstraint(
                condition=models.Q(("made_at__lt", models.F("held_until"))), name="hold_ends"
            ),
        ),
    ]
