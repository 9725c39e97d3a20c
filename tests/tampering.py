"""What somebody with the database owner's rights would do to a log."""

from __future__ import annotations

from typing import Any

from django.db import connection

_TRIGGER = "orders_event_is_append_only"


def tamper(sql: str, *values: Any) -> None:
    """Run a statement with the log's own trigger asleep."""
    with connection.cursor() as cursor:
        # A table with checks that wait for the transaction's end can't be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE orders_event DISABLE TRIGGER {_TRIGGER}")
        cursor.execute(sql, values)
        cursor.execute(f"ALTER TABLE orders_event ENABLE TRIGGER {_TRIGGER}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
