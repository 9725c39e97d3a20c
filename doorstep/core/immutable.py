"""Tables whose rows are written once: PostgreSQL refuses the change, whoever asks."""

from __future__ import annotations

from django.db import migrations


def immutable_table(table: str, hint: str) -> list[migrations.RunSQL]:
    """Migration operations that make UPDATE, DELETE and TRUNCATE on `table` an error saying `hint`."""
    function = f"{table}_is_append_only"
    create = f"""
        CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '{table} is append-only' USING HINT = '{hint}', ERRCODE = 'integrity_constraint_violation';
        END $$;
        CREATE TRIGGER {function} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
    """
    return [migrations.RunSQL(create, f"DROP TRIGGER {function} ON {table}; DROP FUNCTION {function}();")]
