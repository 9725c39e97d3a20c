"""Pins, who moved what, and triggers that note whatever changes what the board shows.

Triggers, because many write what the board shows (logs, deadlines that pass, rosters, leave), and one that
forgot to say so would leave a dispatcher with a board that isn't true.
"""

import django.contrib.postgres.fields.ranges
from django.db import migrations, models

_TOUCH = "INSERT INTO dispatch_touch (order_number, seq, technician_no, span, waiting)"

#: A visit: the row of who had it and of who has it.
_ASSIGNMENT = f"""
CREATE FUNCTION dispatch_touch_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        {_TOUCH} VALUES (OLD.order_id, NULL, OLD.technician_id, OLD.during, TG_OP = 'DELETE');
    END IF;
    IF TG_OP <> 'DELETE' THEN
        {_TOUCH} VALUES (NEW.order_id, NULL, NEW.technician_id, NEW.during, TG_OP = 'INSERT');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON dispatch_assignment
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_assignment();
"""

#: A promise: the order waits on this day, or no longer.
_PROMISE = f"""
CREATE FUNCTION dispatch_touch_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        {_TOUCH} VALUES (OLD.order_id, NULL, NULL, tstzrange(OLD.from_at, OLD.to_at), TRUE);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        {_TOUCH} VALUES (NEW.order_id, NULL, NULL, tstzrange(NEW.from_at, NEW.to_at), TRUE);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON booking_promise
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_promise();
"""

#: Any event, and any deadline that passes; after the projections, so that they say whose row it is.
_ORDER = f"""
CREATE FUNCTION dispatch_touch_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_TOUCH}
    SELECT NEW.number, CASE WHEN NEW.seq > OLD.seq THEN NEW.seq END, visit.technician_id,
        coalesce(visit.during, tstzrange(promise.from_at, promise.to_at)), visit.order_id IS NULL
    FROM (SELECT) AS one
    LEFT JOIN dispatch_assignment AS visit ON visit.order_id = NEW.number
    LEFT JOIN booking_promise AS promise ON promise.order_id = NEW.number
    WHERE visit.order_id IS NOT NULL OR promise.order_id IS NOT NULL OR NEW.seq > OLD.seq;
    RETURN NULL;
END $$;
CREATE TRIGGER dispatch_touch AFTER UPDATE ON orders_order FOR EACH ROW
    WHEN ((OLD.seq, OLD.state, OLD.next_due_at) IS DISTINCT FROM (NEW.seq, NEW.state, NEW.next_due_at))
    EXECUTE FUNCTION dispatch_touch_order();
"""

#: Hours of somebody's day.
_HOURS = f"""
CREATE FUNCTION dispatch_touch_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        {_TOUCH} VALUES (NULL, NULL, OLD.technician_id, OLD.during, FALSE);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        {_TOUCH} VALUES (NULL, NULL, NEW.technician_id, NEW.during, FALSE);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON people_shift
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_hours();
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON people_leave
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_hours();
"""

#: Somebody himself, what he can, where he works: on all days.
_PERSON = f"""
CREATE FUNCTION dispatch_touch_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        {_TOUCH} VALUES (NULL, NULL, OLD.technician_id, NULL, FALSE);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        {_TOUCH} VALUES (NULL, NULL, NEW.technician_id, NULL, FALSE);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION dispatch_touch_technician() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_TOUCH} VALUES (NULL, NULL, coalesce(NEW.id, OLD.id), NULL, TRUE);
    RETURN NULL;
END $$;
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON people_technician
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_technician();
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON people_technician_grids
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_person();
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON people_technicianskill
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_person();
CREATE TRIGGER dispatch_touch AFTER INSERT OR UPDATE OR DELETE ON people_certificate
    FOR EACH ROW EXECUTE FUNCTION dispatch_touch_person();
"""

_TABLES = (
    "dispatch_assignment",
    "booking_promise",
    "orders_order",
    "people_shift",
    "people_leave",
    "people_technician",
    "people_technician_grids",
    "people_technicianskill",
    "people_certificate",
)
_FUNCTIONS = ("assignment", "promise", "order", "hours", "person", "technician")
_DROP = "".join(
    [
        *(f"DROP TRIGGER dispatch_touch ON {table};\n" for table in _TABLES),
        *(f"DROP FUNCTION dispatch_touch_{name}();\n" for name in _FUNCTIONS),
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("booking", "0001_slots_and_promises"),
        ("dispatch", "0002_plan_proposals"),
        ("orders", "0002_counts_over_orders"),
        ("people", "0005_shifts_and_leave"),
    ]

    operations = [
        migrations.AddField("assignment", "pinned", models.BooleanField(db_default=False, default=False)),
        migrations.CreateModel(
            name="Touch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(null=True)),
                ("order_number", models.CharField(max_length=40, null=True)),
                ("seq", models.PositiveIntegerField(null=True)),
                ("technician_no", models.BigIntegerField(null=True)),
                ("span", django.contrib.postgres.fields.ranges.DateTimeRangeField(null=True)),
                ("waiting", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("number__isnull", False)),
                        fields=["number"],
                        name="touch_by_number",
                    ),
                    models.Index(
                        condition=models.Q(("number__isnull", True)), fields=["id"], name="touch_fresh"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BoardChange",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("actor", models.CharField(max_length=80)),
                ("made_at", models.DateTimeField()),
                ("moved", models.JSONField()),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["made_at"], name="board_change_by_time")],
            },
        ),
        migrations.RunSQL("CREATE SEQUENCE dispatch_touch_number", "DROP SEQUENCE dispatch_touch_number"),
        migrations.RunSQL(_ASSIGNMENT + _PROMISE + _ORDER + _HOURS + _PERSON, _DROP),
    ]
