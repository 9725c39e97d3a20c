"""Writes orders as XES (IEEE 1849-2023), one order after the other, in constant memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from doorstep.integrations.eventlogs.files import text_to
from doorstep.integrations.eventlogs.objects import is_instant
from doorstep.integrations.eventlogs.records import EventRecord, OrderRecord

_EXTENSIONS = (
    ("Concept", "concept"),
    ("Time", "time"),
    ("Organizational", "org"),
    ("Lifecycle", "lifecycle"),
    ("Identity", "identity"),
)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2023" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
{extensions}
<global scope="trace">
<string key="concept:name" value=""/>
</global>
<global scope="event">
<string key="concept:name" value=""/>
<date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
<string key="lifecycle:transition" value="complete"/>
<id key="identity:id" value="00000000-0000-0000-0000-000000000000"/>
</global>
<classifier name="Activity" keys="concept:name"/>
<classifier name="Resource" keys="org:resource"/>
<string key="concept:name" value="Doorstep"/>
<string key="lifecycle:model" value="standard"/>
"""

_UNSAFE = re.compile(r"[&<>\"\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def write_xes(records: Iterable[OrderRecord], out: Path) -> None:
    """`out`: .xes, or .xes.gz to have it gzipped. Raises OSError; then there is no file."""
    extensions = "\n".join(
        f'<extension name="{name}" prefix="{prefix}" uri="http://www.xes-standard.org/{prefix}.xesext"/>'
        for name, prefix in _EXTENSIONS
    )
    with text_to(out) as file:
        file.write(_HEAD.format(extensions=extensions))
        for record in records:
            _trace(file, record)
        file.write("</log>\n")


def _trace(file: TextIO, record: OrderRecord) -> None:
    lines = ["<trace>", _string("concept:name", record.number)]
    _attributes(lines, record.attributes)
    lines.append(_string("state", record.state))
    for event in record.events:
        _event(lines, event)
    lines.append("</trace>\n")
    file.write("\n".join(lines))


def _event(lines: list[str], event: EventRecord) -> None:
    lines += [
        "<event>",
        _string("concept:name", event.kind),
        f'<date key="time:timestamp" value="{_stamp(event.at)}"/>',
        '<string key="lifecycle:transition" value="complete"/>',
        f'<id key="identity:id" value="{event.id}"/>',
        _string("org:role", event.role),
    ]
    if event.who:
        lines.append(_string("org:resource", event.who))
    # A dot no field of a body can have: the log's own fields can't be mistaken for one.
    lines.append(f'<int key="log.seq" value="{event.seq}"/>')
    lines.append(f'<date key="log.recorded_at" value="{_stamp(event.recorded_at)}"/>')
    _attributes(lines, event.body)
    lines.append("</event>")


def _attributes(lines: list[str], values: Mapping[str, Any], *, listed: bool = False) -> None:
    for name, value in values.items():
        _attribute(lines, name, value, listed=listed)


def _attribute(lines: list[str], name: str, value: Any, *, listed: bool = False) -> None:
    """One attribute, typed. An object's fields are attributes by dotted names ('device.sn'), which every tool
    reads; within a list it is a container. Null is left out.
    """
    if isinstance(value, str):
        lines.append(_string(name, value, "date" if is_instant(value) else "string"))
    elif isinstance(value, bool):
        lines.append(f'<boolean key="{_escaped(name)}" value="{str(value).lower()}"/>')
    elif isinstance(value, int | float):
        tag = "int" if isinstance(value, int) else "float"
        lines.append(f'<{tag} key="{_escaped(name)}" value="{value!r}"/>')
    elif isinstance(value, list):
        lines.append(f'<list key="{_escaped(name)}"><values>')
        for each in value:
            _attribute(lines, name, each, listed=True)
        lines.append("</values></list>")
    elif isinstance(value, dict) and (listed or not value):
        lines.append(f'<container key="{_escaped(name)}">')
        _attributes(lines, value, listed=True)
        lines.append("</container>")
    elif isinstance(value, dict):
        _attributes(lines, {f"{name}.{part}": each for part, each in value.items()})


def _string(name: str, value: str, tag: str = "string") -> str:
    return f'<{tag} key="{_escaped(name)}" value="{_escaped(value)}"/>'


def _escaped(said: str) -> str:
    return _UNSAFE.sub(lambda found: _ESCAPES.get(found[0], "\ufffd"), said)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")
