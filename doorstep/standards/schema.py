"""The JSON Schema of a standard's file, for editors: what each field means stands beside it, both languages.

The shape is the language's own (`Standard.model_json_schema`). What no schema can say (which fields go with
which template) is said by `doorstep standards check`. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from doorstep.standards.language import Standard
from doorstep.standards.steps import Catalogue, catalogue

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Json = dict[str, Any]


def standard_schema(kinds: Iterable[str], steps: Catalogue | None = None) -> Json:
    """Complete, to be saved as a file. `kinds`: of events, offered as examples."""
    schema = Standard.model_json_schema()
    models: dict[str, Json] = {"Standard": schema, **schema["$defs"]}
    for model, fields in hints().items():
        for name, said in fields.items():
            description = f"{said['zh']}。\n{said['en']}."
            models[model]["properties"][name] |= {"title": said["title"], "description": description}
    clause = models["Clause"]["properties"]
    _offer_steps(clause["step"], steps or catalogue())
    offered = sorted(kinds)
    for field in (models["Selector"]["properties"]["event"], clause["by"]):
        field["examples"] = offered
    return {"$schema": DIALECT, **schema, "title": "上门规范文件 Doorstep standard"}


def _offer_steps(field: Json, steps: Catalogue) -> None:
    """Only these are known; each with its name."""
    del field["anyOf"]
    field["enum"] = [*(step.id for step in steps.by_id.values()), None]
    field["enumDescriptions"] = [*(f"{step.title.zh} {step.title.en}" for step in steps.by_id.values()), ""]


@cache
def hints() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """By model and field: title, and what to write there in Chinese and in English."""
    source = resources.files("doorstep.standards") / "schema_hints.yaml"
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(source.read_text("utf-8"))
    return found
