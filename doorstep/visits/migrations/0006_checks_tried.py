import datetime

from django.db import migrations, models

_UNKNOWN = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Migration(migrations.Migration):
    dependencies = [
        ("visits", "0005_next_steps"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tried",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.UUIDField()),
                ("sha256", models.CharField(max_length=64)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("why", models.CharField(blank=True, max_length=80)),
                ("again_at", models.DateTimeField()),
                ("given_up_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("event", "sha256"), name="tried_once")],
            },
        ),
        migrations.RemoveIndex(model_name="shown", name="shown_by_time"),
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(fields=["received_at"], name="evidence_by_receipt"),
        ),
        migrations.AddField(
            model_name="shown",
            name="recorded_at",
            field=models.DateTimeField(default=_UNKNOWN),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="shown",
            index=models.Index(fields=["recorded_at"], name="shown_by_record"),
        ),
        # Shown is kept in step with the log, which knows.
        migrations.RunSQL(
            "UPDATE visits_shown SET recorded_at = said.recorded_at "
            "FROM orders_event said WHERE said.id = visits_shown.event",
            migrations.RunSQL.noop,
        ),
    ]
