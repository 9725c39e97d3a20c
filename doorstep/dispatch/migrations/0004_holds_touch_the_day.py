"""A window held while its customer decides changes what its day has room for, as a promise does."""

from django.db import migrations

_HOLD = """
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON booking_hold
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_promise();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("booking", "0002_holds"),
        ("dispatch", "0003_the_boards_changes"),
    ]

    operations = [migrations.RunSQL(_HOLD, "DROP TRIGGER dispatch_touch ON booking_hold;")]
