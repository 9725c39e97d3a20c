"""Tables whose rows are written once: PostgreSQL refuses the change, whoever asks.

The owner of the tables can still disable the triggers: they guard against mistakes, not against him. What he
alters, the hash chain of a log shows (`core.chain`).
"""

from __future__ import annotations

from django.db import migrations

_CREATE = """
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{table} is append-only'
            USING HINT = '{hint}', ERRCODE = 'integrity_constraint_violation';
    END $$;
    CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
    CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
"""
_DROP = """
    DROP TRIGGER {name}_whole ON {table};
    DROP TRIGGER {name} ON {table};
    DROP FUNCTION {name}();
"""


def immutable_table(table: str, hint: str) -> list[migrations.RunSQL]:
    """Migration operations that make UPDATE, DELETE and TRUNCATE on `table` an error saying `hint`."""
    names = {"table": table, "name": f"{table}_is_append_only", "hint": hint}
    return [migrations.RunSQL(_CREATE.format(**names), _DROP.format(**names))]
