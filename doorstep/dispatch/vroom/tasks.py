"""The jobs of a problem file."""

from __future__ import annotations

from doorstep.dispatch.vroom import parts
from doorstep.dispatch.vroom.errors import refused
from doorstep.dispatch.vroom.fields import MOST_ID, Field
from doorstep.dispatch.vroom.model import Task

MOST_PRIORITY = 100


def read_tasks(root: Field, kinds: int, size: int | None) -> tuple[Task, ...]:
    """`size`: of the matrices, None without them."""
    found = root.get("jobs")
    elements = [] if found is None else found.each()
    if not elements:
        raise refused("jobs", "没有任何任务", "no job is given")
    tasks = tuple(_task(each, kinds, size) for each in elements)
    seen: dict[int, str] = {}
    for task in tasks:
        if task.id in seen:
            raise refused(
                f"{task.path}.id",
                f"编号 {task.id} 与 {seen[task.id]} 重复",
                f"{task.id} is the id of {seen[task.id]} already",
            )
        seen[task.id] = task.path
    return tasks


def _task(field: Field, kinds: int, size: int | None) -> Task:
    number = field.need("id").whole(MOST_ID)
    parts.never_set(
        field,
        ("setup_per_type", "service_per_type"),
        "不支持按车型区分时长，请用 setup 和 service",
        "times by vehicle type are not planned with: use setup and service",
    )
    where = parts.spot(field, "location", "location_index", size)
    if where is None:
        field.need("location" if size is None else "location_index")
        raise AssertionError("unreachable: one of the two keys is missing")
    # Before `delivery` there was `amount`; it counts where neither of its successors stands.
    old = field.get("amount") if not {"delivery", "pickup"} & set(field.keys()) else None
    priority = field.get("priority")
    return Task(
        id=number,
        path=field.path,
        spot=where,
        setup_s=parts.seconds_at(field, "setup"),
        service_s=parts.seconds_at(field, "service"),
        description=parts.text_at(field, "description"),
        delivery=parts.amount(field.get("delivery") or old, kinds),
        pickup=parts.amount(field.get("pickup"), kinds),
        skills=parts.skills_of(field),
        priority=0 if priority is None else priority.whole(MOST_PRIORITY),
        windows=parts.spans(field.get("time_windows")),
    )
