"""Two shapes of one name hide each other in the API's description, and clients get the wrong type."""

from __future__ import annotations

from collections import Counter

from ninja import Schema

from doorstep.web.root import api


def shapes(of: type[Schema]) -> list[type[Schema]]:
    return [each for below in of.__subclasses__() for each in (below, *shapes(below))]


def test_no_two_shapes_of_different_content_share_a_name() -> None:
    assert api.get_openapi_schema()["components"]["schemas"]
    ours = {each for each in shapes(Schema) if each.__module__.startswith("doorstep.")}
    told = {(each.__name__, tuple(sorted(each.model_fields))) for each in ours}
    twice = [name for name, count in Counter(name for name, _ in told).items() if count > 1]
    assert not twice
