"""Find what someone has seen lately: asked at every fetch of a phone's day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_access_records")]

    operations = [
        migrations.AddIndex(
            model_name="accessrecord",
            index=models.Index(fields=["actor", "-at"], name="access_by_actor"),
        ),
    ]
