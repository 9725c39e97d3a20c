"""PostgreSQL's btree_gist (a technician's hours don't overlap) and pg_trgm (search inside Chinese words)."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0001_units_and_users")]

    operations = [BtreeGistExtension(), TrigramExtension()]
