"""An event's body as fields at dotted paths: how it is laid out in columns.

{"device": {"sn": "A"}}             → device.sn = "A" {"checks": ["x", "y"]}              → checks = ["x",
"y"] {"evidence": [{"slot": "sticker"}]} → evidence[] = 1 (so many objects), evidence[].slot = ["sticker"];
an object
                                      without the name gives null
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def flattened(body: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """The body's fields. A null is no field; neither is an empty object."""
    for name, value in body.items():
        path = above + name
        if isinstance(value, Mapping):
            yield from flattened(value, f"{path}.")
        elif isinstance(value, list | tuple) and any(isinstance(each, Mapping) for each in value):
            objects = [each for each in value if isinstance(each, Mapping)]
            names = {key: None for each in objects for key in each}
            yield f"{path}[]", len(objects)
            for key in names:
                yield f"{path}[].{key}", [each.get(key) for each in objects]
        elif value is not None:
            yield path, value
