"""A room's state; and terminals become devices of the installed base, households' and hotels' alike."""

from django.db import migrations, models

COPY = """
INSERT INTO accounts_device (site_id, place, model, sn, mac, source, placed_at, removed_at, removed_by)
SELECT r.site_id, CASE WHEN m.building = '' THEN m.number ELSE m.building || '-' || m.number END,
       t.model, t.sn, t.mac, 'JD-' || lpad(r.id::text, greatest(4, length(r.id::text)), '0'),
       t.placed_at, t.removed_at, ''
FROM projects_terminal t JOIN projects_room m ON m.id = t.room_id JOIN projects_rollout r ON r.id = m.rollout_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_devices_in_place"),
        ("projects", "0002_accounts_and_visits"),
    ]

    operations = [
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
        migrations.DeleteModel("Terminal"),
        migrations.AddField("rollout", "edited", models.PositiveIntegerField(default=0)),
        migrations.AddField("room", "state", models.CharField(max_length=10, default="todo")),
        migrations.AddField("room", "occupied", models.BooleanField(null=True)),
        migrations.AddField("room", "opened_at", models.DateTimeField(null=True)),
        migrations.AddField("room", "ended_at", models.DateTimeField(null=True)),
        migrations.AddField("room", "result", models.CharField(max_length=10, blank=True, default=""), False),
        migrations.AddField("room", "asked_at", models.DateTimeField(null=True)),
        migrations.AddField("room", "answered_at", models.DateTimeField(null=True)),
        migrations.AddField("room", "refused", models.BooleanField(default=False)),
        migrations.AddField("room", "conflict", models.BooleanField(default=False)),
        migrations.AddField("room", "again", models.CharField(max_length=10, blank=True, default=""), False),
        migrations.AddField("room", "again_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "room", "remark", models.CharField(max_length=2000, blank=True, default=""), False
        ),
        migrations.AddField(
            "room", "told_by", models.CharField(max_length=40, blank=True, default=""), False
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["todo", "in_work", "deferred", "done"])),
                name="room_state_known",
            ),
        ),
    ]
