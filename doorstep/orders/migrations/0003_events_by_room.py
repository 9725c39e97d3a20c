"""What happened in a room of a hotel is found without reading the whole log of its order."""

from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_counts_over_orders")]

    operations = [
        migrations.AddIndex(
            "event",
            models.Index(
                F("order"),
                KeyTextTransform("room", "body"),
                name="event_by_room",
                condition=Q(("body__has_key", "room")),
            ),
        ),
    ]
