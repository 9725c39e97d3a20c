"""Orders, their append-only logs, verdict intervals and the quarantine."""

import django.db.models.deletion
from django.db import migrations, models

from doorstep.core.immutable import immutable_table


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_access_records"),
        ("people", "0005_shifts_and_leave"),
    ]

    operations = [
        migrations.CreateModel(
            name="Order",
            fields=[
                ("number", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=10)),
                ("segment", models.CharField(max_length=10)),
                ("received_at", models.DateTimeField()),
                ("same_day", models.BooleanField()),
                ("emergency", models.BooleanField()),
                ("attributes", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("booked", "booked"),
                            ("assigned", "assigned"),
                            ("on_the_way", "on_the_way"),
                            ("on_site", "on_site"),
                            ("rework", "rework"),
                            ("accepted", "accepted"),
                            ("replied", "replied"),
                            ("closed", "closed"),
                            ("suspended", "suspended"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("state_since_at", models.DateTimeField()),
                ("seq", models.PositiveIntegerField()),
                ("head_hash", models.CharField(max_length=64)),
                ("next_due_at", models.DateTimeField(null=True)),
                (
                    "customer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.customer"),
                ),
                ("grid", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.grid")),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="accounts.site")),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.unit")),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField()),
                ("actor", models.CharField(max_length=80)),
                ("occurred_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("happened", models.BooleanField()),
                ("device", models.JSONField(default=dict)),
                ("body", models.JSONField()),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="orders.order"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Quarantined",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("event_id", models.CharField(max_length=80)),
                ("order_number", models.CharField(blank=True, max_length=80)),
                ("sender", models.CharField(max_length=80)),
                ("received_at", models.DateTimeField()),
                ("payload", models.JSONField()),
                ("problem", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=80)),
                ("settlement", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_at__isnull", True)),
                        fields=["received_at"],
                        name="quarantine_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event_id", "content_hash", "sender"), name="quarantined_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VerdictInterval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clause", models.CharField(max_length=80)),
                ("standard", models.CharField(max_length=20)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("not_applicable", "not_applicable"),
                            ("pending", "pending"),
                            ("satisfied", "satisfied"),
                            ("violated", "violated"),
                        ],
                        max_length=14,
                    ),
                ),
                ("final", models.BooleanField()),
                ("due_at", models.DateTimeField(null=True)),
                ("violated_at", models.DateTimeField(null=True)),
                ("remedied_at", models.DateTimeField(null=True)),
                ("witnesses", models.JSONField(default=list)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(null=True)),
                ("cause", models.UUIDField(null=True)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verdicts",
                        to="orders.order",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["unit", "state", "received_at"], name="order_by_unit_state"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("next_due_at__isnull", False)), fields=["next_due_at"], name="order_due"
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["-received_at", "number"], name="order_newest"),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["install", "move", "repair", "change", "remove"])),
                name="order_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "received",
                            "booked",
                            "assigned",
                            "on_the_way",
                            "on_site",
                            "rework",
                            "accepted",
                            "replied",
                            "closed",
                            "suspended",
                            "cancelled",
                        ],
                    )
                ),
                name="order_state",
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["kind", "occurred_at"], name="event_by_kind"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("order", "seq"), name="event_seq_once"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(("seq__gte", 1)), name="event_seq_from_one"),
        ),
        migrations.AddIndex(
            model_name="verdictinterval",
            index=models.Index(
                condition=models.Q(("to_at__isnull", True)),
                fields=["outcome", "-violated_at"],
                name="verdict_findings",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdictinterval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("to_at__isnull", True)),
                fields=("order", "clause"),
                name="one_verdict_now",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdictinterval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_at__isnull", True), ("to_at__gte", models.F("from_at")), _connector="OR"
                ),
                name="verdict_forward",
            ),
        ),
        *immutable_table(
            "orders_event", "Facts are answered by later events (order.corrected), never changed."
        ),
    ]
