"""The JSON Schema for editors: takes what comes with Doorstep, refuses what it can, explains every field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import jsonschema_rs
import pytest
import yaml

from doorstep.standards.schema import DIALECT, hints, standard_schema
from doorstep.standards.services import library
from doorstep.standards.steps import catalogue

SCHEMA = standard_schema(["visit.arrived", "order.received"])
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)
FILES = {file: yaml.safe_load(content) for file, content in library()}
TOUCH = FILES["touch.yaml"]


def faults(data: Any) -> list[str]:
    return ["/".join(map(str, error.instance_path)) for error in VALIDATOR.iter_errors(data)]


def changed(**fields: Any) -> dict[str, Any]:
    """The TOUCH standard with its first clause changed."""
    data = deepcopy(TOUCH)
    data["clauses"][0] |= fields
    return dict(data)


def test_it_is_a_schema() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)
    assert SCHEMA["$schema"] == DIALECT


@pytest.mark.parametrize("file", FILES)
def test_every_standard_that_comes_with_doorstep_fits(file: str) -> None:
    assert faults(FILES[file]) == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"contrl": "gate"}, "clauses/0"),
        ({"control": "guard"}, "clauses/0/control"),
        ({"template": "not_succession"}, "clauses/0/template"),
        ({"title": {"zh": "只有中文"}}, "clauses/0/title"),
        ({"step": "arive"}, "clauses/0/step"),
        ({"id": "Touch First"}, "clauses/0/id"),
        ({"n": 0}, "clauses/0/n"),
        ({"within": {"max": "PT30M", "calendar": "lunar"}}, "clauses/0/within"),
    ],
)
def test_what_it_refuses(fields: dict[str, Any], place: str) -> None:
    assert faults(changed()) == []
    found = faults(changed(**fields))
    assert found and all(each.startswith(place) for each in found)


def _properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for model, schema in {"Standard": SCHEMA, **SCHEMA["$defs"]}.items():
        for name, said in schema.get("properties", {}).items():
            yield model, name, said


@pytest.mark.parametrize(("model", "name", "said"), [*_properties()], ids=lambda part: str(part)[:20])
def test_every_field_is_explained_in_both_languages(model: str, name: str, said: dict[str, Any]) -> None:
    assert re.search(r"[\u4e00-\u9fff]", said["title"]), f"{model}.{name}: add it to schema_hints.yaml"
    chinese, english = said["description"].split("\n")
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert re.match(r"[A-Za-z$]", english) and not re.search(r"[\u4e00-\u9fff]", english)


def test_nothing_is_explained_that_is_not_there() -> None:
    assert {(model, name) for model, fields in hints().items() for name in fields} == {
        (model, name) for model, name, _ in _properties()
    }


def test_steps_and_kinds_are_offered() -> None:
    step = SCHEMA["$defs"]["Clause"]["properties"]["step"]
    assert step["enum"] == [*catalogue().by_id, None]
    assert len(step["enumDescriptions"]) == len(step["enum"])
    assert SCHEMA["$defs"]["Selector"]["properties"]["event"]["examples"] == [
        "order.received",
        "visit.arrived",
    ]
