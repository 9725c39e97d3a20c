"""Tables point left, as imports do. Django names them by strings, which import-linter can't see."""

import re
from collections.abc import Iterator

from django.apps import apps

from tests.architecture.flow import CHECKOUT, may_point, ranks

GET_MODEL = re.compile(r"""get_model\(\s*["'](\w+)["'.]""")


def relations() -> Iterator[tuple[str, str, str]]:
    """(package, package pointed at, where) of every relation between our own tables."""
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("doorstep."):
            continue
        for field in model._meta.get_fields():
            target = field.related_model
            if not field.is_relation or field.auto_created or not isinstance(target, type):
                continue
            if target.__module__.startswith("doorstep."):
                yield package(model), package(target), f"{model._meta.label}.{field.name}"


def package(model: type) -> str:
    return model.__module__.split(".")[1]


def test_the_flow_is_read_from_the_contract() -> None:
    order = ranks()
    assert order["core"] == 0
    assert order["people"] == order["accounts"] < order["orders"] < order["config"]


def test_a_planted_relation_to_the_right_or_sideways_would_be_seen() -> None:
    assert may_point("orders", "people")
    assert may_point("orders", "orders")
    assert not may_point("accounts", "orders")
    assert not may_point("accounts", "people")


def test_no_table_points_right_or_sideways() -> None:
    found = list(relations())
    assert found, "no relation found at all: is this test looking at the right models?"
    assert [where for source, target, where in found if not may_point(source, target)] == []


def test_no_model_is_fetched_by_name_from_the_right() -> None:
    wrong = [
        f"{file.relative_to(CHECKOUT)}: {label}"
        for file in (CHECKOUT / "doorstep").rglob("*.py")
        if "migrations" not in file.parts
        for label in GET_MODEL.findall(file.read_text(encoding="utf-8"))
        if label in ranks() and not may_point(file.relative_to(CHECKOUT).parts[1], label)
    ]
    assert wrong == []
