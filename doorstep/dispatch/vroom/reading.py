"""A problem file as a File."""

from __future__ import annotations

from doorstep.dispatch.vroom.fields import Field, parsed
from doorstep.dispatch.vroom.model import File
from doorstep.dispatch.vroom.tables import read_tables
from doorstep.dispatch.vroom.tasks import read_tasks
from doorstep.dispatch.vroom.vehicles import elements_of, fixed_cost, kinds_of, profile_of, read_vehicle


def read(document: bytes) -> File:
    """The problem in a document of VROOM's format. Keys that VROOM doesn't know are passed over, as it does.

    Raises ProblemRefused with the path of what is malformed, or isn't planned with (shipments, costs, …).
    """
    root = parsed(document)
    _refuse_shipments(root)
    vehicles = elements_of(root)
    tables = read_tables(root, [profile_of(field) for field in vehicles])
    kinds = kinds_of(vehicles)
    size = len(next(iter(tables.values())).durations) if tables else None
    return File(
        tasks=read_tasks(root, kinds, size),
        vehicles=tuple(read_vehicle(field, kinds, tables) for field in vehicles),
        tables=tables,
        kinds=kinds,
        fixed_s=fixed_cost(vehicles),
    )


def _refuse_shipments(root: Field) -> None:
    found = root.get("shipments")
    if found is not None and found.each():
        raise found.refuse(
            "不支持取送成对的货运单，请改成 jobs 的 pickup 和 delivery",
            "from one customer to another is not planned: give jobs with pickup and delivery",
        )
