"""Whatever a body holds comes back from XES as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.integrations.eventlogs.records import OrderRecord
from doorstep.integrations.eventlogs.tests.making import records
from doorstep.integrations.eventlogs.xes_reading import read_xes
from doorstep.integrations.eventlogs.xes_writing import write_xes

NAMES = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
# XML has no control characters; the writer puts a mark in their place.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from("\t\n\r"), max_size=20)
VALUES = st.recursive(
    WORDS
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.datetimes().map(lambda at: f"{at.isoformat()}+08:00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, VALUES, max_size=5))
def test_bodies_come_back(body: dict[str, Any]) -> None:
    (record, _) = records()
    event = record.events[0]._replace(body=body)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "log.xes"
        write_xes([OrderRecord("GD1", {}, [event])], out)
        (trace,) = read_xes(out)
    found = {name: value for name, value in trace.facts[0].body.items() if ":" not in name and name != "log"}
    assert found == body
